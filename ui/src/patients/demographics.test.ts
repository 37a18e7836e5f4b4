import { expect, it } from 'vitest';
import type { PatientRecord } from '../ipc/types';
import { demographics, emptyForm, formOf, looksLike, unreadable } from './demographics';

it('what was left empty is not known, and an empty address is none', () => {
  const patient = demographics({ ...emptyForm, name: ' Maria Demonstração ', birth: '1/4/1953', cpf: ' ' });
  expect(patient.name).toBe('Maria Demonstração');
  expect(patient.birth_date).toBe('1953-04-01');
  expect([patient.cpf, patient.social_name, patient.address]).toEqual([null, null, null]);
});

it('a birth date that cannot be read never reaches the engine as "not known"', () => {
  expect(unreadable({ ...emptyForm, name: 'Maria', birth: '31/04/1953' })).toEqual(['birth']);
  expect(unreadable({ ...emptyForm, birth: '' })).toEqual(['name']);
});

it('what is known can be corrected and comes back the same', () => {
  const known = {
    patient_id: 'p',
    name: 'Maria Demonstração',
    social_name: null,
    birth_date: '1953-04-01',
    sex: 'Female',
    cpf: '11144477735',
    cns: null,
    other_document: null,
    address: { line: 'Rua A, 1', district: 'Centro', city: 'São Paulo', uf: 'SP', postal_code: '01000000' },
    phone: '(11) 0000-0000',
    mother_name: 'Ana',
    guardian: null,
    registered_at: 0,
  } satisfies PatientRecord;
  const again = demographics(formOf(known));
  expect(again).toMatchObject({ name: known.name, birth_date: known.birth_date, address: known.address });
  expect(again.cpf).toBe('111.444.777-35');
});

it('namesakes are looked for by a whole CPF first, else by three letters of the name', () => {
  expect(looksLike({ name: 'Ma', cpf: '' })).toBeUndefined();
  expect(looksLike({ name: 'Mar', cpf: '111' })).toBe('Mar');
  expect(looksLike({ name: 'Mar', cpf: '111.444.777-35' })).toBe('11144477735');
});
