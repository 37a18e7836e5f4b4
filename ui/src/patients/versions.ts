// What changed between one version of a prescription and the one it replaces.

import type { DocumentItem, PrescriptionDocument } from '../ipc/types';
import { alone, type Compared, compare } from '../shared/compare';
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

/** What of an item has words, in the order in which it is printed. */
const parts = [
  'description',
  'dose_text',
  'route',
  'schedule_text',
  'diluent',
  'indication',
  'instructions',
] as const satisfies readonly (keyof DocumentItem)[];

export interface PartDifference {
  part: (typeof parts)[number];
  before: string;
  now: string;
}

export interface ItemDifference {
  kind: Compared['kind'] | 'removed';
  /** As it is now; as it was, where it was taken out. */
  item: DocumentItem;
  /** Every part that has words, before or now. */
  parts: PartDifference[];
}

function read(item: DocumentItem, before: DocumentItem | undefined): PartDifference[] {
  return parts
    .map((part) => ({ part, before: before?.[part] ?? '', now: item[part] ?? '' }))
    .filter(({ before, now }) => before !== '' || now !== '');
}

/** The items now, each with what it was, then those taken out. Without a version before, all are the same. */
export function differences(
  before: PrescriptionDocument | undefined,
  now: PrescriptionDocument,
): ItemDifference[] {
  const items = now.items ?? [];
  const { items: compared, removed } =
    before === undefined ? alone(items) : compare(items, before.items ?? []);
  const was = (each: Compared) => (each.kind === 'changed' ? each.was : each.item);
  return [
    ...compared.map((each) => ({
      kind: each.kind,
      item: each.item,
      parts: read(each.item, each.kind === 'added' ? undefined : was(each)),
    })),
    ...removed.map((item) => ({ kind: 'removed' as const, item, parts: read(item, item) })),
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
