import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { InBed, Location, Me } from '../ipc/types';
import { listenForKeys } from '../shared/keys';
import { engine, trouble } from '../testing/engine';
import { ana } from '../testing/people';
import { showTo } from '../testing/sitting';
import Wards from './Wards';

const at = (value: unknown) => ({ as_of: 1, behind: 0, value });
const ward: Location = {
  location_id: 'w',
  kind: 'Ward',
  parent_id: null,
  ward_id: 'w',
  name: 'Clínica médica',
};
const bed = (name: string): Location => ({
  location_id: name,
  kind: 'Bed',
  parent_id: 'w',
  ward_id: 'w',
  name,
});

const maria: InBed = {
  patient_id: 'maria',
  name: 'Maria Demonstração Oliveira',
  sex: 'Female',
  birth_date: '1954-01-01',
  allergy_status: 'Recorded',
  allergies: ['dipirona'],
  encounter_id: 'e',
  encounter_started_at: Date.now() - 86_400_000,
  ward_id: 'w',
  bed: '2',
  waiting_orders: 2,
  asked_orders: 1,
  next: {
    due_at: Date.now() + 20 * 60_000,
    state: 'Validated',
    description: 'meropeném 1 g',
    dose: '1 g',
    high_alert: false,
  },
};

const house = (places: Location[], patients: InBed[]) => ({
  places: () => places,
  ward_board: () => at(patients),
  scheduled_doses: () => at({ parked: [], doses: [] }),
  running_out: () => at({ parked: [], orders: [] }),
});

const elisa: Me = { ...ana, user_id: 'elisa', roles: ['Nurse'] };
const admin: Me = { ...ana, user_id: 'admin', roles: ['Administrator'] };
function Path() {
  return useLocation().pathname;
}

const screens = (
  <Routes>
    <Route path="/wards" element={<Wards />} />
    <Route path="/patients/:id" element={<Path />} />
  </Routes>
);

// A whole form, drawn on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

let stop: () => void;
beforeEach(() => {
  stop = listenForKeys();
});
afterEach(() => stop());

describe('the wall', () => {
  test('a_bed_says_who_what_is_due_and_what_is_wrong', async () => {
    engine(house([ward, bed('1'), bed('2')], [maria]));
    showTo(elisa, screens, '/wards');
    const card = await screen.findByRole('button', { name: /Maria Demonstração/ });
    expect(card.textContent).toContain('meropeném');
    expect(within(card).getByLabelText(/Alergias: dipirona/)).toBeTruthy();
    expect(within(card).getByLabelText(/2 prescrições esperam a farmácia/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /livre/ }).textContent).toContain('1');
  });

  test('a_dose_that_waits_in_the_triage_and_an_order_that_ends_are_marked', async () => {
    const next = {
      due_at: Date.now() + 60_000,
      description: 'meropeném 1 g',
      dose: '1 g',
      high_alert: false,
    };
    engine({
      ...house([ward, bed('2')], [{ ...maria, next: { ...next, state: 'Signed' } }]),
      running_out: () =>
        at({
          parked: [],
          orders: [{ patient_id: 'maria', runs_out_at: Date.now() - 60_000, medicines: [] }],
        }),
    });
    showTo(elisa, screens, '/wards');
    const card = await screen.findByRole('button', { name: /Maria Demonstração/ });
    expect(card.textContent).toContain('Dose não liberada');
    expect(await within(card).findByText(/^venceu/)).toBeTruthy();
  });

  test('arrows_lead_to_a_bed_and_enter_opens_it_then_its_record', async () => {
    engine(house([ward, bed('1'), bed('2')], [maria]));
    showTo(elisa, screens, '/wards');
    await screen.findByRole('button', { name: /Maria/ });
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.textContent).toContain('Maria');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('Nenhuma dose prevista para hoje.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /Abrir paciente/ }));
    expect(await screen.findByText('/patients/maria')).toBeTruthy();
  });

  test('doses_that_could_not_be_read_never_look_like_none', async () => {
    engine({
      ...house([ward, bed('2')], [maria]),
      scheduled_doses: () => trouble({ kind: 'Failed', reference: 'r1' }),
    });
    showTo(elisa, screens, '/wards');
    expect(await screen.findByText('As doses não puderam ser lidas.')).toBeTruthy();
    expect(screen.queryByText('Nenhuma dose prevista.')).toBeNull();
  });
});

describe('a house without wards', () => {
  test('tells_the_nurse_whom_to_ask', async () => {
    engine(house([], []));
    showTo(elisa, screens, '/wards');
    expect(await screen.findByText(/Peça ao administrador/)).toBeTruthy();
  });

  test('lets_the_administrator_register_one_by_keys', async () => {
    const asked = engine({ ...house([], []), execute: () => ({ position: 1 }) });
    showTo(admin, screens, '/wards');
    await screen.findByText('Nenhum setor cadastrado');
    await userEvent.keyboard('s');
    await userEvent.type(await screen.findByLabelText('Nome'), 'UTI adulto{Enter}');
    await waitFor(() => expect(asked.some(({ name }) => name === 'execute')).toBe(true));
    const sent = asked.find(({ name }) => name === 'execute')?.args;
    expect(sent?.command).toEqual({
      command: 'RegisterLocation',
      body: { kind: 'Ward', parent_id: null, name: 'UTI adulto' },
    });
  });
});
