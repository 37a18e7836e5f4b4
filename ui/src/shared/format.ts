// Numbers, units, dates and times as people here write them. A unit never leaves its number (NBSP), and no number goes
// through a float: amounts are decimal strings.

import type { TFunction } from 'i18next';
import type { Language } from '../i18n';
import type { Instant, Unit } from '../ipc/types';

const NBSP = '\u00a0';

/** `1234.5` as `1.234,5`. */
export function amountText(amount: string, language: Language): string {
  const [point, group] = language === 'pt-BR' ? [',', '.'] : ['.', ','];
  const negative = amount.startsWith('-');
  const [whole = '0', fraction] = (negative ? amount.slice(1) : amount).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${negative ? '−' : ''}${grouped}${fraction === undefined ? '' : point + fraction}`;
}

/** Two and more, as in `2 comprimidos`; `1,5 comprimido`. */
export function isPlural(amount: string): boolean {
  const whole = amount.replace('-', '').split('.')[0] ?? '0';
  return whole.length > 1 || whole >= '2';
}

/** The unit as it follows a number: `mcg`, `comprimidos`. */
export function unitText(unit: Unit, amount: string, t: TFunction<'vocabulary'>): string {
  return t(`unit.${unit}`, { count: isPlural(amount) ? 2 : 1 }).replaceAll(' ', NBSP);
}

/** `500 mg`, `1,5 comprimido`; a plain number has no unit. */
export function quantityText(
  { value, unit }: { value: string; unit: Unit },
  language: Language,
  t: TFunction<'vocabulary'>,
): string {
  const number = amountText(value, language);
  if (unit === '1') return number;
  return unit === '%' ? `${number}%` : `${number}${NBSP}${unitText(unit, value, t)}`;
}

const DAY = 86_400_000;
const QUARTER = 900_000;

/** Dates and times of the house, whatever zone this computer is in. */
export function clockOf(language: Language, timeZone: string) {
  const written = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language === 'pt-BR' ? 'pt-BR' : 'en-GB', {
      timeZone,
      ...options,
    });
    return (at: Instant) => format.format(at);
  };
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const short = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const calendar = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const isoDay = (at: Instant) => {
    const parts = calendar.formatToParts(at);
    const part = (type: 'year' | 'month' | 'day') => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')}`;
  };
  // No zone's day begins within a quarter of an hour, so that a list asks the calendar once for all it shows of one.
  const midnights = new Map<number, number>();
  const midnight = (at: Instant) => {
    const quarter = Math.floor(at / QUARTER);
    const known = midnights.get(quarter) ?? Date.parse(`${isoDay(at)}T00:00:00Z`);
    if (midnights.size > 5_000) midnights.clear();
    midnights.set(quarter, known);
    return known;
  };
  const time = written({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const exactTime = written({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const date = written({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const shortDate = written({ day: '2-digit', month: '2-digit' });
  /** Whole days of the calendar from `at` to `now`. */
  const daysBetween = (at: Instant, now: Instant) => Math.round((midnight(now) - midnight(at)) / DAY);
  return {
    time,
    /** To the second: for who did what when. */
    exactTime,
    date,
    dateTime: (at: Instant) => `${date(at)}${NBSP}${time(at)}`,
    /** `2026-11-26`, for what the engine asks by day. */
    isoDate: isoDay,
    /** `10:20` today, `25/11 10:20` on another day. */
    shortTime: (at: Instant, now: Instant) =>
      daysBetween(at, now) === 0 ? time(at) : `${shortDate(at)}${NBSP}${time(at)}`,
    /** `hoje`, `ontem`, `há 12 dias`, `há 3 meses`. */
    daysAgo: (at: Instant, now: Instant) => {
      const days = daysBetween(at, now);
      if (days < 60) return relative.format(-days, 'day');
      if (days < 730) return relative.format(-Math.floor(days / 30.44), 'month');
      return relative.format(-Math.floor(days / 365.25), 'year');
    },
    /** `há 8 min`, `há 3 h`, then days. */
    ago: (at: Instant, now: Instant) => {
      const minutes = Math.max(0, Math.floor((now - at) / 60_000));
      if (minutes < 1) return relative.format(0, 'minute');
      if (minutes < 60) return short.format(-minutes, 'minute').replace('.', '');
      if (minutes < 24 * 60) return short.format(-Math.floor(minutes / 60), 'hour').replace('.', '');
      return relative.format(-Math.max(1, daysBetween(at, now)), 'day');
    },
  };
}

/** A birth date or another date without an hour: `1953-04-01` as `01/04/1953`. */
export function plainDate(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${day}/${month}/${year}`;
}

export type Age = { unit: 'years' | 'months' | 'days'; count: number };

/** Years from two on; months below that; days below two months. `today` is the house's. */
export function ageOn(birth: string, today: string): Age {
  const [birthYear = 0, birthMonth = 1, birthDay = 1] = birth.split('-').map(Number);
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const months = (year - birthYear) * 12 + (month - birthMonth) - (day < birthDay ? 1 : 0);
  if (months >= 24) return { unit: 'years', count: Math.floor(months / 12) };
  if (months >= 2) return { unit: 'months', count: months };
  return { unit: 'days', count: Math.max(0, Math.round((Date.parse(today) - Date.parse(birth)) / DAY)) };
}
