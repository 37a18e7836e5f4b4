import { expect, test } from 'vitest';
import type { FormularyReport, PriceListReport } from '../ipc/types';
import { badLines, formularyCounts, isNoTable, priceListCounts } from './report';

const formulary: FormularyReport = {
  rows: 9,
  registered: 4,
  corrected: 1,
  unchanged: 2,
  faults: [{ line: 7, column: 'strength', reason: 'BadStrength' }],
  refused: [{ line: 3, code: 'MedicineImpossible', field: 'atc' }],
};

test('lines_that_are_left_out_stand_in_the_order_of_the_file', () => {
  expect(badLines(formulary)).toEqual([
    { line: 3, column: 'atc', why: { kind: 'refused', code: 'MedicineImpossible' } },
    { line: 7, column: 'strength', why: { kind: 'fault', reason: 'BadStrength' } },
  ]);
  expect(formularyCounts(formulary).at(-1)).toEqual({ name: 'left', count: 2 });
});

test('links_are_summed_over_their_rules_and_new_ones_are_counted_when_it_is_over', () => {
  const report: PriceListReport = {
    file_sha256: 'a',
    rows: 10,
    imported: 6,
    unchanged: 2,
    same_product: 1,
    repeats: 1,
    linked_to_medicine: { ExactName: 3, SaltStripped: 2 },
    linked_to_substance: { ExactName: 1 },
    unlinked: { NotInFormulary: 4 },
    faults: [],
  };
  const names = (done: boolean) => priceListCounts(report, done).map(({ name }) => name);
  expect(priceListCounts(report, true).find(({ name }) => name === 'linked')?.count).toBe(5);
  expect(names(false)).not.toContain('imported');
  expect(names(true)).toContain('imported');
});

test('a_file_without_its_columns_is_no_table', () => {
  expect(isNoTable(formulary)).toBe(false);
  expect(isNoTable({ faults: [{ line: 1, column: 'id', reason: 'MissingColumn' }] })).toBe(true);
});
