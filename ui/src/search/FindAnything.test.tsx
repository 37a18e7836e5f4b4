import { IconChecklist, IconPill, IconUsers } from '@tabler/icons-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lazy } from 'react';
import { useLocation } from 'react-router';
import { expect, test, vi } from 'vitest';
import type { Hit } from '../ipc/types';
import type { Screen } from '../shell/screens';
import { engine } from '../testing/engine';
import { show } from '../testing/show';
import { FindAnything } from './FindAnything';
import { fits, kindsFor } from './finding';

const Component = lazy(async () => ({ default: () => null }));
const screens: Screen[] = [
  { path: '/triage', title: 'triage', icon: IconChecklist, roles: [], Component, digit: 1 },
  { path: '/patients', title: 'patients', icon: IconUsers, roles: [], Component },
  { path: '/catalogue', title: 'catalogue', icon: IconPill, roles: [], Component },
];

const hit = (kind: Hit['kind'], id: string, title: string): Hit => ({
  kind,
  id,
  title: [
    { text: title.slice(0, 3), found: true },
    { text: title.slice(3), found: false },
  ],
  subtitle: [],
  because: [],
  birth_date: null,
  ward: null,
  bed: null,
  state: null,
});

function Where() {
  return <output>{useLocation().pathname}</output>;
}

function box(validate: () => void = () => undefined) {
  const scope = { scope: '', layer: 0, bindings: [{ keys: 'V', label: 'Validar', run: validate }] };
  const close = vi.fn();
  show(
    <>
      <FindAnything scopes={[scope]} close={close} screens={screens} />
      <Where />
    </>,
  );
  return close;
}

test('each_letter_asks_and_Enter_opens_the_first_hit', async () => {
  const found = [hit('Patient', '7', 'Maria Demonstração'), hit('Prescription', '9', 'DEMO1-000009')];
  const asked = engine({ search: () => ({ as_of: 1, behind: 0, value: found }) });
  const close = box();
  await userEvent.type(screen.getByRole('combobox'), 'mar');
  await screen.findByText('Mar');
  expect(asked.map(({ args }) => args.text)).toEqual(['m', 'ma', 'mar']);
  expect(screen.getAllByRole('option')[0]?.getAttribute('aria-selected')).toBe('true');
  await userEvent.keyboard('{Enter}');
  expect(close).toHaveBeenCalled();
  expect(screen.getByRole('status', { hidden: true }).textContent).toBe('/patients/7');
});

test('arrows_move_and_come_round_and_a_prescription_opens_where_the_user_has_it', async () => {
  const found = [hit('Patient', '7', 'Maria Demonstração'), hit('Prescription', '9', 'DEMO1-000009')];
  engine({ search: () => ({ as_of: 1, behind: 0, value: found }) });
  box();
  await userEvent.type(screen.getByRole('combobox'), 'xyz');
  await screen.findByText('DEM');
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(screen.getByRole('status', { hidden: true }).textContent).toBe('/triage/9');
});

test('screens_and_the_actions_of_the_screen_below_are_found_without_accents', async () => {
  engine({ search: () => ({ as_of: 1, behind: 0, value: [] }) });
  const validate = vi.fn();
  box(validate);
  await userEvent.type(screen.getByRole('combobox'), 'valid');
  await waitFor(() =>
    expect(screen.getAllByRole('option').map((row) => row.textContent)).toEqual(['ValidarV']),
  );
  await userEvent.keyboard('{Enter}');
  expect(validate).toHaveBeenCalled();
});

test('words_typed_begin_words_of_the_label', () => {
  expect(fits('Catálogo', 'catal')).toBe(true);
  expect(fits('Bloquear a tela', 'tela bloq')).toBe(true);
  expect(fits('Catálogo', 'logo')).toBe(false);
});

test('the_engine_is_asked_only_for_what_somebody_has_a_screen_for', () => {
  expect(kindsFor(screens.filter(({ path }) => path === '/catalogue'))).toEqual(['Medicine']);
});
