// What an auditor looks for, from what they typed to what the engine is asked.

import type { AuditFilter } from '../ipc/types';

export interface AuditForm {
  actor: string | null;
  patient: { id: string; name: string } | null;
  kind: string | null;
  /** As typed: `26/11`, `26/11/2026`, `hoje`. */
  from: string;
  until: string;
}

export const emptyForm: AuditForm = { actor: null, patient: null, kind: null, from: '', until: '' };

export function isEmpty(form: AuditForm): boolean {
  return form.actor === null && form.patient === null && form.kind === null && !form.from && !form.until;
}

const DAY = 86_400_000;

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** A day as people write it: `2026-11-26`; `undefined` when it is none. `today` is the house's, as `2026-11-26`. */
export function dayOf(typed: string, today: string): string | undefined {
  const text = typed.trim().toLowerCase();
  if (text === 'hoje' || text === 'today') return today;
  if (text === 'ontem' || text === 'yesterday') return iso(new Date(Date.parse(today) - DAY));
  const parts = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?$/.exec(text);
  if (parts === null) return undefined;
  const [, day = '', month = '', year] = parts;
  const thisYear = Number(today.slice(0, 4));
  let full = year === undefined ? thisYear : Number(year.length === 2 ? `20${year}` : year);
  if (!exists(full, Number(month), Number(day))) return undefined;
  const written = () => iso(new Date(Date.UTC(full, Number(month) - 1, Number(day))));
  // Nothing was done in the future: 28/12 in January is last year's.
  if (year === undefined && written() > today) full -= 1;
  return exists(full, Number(month), Number(day)) ? written() : undefined;
}

/** When a day begins in the house's zone. */
export function startOf(day: string, timeZone: string): number {
  const guess = Date.parse(`${day}T00:00:00Z`);
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const local = (at: number) => {
    const of = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
    return Date.parse(`${of.year}-${of.month}-${of.day}T${of.hour}:${of.minute}:00Z`);
  };
  const once = guess - (local(guess) - guess);
  // Once more, where the clock was changed in between.
  return once - (local(once) - guess);
}

export type Wrong = Partial<Record<'from' | 'until', true>>;

/** The engine's question and what of the form is no day. `until` is a day that is still in. */
export function asked(
  form: AuditForm,
  today: string,
  timeZone: string,
): { filter: AuditFilter; wrong: Wrong } {
  const wrong: Wrong = {};
  const instant = (field: 'from' | 'until', later: number) => {
    if (form[field].trim() === '') return null;
    const day = dayOf(form[field], today);
    if (day === undefined) {
      wrong[field] = true;
      return null;
    }
    return startOf(iso(new Date(Date.parse(day) + later * DAY)), timeZone);
  };
  const filter = {
    actor: form.actor,
    patient: form.patient?.id ?? null,
    kind: form.kind,
    from: instant('from', 0),
    until: instant('until', 1),
  };
  return { filter, wrong };
}
