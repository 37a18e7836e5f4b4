// What crosses for printing, until the engine's own types say it.

export const paperKinds = [
  'prescription',
  'special_control',
  'retained',
  'notification_a',
  'notification_b',
  'notification_b2',
  'notification_retinoid',
  'notification_thalidomide',
  'inpatient',
  'pick_list',
  'ward_sheet',
  'unit_dose_label',
  'dispensing_label',
  'iv_label',
  'record',
  'triage_report',
] as const;
export type PaperKind = (typeof paperKinds)[number];

export type PaperSubject =
  | { kind: 'Prescription'; prescription_id: string }
  | { kind: 'Patient'; patient_id: string; encounter_id: string | null }
  /** `from` <= due < `until`. */
  | { kind: 'Ward'; ward_id: string; from: number; until: number }
  /** `2026-11-01`, both days included. */
  | { kind: 'Period'; from: string; until: string };

export type PaperSize = 'A5' | 'A4' | 'Label50x30' | 'Label100x50';

export interface PaperRequest {
  paper: PaperKind;
  subject: PaperSubject;
  part: number;
  only_changes: boolean;
  /** None is the paper's own. */
  size: PaperSize | null;
}

export interface PrinterName {
  kind: 'Queue' | 'Label' | 'Viewer' | 'File';
  name: string;
}

export type PrintState =
  | 'Queued'
  | 'Sent'
  | 'OpenedInViewer'
  | 'Saved'
  | 'Confirmed'
  | 'Failed'
  | 'Cancelled';

export type PrintFailure =
  | 'PrinterGone'
  | 'NotAccepting'
  | 'RefusedBySpooler'
  | 'Aborted'
  | 'WaitedTooLong'
  | 'FileChanged'
  | 'NoViewer'
  | 'NotSaved'
  | 'MayHavePrinted';

export interface LabelPrinter {
  name: string;
  host: string;
  port: number;
  dots_per_mm: 6 | 8 | 12 | 24;
  label_size: PaperSize;
}

export interface Printer {
  printer: PrinterName;
  description: string | null;
  state: 'Idle' | 'Printing' | 'Stopped' | 'Unknown';
  accepting: boolean;
  /** The system's own. */
  is_default: boolean;
  /** Keywords of the spooler: `media-empty`. */
  reasons: string[];
  /** At this station. */
  default_of: PaperKind[];
  label: LabelPrinter | null;
}

export interface Printers {
  /** False: it could not be asked, which is not the same as no printer. */
  spooler_answers: boolean;
  printers: Printer[];
}

export interface PaperOffered {
  request: PaperRequest;
  /** Item ids that stand on it. */
  items: string[];
  medicines: string[];
  /** Out already, certainly or possibly. */
  prints: number;
  can_print_changes: boolean;
  printer: PrinterName | null;
}

export interface Preview {
  /** SVG, at most 50. */
  pages: string[];
  page_count: number;
  /** 2 is printed as *2ª impressão*. */
  number: number;
  printer: PrinterName | null;
}

export interface PrintJobRow {
  print_job_id: string;
  paper: PaperKind;
  subject: PaperSubject;
  /** The patient's or the ward's name. */
  about: string | null;
  order_number: string | null;
  part: number;
  only_changes: boolean;
  size: PaperSize | null;
  number: number;
  copies: number;
  sha256: string;
  printer: PrinterName;
  state: PrintState;
  failure: PrintFailure | null;
  detail: string | null;
  /** Why it still waits. */
  trouble: string | null;
  may_have_printed: boolean;
  attempt: number;
  asked_at: number;
  asked_by_name: string | null;
  sent_at: number | null;
  ended_at: number | null;
}

export interface PrintJobKey {
  asked_at: number;
  print_job_id: string;
}

export interface Saved {
  path: string;
  job: PrintJobRow;
}
