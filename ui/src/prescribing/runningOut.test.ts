import { expect, it } from 'vitest';
import type { RunningOut } from '../ipc/types';
import { endingSoon, firstEnding, toRenew } from './runningOut';

const ten = Date.UTC(2026, 10, 26, 13);
const order = (
  number: string,
  runs_out_at: number,
  prescriber_id = 'ana',
  patient_id = number,
): RunningOut => ({
  number,
  runs_out_at,
  prescriber_id,
  patient_id,
  prescription_id: number,
  prescriber_name: prescriber_id,
  patient_name: patient_id,
  state: 'Validated',
  medicines: ['dipirona 500 mg'],
  bed: null,
});

it('one_s_own_orders_come_before_those_of_others_and_the_overdue_before_the_next', () => {
  const all = [order('1', ten - 1, 'bruno'), order('2', ten + 5), order('3', ten)];
  expect(toRenew(all, 'ana').map(({ number }) => number)).toEqual(['3', '2', '1']);
});

it('a_patient_is_marked_with_what_ends_first', () => {
  const all = [
    order('1', ten + 9, 'ana', 'maria'),
    order('2', ten, 'ana', 'maria'),
    order('3', ten, 'ana', 'rita'),
  ];
  expect([...firstEnding(all)].map(([patient, { number }]) => [patient, number])).toEqual([
    ['maria', '2'],
    ['rita', '3'],
  ]);
});

it('the_question_stays_the_same_for_five_minutes', () => {
  expect(endingSoon('w', ten).queryKey).toEqual(endingSoon('w', ten + 299_999).queryKey);
  expect(endingSoon('w', ten).queryKey).not.toEqual(endingSoon('w', ten + 300_000).queryKey);
});
