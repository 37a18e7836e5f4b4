import { expect, it } from 'vitest';
import { isOpenTo, mayDo } from './mayDo';

const patient = {
  merged_into: null,
  deceased_at: null,
  encounter_id: null,
  encounter_class: null,
  allergy_status: 'NotAsked',
} as const;

it('a technician corrects and admits, and never refutes an allergy', () => {
  expect(mayDo(['Technician'], 'admit')).toBe(true);
  expect(mayDo(['Technician'], 'refute')).toBe(false);
  expect(mayDo(['Auditor'], 'correct')).toBe(false);
});

it('who is here is transferred or discharged, who is not is admitted', () => {
  const here = { ...patient, encounter_id: 'e', encounter_class: 'Inpatient' } as const;
  expect([isOpenTo(patient, 'admit'), isOpenTo(patient, 'discharge')]).toEqual([true, false]);
  expect([isOpenTo(here, 'admit'), isOpenTo(here, 'transfer'), isOpenTo(here, 'discharge')]).toEqual([
    false,
    true,
    true,
  ]);
});

it('nothing is done to a record that was merged, and nothing new is ordered for the dead', () => {
  expect(isOpenTo({ ...patient, merged_into: 'other' }, 'correct')).toBe(false);
  expect(isOpenTo({ ...patient, deceased_at: 1 }, 'prescribe')).toBe(false);
  expect(isOpenTo({ ...patient, deceased_at: 1 }, 'correct')).toBe(true);
});
