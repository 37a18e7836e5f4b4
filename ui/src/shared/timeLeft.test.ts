import { expect, test } from 'vitest';
import { timeLeft } from './timeLeft';

const NOW = Date.UTC(2026, 10, 26, 15);
const MINUTE = 60_000;

test('within_a_quarter_of_an_hour_it_counts_seconds', () => {
  expect(timeLeft(NOW + 6 * MINUTE + 12_000, NOW)).toEqual({ kind: 'clock', late: false, text: '06:12' });
  expect(timeLeft(NOW - 2 * MINUTE - 40_000, NOW)).toEqual({ kind: 'clock', late: true, text: '02:40' });
});

test('further_away_it_says_minutes_then_hours_then_days', () => {
  expect(timeLeft(NOW + 21 * MINUTE, NOW)).toEqual({ kind: 'minutes', late: false, count: 21 });
  expect(timeLeft(NOW + 185 * MINUTE, NOW)).toEqual({ kind: 'hours', late: false, hours: 3, minutes: 5 });
  expect(timeLeft(NOW - 50 * 60 * MINUTE, NOW)).toEqual({ kind: 'days', late: true, count: 2 });
});
