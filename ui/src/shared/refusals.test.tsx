import { TextInput } from '@mantine/core';
import { screen } from '@testing-library/react';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import { TroubleError } from '../ipc/trouble';
import type { Finding, Refusal } from '../ipc/types';
import { show } from '../testing/show';
import { RefusalField } from './RefusalField';
import { refusalsOf, TroubleNote } from './RefusalNotes';
import { findingText, refusalsAt, refusalText } from './refusals';

const t = i18next.getFixedT('pt-BR', 'vocabulary');
const refusal = (code: Refusal['code'], field?: string, params: Record<string, string> = {}): Refusal => ({
  code,
  field: field ?? null,
  rule: 'R',
  params,
});

test('a_refusal_stands_beside_its_field_and_nowhere_else', () => {
  const refusals = [refusal('DoseMissing', 'items[0].dose'), refusal('PrescriberInactive')];
  const error = new TroubleError({ kind: 'Refused', refusals });
  show(
    <>
      <RefusalField refusals={refusalsOf(error)} field="items[0].dose">
        {(text) => <TextInput label="dose" error={text} defaultValue="500 mg" />}
      </RefusalField>
      <TroubleNote error={error} fields={['items[0].dose']} />
    </>,
  );
  const field = screen.getByLabelText('dose') as HTMLInputElement;
  const beside = document.getElementById(
    (field.getAttribute('aria-describedby') ?? '').split(' ').at(-1) ?? '',
  );
  expect(beside?.textContent).toBe('Falta a dose.');
  expect(field.value, 'what was typed stays').toBe('500 mg');
  expect(screen.getByRole('alert').textContent).toBe(refusalText(refusal('PrescriberInactive'), t));
});

test('an_item_takes_the_refusals_of_its_parts_and_not_those_of_the_tenth', () => {
  const refusals = [refusal('DoseMissing', 'items[1].dose'), refusal('RouteMissing', 'items[10].route')];
  expect(refusalsAt(refusals, 'items[1]').map(({ code }) => code)).toEqual(['DoseMissing']);
});

test('codes_in_params_are_said_in_words', () => {
  expect(refusalText(refusal('NoLongerCurrent', undefined, { state: 'Replaced' }), t)).toContain(
    'está substituída',
  );
});

test('a_finding_that_could_not_look_is_grey_and_never_fine', () => {
  const finding: Finding = {
    rule_id: 'DAILY_MAXIMUM',
    outcome: 'NotChecked',
    tier: 3,
    item: 0,
    params: {},
    judged: {},
    table_version: '1',
  };
  const quantity = (value: string, unit: string) => `${value} ${unit}`;
  expect(findingText(finding, t, quantity)).toMatchObject({
    title: 'Máximo em 24 h não conferido',
    meaning: 'unchecked',
  });
  const found = {
    ...finding,
    outcome: 'Found' as const,
    tier: 1,
    params: { total: '6', limit: '4', unit: 'g' },
  };
  expect(findingText(found, t, quantity)).toMatchObject({
    text: '6 g em 24 h; o máximo é 4 g.',
    meaning: 'danger',
  });
  const combined = {
    ...found,
    params: { ...found.params, substance: 'acido_acetilsalicilico' },
    judged: { not_counted: '1' },
  };
  expect(findingText(combined, t, quantity).text).toBe(
    '6 g de acido acetilsalicilico em 24 h; o máximo é 4 g. Há mais 1 item que não pôde ser somado.',
  );
});

test('a_medicine_that_waits_for_somebody_says_for_whom', () => {
  const finding: Finding = {
    rule_id: 'APPROVAL_NEEDED',
    outcome: 'Found',
    tier: 2,
    item: 1,
    params: { approval: 'CCIH', norm: 'AWaRe Reserva.' },
    judged: {},
    table_version: '1',
  };
  expect(findingText(finding, t, (value, unit) => `${value} ${unit}`)).toEqual({
    title: 'Espera liberação: CCIH',
    text: 'A farmácia só valida depois que CCIH liberar. AWaRe Reserva.',
    meaning: 'caution',
  });
});
