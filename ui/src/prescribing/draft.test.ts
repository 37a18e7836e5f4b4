import { expect, it } from 'vitest';
import type { ItemOrder, PatientSummary } from '../ipc/types';
import {
  backToLine,
  commandOf,
  type DraftItem,
  draftOf,
  editing,
  insertAt,
  isEmpty,
  kindsOf,
  newDraft,
  nextKind,
  nextPriority,
  orderOf,
  put,
} from './draft';

const antonia = {
  patient_id: 'p1',
  name: 'Antônia Ilustrativa Ferreira',
  encounter_id: 'e1',
  encounter_class: 'Inpatient',
} as PatientSummary;
const dipirona: ItemOrder = { kind: 'Dose', medicine_id: 'm1' };
const item = (key: string): DraftItem => ({
  key,
  line: 'dipirona',
  description: 'dipirona 500 mg comprimido',
  item: dipirona,
});

it('is an in-patient prescription where there is a stay, and goes home otherwise', () => {
  expect(newDraft(antonia).kind).toBe('Inpatient');
  expect(newDraft({ ...antonia, encounter_class: 'Emergency' }).kind).toBe('Ambulatory');
  expect(kindsOf({ encounter_id: null })).toEqual(['Ambulatory']);
  expect(nextKind('Inpatient', kindsOf(antonia))).toBe('Discharge');
});

it('goes round the priorities; only a discharge has the one of discharges', () => {
  expect(nextPriority('Routine', 'Inpatient')).toBe('Urgent');
  expect(nextPriority('FirstDose', 'Inpatient')).toBe('Routine');
  expect(nextPriority('FirstDose', 'Discharge')).toBe('Discharge');
  expect(nextPriority('Discharge', 'Inpatient'), 'a kind that lost its priority').toBe('Routine');
});

it('puts a changed item where it stood and a new one last', () => {
  const items = [item('a'), item('b')];
  const changed = { ...item('a'), line: 'dipirona 1 g' };
  expect(put(items, changed).map(({ line }) => line)).toEqual(['dipirona 1 g', 'dipirona']);
  expect(put(items, item('c')).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
});

it('puts a removed item back where it was', () => {
  expect(insertAt([item('a'), item('c')], 1, item('b')).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
});

it('becomes the command of its purpose', () => {
  const draft = { ...newDraft(antonia), note: '  ' };
  const order = orderOf(draft, [dipirona], 'e1');
  expect(order.note, 'blanks are no note').toBeNull();
  expect(commandOf({ kind: 'Prescribe' }, order)).toEqual({ command: 'Prescribe', body: order });
  expect(commandOf({ kind: 'Replace', replaces: 'r1', number: 'A-1' }, order)).toEqual({
    command: 'Replace',
    body: { replaces: 'r1', order },
  });
  expect(commandOf({ kind: 'Accept', intervention_id: 'i1', number: 'A-1', question: '' }, order)).toEqual({
    command: 'AnswerIntervention',
    body: { intervention_id: 'i1', answer: { kind: 'Accept', order } },
  });
});

it('reads back its own form only', () => {
  const draft = newDraft(antonia);
  expect(draftOf(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  expect([draftOf(null), draftOf({ form: 2 }), draftOf({ name: 'x' })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(isEmpty(draft)).toBe(true);
});

it('lets the new line wait while an item is changed', () => {
  const draft = { ...newDraft(antonia), items: [item('a')], entry: { line: 'tram', extras: {} } };
  const changing = editing(draft, 'a');
  expect([changing.entry.line, changing.entry.editing]).toEqual(['dipirona', 'a']);
  expect(backToLine(editing(changing, 'a')).entry.line, 'also when another is changed after it').toBe('tram');
  expect(editing(draft, 'x'), 'an item that is gone').toBe(draft);
});
