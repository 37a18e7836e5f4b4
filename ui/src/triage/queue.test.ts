import { describe, expect, it } from 'vitest';
import type { TriageRow } from '../ipc/types';
import { carla, davi, minute, rowOf, ten } from './people';
import {
  isStale,
  isWhole,
  neighbour,
  nextFor,
  type QueueData,
  queueOf,
  shared,
  top,
  withOpened,
} from './queue';

const rows = ['a', 'b', 'c', 'd'].map((prescription_id, place) =>
  rowOf({ prescription_id, due_at: ten + place }),
);
const [a, b, c, d] = rows as [TriageRow, TriageRow, TriageRow, TriageRow];
const ids = (all: TriageRow[]) => all.map((row) => row.prescription_id).join('');
const page = (held: TriageRow[], next: TriageRow | null) => ({
  as_of: 1,
  behind: 0,
  value: { rows: held, parked: [], next },
});

describe('pages', () => {
  const second = { after: b, above: 2, before: top };
  it('stand below each other, each order once', () => {
    const data: QueueData = { pages: [page([a, b], b), page([b, c], c)], pageParams: [top, second] };
    expect(ids(queueOf(data).rows)).toBe('abc');
    expect(isWhole(data)).toBe(true);
  });
  it('tell when the queue moved between two readings', () => {
    const data: QueueData = { pages: [page([a], a), page([c], c)], pageParams: [top, second] };
    expect(isWhole(data), 'b is missing').toBe(false);
  });
  it('keep the rows that are as they were, wherever they stand now', () => {
    const known: QueueData = { pages: [page([a, b], b)], pageParams: [top] };
    const read: QueueData = { pages: [page([{ ...b }, { ...c }], c)], pageParams: [top] };
    expect(shared(known, read).pages[0]?.value.rows[0], 'the same object is not drawn again').toBe(b);
    expect(shared(known, { ...known }), 'nothing new is nothing new').toBe(known);
    const moved = { ...b, state: 'InTriage' } as const;
    expect(shared(known, { ...read, pages: [page([moved], null)] }).pages[0]?.value.rows).toEqual([moved]);
  });
  it('know what lies above those held', () => {
    expect(queueOf({ pages: [page([c], c)], pageParams: [second] }).above).toBe(2);
  });
});

describe('the opened order', () => {
  it('keeps its place after it left the queue', () => {
    expect(ids(withOpened({ above: 0, rows: [a, c] }, b, false))).toBe('abc');
    expect(ids(withOpened({ above: 0, rows: [a, b] }, c, false))).toBe('abc');
  });
  it('is not put where it is not: above or below the pages held', () => {
    expect(ids(withOpened({ above: 50, rows: [c, d] }, a, false))).toBe('cd');
    expect(ids(withOpened({ above: 0, rows: [a, b] }, d, true))).toBe('ab');
  });
  it('has neighbours even when it is not among the rows', () => {
    expect(neighbour([a, c], b, 1)).toBe(c);
    expect(neighbour([a, c], b, -1)).toBe(a);
    expect(neighbour(rows, d, 1)).toBeUndefined();
  });
  it('shows a decision at once, and comes back when it is news', () => {
    expect(isStale(rowOf({ aggregate_version: 2 }), { id: a.prescription_id, version: 3 })).toBe(false);
    expect(isStale({ ...a, aggregate_version: 2 }, { id: 'a', version: 3 })).toBe(true);
    expect(isStale({ ...a, aggregate_version: 3 }, { id: 'a', version: 3 })).toBe(false);
  });
});

describe('the next order', () => {
  const next = (all: TriageRow[], decided: TriageRow | undefined, ...passed: string[]) =>
    nextFor(all, decided, new Set(passed), carla, ten)?.prescription_id;

  it('is the most urgent that was not passed over', () => {
    expect(next(rows, b, 'a')).toBe('c');
  });
  it('is the STAT order that came meanwhile', () => {
    const stat = rowOf({ prescription_id: 'stat', priority: 'Stat', rank: 0 });
    expect(next([stat, ...rows], b, 'a')).toBe('stat');
  });
  it('goes on below, then back to what was passed over', () => {
    expect(next(rows, b, 'a', 'c', 'd')).toBe('c');
    expect(next([a, b], b, 'a')).toBe('a');
    expect(next([b], b)).toBeUndefined();
  });
  it('is none that others hold or that waits for an answer', () => {
    const held = { ...c, state: 'InTriage', lease_holder: davi, lease_until: ten + minute } as const;
    expect(next([a, { ...b, state: 'AwaitingAnswer' }, held, d], a)).toBe('d');
    expect(next([{ ...held, lease_until: ten - 1 }, d], a), 'its lease ran out').toBe('c');
    expect(next([{ ...held, lease_holder: carla }, d], a)).toBe('c');
  });
});
