import { expect, it } from 'vitest';
import { standOf, withRowKept } from './interventions';

it('says where a question stands', () => {
  const row = { open: false, withdrawn: false, upheld_reason: null };
  expect(standOf({ ...row, open: true })).toEqual({ stand: 'open', meaning: 'answer' });
  expect(standOf({ ...row, upheld_reason: 'dose plena' }).stand).toBe('upheld');
  expect(standOf({ ...row, withdrawn: true }).stand).toBe('withdrawn');
  expect(standOf(row).stand).toBe('accepted');
});

it('keeps the row under the cursor when another question comes before it', () => {
  const rows = ['b', 'a'].map((intervention_id) => ({ intervention_id }));
  expect(withRowKept(rows, 'a')).toEqual({ at: 1, row: rows[1] });
  expect(withRowKept(rows, undefined).at).toBe(0);
  expect(withRowKept([], 'a').row).toBeUndefined();
});
