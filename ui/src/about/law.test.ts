import { expect, test } from 'vitest';
import type { Restriction, TableInUse } from '../ipc/types';
import { aboutOf, citedNorms, openRows, tableName, toConfirm } from './law';

const table: TableInUse = {
  name: 'controlled_substances',
  version: '2026-11-23',
  rows: 512,
  norms: [
    { norm: 'RDC 1.036/2026', rows: 3, to_be_confirmed: 1 },
    { norm: 'RDC 999/2025', rows: 508, to_be_confirmed: 0 },
    { norm: '', rows: 1, to_be_confirmed: 1 },
  ],
};

test('norms_stand_with_most_rows_first_and_what_cites_none_is_only_counted', () => {
  expect(citedNorms(table).map(({ norm }) => norm)).toEqual(['RDC 999/2025', 'RDC 1.036/2026']);
  expect(openRows(table)).toBe(2);
});

test('a_table_of_a_newer_engine_keeps_its_own_name', () => {
  expect(tableName(table)).toBe('controlled_substances');
  expect(tableName({ ...table, name: 'renal' })).toBeUndefined();
});

test('only_what_is_open_is_left_to_confirm', () => {
  const restriction = (atc: string | null, substance: string | null, open: boolean): Restriction => ({
    restriction_id: `${atc}${substance}`,
    atc_prefix: atc,
    substance_key: substance,
    councils: ['CRM'],
    specialties: [],
    registration: null,
    norm: 'RDC',
    to_be_confirmed: open,
  });
  const all = [
    restriction('L04', null, true),
    restriction(null, 'ácido_x', true),
    restriction('A14A', null, false),
  ];
  expect(toConfirm(all).map(aboutOf)).toEqual(['ácido x', 'L04']);
});
