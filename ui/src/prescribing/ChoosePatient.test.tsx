import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningOut } from '../ipc/types';
import { listenForKeys } from '../shared/keys';
import { engine } from '../testing/engine';
import { ana } from '../testing/people';
import { showTo } from '../testing/sitting';
import { ChoosePatient } from './ChoosePatient';

const order: RunningOut = {
  runs_out_at: Date.now() + 3_600_000,
  prescription_id: 'order',
  number: 'DEMO1-1',
  state: 'Validated',
  patient_id: 'maria',
  patient_name: 'Maria Demonstração',
  bed: '201-03',
  prescriber_id: 'bruno',
  prescriber_name: 'Bruno Demo Prescritor',
  medicines: ['dipirona 500 mg', 'omeprazol 20 mg'],
};

const at = <T,>(value: T) => ({ as_of: 1, behind: 0, value });

let deaf: () => void;
beforeEach(() => {
  deaf = listenForKeys();
});
afterEach(() => deaf());

test('what_ends_without_a_renewal_is_renewed_by_one_key', async () => {
  const asked = engine({
    drafts: () => [],
    places: () => [],
    ward_board: () => at([]),
    running_out: () => at({ parked: [], orders: [order] }),
    execute: () => ({ command_id: 'x', position: 1, events: [] }),
  });
  showTo(
    ana,
    <Routes>
      <Route path="/prescribe" element={<ChoosePatient />} />
    </Routes>,
    '/prescribe',
  );
  const row = await screen.findByRole('option', { name: /Maria Demonstração/ });
  expect(row.textContent).toContain('dipirona 500 mg · omeprazol 20 mg');
  expect(row.textContent).toContain('Bruno Demo Prescritor');
  expect(row.textContent).toMatch(/vence/);
  await userEvent.keyboard('{ArrowDown}{Control>}{Enter}{/Control}');
  await waitFor(() => expect(asked.some(({ name }) => name === 'execute')).toBe(true));
  expect(asked.find(({ name }) => name === 'execute')?.args.command).toEqual({
    command: 'Renew',
    body: { prescription_id: 'order' },
  });
  expect(await screen.findByText('Renovada: Maria Demonstração')).toBeTruthy();
});
