// The fields of an item, for those who prefer them to the line. Each is what was typed; together they become the item,
// or not yet.

import type {
  Duration,
  Frequency,
  ItemOrder,
  Override,
  OverrideReason,
  Quantity,
  Route,
  Unit,
} from '../ipc/types';
import type { Extras } from './draft';

export interface FieldTexts {
  dose: string;
  doseUnit: Unit;
  route: Route | '';
  frequency: Frequency['kind'] | '';
  frequencyNumber: string;
  duration: Duration['kind'] | '';
  days: string;
  needed: boolean;
  reason: string;
  interval: string;
  most: string;
  mostUnit: Unit;
  diluent: string;
  volume: string;
  rate: string;
  rateUnit: Unit;
  quantity: string;
  quantityUnit: Unit;
  indication: string;
  cid: string;
  noSubstitution: boolean;
  instructions: string;
  override: OverrideReason | '';
  overrideText: string;
}

export const doseUnits: readonly Unit[] = [
  'mg',
  'g',
  'ug',
  'mL',
  '[iU]',
  '{comprimido}',
  '{cápsula}',
  '[drp]',
  'meq',
  'mmol',
  '{jato}',
  '{ampola}',
  '{sachê}',
  '{supositório}',
  '{adesivo}',
  '{aplicação}',
  '{dose}',
];
export const rateUnits: readonly Unit[] = [
  'mL/h',
  '[drp]/min',
  '{microgota}/min',
  'mg/h',
  'ug/min',
  'ug/h',
  'ug/kg/min',
  'ug/kg/h',
  'mg/kg/h',
  '[iU]/h',
  '[iU]/kg/h',
];
export const handedOut: readonly Unit[] = [
  '{comprimido}',
  '{cápsula}',
  '{caixa}',
  '{frasco}',
  '{ampola}',
  '{bisnaga}',
  '{sachê}',
  '{adesivo}',
  '{supositório}',
  'mL',
  'g',
];
/** Those with a number; days of the week and times of the day are written in the line. */
export const frequencies = [
  'EveryHours',
  'TimesPerDay',
  'EveryDays',
  'AtBedtime',
  'Continuous',
] as const satisfies readonly Frequency['kind'][];
export const durations: readonly Duration['kind'][] = ['Days', 'Continuous', 'Once'];

/** `0.5` as it is typed here: `0,5`. */
const typed = (value: string | undefined) => value?.replace('.', ',') ?? '';

function numberOf(frequency: Frequency | null | undefined): string {
  if (frequency?.kind === 'EveryHours') return String(frequency.hours);
  if (frequency?.kind === 'TimesPerDay') return String(frequency.times);
  return frequency?.kind === 'EveryDays' ? String(frequency.days) : '';
}

export function textsOf(item: ItemOrder, extras: Extras): FieldTexts {
  const { as_needed: needed } = item;
  const unit = (quantity: Quantity | null | undefined, other: Unit) => quantity?.unit ?? other;
  return {
    dose: typed(item.dose?.value),
    doseUnit: unit(item.dose, 'mg'),
    route: item.route ?? '',
    frequency: item.frequency?.kind ?? '',
    frequencyNumber: numberOf(item.frequency),
    duration: item.duration?.kind ?? '',
    days: item.duration?.kind === 'Days' ? String(item.duration.days) : '',
    needed: Boolean(needed),
    reason: needed?.reason ?? '',
    interval: needed?.min_interval_hours ? String(needed.min_interval_hours) : '',
    most: typed(needed?.max_daily?.value),
    mostUnit: unit(needed?.max_daily, unit(item.dose, 'mg')),
    diluent: item.diluent ?? '',
    volume: typed(item.volume?.value),
    rate: typed(item.rate?.value),
    rateUnit: unit(item.rate, 'mL/h'),
    quantity: typed(item.quantity?.value),
    quantityUnit: unit(item.quantity, '{comprimido}'),
    indication: extras.indication ?? '',
    cid: extras.cid ?? '',
    noSubstitution: extras.substitution_refused ?? false,
    instructions: item.instructions ?? '',
    override: extras.allergy_override?.reason ?? '',
    overrideText: extras.allergy_override?.text ?? '',
  };
}

