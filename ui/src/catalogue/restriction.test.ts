import { expect, test } from 'vitest';
import type { Restriction } from '../ipc/types';
import { confirmed, inOrder, noRestriction, restrictionInput } from './restriction';

const of = (atc_prefix: string, to_be_confirmed: boolean): Restriction => ({
  restriction_id: atc_prefix,
  atc_prefix,
  substance_key: null,
  councils: ['CRM'],
  specialties: [],
  registration: null,
  approval: 'CCIH',
  norm: 'RDC',
  to_be_confirmed,
});

test('what_is_to_be_confirmed_stands_first', () => {
  const all = [of('A14A', false), of('L04', true), of('D10BA', true)];
  expect(inOrder(all).map(({ atc_prefix }) => atc_prefix)).toEqual(['D10BA', 'L04', 'A14A']);
});

test('a_confirmed_restriction_says_the_same_and_is_no_longer_open', () => {
  expect(confirmed(of('L04', true))).toEqual({
    atc_prefix: 'L04',
    substance_key: null,
    councils: ['CRM'],
    specialties: [],
    registration: null,
    approval: 'CCIH',
    norm: 'RDC',
    to_be_confirmed: false,
  });
});

test('it_is_about_a_class_or_about_a_substance_and_never_both', () => {
  const form = {
    ...noRestriction,
    atc: 'l04',
    substance: ' Talidomida ',
    registration: 'talidomida',
    approval: ' ccih ',
    norm: 'RDC',
  };
  expect(restrictionInput(form)).toMatchObject({ atc_prefix: null, substance_key: 'talidomida' });
  expect(restrictionInput({ ...form, by: 'atc' })).toMatchObject({
    atc_prefix: 'L04',
    substance_key: null,
    registration: 'TALIDOMIDA',
    approval: 'CCIH',
  });
});
