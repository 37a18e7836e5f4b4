import { expect, it } from 'vitest';
import { nextName } from './places';

it('the next bed is named after the last', () => {
  expect(['201-09', 'UTI 1', '12A', 'Leito', '099'].map(nextName)).toEqual([
    '201-10',
    'UTI 2',
    '13A',
    '',
    '100',
  ]);
});
