// What somebody chose in the dialog, from what they typed to what the engine is asked.

import type { PaperRequest, PaperSize, PrinterName } from '../ipc/types';
import { readDate } from '../patients/typed';
import { type Offer, sizesOf } from './offers';

export interface Settings {
  /** None is each paper's own default. */
  printer: PrinterName | null;
  copies: number;
  size: PaperSize | null;
  /** Only what changed since it was last printed. */
  changes: boolean;
  /** The printer becomes the default of these papers. */
  keep: boolean;
  /** Of a ward. */
  hours: number;
  /** Of a report, as typed: `01/11/2026`. */
  from: string;
  until: string;
  /** The days typed; none while they are none, or end before they begin. */
  period: { from: string; until: string } | undefined;
}

function periodOf(from: string, until: string): Settings['period'] {
  const [first, last] = [readDate(from), readDate(until)];
  return first === undefined || last === undefined || last < first ? undefined : { from: first, until: last };
}

/** As the dialog opens: the month until today for a report, half a day for a ward. */
export function atFirst(today: string): Settings {
  const [year = '', month = '', day = ''] = today.split('-');
  const from = `01/${month}/${year}`;
  const until = `${day}/${month}/${year}`;
  return {
    printer: null,
    copies: 1,
    size: null,
    changes: false,
    keep: false,
    hours: 12,
    from,
    until,
    period: periodOf(from, until),
  };
}

export function changed(settings: Settings, changes: Partial<Settings>): Settings {
  const now = { ...settings, ...changes };
  return { ...now, period: periodOf(now.from, now.until) };
}

/** What the engine is asked for one paper. */
export function requestOf(offer: Offer, { size, changes }: Settings): PaperRequest {
  const { request, canPrintChanges } = offer;
  return {
    ...request,
    size: sizesOf(request.paper).find((known) => known === size) ?? request.size,
    only_changes: canPrintChanges && changes,
  };
}
