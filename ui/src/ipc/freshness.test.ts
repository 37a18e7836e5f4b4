import { expect, test } from 'vitest';
import { engine } from '../testing/engine';
import { send } from './client';
import { isTouched } from './freshness';
import { patientSummary, search, triageQueue } from './questions';
import type { Changed } from './types';

const changed = (views: Changed['views'], keys: string[] | null): Changed => ({ views, keys, position: 9 });

test('a_change_drops_exactly_the_answers_that_show_it', () => {
  const maria = patientSummary({ id: 'maria' }).queryKey;
  expect(isTouched(maria, changed(['PatientSummary'], ['maria']))).toBe(true);
  expect(isTouched(maria, changed(['PatientSummary'], ['paulo'])), 'another patient').toBe(false);
  expect(isTouched(maria, changed(['Catalogue'], ['maria'])), 'another view').toBe(false);
  expect(isTouched(maria, changed(['PatientSummary'], null)), 'too many to name').toBe(true);
  const queue = triageQueue({ filter: {} }).queryKey;
  expect(isTouched(queue, changed(['TriageQueue'], ['anything'])), 'a list shows whatever is in it').toBe(
    true,
  );
  expect(isTouched(['start'], changed(['TriageQueue'], null))).toBe(false);
});

test('a_question_after_a_receipt_asks_for_at_least_that_position', async () => {
  const asked = engine({
    execute: () => ({ command_id: 'x', position: 41, events: [] }),
    search: () => ({ as_of: 41, behind: 0, value: [] }),
  });
  await send('execute', { id: 'x' });
  const { queryFn } = search({ text: 'a', filter: { kinds: [] }, limit: 5 });
  if (typeof queryFn === 'function') await queryFn({} as Parameters<typeof queryFn>[0]);
  expect(asked.at(-1)?.args.at_least).toBe(41);
});
