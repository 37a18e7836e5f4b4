// What changed between one version of a prescription and the one it replaces.

import type { DocumentItem, PrescriptionDocument } from '../ipc/types';
import { groupBy } from '../shared/groupBy';

/** One prescription with all its versions, the newest first. */
export interface Chain {
  root: string;
  versions: PrescriptionDocument[];
}

/** Chains in the order of their last signature, the newest first. */
export function chains(prescriptions: PrescriptionDocument[]): Chain[] {
  const byRoot = groupBy(prescriptions, ({ root_id }) => root_id);
  const all = [...byRoot].map(([root, versions]) => ({
    root,
    versions: versions.toSorted((a, b) => b.version - a.version || b.signed_at - a.signed_at),
  }));
  const last = ({ versions }: Chain) => versions[0]?.signed_at ?? 0;
  return all.sort((a, b) => last(b) - last(a));
}

/** What of an item people read, in the order in which it is printed. */
export const parts = ['description', 'dose', 'route', 'schedule', 'reason', 'instructions'] as const;
export type Part = (typeof parts)[number];

function partOf(item: DocumentItem, part: Part): string {
  if (part === 'dose') return item.dose_text;
  if (part === 'schedule') return item.schedule_text;
  if (part === 'reason') return item.indication ?? '';
  return item[part] ?? '';
}

export interface PartDifference {
  part: Part;
  before: string;
  now: string;
}

export interface ItemDifference {
  kind: 'same' | 'changed' | 'added' | 'removed';
  /** As it is now; as it was, where it was taken out. */
  item: DocumentItem;
  /** Every part that has words, before or now. */
  parts: PartDifference[];
}

/** An item of the new version continues the one of the old with the same medicine, then the same name; each once. */
function pairs(before: DocumentItem[], now: DocumentItem[]): Map<DocumentItem, DocumentItem> {
  const left = new Set(before);
  const paired = new Map<DocumentItem, DocumentItem>();
  const alike: ((a: DocumentItem, b: DocumentItem) => boolean)[] = [
    (a, b) =>
      a.medicine_id === b.medicine_id && a.dose_text === b.dose_text && a.schedule_text === b.schedule_text,
    (a, b) => a.medicine_id === b.medicine_id && a.route === b.route,
    (a, b) => a.medicine_id === b.medicine_id,
    (a, b) => a.medicine_name === b.medicine_name,
  ];
  for (const same of alike) {
    for (const item of now) {
      if (paired.has(item)) continue;
      const old = [...left].find((old) => same(old, item));
      if (old === undefined) continue;
      paired.set(item, old);
      left.delete(old);
    }
  }
  return paired;
}

function read(item: DocumentItem, before: DocumentItem | undefined): PartDifference[] {
  return parts
    .map((part) => ({
      part,
      before: before === undefined ? '' : partOf(before, part),
      now: partOf(item, part),
    }))
    .filter(({ before, now }) => before !== '' || now !== '');
}

/** The items now, each with what it was, then those taken out. Without a version before, all are the same. */
export function differences(
  before: PrescriptionDocument | undefined,
  now: PrescriptionDocument,
): ItemDifference[] {
  const items = now.items ?? [];
  if (before === undefined) return items.map((item) => ({ kind: 'same', item, parts: read(item, item) }));
  const paired = pairs(before.items ?? [], items);
  const kept = new Set(paired.values());
  return [
    ...items.map((item): ItemDifference => {
      const old = paired.get(item);
      const parts = read(item, old);
      if (old === undefined) return { kind: 'added', item, parts };
      return { kind: parts.some(({ before, now }) => before !== now) ? 'changed' : 'same', item, parts };
    }),
    ...(before.items ?? [])
      .filter((item) => !kept.has(item))
      .map((item): ItemDifference => ({ kind: 'removed', item, parts: read(item, item) })),
  ];
}

export function changeCount(items: ItemDifference[]): number {
  return items.filter(({ kind }) => kind !== 'same').length;
}

const open = [
  'Signed',
  'InTriage',
  'AwaitingAnswer',
  'Returned',
  'Validated',
  'ValidatedWithRemark',
  'InPicking',
  'Picked',
  'Checked',
  'Dispensed',
  'PartlyDispensed',
  'Delivered',
];

/** Still an order: not replaced, cancelled, closed or written by mistake. */
export function isOpen({ state }: Pick<PrescriptionDocument, 'state'>): boolean {
  return open.includes(state);
}
