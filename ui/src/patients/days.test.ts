import { expect, it } from 'vitest';
import type { TimelineEntry } from '../ipc/types';
import { clockOf } from '../shared/format';
import { byDay, readValue } from './days';

const entry = (at: string): TimelineEntry => ({ at: Date.parse(at), kind: 'Validated', id: at });

it('what happened at night belongs to the day of the house', () => {
  const { isoDate } = clockOf('pt-BR', 'America/Sao_Paulo');
  const days = byDay(
    [entry('2026-11-26T12:00:00Z'), entry('2026-11-26T02:59:00Z'), entry('2026-11-25T13:00:00Z')],
    isoDate,
  );
  expect(days.map(({ day, entries }) => [day, entries.length])).toEqual([
    ['2026-11-26', 1],
    ['2026-11-25', 2],
  ]);
});

it('a value is read with its unit', () => {
  expect(readValue('62.5 kg')).toEqual({ value: '62.5', unit: 'kg' });
  expect(readValue('1')).toBeUndefined();
});
