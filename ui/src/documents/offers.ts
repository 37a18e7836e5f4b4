// What somebody may print from where they are, and what they have chosen of it.

import type { PaperKind, PaperOffered, PaperRequest, PaperSize, Printer, PrinterName } from '../ipc/types';

/** What stands on the screen that somebody prints from. */
export type Printable =
  | { kind: 'Orders'; orders: readonly OrderToPrint[] }
  | { kind: 'Patient'; patient_id: string; encounter_id: string | null; name: string }
  | { kind: 'Ward'; ward_id: string; name: string }
  | { kind: 'Triage' };

export interface OrderToPrint {
  id: string;
  number: string;
  patient: string;
}

/** One paper that may be printed. */
export interface Offer {
  key: string;
  request: PaperRequest;
  /** Whose, or of which ward. */
  about: string;
  /** What stands on it. */
  medicines: readonly string[];
  /** Times that it is out already; not known of what is no prescription. */
  prints: number;
  canPrintChanges: boolean;
  /** The default of this station. */
  printer: PrinterName | null;
}

const HOUR = 3_600_000;

/** The whole hours from the one that has begun. */
export function hoursFrom(now: number, hours: number): { from: number; until: number } {
  const from = Math.floor(now / HOUR) * HOUR;
  return { from, until: from + hours * HOUR };
}

/** What a person may choose beside the paper itself. */
export interface Choice {
  /** Of a ward. */
  hours: number;
  /** Of a report: days of the calendar. */
  from: string;
  until: string;
}

function plain(request: Pick<PaperRequest, 'paper' | 'subject'>, about: string): Offer {
  const whole = { part: 0, only_changes: false, size: null };
  return {
    key: `${request.paper} ${JSON.stringify(request.subject)}`,
    request: { ...request, ...whole },
    about,
    medicines: [],
    prints: 0,
    canPrintChanges: false,
    printer: null,
  };
}

const ofWard: readonly PaperKind[] = ['pick_list', 'ward_sheet', 'unit_dose_label', 'iv_label'];

/** The papers of what is no prescription: those of a prescription the engine says. */
export function offersOf(printable: Printable, choice: Choice, now: number): Offer[] {
  switch (printable.kind) {
    case 'Orders':
      return [];
    case 'Patient': {
      const { patient_id, encounter_id, name } = printable;
      return [plain({ paper: 'record', subject: { kind: 'Patient', patient_id, encounter_id } }, name)];
    }
    case 'Ward': {
      const { ward_id, name } = printable;
      const subject = { kind: 'Ward', ward_id, ...hoursFrom(now, choice.hours) } as const;
      return ofWard.map((paper) => plain({ paper, subject }, name));
    }
    case 'Triage': {
      const { from, until } = choice;
      return [plain({ paper: 'triage_report', subject: { kind: 'Period', from, until } }, '')];
    }
  }
}

/** What the engine offers of one order. */
export function offersOfOrder(
  { id, number, patient }: OrderToPrint,
  offered: readonly PaperOffered[],
): Offer[] {
  return offered.map(({ request, medicines, prints, can_print_changes, printer }) => ({
    key: `${id} ${request.paper} ${request.part}`,
    request,
    about: `${patient} · ${number}`,
    medicines,
    prints,
    canPrintChanges: can_print_changes,
    printer: printer ?? null,
  }));
}

/** An order goes out whole, with every paper that it needs; of the rest the first, and what somebody adds. */
export function tickedAtFirst(printable: Printable, offers: readonly Offer[]): string[] {
  const keys = offers.map(({ key }) => key);
  return printable.kind === 'Orders' ? keys : keys.slice(0, 1);
}

/** Each with the default of this station, also where the engine offered none with it. */
export function withDefaults(offers: readonly Offer[], printers: readonly Printer[]): Offer[] {
  const usual = ({ request }: Offer) =>
    printers.find(({ default_of }) => default_of.includes(request.paper))?.printer ?? null;
  return offers.map((offer) => ({ ...offer, printer: offer.printer ?? usual(offer) }));
}

/** Sizes to choose from; no choice where there is one. */
export function sizesOf(paper: PaperKind): readonly PaperSize[] {
  if (paper === 'prescription') return ['A5', 'A4'];
  if (paper.endsWith('_label')) return ['Label50x30', 'Label100x50'];
  return [];
}

/** A printer as one value of a field. */
export function printerKey({ kind, name }: PrinterName): string {
  return `${kind} ${name}`;
}

export function printerOf(key: string): PrinterName | null {
  const [, kind, name] = /^(Queue|Label|Viewer|File) (.*)$/s.exec(key) ?? [];
  return kind === undefined || name === undefined ? null : { kind: kind as PrinterName['kind'], name };
}

/** Those that have no printer: nothing chosen, and no default at this station. */
export function withoutPrinter(offers: readonly Offer[], chosen: PrinterName | null): Offer[] {
  return chosen === null ? offers.filter(({ printer }) => printer === null) : [];
}
