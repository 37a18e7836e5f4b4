// What people type into a form, read: dates as dd/mm/aaaa, hours, numbers with a comma. Undefined while it is none.

import { clockOf } from '../shared/format';

/** The slashes come by themselves: `0104` is shown as `01/04`. */
export function withSlashes(typed: string): string {
  return typed.replace(/^(\d{2})(\d)/, '$1/$2').replace(/^(\d{2}\/\d{2})(\d)/, '$1/$2');
}

/** `01/04/1953`, `1/4/1953` or `01041953` as `1953-04-01`; only days of the calendar, only years of four digits. */
export function readDate(typed: string): string | undefined {
  const found =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim());
  if (found === null) return undefined;
  const [day = 0, month = 0, year = 0] = found.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month - 1 || date.getUTCFullYear() !== year)
    return undefined;
  return date.toISOString().slice(0, 10);
}

/** `9:05`, `0905`, `9h05` as minutes of the day. */
export function readHour(typed: string): number | undefined {
  const found = /^(\d{1,2})[:h](\d{2})$/.exec(typed.trim()) ?? /^(\d{2})(\d{2})$/.exec(typed.trim());
  if (found === null) return undefined;
  const [hour = 24, minute = 60] = found.slice(1).map(Number);
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The instant at which the house's calendar and clock show this. */
export function readMoment(date: string, hour: string, timeZone: string): number | undefined {
  const day = readDate(date);
  const minutes = readHour(hour);
  if (day === undefined || minutes === undefined) return undefined;
  const shown = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE;
  // What the house's clock shows at that instant of UTC tells how far the two are apart.
  const { isoDate, time } = clockOf('pt-BR', timeZone);
  const there = Date.parse(`${isoDate(shown)}T${time(shown)}:00Z`);
  return shown - (there - shown);
}

/** The first instant of the house's day. */
export function dayStart(at: number, timeZone: string): number {
  const [hour = 0, minute = 0] = clockOf('pt-BR', timeZone).time(at).split(':').map(Number);
  return Math.floor(at / MINUTE) * MINUTE - (hour * 60 + minute) * MINUTE;
}

export function dayEnd(at: number, timeZone: string): number {
  return dayStart(at, timeZone) + DAY;
}

/** `62,5` as `62.5`. `1.000` is a thousand or one: nobody may guess, so it is none. */
export function readNumber(typed: string): string | undefined {
  const text = typed.trim().replace(',', '.');
  if (!/^\d{1,6}(\.\d{1,4})?$/.test(text)) return undefined;
  if (!typed.includes(',') && /\.\d{3}$/.test(text)) return undefined;
  return text;
}

/** Text that somebody left empty is none. */
export function orNull(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}

/** `12345678901` as `123.456.789-01`. */
export function cpfText(cpf: string): string {
  return cpf.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4');
}

/** `700000000000000` in the groups of the card. */
export function cnsText(cns: string): string {
  return cns.replace(/^(\d{3})(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4');
}
