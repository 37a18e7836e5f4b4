// How an opened order stands to the pharmacist who looks at it: theirs to decide, or not, and why.

import type { DocumentDecision, OrderState, PrescriptionDocument, TriageRow } from '../ipc/types';
import { holderOf } from './queue';

export type Standing =
  /** Nobody holds it. */
  | { kind: 'free' }
  /** They hold it, until then where that is known. */
  | { kind: 'mine'; until: number | undefined }
  /** It reads differently from what was opened: look again, then decide. */
  | { kind: 'changed' }
  | { kind: 'taken'; by: string | undefined; until: number | undefined }
  | { kind: 'awaiting' }
  | { kind: 'returned'; reason: string | undefined }
  | { kind: 'replaced'; by: string | undefined }
  | { kind: 'decided'; decision: DocumentDecision | undefined }
  /** Cancelled, suspended, closed, written in error, or further along its way. */
  | { kind: 'over'; state: OverState; reason: string | undefined };

/** Where no pharmacist can decide any longer. */
export type OverState = Exclude<
  OrderState,
  'Signed' | 'InTriage' | 'AwaitingAnswer' | 'Returned' | 'Replaced' | 'Validated' | 'ValidatedWithRemark'
>;

type Seen = Pick<
  PrescriptionDocument,
  'state' | 'state_reason' | 'replaced_by' | 'decisions' | 'aggregate_version'
>;

type Lease = Pick<TriageRow, 'state' | 'lease_holder' | 'lease_holder_name' | 'lease_until'>;

interface Watched {
  document: Seen;
  /** Its row in the queue, where it still has one: only the row knows the lease. */
  row: Lease | undefined;
  me: string;
  now: number;
  /** Whether it still reads as when it was opened. */
  unchanged: boolean;
  /** The version that one's own taking made. */
  taken: number | undefined;
}

export function standingOf({ document, row, me, now, unchanged, taken }: Watched): Standing {
  const { state, state_reason, replaced_by, decisions } = document;
  switch (state) {
    case 'Signed':
      return unchanged ? { kind: 'free' } : { kind: 'changed' };
    case 'InTriage': {
      const lease = row?.state === 'InTriage' ? row : undefined;
      const ran = lease?.lease_until != null && lease.lease_until <= now;
      const holder = lease === undefined ? undefined : holderOf(lease, now);
      const ours = holder === me || (lease === undefined && taken === document.aggregate_version);
      if (!ours && !ran) {
        // The row is behind the document: one's own taking, or nothing is known of who holds it.
        return {
          kind: 'taken',
          by: holder === undefined ? undefined : (lease?.lease_holder_name ?? undefined),
          until: holder === undefined ? undefined : (lease?.lease_until ?? undefined),
        };
      }
      if (!unchanged) return { kind: 'changed' };
      return ours ? { kind: 'mine', until: lease?.lease_until ?? undefined } : { kind: 'free' };
    }
    case 'AwaitingAnswer':
      return { kind: 'awaiting' };
    case 'Returned':
      return {
        kind: 'returned',
        reason: decisions?.findLast(({ decision }) => decision === 'Returned')?.remark ?? undefined,
      };
    case 'Replaced':
      return { kind: 'replaced', by: replaced_by ?? undefined };
    case 'Validated':
    case 'ValidatedWithRemark':
      return { kind: 'decided', decision: decisions?.at(-1) };
    default:
      return { kind: 'over', state, reason: state_reason ?? undefined };
  }
}

export function mayDecide(standing: Standing): boolean {
  return standing.kind === 'free' || standing.kind === 'mine';
}

const MINUTE = 60_000;

/** Whether it must be taken, or taken again, before a decision is sent. */
export function needsTaking(standing: Standing, now: number): boolean {
  return standing.kind !== 'mine' || (standing.until !== undefined && standing.until - now < MINUTE);
}

/** Whether somebody who writes should be given more time. */
export function runsShort(standing: Standing, now: number): boolean {
  return standing.kind === 'mine' && standing.until !== undefined && standing.until - now < 4 * MINUTE;
}
