import { expect, it } from 'vitest';
import type { PatientRecord } from '../ipc/types';
import { contradictions } from './merging';

const known = (more: Partial<PatientRecord>): PatientRecord => ({
  patient_id: 'p',
  name: 'Maria',
  sex: 'Unknown',
  registered_at: 0,
  ...more,
});

it('two records contradict each other only in what both of them know', () => {
  expect(contradictions(known({ birth_date: '1953-04-01' }), known({ cpf: '1' }))).toEqual([]);
  expect(
    contradictions(
      known({ birth_date: '1953-04-01', sex: 'Female' }),
      known({ birth_date: '1979-11-20', sex: 'Male' }),
    ),
  ).toEqual(['birth_date', 'sex']);
});
