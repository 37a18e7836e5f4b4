import { expect, it } from 'vitest';
import type { ItemOrder } from '../ipc/types';
import { extrasOf } from './draft';
import { amountOf, fieldName, itemFrom, textsOf, unreadable } from './fields';

const dipirona: ItemOrder = {
  kind: 'Dose',
  medicine_id: 'm1',
  dose: { value: '0.5', unit: 'g' },
  route: 'VO',
  frequency: { kind: 'EveryHours', hours: 6 },
  duration: { kind: 'Days', days: 3 },
  as_needed: { reason: 'dor', min_interval_hours: 6, max_daily: { value: '2', unit: 'g' } },
  diluent: null,
  volume: null,
  rate: null,
  quantity: null,
  indication: 'cefaleia',
  cid: null,
  substitution_refused: false,
  instructions: null,
  allergy_override: { reason: 'Other', text: 'tolerou ontem' },
};
const texts = textsOf(dipirona, extrasOf(dipirona));

it('writes an item into fields and back without losing anything', () => {
  expect(texts.dose, 'with the comma of here').toBe('0,5');
  expect(itemFrom(dipirona, texts)).toEqual(dipirona);
});

it('takes a comma or a point, and nothing that is no number', () => {
  expect(['0,5', '0.5', ' 12 ', '', '1.000,5', '1/2', '-1'].map(amountOf)).toEqual([
    '0.5',
    '0.5',
    '12',
    null,
    undefined,
    undefined,
    undefined,
  ]);
  expect(unreadable({ ...texts, dose: '1/2', days: 'três' })).toEqual(['dose', 'days']);
});

it('is an infusion once it has a rate', () => {
  const running = itemFrom(dipirona, {
    ...texts,
    rate: '10',
    rateUnit: 'mL/h',
    volume: '250',
    diluent: 'SG 5%',
  });
  expect([running.kind, running.rate, running.volume]).toEqual([
    'Infusion',
    { value: '10', unit: 'mL/h' },
    { value: '250', unit: 'mL' },
  ]);
});

it('leaves what it does not show as it was', () => {
  const weekdays: ItemOrder = { ...dipirona, frequency: { kind: 'Weekdays', days: ['Mon', 'Thu'] } };
  expect(itemFrom(weekdays, textsOf(weekdays, {})).frequency).toEqual(weekdays.frequency);
  const taper: ItemOrder = { ...dipirona, kind: 'Taper', dose: null, rate: null };
  expect(itemFrom(taper, textsOf(taper, {})).kind).toBe('Taper');
});

it('names the field that a refusal is about', () => {
  expect(
    [
      'dose.value',
      'as_needed.max_daily.value',
      'as_needed.reason',
      'taper[1].dose',
      'allergy_override.text',
      'x',
    ].map(fieldName),
  ).toEqual(['dose', 'most', 'reason', 'taper', 'override', undefined]);
});
