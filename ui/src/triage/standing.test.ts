import { describe, expect, it } from 'vitest';
import type { PrescriptionDocument, PrescriptionPaper } from '../ipc/types';
import { carla, davi, documentOf, minute, paperOf, ten } from './people';
import { mayDecide, needsTaking, runsShort, standingOf } from './standing';

interface Given {
  document?: Partial<PrescriptionDocument>;
  lease?: PrescriptionPaper['lease'];
  unchanged?: boolean;
}

function standing({ document = {}, lease = null, unchanged = true }: Given) {
  const { people } = paperOf();
  return standingOf({ document: documentOf(document), lease, people, me: carla, now: ten, unchanged });
}

const heldBy = (holder: string, until = ten + 5 * minute) => ({
  document: { state: 'InTriage', aggregate_version: 2 } as const,
  lease: { holder, until },
});

describe('an opened order', () => {
  it('is free while nobody holds it', () => {
    expect(standing({})).toEqual({ kind: 'free' });
    expect(standing(heldBy(davi, ten))).toEqual({ kind: 'free' });
  });
  it('is mine while I hold it', () => {
    expect(standing(heldBy(carla))).toEqual({ kind: 'mine', until: ten + 5 * minute });
  });
  it('stops when another takes it, also where nothing is known of them', () => {
    const by = 'Davi Demo Farmacêutico';
    expect(standing(heldBy(davi))).toEqual({ kind: 'taken', by, until: ten + 5 * minute });
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
