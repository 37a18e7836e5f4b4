import { describe, expect, it } from 'vitest';
import { carla, davi, minute, rowOf, ten } from './people';
import { countsDown, flags, pieces, shortName } from './row';

const kinds = (changes: Parameters<typeof rowOf>[0], me = carla) =>
  pieces(rowOf(changes), me, ten).map(({ kind }) => kind);

describe('the second line', () => {
  it('says who holds it first, then what it waits for, what changed, how much, and what it is', () => {
    const held = { state: 'InTriage', lease_holder: davi, lease_until: ten + minute } as const;
    expect(kinds({ ...held, answered_at: ten, version: 2, changed_count: 1, suspended_count: 1 })).toEqual([
      'heldBy',
      'answered',
      'version',
      'items',
      'suspended',
      'medicines',
    ]);
  });

  it('names a colleague by two words', () => {
    expect(shortName('Davi Demo Farmacêutico')).toBe('Davi Demo');
  });

  it('tells one’s own from another’s, and nobody’s once the lease ran out', () => {
    expect(kinds({ state: 'InTriage', lease_holder: carla, lease_until: ten + minute })[0]).toBe('mine');
    expect(kinds({ state: 'InTriage', lease_holder: davi, lease_until: ten - 1 })[0]).toBe('items');
  });

  it('says that it waits for the prescriber, whatever they answered before', () => {
    expect(kinds({ state: 'AwaitingAnswer', answered_at: ten })[0]).toBe('awaiting');
    expect(kinds({ state: 'Returned' })[0]).toBe('returned');
  });

  it('counts what changed in a new version, and calls a renewal a renewal', () => {
    expect(pieces(rowOf({ version: 2, changed_count: 1 }), carla, ten)).toContainEqual({
      kind: 'version',
      version: 2,
      changed: 1,
    });
    expect(pieces(rowOf({ version: 2, renewal: true }), carla, ten)).toContainEqual({
      kind: 'renewal',
      changed: 0,
    });
  });

  it('says when there are more medicines than it names', () => {
    const [last] = pieces(rowOf({ item_count: 3 }), carla, ten).slice(-1);
    expect(last).toEqual({ kind: 'medicines', names: ['dipirona', 'omeprazol'], more: true });
  });
});

describe('the time left', () => {
  it('is counted where it is near, urgent or late, and said as an hour where it is far', () => {
    expect(countsDown('Stat', ten + 180 * minute, ten)).toBe(true);
    expect(countsDown('Routine', ten + 180 * minute, ten)).toBe(false);
    expect(countsDown('Routine', ten + 48 * minute, ten)).toBe(true);
    expect(countsDown('Routine', ten - minute, ten)).toBe(true);
  });
});

describe('flags', () => {
  it('show what stops, what asks for care and what could not be checked, and keep quiet otherwise', () => {
    expect(flags(rowOf())).toEqual([]);
    expect(flags(rowOf({ tier_1: 1, tier_2: 2, tier_3: 5, not_checked: 3 }))).toEqual([
      { of: 'danger', count: 1 },
      { of: 'caution', count: 2 },
      { of: 'unchecked', count: 3 },
    ]);
  });
});
