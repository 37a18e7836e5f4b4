import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Me, PatientSummary } from '../ipc/types';
import { listenForKeys } from '../shared/keys';
import { engine, trouble } from '../testing/engine';
import { ana, antonia } from '../testing/people';
import { showTo } from '../testing/sitting';
import Patients from './Patients';

const at = (value: unknown) => ({ as_of: 1, behind: 0, value });
const shown = (value: unknown) => at({ kind: 'Shown', value });

const record = {
  patient_id: antonia.patient_id,
  name: antonia.name,
  sex: 'Female',
  birth_date: antonia.birth_date,
  registered_at: 0,
  allergies: [],
  observations: [],
  encounters: [],
  prescriptions: [],
  people: {},
};

const house = (patient: PatientSummary = antonia) => ({
  patient_summary: () => shown(patient),
  patient_record: () => shown(record),
  patient_timeline: () => at([]),
  ward_board: () => at([]),
  search: () => at([]),
  places: () => [],
});

const elisa: Me = { ...ana, user_id: 'elisa', login: 'elisa', name: 'Elisa Demo', roles: ['Nurse'] };
const carla: Me = { ...ana, user_id: 'carla', login: 'carla', name: 'Carla Demo', roles: ['Pharmacist'] };

// A whole form, drawn on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

let stop: () => void;
beforeEach(() => {
  stop = listenForKeys();
});
afterEach(() => stop());

function Path() {
  return useLocation().pathname;
}

/** At once: a form is not slower for being typed into by a machine. */
async function write(label: string | RegExp, text: string) {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.paste(text);
}

const screens = (
  <Routes>
    <Route path="/patients/*" element={<Patients />} />
    <Route path="/prescribe/:id" element={<Path />} />
  </Routes>
);

describe('registering', () => {
  test('a_refusal_stands_beside_its_field_and_nothing_typed_is_lost', async () => {
    engine({
      ...house(),
      execute: () =>
        trouble({
          kind: 'Refused',
          refusals: [{ code: 'CpfTaken', field: 'cpf', rule: '1.11', params: {} }],
        }),
    });
    showTo({ ...ana, user_id: 'one' }, screens, '/patients/new');
    await write(/Nome do documento/, 'Maria Demonstração');
    await write('CPF', '11144477735');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/Já há um cadastro com este CPF/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('CPF').value).toBe('11144477735');
    expect(screen.getByLabelText<HTMLInputElement>(/Nome do documento/).value).toBe('Maria Demonstração');
  });

  test('a_date_that_does_not_exist_never_reaches_the_engine', async () => {
    const asked = engine(house());
    showTo({ ...ana, user_id: 'two' }, screens, '/patients/new');
    await write(/Nome do documento/, 'Maria');
    await write('Nascimento', '31041953');
    expect(screen.getByLabelText<HTMLInputElement>('Nascimento').value).toBe('31/04/1953');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByText(/Escreva um dia que exista/)).toBeTruthy();
    expect(asked.some(({ name }) => name === 'execute')).toBe(false);
  });

  test('it_goes_on_to_the_prescription_where_that_was_the_reason', async () => {
    const asked = engine({ ...house(), execute: () => ({ position: 7 }) });
    showTo({ ...ana, user_id: 'three' }, screens, '/patients/new?then=prescribe&name=Rita');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/^\/prescribe\//)).toBeTruthy();
    const sent = asked.find(({ name }) => name === 'execute')?.args as {
      command: { body: { name: string } };
    };
    expect(sent.command.body.name).toBe('Rita');
  });

  test('what_was_left_half_done_is_there_when_somebody_comes_back_and_for_nobody_else', async () => {
    engine(house());
    const first = showTo({ ...ana, user_id: 'four' }, screens, '/patients/new');
    await write(/Nome do documento/, 'Luzia');
    await userEvent.keyboard('{Escape}');
    first.unmount();
    const again = showTo({ ...ana, user_id: 'four' }, screens, '/patients/new');
    expect(screen.getByLabelText<HTMLInputElement>(/Nome do documento/).value).toBe('Luzia');
    again.unmount();
    showTo({ ...ana, user_id: 'five' }, screens, '/patients/new');
    expect(screen.getByLabelText<HTMLInputElement>(/Nome do documento/).value).toBe('');
  });
});

describe('the chart', () => {
  const path = `/patients/${antonia.patient_id}`;

  test('offers_what_the_role_may_do_and_nothing_else', async () => {
    engine(house());
    const first = showTo(elisa, screens, path);
    expect(await screen.findByRole('button', { name: /Transferir/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Prescrever/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /Óbito/ })).toBeNull();
    first.unmount();
    showTo(carla, screens, path);
    expect(await screen.findByRole('button', { name: /Medida/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Alta/ })).toBeNull();
  });

  test('a_refused_measure_keeps_what_was_typed', async () => {
    engine({
      ...house(),
      execute: () =>
        trouble({
          kind: 'Refused',
          refusals: [{ code: 'ObservationImpossible', field: 'value.value', rule: 'people', params: {} }],
        }),
    });
    showTo(elisa, screens, path);
    await screen.findByRole('button', { name: /Medida/ });
    await userEvent.keyboard('m');
    const value = await screen.findByLabelText<HTMLInputElement>('Valor');
    await userEvent.type(value, '900{Enter}');
    expect(await screen.findByText(/Este valor não é possível/)).toBeTruthy();
    expect(value.value).toBe('900');
  });

  test('a_death_is_not_recorded_before_the_name_is_confirmed', async () => {
    const asked = engine({ ...house(), execute: () => ({ position: 9 }) });
    showTo(ana, screens, path);
    await screen.findByRole('button', { name: /Óbito/ });
    await userEvent.keyboard('o');
    await userEvent.type(await screen.findByLabelText('Hora'), '0001{Enter}');
    expect(screen.getByText(/Confira o nome/)).toBeTruthy();
    expect(asked.some(({ name }) => name === 'execute')).toBe(false);
    await userEvent.click(screen.getByRole('checkbox'));
    await userEvent.click(screen.getByRole('button', { name: /Registrar óbito/ }));
    await waitFor(() => expect(asked.some(({ name }) => name === 'execute')).toBe(true));
  });

  test('a_record_that_was_merged_leads_to_the_one_that_stayed_and_offers_no_deed', async () => {
    engine(house({ ...antonia, merged_into: 'other', survivor_id: 'other' }));
    showTo(ana, screens, path);
    expect(await screen.findByText(/Este cadastro foi unido a outro/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Prescrever/ })).toBeNull();
  });
});
