import { describe, expect, it } from 'vitest';
import type { PrescriptionDocument, TriageRow } from '../ipc/types';
import { carla, davi, documentOf, minute, rowOf, ten } from './people';
import { mayDecide, needsTaking, runsShort, standingOf } from './standing';

interface Given {
  document?: Partial<PrescriptionDocument>;
  row?: Partial<TriageRow>;
  unchanged?: boolean;
  taken?: number;
}

function standing({ document = {}, row, unchanged = true, taken }: Given) {
  return standingOf({
    document: documentOf(document),
    row: row === undefined ? undefined : rowOf(row),
    me: carla,
    now: ten,
    unchanged,
    taken,
  });
}

const heldBy = (lease_holder: string, until = ten + 5 * minute) => ({
  document: { state: 'InTriage', aggregate_version: 2 } as const,
  row: { state: 'InTriage', lease_holder, lease_holder_name: 'Davi Demo', lease_until: until } as const,
});

describe('an opened order', () => {
  it('is free while nobody holds it', () => {
    expect(standing({})).toEqual({ kind: 'free' });
    expect(standing(heldBy(davi, ten))).toEqual({ kind: 'free' });
  });
  it('is mine while I hold it, also before the queue says so', () => {
    expect(standing(heldBy(carla))).toEqual({ kind: 'mine', until: ten + 5 * minute });
    expect(standing({ ...heldBy(carla), row: { state: 'Signed' }, taken: 2 })).toEqual({
      kind: 'mine',
      until: undefined,
    });
  });
  it('stops when another takes it', () => {
    expect(standing(heldBy(davi))).toEqual({ kind: 'taken', by: 'Davi Demo', until: ten + 5 * minute });
    expect(standing({ document: heldBy(davi).document })).toMatchObject({ kind: 'taken', by: undefined });
  });
  it('stops when it was replaced, cancelled or decided by another', () => {
    expect(standing({ document: { state: 'Replaced', replaced_by: 'new' } })).toEqual({
      kind: 'replaced',
      by: 'new',
    });
    expect(standing({ document: { state: 'Cancelled', state_reason: 'alta' } })).toEqual({
      kind: 'over',
      state: 'Cancelled',
      reason: 'alta',
    });
    const decision = { decision: 'Validated', decided_at: ten, decided_by: davi } as const;
    expect(standing({ document: { state: 'Validated', decisions: [decision] } })).toEqual({
      kind: 'decided',
      decision,
    });
  });
  it('asks for a second look when it reads differently', () => {
    expect(standing({ unchanged: false })).toEqual({ kind: 'changed' });
    expect(standing({ ...heldBy(carla), unchanged: false })).toEqual({ kind: 'changed' });
    expect(standing({ ...heldBy(davi), unchanged: false }).kind, 'whose it is comes first').toBe('taken');
  });
  it('may be decided only when free or mine', () => {
    expect(mayDecide({ kind: 'free' }) && mayDecide({ kind: 'mine', until: undefined })).toBe(true);
    expect(mayDecide({ kind: 'changed' }) || mayDecide({ kind: 'awaiting' })).toBe(false);
  });
});

describe('a lease', () => {
  it('is taken first, and again when its last minute runs', () => {
    expect(needsTaking({ kind: 'free' }, ten)).toBe(true);
    expect(needsTaking({ kind: 'mine', until: ten + 59_000 }, ten)).toBe(true);
    expect(needsTaking({ kind: 'mine', until: ten + 5 * minute }, ten)).toBe(false);
  });
  it('is extended while somebody writes', () => {
    expect(runsShort({ kind: 'mine', until: ten + 3 * minute }, ten)).toBe(true);
    expect(runsShort({ kind: 'mine', until: ten + 9 * minute }, ten)).toBe(false);
  });
});
