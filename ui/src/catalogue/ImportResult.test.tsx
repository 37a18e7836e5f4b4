import { screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { show } from '../testing/show';
import { ImportResult } from './ImportResult';

beforeAll(() => i18next.loadNamespaces('catalogue'));

const text = 'id,strength\nF001,500 mg\nF002,um pouco\n';

test('a_bad_line_is_shown_with_why_and_as_it_stands_in_the_file', () => {
  const report = {
    rows: 1,
    registered: 1,
    corrected: 0,
    unchanged: 0,
    faults: [{ line: 3, column: 'strength', reason: 'BadStrength' as const }],
    refused: [],
  };
  show(
    <ImportResult
      text={text}
      preview={{ kind: 'formulary', preview: { report, lines: [] } }}
      report={undefined}
    />,
  );
  expect(screen.getByText('1 linha fica de fora')).toBeTruthy();
  const row = screen.getByText('F002,um pouco').closest('tr') as HTMLElement;
  expect(within(row).getByText('Concentração não entendida')).toBeTruthy();
  expect(within(row).getByText('3')).toBeTruthy();
});

test('a_file_whose_every_line_is_good_says_so_in_one_pill', () => {
  const report = { rows: 1, registered: 0, corrected: 0, unchanged: 1, faults: [], refused: [] };
  show(
    <ImportResult
      text={text}
      preview={{ kind: 'formulary', preview: { report, lines: [] } }}
      report={undefined}
    />,
  );
  expect(screen.getByText('Todas as linhas podem ser usadas')).toBeTruthy();
  expect(screen.queryByText(/fica de fora/)).toBeNull();
});
