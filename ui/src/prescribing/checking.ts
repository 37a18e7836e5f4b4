// What the engine says of a draft while it is written. Items that are refused are not judged further, so the others are
// asked about again without them: a typing error in one item must not hide what was found about another.

import type { Finding, ItemOrder, Refusal } from '../ipc/types';

/** Of one moment's items, each under its key. */
export interface Verdict {
  keys: string[];
  refusals: Refusal[];
  findings: Finding[];
  /** Keys of items that no check could judge, because they are refused or something stops the whole. */
  unjudged: string[];
}

export type Answered = { findings: Finding[] } | { refusals: Refusal[] };

const ITEM = /^items\[(\d+)\]/;

/** A field as the order names it, whatever command carries the order. */
export function bareField(field: string): string {
  return field.replace(/^answer\.order\./, '').replace(/^order\./, '');
}

export function placeOf({ field }: Refusal): number | undefined {
  const place = ITEM.exec(field ?? '')?.[1];
  return place === undefined ? undefined : Number(place);
}

function bare(refusals: Refusal[]): Refusal[] {
  return refusals.map((refusal) =>
    refusal.field ? { ...refusal, field: bareField(refusal.field) } : refusal,
  );
}

/** Places in the part that was asked about, as places in the whole. */
function moved(finding: Finding, kept: number[]): Finding {
  const place = finding.item === null || finding.item === undefined ? finding.item : kept[finding.item];
  const other = ITEM.exec(finding.params.other ?? '')?.[1];
  const params =
    other === undefined ? finding.params : { ...finding.params, other: `items[${kept[Number(other)]}]` };
  return { ...finding, ...(place === undefined ? {} : { item: place }), params };
}

export async function judge(
  items: { key: string; item: ItemOrder }[],
  ask: (items: ItemOrder[]) => Promise<Answered>,
): Promise<Verdict> {
  const keys = items.map(({ key }) => key);
  const first = await ask(items.map(({ item }) => item));
  if ('findings' in first) return { keys, refusals: [], findings: first.findings, unjudged: [] };
  const refusals = bare(first.refusals);
  const refused = new Set(refusals.map(placeOf));
  const kept = keys.map((_, place) => place).filter((place) => !refused.has(place));
  if (refused.has(undefined) || kept.length === 0) return { keys, refusals, findings: [], unjudged: keys };
  const rest = await ask(kept.flatMap((place) => items[place]?.item ?? []));
  if ('refusals' in rest) return { keys, refusals, findings: [], unjudged: keys };
  const findings = rest.findings.map((finding) => moved(finding, kept));
  return { keys, refusals, findings, unjudged: keys.filter((_, place) => refused.has(place)) };
}

/** The refusals of one item, with its fields named from itself: `dose`, `as_needed.max_daily`. */
export function refusalsFor(verdict: Verdict | undefined, key: string): Refusal[] {
  const place = verdict?.keys.indexOf(key) ?? -1;
  if (verdict === undefined || place === -1) return [];
  return verdict.refusals
    .filter((refusal) => placeOf(refusal) === place)
    .map((refusal) => ({ ...refusal, field: (refusal.field ?? '').replace(ITEM, '').replace(/^\./, '') }));
}

const missing: readonly Refusal['code'][] = [
  'DoseMissing',
  'RouteMissing',
  'FrequencyMissing',
  'DurationMissing',
  'AsNeededReasonMissing',
  'AsNeededIntervalMissing',
  'AsNeededMaximumMissing',
  'InfusionIncomplete',
];

/** What is not written yet is no mistake while somebody types; what is written wrongly is. */
export function unwritten(refusals: Refusal[]): { missing: Refusal[]; wrong: Refusal[] } {
  return {
    missing: refusals.filter(({ code }) => missing.includes(code)),
    wrong: refusals.filter(({ code }) => !missing.includes(code)),
  };
}

export function findingsFor(verdict: Verdict | undefined, key: string): Finding[] {
  const place = verdict?.keys.indexOf(key) ?? -1;
  return place === -1 ? [] : (verdict?.findings.filter(({ item }) => item === place) ?? []);
}

/** Refusals about the whole order: its kind, its patient, its number of items. */
export function refusalsOfWhole(verdict: Verdict | undefined): Refusal[] {
  return verdict?.refusals.filter((refusal) => placeOf(refusal) === undefined) ?? [];
}

/** What stops a tired hand once more before it signs. An allergy that was overridden has its reason already. */
export function stopping(verdict: Verdict | undefined): Finding[] {
  const found = verdict?.findings.filter(({ tier, outcome }) => tier === 1 && outcome === 'Found') ?? [];
  return found.filter(({ params }) => params.override === undefined);
}

/** Loudest first; what could not be checked after what was found at the same loudness; by item. */
export function inOrder(findings: Finding[]): Finding[] {
  const rank = ({ outcome, tier, item }: Finding) =>
    (outcome === 'Found' ? tier : tier + 3) * 1_000 + (item ?? -1) + 1;
  return findings.toSorted((one, other) => rank(one) - rank(other));
}

/** Judged, and nothing found: not where a check of the whole could not run, which nobody may take for safe. */
export function isFine(verdict: Verdict | undefined, key: string): boolean {
  if (verdict === undefined || !verdict.keys.includes(key) || verdict.unjudged.includes(key)) return false;
  const ofWhole = verdict.findings.some(
    ({ item, outcome }) => outcome === 'NotChecked' && (item ?? -1) === -1,
  );
  return !ofWhole && findingsFor(verdict, key).length === 0;
}
