import { expect, test } from 'vitest';
import type { Medicine, Restriction } from '../ipc/types';
import {
  medicineForm,
  medicineInput,
  missingFields,
  noIngredient,
  restrictionsOf,
  unreadableFields,
} from './medicine';

const dipyrone: Medicine = {
  medicine_id: '0193a000-0000-7000-8000-000000000020',
  code: 'F002',
  dcb: 'dipirona',
  inn: 'metamizole sodium',
  atc: 'N02BB02',
  form: 'solução oral (gotas)',
  strength: '500 mg/mL',
  ingredients: [
    {
      substance_id: '0193a000-0000-7000-8000-000000000021',
      substance_key: 'dipirona',
      amount: { value: '500', unit: 'mg' },
      per: { value: '1', unit: 'mL' },
    },
  ],
  routes: ['VO'],
  list344: null,
  document_type: 'COMUM',
  use_restriction: null,
  high_alert: null,
  antimicrobial: false,
  glp1: false,
  max_daily_dose: { value: '0.5', unit: 'g' },
  max_daily_note: null,
  tall_man: null,
  active: true,
};

test('a_correction_that_changes_nothing_says_what_was_written_down', () => {
  const { medicine_id: _, ingredients, ...rest } = dipyrone;
  expect(medicineInput(medicineForm(dipyrone))).toEqual({
    ...rest,
    ingredients: ingredients.map(({ substance_id: _, ...it }) => it),
  });
  expect(medicineForm(dipyrone).maximum.value, 'decimals as people here write them').toBe('0,5');
});

test('not_decided_is_kept_apart_from_no', () => {
  expect(medicineForm(dipyrone).highAlert).toBeNull();
  expect(medicineForm(null).highAlert).toBe(false);
});

test('what_is_no_number_is_found_before_the_engine_is_asked', () => {
  const form = medicineForm(dipyrone);
  const wrong = { value: '1.234,5', unit: 'mg' } as const;
  expect(unreadableFields({ ...form, maximum: wrong })).toEqual(['max_daily_dose']);
  expect(unreadableFields({ ...form, ingredients: [noIngredient, { ...noIngredient, per: wrong }] })).toEqual(
    ['ingredients[1].per'],
  );
  expect(unreadableFields(form)).toEqual([]);
});

test('restrictions_hold_by_the_beginning_of_the_class_or_by_substance', () => {
  const of = (atc_prefix: string | null, substance_key: string | null): Restriction => ({
    restriction_id: `${atc_prefix}${substance_key}`,
    atc_prefix,
    substance_key,
    councils: [],
    specialties: [],
    registration: null,
    norm: 'N',
    to_be_confirmed: false,
  });
  const all = [of('N02', null), of('N03', null), of(null, 'dipirona'), of(null, 'talidomida')];
  expect(restrictionsOf(dipyrone, all)).toEqual([all[0], all[2]]);
});

test('what_must_be_filled_is_said_at_once', () => {
  expect(missingFields(medicineForm(null))).toEqual(['dcb', 'code', 'form', 'ingredients', 'routes']);
  expect(missingFields(medicineForm(dipyrone))).toEqual([]);
});
