// Demo papers for the tests of this folder.

import type { PaperOffered, PaperRequest, Printers, PrintJobRow } from '../ipc/types';

export const order = { id: 'order-1', number: 'DEMO1-1', patient: 'Maria Demo Assunção' };

export const queue = { kind: 'Queue', name: 'Farmacia' } as const;

export function offered(changes: Partial<PaperRequest> & Partial<PaperOffered> = {}): PaperOffered {
  const { paper = 'prescription', part = 0, ...rest } = changes;
  return {
    request: {
      paper,
      part,
      subject: { kind: 'Prescription', prescription_id: order.id },
      only_changes: false,
      size: null,
    },
    items: ['i'],
    medicines: ['dipirona'],
    prints: 0,
    can_print_changes: false,
    printer: queue,
    ...rest,
  };
}

export function jobOf(changes: Partial<PrintJobRow> = {}): PrintJobRow {
  return {
    print_job_id: 'job-1',
    paper: 'prescription',
    subject: { kind: 'Prescription', prescription_id: order.id },
    about: order.patient,
    order_number: order.number,
    part: 0,
    only_changes: false,
    size: null,
    number: 1,
    copies: 1,
    sha256: 'a',
    printer: queue,
    state: 'Confirmed',
    failure: null,
    detail: null,
    trouble: null,
    may_have_printed: false,
    attempt: 1,
    asked_at: Date.UTC(2026, 10, 26, 13),
    asked_by_name: 'Ana Demo Prescritora',
    sent_at: null,
    ended_at: null,
    ...changes,
  };
}

export const house: Printers = {
  spooler_answers: true,
  printers: [
    {
      printer: queue,
      description: 'HP da farmácia',
      state: 'Idle',
      accepting: true,
      is_default: true,
      reasons: [],
      default_of: ['prescription'],
      label: null,
    },
    {
      printer: { kind: 'Label', name: 'Zebra' },
      description: null,
      state: 'Unknown',
      accepting: true,
      is_default: false,
      reasons: [],
      default_of: [],
      label: { name: 'Zebra', host: '10.0.0.9', port: 9100, dots_per_mm: 8, label_size: 'Label50x30' },
    },
    {
      printer: { kind: 'Viewer', name: 'viewer' },
      description: null,
      state: 'Idle',
      accepting: true,
      is_default: false,
      reasons: [],
      default_of: [],
      label: null,
    },
  ],
};

/** A page of one letter. */
export const page =
  '<svg viewBox="0 0 420 595" xmlns="http://www.w3.org/2000/svg"><path fill="#000000" d="M 40 40h 80v 12h -80Z "/></svg>';
