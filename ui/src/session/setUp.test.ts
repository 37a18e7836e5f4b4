import { expect, test } from 'vitest';
import { command, emptyForm, missing, stepOf } from './setUp';

test('an_empty_field_that_may_be_empty_is_sent_as_nothing', () => {
  const form = { ...emptyForm, name: ' Hospital Amostra ', cnes: ' ', series: 'uti2' };
  expect(command(form)).toMatchObject({
    establishment: { name: 'Hospital Amostra', cnes: null, cnpj: null },
    station_series: 'UTI2',
  });
});

test('a_refusal_leads_back_to_the_step_of_its_field', () => {
  expect(stepOf(['establishment.cnes'])).toBe(0);
  expect(stepOf(['administrator_login', 'station_series']), 'the first step first').toBe(1);
  expect(stepOf([null, 'something_else'])).toBeUndefined();
});

test('a_step_wants_its_own_fields_only', () => {
  expect(missing(emptyForm, 0)).toEqual(['name']);
  expect(missing({ ...emptyForm, stationName: 'Posto 2' }, 1)).toEqual(['series']);
});
