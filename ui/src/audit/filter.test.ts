import { expect, test } from 'vitest';
import { asked, dayOf, emptyForm, isEmpty, startOf } from './filter';

const TODAY = '2026-01-15';
const ZONE = 'America/Sao_Paulo';

test('a_day_is_written_as_people_write_it', () => {
  expect(dayOf('26/11/2025', TODAY)).toBe('2025-11-26');
  expect(dayOf('3.1.26', TODAY)).toBe('2026-01-03');
  expect(dayOf(' Hoje', TODAY)).toBe(TODAY);
  expect(dayOf('ontem', TODAY)).toBe('2026-01-14');
});

test('without_a_year_it_is_the_last_such_day', () => {
  expect(dayOf('14/01', TODAY)).toBe('2026-01-14');
  expect(dayOf('28/12', TODAY), 'nothing was done in the future').toBe('2025-12-28');
});

test('what_is_no_day_is_none', () => {
  for (const typed of ['31/02/2026', '12', 'semana', '1/13', '2026-11-26T00', '29/02'])
    expect(dayOf(typed, TODAY), typed).toBeUndefined();
});

test('a_day_begins_in_the_house_and_not_in_greenwich', () => {
  expect(startOf('2026-01-15', ZONE)).toBe(Date.UTC(2026, 0, 15, 3));
  expect(startOf('2026-01-15', 'America/Rio_Branco')).toBe(Date.UTC(2026, 0, 15, 5));
  // A zone that changed its clocks that very night.
  expect(startOf('2026-03-29', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 28, 23));
});

test('the_last_day_is_in', () => {
  const { filter, wrong } = asked({ ...emptyForm, from: '14/01', until: '14/01' }, TODAY, ZONE);
  expect(filter).toEqual({
    actor: null,
    patient: null,
    kind: null,
    from: Date.UTC(2026, 0, 14, 3),
    until: Date.UTC(2026, 0, 15, 3),
  });
  expect(wrong).toEqual({});
});

test('what_cannot_be_read_is_said_and_does_not_narrow', () => {
  const { filter, wrong } = asked({ ...emptyForm, from: 'segunda' }, TODAY, ZONE);
  expect(filter.from).toBeNull();
  expect(wrong).toEqual({ from: true });
  expect(isEmpty(emptyForm)).toBe(true);
});
