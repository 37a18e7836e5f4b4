import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { CatalogueMatch, ItemOrder, LineReading, Refusal } from '../ipc/types';
import { listenForKeys } from '../shared/keys';
import { engine, trouble } from '../testing/engine';
import { antonia } from '../testing/people';
import { show } from '../testing/show';
import { type Draft, newDraft } from './draft';
import { Writing } from './Writing';

const match: CatalogueMatch = {
  medicine_id: 'm-dipirona',
  code: 'D1',
  description: 'dipirona 500 mg comprimido',
  routes: ['VO'],
  antimicrobial: false,
  high_alert: true,
  brand: 'Novalgina',
};

/** A small engine of lines: the medicine is the first word, a dose follows, `gg` is no unit, `se dor` wants a maximum. */
function read({ line, medicine_id, accepts_maximum }: Record<string, unknown>): LineReading {
  const text = String(line);
  const medicine = text.trim().split(' ')[0] ?? '';
  const wrong = text.indexOf('gg');
  if (wrong !== -1) {
    const at = { start: wrong, end: wrong + 2 };
    return {
      medicine,
      matches: [],
      dosage: { kind: 'Fault', fault: { code: 'UnknownUnit', at, expected: ['g'] } },
    };
  }
  const dose = /(\d+) mg/.exec(text)?.[1];
  const asked = text.includes('se dor');
  const most = text.includes('máx') || accepts_maximum === true ? ({ value: '2', unit: 'g' } as const) : null;
  const as_needed = asked ? { reason: 'dor', min_interval_hours: 6, max_daily: most } : null;
  const item: ItemOrder = {
    kind: 'Dose',
    medicine_id: String(medicine_id),
    dose: dose === undefined ? null : { value: dose, unit: 'mg' },
    as_needed,
  };
  return {
    medicine,
    matches: 'dipirona'.startsWith(medicine) ? [match] : [],
    dosage: {
      kind: 'Read',
      sentence: 'por via oral',
      item: medicine_id === null ? null : item,
      parsed: {
        kind: 'Dose',
        medicine,
        dose: item.dose ?? null,
        as_needed: asked ? { reason: 'dor', max_daily: text.includes('máx') ? most : null } : null,
        proposed_max_daily: { value: '2', unit: 'g' },
        first_dose_now: false,
        taper: [],
        spans: [
          { part: 'Medicine', at: { start: 0, end: medicine.length } },
          ...(dose === undefined
            ? []
            : [
                {
                  part: 'Dose' as const,
                  at: { start: text.indexOf(dose), end: text.indexOf(dose) + dose.length + 3 },
                },
              ]),
        ],
      },
    },
  };
}

const shown = (value: unknown) => ({ as_of: 1, behind: 0, value: { kind: 'Shown', value } });

function house(refuse: (items: ItemOrder[]) => Refusal[] = () => []) {
  return engine({
    read_line: read,
    write_item: () => ({
      line: 'dipirona 500 mg se dor máx 2 g/dia',
      description: match.description,
      sentence: '',
    }),
    check: ({ command }) => {
      const { items } = (command as { body: { items: ItemOrder[] } }).body;
      const refusals = refuse(items);
      return refusals.length > 0 ? trouble({ kind: 'Refused', refusals }) : { findings: [] };
    },
    save_draft: () => null,
    discard_draft: () => true,
    catalogue_entry: () => ({ as_of: 1, behind: 0, value: null }),
    patient_record: () => shown({ prescriptions: [] }),
    execute: () => ({ command_id: 'd1', events: [], position: 2 }),
    prescription_document: () => ({ as_of: 2, behind: 0, value: { kind: 'Unknown' } }),
  });
}

const item = (key: string, line: string) => ({
  key,
  line,
  description: match.description,
  item: { kind: 'Dose', medicine_id: match.medicine_id, dose: { value: '500', unit: 'mg' } } as ItemOrder,
});

async function writing(items: Draft['items'] = []) {
  show(<Writing id="d1" start={{ ...newDraft(antonia), items }} patient={antonia} />);
  return screen.findByRole('textbox', { name: /^Item \d/ });
}

const line = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Item \d/ });
const type = (text: string) => fireEvent.change(line(), { target: { value: text } });
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

beforeAll(() => i18next.loadNamespaces(['prescribing']));
beforeEach(() => listenForKeys());

