import i18next from 'i18next';
import { expect, test } from 'vitest';
import { ageOn, amountText, clockOf, quantityText } from './format';

const NBSP = '\u00a0';

test('decimals_and_thousands_follow_the_language', () => {
  expect(amountText('1234567.5', 'pt-BR')).toBe('1.234.567,5');
  expect(amountText('1234567.5', 'en')).toBe('1,234,567.5');
  expect(amountText('-0.5', 'pt-BR')).toBe('−0,5');
});

test('a_unit_is_bound_to_its_number_and_agrees_with_it', () => {
  const t = i18next.getFixedT('pt-BR', 'vocabulary');
  expect(quantityText({ value: '500', unit: 'mg' }, 'pt-BR', t)).toBe(`500${NBSP}mg`);
  expect(quantityText({ value: '1.5', unit: '{comprimido}' }, 'pt-BR', t)).toBe(`1,5${NBSP}comprimido`);
  expect(quantityText({ value: '2', unit: '{comprimido}' }, 'pt-BR', t)).toBe(`2${NBSP}comprimidos`);
  expect(quantityText({ value: '5000', unit: '[iU]' }, 'pt-BR', t)).toBe(
    `5.000${NBSP}unidades${NBSP}internacionais`,
  );
  expect(quantityText({ value: '10', unit: 'ug/kg/min' }, 'pt-BR', t), 'never µg').toBe(
    `10${NBSP}mcg/kg/min`,
  );
  expect(quantityText({ value: '0.9', unit: '%' }, 'pt-BR', t)).toBe('0,9%');
});

test('times_are_those_of_the_house_wherever_the_computer_is', () => {
  const at = Date.UTC(2026, 10, 26, 2, 30);
  const house = clockOf('pt-BR', 'America/Sao_Paulo');
  expect(house.dateTime(at)).toBe(`25/11/2026${NBSP}23:30`);
  expect(clockOf('pt-BR', 'America/Manaus').time(at)).toBe('22:30');
  expect(house.daysAgo(at, Date.UTC(2026, 10, 26, 12)), 'the calendar counts, not 24 hours').toBe('ontem');
  expect(house.ago(at, at + 8 * 60_000)).toBe('há 8 min');
});

test('an_age_is_told_in_years_months_or_days', () => {
  expect(ageOn('1992-11-27', '2026-11-26')).toEqual({ unit: 'years', count: 33 });
  expect(ageOn('2025-05-20', '2026-11-26')).toEqual({ unit: 'months', count: 18 });
  expect(ageOn('2026-11-20', '2026-11-26')).toEqual({ unit: 'days', count: 6 });
});
