import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { DocumentItem } from '../ipc/types';
import { show } from '../testing/show';
import { VersionItems } from './VersionItems';

const item: DocumentItem = {
  item_id: 'i',
  kind: 'Dose',
  medicine_id: 'm',
  medicine_name: 'dipirona',
  description: 'dipirona comprimido 500 mg',
  strength: '500 mg',
  form: 'comprimido',
  atc: 'N02BB02',
  document_type: 'COMUM',
  route: 'VO',
  dose_text: '1 g',
  schedule_text: 'a cada 6 horas',
  starts_at: 0,
};

test('the_old_value_is_struck_and_the_new_one_inserted', () => {
  const parts = [
    { part: 'description' as const, before: item.description, now: item.description },
    { part: 'dose_text' as const, before: '500 mg', now: '1 g' },
  ];
  show(<VersionItems items={[{ kind: 'changed', item, parts }]} />);
  expect(screen.getByText('500 mg').tagName).toBe('DEL');
  expect(screen.getByText('1 g').tagName).toBe('INS');
});

test('what_was_taken_out_is_struck_and_says_so', () => {
  const parts = [{ part: 'description' as const, before: item.description, now: item.description }];
  show(<VersionItems items={[{ kind: 'removed', item, parts }]} />);
  expect(screen.getByText(item.description).tagName).toBe('DEL');
  expect(screen.getByText('retirado')).toBeTruthy();
});
