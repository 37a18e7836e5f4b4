import { expect, it } from 'vitest';
import type { InBed, PatientSummary } from '../ipc/types';
import { draftText, inHouse, leftDrafts } from './choosing';
import { newDraft } from './draft';

const draft = newDraft({ patient_id: 'p', name: 'Antônia' } as PatientSummary);

it('lists only drafts of prescriptions', () => {
  const stored = [
    { id: 'a', saved_at: 2, body: { ...draft } },
    { id: 'b', saved_at: 1, body: { form: 'patient' } },
  ];
  expect(leftDrafts(stored).map(({ id }) => id)).toEqual(['a']);
  expect(leftDrafts(undefined)).toEqual([]);
});

it('says a draft by its lines, the unfinished one too', () => {
  const item = {
    key: 'k',
    line: 'dipirona 1 g',
    description: '',
    item: { kind: 'Dose', medicine_id: 'm' } as const,
  };
  expect(draftText({ ...draft, items: [item], entry: { line: 'tram', extras: {} } })).toBe(
    'dipirona 1 g · tram',
  );
});

it('puts who was asked about first and leaves the rest by bed', () => {
  const bed = (patient_id: string, asked_orders: number) => ({ patient_id, asked_orders }) as InBed;
  expect(inHouse([bed('a', 0), bed('b', 1), bed('c', 0)]).map(({ patient_id }) => patient_id)).toEqual([
    'b',
    'a',
    'c',
  ]);
});
