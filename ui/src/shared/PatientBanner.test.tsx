import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { PatientSummary } from '../ipc/types';
import { antonia } from '../testing/people';
import { show } from '../testing/show';
import { listenForKeys } from './keys';
import { PatientBanner } from './PatientBanner';

const allergy = (name: string, rest: Partial<PatientSummary['allergies'][number]> = {}) => ({
  allergy_id: name,
  name,
  kind: 'Allergy' as const,
  severity: null,
  substance_id: null,
  group_code: null,
  manifestation: null,
  ...rest,
});

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 26, 15), toFake: ['Date'] });
  return () => vi.useRealTimers();
});

test('the_banner_says_name_sex_age_weight_with_its_date_and_bed', () => {
  show(<PatientBanner patient={antonia} />);
  expect(screen.getByRole('heading').textContent).toBe('Antônia Ilustrativa Ferreira');
  expect(screen.getByText(/34 anos/).textContent).toBe('F · 34 anos');
  expect(screen.getByText(/62,5/).textContent).toBe('62,5\u00a0kg há 12 dias');
  expect(screen.getByText('3A-12 · Clínica médica')).toBeTruthy();
});

test('nobody_asked_none_known_and_a_list_of_allergies_look_different', () => {
  const { unmount } = show(<PatientBanner patient={antonia} />);
  expect(screen.getByText('Alergias: não perguntado').className).toContain('caution');
  unmount();
  const none = show(<PatientBanner patient={{ ...antonia, allergy_status: 'NoneKnown' }} />);
  expect(screen.getByText('Sem alergias conhecidas').className).toBe('dim');
  none.unmount();
  const patient = {
    ...antonia,
    allergy_status: 'Recorded' as const,
    allergies: [allergy('lactose', { kind: 'Intolerance' }), allergy('dipirona', { severity: 'Severe' })],
  };
  show(<PatientBanner patient={patient} />);
  const listed = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(listed, 'what blocks comes first').toEqual(['Alergia: dipirona', 'Intolerância: lactose']);
  expect(screen.getByText('Alergia: dipirona').className).toContain('danger');
});

test('A_asks_about_allergies_only_where_nobody_asked_and_this_user_may', async () => {
  const ask = vi.fn();
  const stop = listenForKeys();
  const { unmount } = show(<PatientBanner patient={antonia} askAllergies={ask} />);
  await userEvent.keyboard('a');
  expect(ask).toHaveBeenCalledTimes(1);
  unmount();
  show(<PatientBanner patient={{ ...antonia, allergy_status: 'NoneKnown' }} askAllergies={ask} />);
  await userEvent.keyboard('a');
  expect(ask).toHaveBeenCalledTimes(1);
  stop();
});

test('a_weight_that_nobody_took_is_said_not_left_out', () => {
  show(<PatientBanner patient={{ ...antonia, weight: null }} />);
  expect(screen.getByText('Peso não informado').className).toContain('unchecked');
});
