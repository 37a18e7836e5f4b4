import { beforeEach, describe, expect, it } from 'vitest';
import type { TriageCount } from '../ipc/types';
import {
  allWork,
  asked,
  countsByState,
  countsByWard,
  isWanted,
  lengthOf,
  narrowing,
  recall,
  remember,
  withState,
  withWard,
} from './filters';
import { carla, davi, rowOf } from './people';

const counts: TriageCount[] = [
  { ward_id: 'uti', ward: 'UTI', state: 'Signed', orders: 3 },
  { ward_id: 'uti', ward: 'UTI', state: 'InTriage', orders: 1 },
  { ward_id: '3a', ward: '3A', state: 'Signed', orders: 5 },
  { ward_id: null, ward: null, state: 'Returned', orders: 2 },
];

describe('what is asked of the engine', () => {
  it('keeps an order in sight that one takes while looking at signed ones', () => {
    const signed = { ...allWork, states: ['Signed'] as const };
    expect(asked(signed).states).toEqual(['Signed', 'InTriage']);
    const [theirs, mine] = [davi, carla].map((lease_holder) => rowOf({ state: 'InTriage', lease_holder }));
    expect(theirs && isWanted(theirs, signed, carla), 'what another holds was not asked for').toBe(false);
    expect(mine && isWanted(mine, signed, carla)).toBe(true);
  });

  it('asks for nothing more where only answers are waited for', () => {
    expect(asked({ ...allWork, states: ['AwaitingAnswer'] }).states).toEqual(['AwaitingAnswer']);
  });

  it('is the same question whatever the order in which wards were chosen', () => {
    expect(asked({ ...allWork, wards: ['b', 'a'] })).toEqual(asked({ ...allWork, wards: ['a', 'b'] }));
  });
});

describe('choosing', () => {
  it('keeps the last state on, as a queue of nothing helps nobody', () => {
    const one = withState(allWork, 'InTriage');
    expect(one.states).toEqual(['Signed']);
    expect(withState(one, 'Signed')).toBe(one);
  });

  it('keeps states in the order of the chips', () => {
    expect(withState(withState(allWork, 'Returned'), 'AwaitingAnswer').states).toEqual([
      'Signed',
      'InTriage',
      'AwaitingAnswer',
      'Returned',
    ]);
  });

  it('adds and takes away a ward, and counts what narrows', () => {
    const narrowed = withWard({ ...allWork, priority: 'Stat' }, 'uti');
    expect(narrowing(narrowed)).toBe(2);
    expect(withWard(narrowed, 'uti').wards).toEqual([]);
  });
});

describe('counts', () => {
  it('go by state in the wards chosen, and by ward in the states chosen', () => {
    expect(countsByState(counts, [])).toEqual({ Signed: 8, InTriage: 1, AwaitingAnswer: 0, Returned: 2 });
    expect(countsByState(counts, ['uti']).Signed).toBe(3);
    expect(countsByWard(counts, ['Signed', 'InTriage']).get('uti')).toBe(4);
    expect(countsByWard(counts, ['Returned']).get(null)).toBe(2);
  });

  it('say how long the queue is, but not where they do not know', () => {
    expect(lengthOf(counts, allWork)).toBe(9);
    expect(lengthOf(counts, { ...allWork, priority: 'Stat' }), 'counts know no priority').toBeUndefined();
  });
});

describe('memory', () => {
  beforeEach(() => localStorage.clear());

  it('is of each person', () => {
    remember({ ...allWork, wards: ['uti'], class: 'HighAlert' }, carla);
    expect(recall(carla)).toEqual({ ...allWork, wards: ['uti'], class: 'HighAlert' });
    expect(recall(davi)).toEqual(allWork);
  });

  it('leaves out what it does not understand', () => {
    localStorage.setItem(
      `botica.triage.${carla}`,
      '{"states":["Flying"],"wards":[7,"uti"],"priority":"Soon"}',
    );
    expect(recall(carla)).toEqual({ ...allWork, wards: ['uti'] });
    localStorage.setItem(`botica.triage.${carla}`, '{broken');
    expect(recall(carla)).toEqual(allWork);
  });
});
