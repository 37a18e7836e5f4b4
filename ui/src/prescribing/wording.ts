// An order's parts in the few words that chips and rows have room for. The sentence that prints is the engine's.

import type { TFunction } from 'i18next';
import type { Duration, Frequency, ItemOrder, Quantity } from '../ipc/types';
import type { useFormat } from '../shared/useFormat';

export type Words = TFunction<'prescribing'>;
type Format = Pick<ReturnType<typeof useFormat>, 'quantity'>;

export function frequencyText(frequency: Frequency, t: Words): string {
  switch (frequency.kind) {
    case 'EveryHours':
      return t('frequency.EveryHours', { hours: frequency.hours });
    case 'TimesPerDay':
      return t('frequency.TimesPerDay', { times: frequency.times });
    case 'EveryDays':
      return t('frequency.EveryDays', { days: frequency.days });
    case 'Weekdays':
      return frequency.days.map((day) => t(`weekday.${day}`)).join(', ');
    case 'AtTimes':
      return frequency.times.map((time) => time.slice(0, 5)).join(', ');
    default:
      return t(`frequency.${frequency.kind}`);
  }
}

export function durationText(duration: Duration, t: Words): string {
  return duration.kind === 'Days'
    ? t('duration.Days', { count: duration.days })
    : t(`duration.${duration.kind}`);
}

/** The dose beside the medicine's name; of a taper, its first step's. */
export function doseOf(item: ItemOrder): Quantity | undefined {
  return item.dose ?? item.taper?.[0]?.dose ?? undefined;
}

/** `EV · 24/24 h · por 7 dias`: how the item is given, in the order in which it is read aloud. */
export function itemParts(item: ItemOrder, t: Words, { quantity }: Format): string[] {
  const diluted = [item.volume ? quantity(item.volume) : '', item.diluent ?? ''].filter(Boolean).join(' ');
  const needed = item.as_needed;
  const parts = [
    item.route,
    diluted === '' ? undefined : t('part.diluted', { diluted }),
    item.rate ? quantity(item.rate) : undefined,
    item.frequency ? frequencyText(item.frequency, t) : undefined,
    item.scheduling?.first_dose_now ? t('part.now') : undefined,
    ...(item.taper ?? []).map((step, place) =>
      t(place === 0 ? 'part.step' : 'part.then', {
        dose: quantity(step.dose),
        frequency: frequencyText(step.frequency, t),
        count: step.days,
      }),
    ),
    item.variable_measure ? t('part.variable', { measure: item.variable_measure }) : undefined,
    needed ? (needed.reason ? t('part.needed', { reason: needed.reason }) : t('part.neededFor')) : undefined,
    needed?.max_daily ? t('part.most', { most: quantity(needed.max_daily) }) : undefined,
    item.duration ? durationText(item.duration, t) : undefined,
    item.quantity ? t('part.quantity', { quantity: quantity(item.quantity) }) : undefined,
    item.instructions,
    item.indication ? t('part.indication', { indication: item.indication }) : undefined,
    item.cid,
    item.substitution_refused ? t('part.noSubstitution') : undefined,
  ];
  return parts.filter((part): part is string => typeof part === 'string' && part !== '');
}