const NUMBER = /^\d{1,9}([.,]\d{1,6})?$/;

/** A decimal as the engine takes it; null for nothing, undefined for what is no number (yet). */
export function amountOf(text: string): string | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return NUMBER.test(trimmed) ? trimmed.replace(',', '.') : undefined;
}

function wholeOf(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d{1,4}$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** Names of the fields that hold no number. */
export function unreadable(texts: FieldTexts): (keyof FieldTexts)[] {
  const amounts = (['dose', 'most', 'volume', 'rate', 'quantity'] as const).filter(
    (name) => amountOf(texts[name]) === undefined,
  );
  const counts = (['frequencyNumber', 'days', 'interval'] as const).filter(
    (name) => wholeOf(texts[name]) === undefined,
  );
  return [...amounts, ...counts];
}

function quantityOf(text: string, unit: Unit): Quantity | null {
  const value = amountOf(text);
  return value ? { value, unit } : null;
}

function frequencyOf(texts: FieldTexts, before: Frequency | null | undefined): Frequency | null {
  const number = wholeOf(texts.frequencyNumber);
  switch (texts.frequency) {
    case 'EveryHours':
      return number ? { kind: 'EveryHours', hours: number } : null;
    case 'TimesPerDay':
      return number ? { kind: 'TimesPerDay', times: number } : null;
    case 'EveryDays':
      return number ? { kind: 'EveryDays', days: number } : null;
    case 'AtBedtime':
    case 'Continuous':
      return { kind: texts.frequency };
    case '':
      return null;
    default:
      return before ?? null;
  }
}

function durationOf({ duration, days }: FieldTexts): Duration | null {
  if (duration === 'Days') {
    const count = wholeOf(days);
    return count ? { kind: 'Days', days: count } : null;
  }
  return duration === '' ? null : { kind: duration };
}

function overrideOf({ override, overrideText }: FieldTexts): Override | null {
  return override === ''
    ? null
    : { reason: override, text: overrideText.trim() === '' ? null : overrideText.trim() };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** The item with what the fields say; what they do not show (steps, ranges, times) stays as it was. */
export function itemFrom(item: ItemOrder, texts: FieldTexts): ItemOrder {
  const rate = quantityOf(texts.rate, texts.rateUnit);
  const plain = item.kind === 'Dose' || item.kind === 'Infusion';
  return {
    ...item,
    kind: plain ? (rate === null ? 'Dose' : 'Infusion') : item.kind,
    dose: plain ? quantityOf(texts.dose, texts.doseUnit) : (item.dose ?? null),
    route: texts.route === '' ? null : texts.route,
    frequency: frequencyOf(texts, item.frequency),
    duration: durationOf(texts),
    as_needed: texts.needed
      ? {
          reason: orNull(texts.reason),
          min_interval_hours: wholeOf(texts.interval) ?? null,
          max_daily: quantityOf(texts.most, texts.mostUnit),
        }
      : null,
    diluent: orNull(texts.diluent),
    volume: quantityOf(texts.volume, 'mL'),
    rate,
    quantity: quantityOf(texts.quantity, texts.quantityUnit),
    indication: orNull(texts.indication),
    cid: orNull(texts.cid),
    substitution_refused: texts.noSubstitution,
    instructions: orNull(texts.instructions),
    allergy_override: overrideOf(texts),
  };
}

const names = {
  medicine_id: 'medicine',
  dose: 'dose',
  route: 'route',
  frequency: 'frequency',
  duration: 'duration',
  'as_needed.reason': 'reason',
  'as_needed.min_interval_hours': 'interval',
  'as_needed.max_daily': 'most',
  diluent: 'diluent',
  volume: 'volume',
  rate: 'rate',
  taper: 'taper',
  variable: 'variable',
  quantity: 'quantity',
  indication: 'indication',
  cid: 'cid',
  instructions: 'instructions',
  allergy_override: 'override',
} as const;

/** How a field of an item is called on screen: the longest name that it begins with. */
export function fieldName(field: string): (typeof names)[keyof typeof names] | undefined {
  const known = (Object.keys(names) as (keyof typeof names)[]).filter((name) => field.startsWith(name));
  const best = known.toSorted((one, other) => other.length - one.length)[0];
  return best === undefined ? undefined : names[best];
}
