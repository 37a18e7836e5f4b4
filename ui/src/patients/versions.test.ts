import { describe, expect, it } from 'vitest';
import type { DocumentItem, PrescriptionDocument } from '../ipc/types';
import { chains, changeCount, differences } from './versions';

function item(
  name: string,
  dose: string,
  schedule = 'a cada 8 horas',
  more: Partial<DocumentItem> = {},
): DocumentItem {
  return {
    item_id: `${name}-${dose}-${schedule}`,
    kind: 'Dose',
    medicine_id: name,
    medicine_name: name,
    description: `${name} comprimido`,
    strength: '',
    form: 'comprimido',
    atc: '',
    document_type: 'COMUM',
    route: 'VO',
    dose_text: dose,
    schedule_text: schedule,
    starts_at: 0,
    ...more,
  };
}

function version(
  number: number,
  items: DocumentItem[],
  more: Partial<PrescriptionDocument> = {},
): PrescriptionDocument {
  return {
    prescription_id: `v${number}`,
    root_id: 'root',
    version: number,
    number: `A-${number}`,
    kind: 'Inpatient',
    state: 'Signed',
    aggregate_version: 1,
    priority: 'Routine',
    signed_at: number,
    due_at: number,
    prescriber: { practitioner_id: 'p', name: 'Dra. Exemplo', council: 'CRM', uf: 'SP', number: '1' },
    patient: { patient_id: 'm', name: 'Maria', sex: 'Female' },
    items,
    ...more,
  };
}

describe('two versions', () => {
  it('show the old dose beside the new one, and leave the rest alone', () => {
    const found = differences(
      version(1, [item('dipirona', '500 mg'), item('omeprazol', '20 mg')]),
      version(2, [item('dipirona', '1.000 mg'), item('omeprazol', '20 mg')]),
    );
    expect(found.map(({ kind }) => kind)).toEqual(['changed', 'same']);
    expect(found[0]?.parts.filter(({ before, now }) => before !== now)).toEqual([
      { part: 'dose_text', before: '500 mg', now: '1.000 mg' },
    ]);
    expect(changeCount(found)).toBe(1);
  });

  it('say what came and what was taken out', () => {
    const found = differences(
      version(1, [item('omeprazol', '20 mg')]),
      version(2, [item('diazepam', '10 mg')]),
    );
    expect(found.map(({ kind, item }) => `${kind} ${item.medicine_name}`)).toEqual([
      'added diazepam',
      'removed omeprazol',
    ]);
  });

  it('pair two items of one medicine by what they say, whatever their order', () => {
    const before = version(1, [item('insulina', '10 UI', 'manhã'), item('insulina', '6 UI', 'noite')]);
    const now = version(2, [item('insulina', '6 UI', 'noite'), item('insulina', '12 UI', 'manhã')]);
    const found = differences(before, now);
    expect(found.map(({ kind }) => kind)).toEqual(['same', 'changed']);
    expect(found[1]?.parts.find(({ part }) => part === 'dose_text')).toEqual({
      part: 'dose_text',
      before: '10 UI',
      now: '12 UI',
    });
  });

  it('take another presentation of the same medicine for a change, not for a new medicine', () => {
    const found = differences(
      version(1, [item('dipirona', '500 mg')]),
      version(2, [
        item('dipirona', '500 mg', 'a cada 8 horas', { medicine_id: 'gotas', description: 'dipirona gotas' }),
      ]),
    );
    expect(found.map(({ kind }) => kind)).toEqual(['changed']);
  });

  it('a first version has no differences', () => {
    expect(changeCount(differences(undefined, version(1, [item('dipirona', '500 mg')])))).toBe(0);
  });
});

it('versions of one prescription stand together, the newest first', () => {
  const other = version(1, [], { root_id: 'other', prescription_id: 'o1', signed_at: 2 });
  const all = chains([version(1, []), other, version(2, [], { signed_at: 9 })]);
  expect(all.map(({ root, versions }) => [root, versions.map(({ version }) => version)])).toEqual([
    ['root', [2, 1]],
    ['other', [1]],
  ]);
});
