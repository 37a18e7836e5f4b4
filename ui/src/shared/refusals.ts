// Sentences for what the engine answers in codes: refusals, findings, faults of a line.

import type { TFunction } from 'i18next';
import type { Finding, OrderState, Refusal } from '../ipc/types';
import type { MeaningName } from './Meaning';

type Words = TFunction<'vocabulary'>;

/** Params that are codes are said as words. */
function said(params: Record<string, string>, t: Words): Record<string, string> {
  const words = { ...params };
  if (params.state !== undefined) words.state = t(`orderState.${params.state as OrderState}`).toLowerCase();
  if (params.kind !== undefined) words.kind = t(`allergyKind.${params.kind as 'Allergy'}`);
  if (params.substance !== undefined) words.substance = params.substance.replaceAll('_', ' ');
  return words;
}

export function refusalText(refusal: Refusal, t: Words): string {
  return t(`refusal.${refusal.code}`, { replace: said(refusal.params ?? {}, t) });
}

/** The refusals about a field and what is inside it: `items[0]` takes `items[0].dose` too. */
export function refusalsAt(refusals: Refusal[], field: string): Refusal[] {
  const inside = (at: string) => at === field || at.startsWith(`${field}.`) || at.startsWith(`${field}[`);
  return refusals.filter((refusal) => refusal.field && inside(refusal.field));
}

/** Those that no field of the form shows: about the whole, or about a field that is not on screen. */
export function refusalsElsewhere(refusals: Refusal[], fields: string[]): Refusal[] {
  return refusals.filter((refusal) => !fields.some((field) => refusalsAt([refusal], field).length > 0));
}

/** The text beside a field; `undefined` when nothing is wrong with it. */
export function refusalAt(refusals: Refusal[], field: string, t: Words): string | undefined {
  const texts = refusalsAt(refusals, field).map((refusal) => refusalText(refusal, t));
  return texts.length === 0 ? undefined : [...new Set(texts)].join(' ');
}

const plainFindings = [
  'ALLERGY_NOT_ASKED',
  'ALLERGY_NOT_CHECKED',
  'ALLERGY_SUBSTANCE',
  'ALLERGY_GROUP',
  'DAILY_MAXIMUM',
  'DUPLICATE_ATC4',
  'WEIGHT_MISSING',
  'APPROVAL_NEEDED',
] as const;

/** Which sentence a finding has: one rule may have found something, been unable to look, or mean a weekly medicine. */
function findingKey({ rule_id, outcome, params }: Finding) {
  if (rule_id === 'DAILY_MAXIMUM' && outcome === 'NotChecked') return 'DAILY_MAXIMUM_NOT_CHECKED';
  if (rule_id === 'DAILY_MAXIMUM' && params.limit === undefined) return 'DAILY_MAXIMUM_WEEKLY';
  if (rule_id === 'DUPLICATE_ATC4' && outcome === 'NotChecked') return 'DUPLICATE_ATC4_NOT_CHECKED';
  return plainFindings.find((known) => known === rule_id) ?? 'unknown';
}

export interface FindingText {
  title: string;
  text: string;
  meaning: MeaningName;
}

/** What a finding says, and how loudly: the first tier stops, the second asks for care, the rest informs. */
export function findingText(
  finding: Finding,
  t: Words,
  quantity: (value: string, unit: string) => string,
): FindingText {
  const { params, judged, tier, outcome, rule_id } = finding;
  const words = said({ note: '', ...params, rule: rule_id }, t);
  words.of = words.substance === undefined ? '' : t('findingOf', { substance: words.substance });
  const more = Number(judged.not_counted ?? 0);
  words.more = more > 0 ? t('findingNotCounted', { count: more }) : '';
  if (params.unit !== undefined) {
    if (params.total !== undefined) words.total = quantity(params.total, params.unit);
    if (params.limit !== undefined) words.limit = quantity(params.limit, params.unit);
  }
  const place = /^items\[(\d+)\]$/.exec(params.other ?? '');
  if (place) words.other = t('findingItem', { place: Number(place[1]) + 1 });
  const key = findingKey(finding);
  const meaning =
    outcome === 'NotChecked' ? 'unchecked' : tier === 1 ? 'danger' : tier === 2 ? 'caution' : 'information';
  return {
    title: t(`finding.${key}.title`, { replace: words }),
    text: t(`finding.${key}.text`, { replace: words }).replace(/ +/g, ' ').trim(),
    meaning,
  };
}
