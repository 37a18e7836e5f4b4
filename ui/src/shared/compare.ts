// What a new version of an order changed: each item beside the one it stands for, and what is gone.

import type { DocumentItem } from '../ipc/types';

/** The parts of an item that people read, in the order in which it prints. */
const parts = [
  'description',
  'diluent',
  'dose_text',
  'route',
  'schedule_text',
  'instructions',
  'indication',
  'suspended',
] as const satisfies readonly (keyof DocumentItem)[];
export type Part = (typeof parts)[number];

export type Compared =
  | { kind: 'same'; item: DocumentItem }
  | { kind: 'added'; item: DocumentItem }
  | { kind: 'changed'; item: DocumentItem; was: DocumentItem; parts: ReadonlySet<Part> };

export interface Comparison {
  items: Compared[];
  removed: DocumentItem[];
  /** How many items changed, came or went. */
  count: number;
}

function changedParts(item: DocumentItem, was: DocumentItem): Set<Part> {
  return new Set(parts.filter((part) => (item[part] ?? null) !== (was[part] ?? null)));
}

/** Everything stands as it is: there is no version before it. */
export function alone(items: DocumentItem[]): Comparison {
  return { items: items.map((item) => ({ kind: 'same', item })), removed: [], count: 0 };
}

/** How two items belong together, the closest kinship first: nothing changed, the same product by the same route. */
const kinships: ((item: DocumentItem, was: DocumentItem) => boolean)[] = [
  (item, was) => item.medicine_id === was.medicine_id && changedParts(item, was).size === 0,
  (item, was) => item.medicine_id === was.medicine_id && item.route === was.route,
  (item, was) => item.medicine_id === was.medicine_id,
  (item, was) => item.medicine_name === was.medicine_name,
];

export function compare(items: DocumentItem[], previous: DocumentItem[]): Comparison {
  const partner = new Map<DocumentItem, DocumentItem>();
  const left = new Set(previous);
  for (const isKin of kinships) {
    for (const item of items) {
      if (partner.has(item)) continue;
      const was = [...left].find((each) => isKin(item, each));
      if (was === undefined) continue;
      partner.set(item, was);
      left.delete(was);
    }
  }
  const compared = items.map((item): Compared => {
    const was = partner.get(item);
    if (was === undefined) return { kind: 'added', item };
    const changed = changedParts(item, was);
    return changed.size === 0 ? { kind: 'same', item } : { kind: 'changed', item, was, parts: changed };
  });
  const removed = previous.filter((item) => left.has(item));
  return {
    items: compared,
    removed,
    count: compared.filter(({ kind }) => kind !== 'same').length + removed.length,
  };
}

/** What of an order is judged: where it reads the same, a later version of its record asks for no second look. */
export function fingerprint(items: DocumentItem[], note: string | null | undefined): string {
  return JSON.stringify([
    note ?? null,
    items.map((item) => [item.medicine_id, ...parts.map((part) => item[part] ?? null)]),
  ]);
}
