import { describe, expect, it } from 'vitest';
import { dayEnd, dayStart, readDate, readHour, readMoment, readNumber, withSlashes } from './typed';

describe('a date', () => {
  it('is read as people here write it', () => {
    expect(readDate('01/04/1953')).toBe('1953-04-01');
    expect(readDate('1/4/1953')).toBe('1953-04-01');
    expect(readDate('01041953')).toBe('1953-04-01');
    expect(readDate(' 29.02.2024 ')).toBe('2024-02-29');
  });

  it('is none when the calendar has no such day, or the century is left to guess', () => {
    for (const typed of [
      '31/04/1953',
      '29/02/2023',
      '00/01/2000',
      '12/13/2000',
      '01/04/53',
      '1953-04-01',
      'abril',
      '',
    ]) {
      expect(readDate(typed), typed).toBeUndefined();
    }
  });

  it('gets its slashes while it is typed, and lets them be deleted', () => {
    expect(['0', '01', '010', '01/04', '01/041', '01/04/1953', '01/'].map(withSlashes)).toEqual([
      '0',
      '01',
      '01/0',
      '01/04',
      '01/04/1',
      '01/04/1953',
      '01/',
    ]);
  });
});

describe('a moment', () => {
  it('is what the house shows, wherever this computer stands', () => {
    expect(readMoment('26/11/2026', '10:20', 'America/Sao_Paulo')).toBe(Date.parse('2026-11-26T13:20:00Z'));
    expect(readMoment('26/11/2026', '23:30', 'America/Rio_Branco')).toBe(Date.parse('2026-11-27T04:30:00Z'));
    expect(readMoment('26/11/2026', '25:00', 'America/Sao_Paulo')).toBeUndefined();
  });

  it('has an hour in several spellings', () => {
    expect(['9:05', '0905', '09h05'].map(readHour)).toEqual([545, 545, 545]);
    expect(readHour('9')).toBeUndefined();
  });

  it('lies in the day of the house', () => {
    const late = Date.parse('2026-11-27T01:30:00Z');
    expect(dayStart(late, 'America/Sao_Paulo')).toBe(Date.parse('2026-11-26T03:00:00Z'));
    expect(dayEnd(late, 'America/Sao_Paulo')).toBe(Date.parse('2026-11-27T03:00:00Z'));
  });
});

it('a number has a comma, and nobody guesses at thousands', () => {
  expect(['62', '62,5', '1,25', '62.5', '1,125'].map(readNumber)).toEqual([
    '62',
    '62.5',
    '1.25',
    '62.5',
    '1.125',
  ]);
  for (const typed of ['1.000', '', 'abc', '-3', '1,2,3']) expect(readNumber(typed), typed).toBeUndefined();
});
