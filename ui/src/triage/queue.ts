// The queue as rows: what pages hold, in order, with the one that somebody is looking at never taken from under them.

import { type InfiniteData, replaceEqualDeep } from '@tanstack/react-query';
import type { Answer, ParkedOrder, TriageKey, TriagePage, TriageRow } from '../ipc/types';

/** Where a page begins, and what lies above it. Pages above the five that are held are found again through `before`. */
export interface PageStart {
  after: TriageKey | null;
  /** Rows above. */
  above: number;
  before: PageStart | null;
}

export const top: PageStart = { after: null, above: 0, before: null };

export type QueueData = InfiniteData<Answer<TriagePage>, PageStart>;

export interface Queue {
  /** Rows above the first one held. */
  above: number;
  rows: TriageRow[];
  parked: ParkedOrder[];
}

/** The order of the queue: rank, target, id. */
export function before(a: TriageKey, b: TriageKey): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank;
  if (a.due_at !== b.due_at) return a.due_at < b.due_at;
  return a.prescription_id < b.prescription_id;
}

/** The rows that are held; where pages overlap because the queue moved between two readings, each order stands once. */
export function queueOf({ pages, pageParams }: QueueData): Queue {
  const seen = new Set<string>();
  const rows = pages.flatMap(({ value }) =>
    value.rows.filter(({ prescription_id }) => {
      if (seen.has(prescription_id)) return false;
      seen.add(prescription_id);
      return true;
    }),
  );
  const first = pageParams[0] ?? top;
  return { above: first.above, rows, parked: first.after === null ? (pages[0]?.value.parked ?? []) : [] };
}

/** What was read, with the rows that are as they were: those are not drawn again, whatever page they are in now. */
export function shared(known: QueueData | undefined, read: QueueData): QueueData {
  if (known === undefined) return read;
  const pages = new Set(known.pages);
  const rows = new Map(
    known.pages.flatMap(({ value }) => value.rows.map((row) => [row.prescription_id, row])),
  );
  const kept = read.pages.map((page) => {
    if (pages.has(page)) return page;
    const same = page.value.rows.map((row) => replaceEqualDeep(rows.get(row.prescription_id), row));
    return { ...page, value: { ...page.value, rows: same } };
  });
  // What is the same must be the same object, or whoever watches it draws for ever.
  const same = kept.length === known.pages.length && kept.every((page, place) => page === known.pages[place]);
  return same ? known : { ...read, pages: kept };
}

/** Whether each page begins where the one above it ends. */
export function isWhole({ pages, pageParams }: QueueData): boolean {
  return pages.every((page, place) => {
    const following = pageParams[place + 1];
    return following === undefined || page.value.next?.prescription_id === following.after?.prescription_id;
  });
}

/** The rows with the opened one in its place, even after it left the queue; `more` rows lie below those held. */
export function withOpened(
  { above, rows }: Pick<Queue, 'above' | 'rows'>,
  opened: TriageRow | undefined,
  more: boolean,
): TriageRow[] {
  if (opened === undefined || rows.some(({ prescription_id }) => prescription_id === opened.prescription_id))
    return rows;
  const place = rows.findIndex((row) => before(opened, row));
  if (place === -1) return more ? rows : [...rows, opened];
  return place === 0 && above > 0 ? rows : rows.toSpliced(place, 0, opened);
}

/** The row below or above, of those held; where the opened one is not among them, the one nearest to its place. */
export function neighbour(
  rows: TriageRow[],
  opened: TriageRow | undefined,
  step: 1 | -1,
): TriageRow | undefined {
  if (opened === undefined) return rows[0];
  const place = rows.findIndex(({ prescription_id }) => prescription_id === opened.prescription_id);
  if (place !== -1) return rows[place + step];
  return step === 1 ? rows.find((row) => before(opened, row)) : rows.findLast((row) => before(row, opened));
}

/** An order that was just decided, and the version that the decision made of it. */
export interface Decided {
  id: string;
  version: number;
}

/** What a decision changed shows at once: a row from before it is not shown again. */
export function isStale(row: TriageRow, decided: Decided | undefined): boolean {
  return row.prescription_id === decided?.id && row.aggregate_version < decided.version;
}

/** Who holds it now; a lease that ran out holds nobody back. */
export function holderOf(
  row: Pick<TriageRow, 'state' | 'lease_holder' | 'lease_until'>,
  now: number,
): string | undefined {
  if (row.state !== 'InTriage' || row.lease_holder == null) return undefined;
  return row.lease_until != null && row.lease_until > now ? row.lease_holder : undefined;
}

/** Whether this pharmacist could decide it now. */
export function isFor(row: TriageRow, me: string, now: number): boolean {
  if (row.state === 'Signed') return true;
  const holder = holderOf(row, now);
  return row.state === 'InTriage' && (holder === undefined || holder === me);
}

/**
 * The order that comes after one was decided: the most urgent that waits and was not passed over, else the next one
 * below, else the first that waits at all.
 */
export function nextFor(
  rows: TriageRow[],
  decided: TriageRow | undefined,
  passed: ReadonlySet<string>,
  me: string,
  now: number,
): TriageRow | undefined {
  const waiting = rows.filter(
    (row) => row.prescription_id !== decided?.prescription_id && isFor(row, me, now),
  );
  return (
    waiting.find(({ prescription_id }) => !passed.has(prescription_id)) ??
    waiting.find((row) => decided !== undefined && before(decided, row)) ??
    waiting[0]
  );
}
