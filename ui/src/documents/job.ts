// Where a printed paper stands, and what a person may do about it.

import {
  IconClock,
  IconDeviceDesktop,
  IconFileCheck,
  IconPrinter,
  type TablerIcon,
} from '@tabler/icons-react';
import type { PrintJobRow, PrintState } from '../ipc/types';
import type { MeaningName } from '../shared/Meaning';

/** Only what the spooler confirmed is fine: what was sent, or opened in a viewer, nobody saw on paper yet. */
export const stands: Record<PrintState, { of: MeaningName; icon?: TablerIcon }> = {
  Queued: { of: 'plain', icon: IconClock },
  Sent: { of: 'information', icon: IconPrinter },
  OpenedInViewer: { of: 'unchecked', icon: IconDeviceDesktop },
  Saved: { of: 'plain', icon: IconFileCheck },
  Confirmed: { of: 'fine' },
  Failed: { of: 'danger' },
  Cancelled: { of: 'plain' },
};

type Standing = Pick<PrintJobRow, 'state' | 'printer'>;

/** A label printer says nothing after it took the labels: there is nothing left to stop. */
export function mayCancel({ state, printer }: Standing): boolean {
  return state === 'Queued' || (state === 'Sent' && printer.kind === 'Queue');
}

/** The same paper once more: what failed, what was stopped, and what waits for a printer that is gone. */
export function mayRetry({ state }: Standing): boolean {
  return state === 'Failed' || state === 'Cancelled';
}

/** Paper may lie in the printer although the job ended otherwise; where it failed for that very reason, that is said. */
export function isDoubtful(job: Standing & Pick<PrintJobRow, 'may_have_printed' | 'failure'>): boolean {
  return mayRetry(job) && job.may_have_printed && job.failure !== 'MayHavePrinted';
}

/** Somebody should look. */
export function asksForCare({ state, trouble }: Pick<PrintJobRow, 'state' | 'trouble'>): boolean {
  return state === 'Failed' || (state === 'Queued' && trouble != null);
}

const troubles = ['printer-stopped', 'printer-gone', 'spooler-silent', 'printer-silent'] as const;
export type Trouble = (typeof troubles)[number];

/** Why it waits, where there are words for it; the spooler's own keyword is shown for the rest. */
export function troubleOf(trouble: string | null | undefined): Trouble | undefined {
  return troubles.find((known) => known === trouble);
}