it('takes the medicine, accepts the maximum and adds the item, all with Enter', async () => {
  house();
  await writing();
  type('dipi');
  const option = await screen.findByRole('option');
  expect(within(option).getByText('dipi').tagName, 'what was typed is marked').toBe('MARK');
  expect(option).toHaveProperty('textContent', expect.stringMatching(/marca Novalgina.*Alta vigilância.*VO/));
  press('Enter');
  await waitFor(() => expect(line().value).toBe('dipirona '));
  type('dipirona 500 mg se dor');
  await screen.findByText('aceitar');
  press('Enter');
  await waitFor(() => expect(line().value).toBe('dipirona 500 mg se dor máx 2 g/dia'));
  await screen.findByText('Incluir');
  press('Enter');
  await waitFor(() => expect(line().value).toBe(''));
  expect(screen.getByTitle('dipirona 500 mg se dor máx 2 g/dia')).toBeDefined();
});

it('underlines the place that is not understood and says what to write instead', async () => {
  house();
  await writing();
  type('dipirona 500 gg vo');
  await screen.findByText('Esta unidade não é de dose.');
  expect(document.querySelector('u')?.textContent).toBe('gg');
  expect(screen.getByText(/Escreva: g/)).toBeDefined();
});

it('shows what was understood as chips', async () => {
  house();
  await writing();
  type('dipirona 500 mg');
  const chips = (await screen.findByText('dose')).closest('ul');
  expect(chips?.textContent).toContain('dose500\u00a0mg');
});

it('puts a refusal beside the item and the field that it is about', async () => {
  house((items) =>
    items.length > 1
      ? [{ code: 'RouteNotOfMedicine', field: 'items[1].route', rule: 'prescribing', params: {} }]
      : [],
  );
  await writing([item('a', 'dipirona 500 mg VO'), item('b', 'dipirona 1 g EV')]);
  const refused = await screen.findByText('Este medicamento não tem esta via.');
  expect(refused.closest('li')?.textContent).toBe('Via: Este medicamento não tem esta via.');
  const second = screen.getByTitle('dipirona 1 g EV');
  expect(second.parentElement?.contains(refused)).toBe(true);
  expect(await screen.findByText('1 item não verificado'), 'never green').toBeDefined();
});

it('says that checks failed in grey, and nothing is fine then', async () => {
  engine({
    read_line: read,
    check: () => trouble({ kind: 'Failed', reference: 'x' }),
    catalogue_entry: () => ({ as_of: 1, behind: 0, value: null }),
    patient_record: () => shown({ prescriptions: [] }),
  });
  await writing([item('a', 'dipirona 500 mg VO')]);
  await screen.findByText('Verificações não feitas');
  expect(screen.queryByText('Nada a opor')).toBeNull();
});

it('moves among the items with Alt and the arrows, changes one with Enter and leaves it with Escape', async () => {
  house();
  await writing([item('a', 'dipirona 500 mg VO'), item('b', 'dipirona 1 g EV')]);
  act(() => line().focus());
  press('ArrowUp', { altKey: true });
  expect(document.activeElement?.getAttribute('title')).toBe('dipirona 1 g EV');
  press('ArrowUp', { altKey: true });
  expect(document.activeElement?.getAttribute('title')).toBe('dipirona 500 mg VO');
  press('Enter');
  await waitFor(() => expect(line().value).toBe('dipirona 500 mg VO'));
  expect(document.activeElement).toBe(line());
  press('Escape');
  await waitFor(() => expect(line().value).toBe(''));
  expect(screen.getByTitle('dipirona 500 mg VO')).toBeDefined();
});

it('takes an item away with Delete and puts it back with Ctrl Z', async () => {
  house();
  await writing([item('a', 'dipirona 500 mg VO'), item('b', 'dipirona 1 g EV')]);
  act(() => screen.getByTitle('dipirona 500 mg VO').focus());
  press('Delete');
  expect(document.activeElement?.getAttribute('title'), 'the next one has the focus').toBe('dipirona 1 g EV');
  expect(screen.getByText(/Retirado: dipirona 500 mg VO/)).toBeDefined();
  press('z', { ctrlKey: true });
  await screen.findByTitle('dipirona 1 g EV');
});

it('signs nothing while the line is not finished', async () => {
  const asked = house();
  await writing([item('a', 'dipirona 500 mg VO')]);
  type('tramadol 50 gg');
  press('Enter', { ctrlKey: true });
  await screen.findByText('Termine esta linha ou apague-a para assinar.');
  expect(asked.some(({ name }) => name === 'execute')).toBe(false);
});

it('signs with the id of its draft, and is ready for the next patient', async () => {
  const asked = house();
  await writing([item('a', 'dipirona 500 mg VO')]);
  press('Enter', { ctrlKey: true });
  await screen.findByText('Próximo paciente');
  const signed = asked.find(({ name }) => name === 'execute')?.args;
  expect(signed?.id).toBe('d1');
  expect(signed?.command).toMatchObject({
    command: 'Prescribe',
    body: { kind: 'Inpatient', encounter_id: antonia.encounter_id },
  });
});
