// How an opened order stands to the pharmacist who looks at it: theirs to decide, or not, and why.

import type { DocumentDecision, OrderState, PrescriptionDocument, PrescriptionPaper } from '../ipc/types';

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

interface Watched {
  document: Pick<PrescriptionDocument, 'state' | 'state_reason' | 'replaced_by' | 'decisions'>;
  lease: PrescriptionPaper['lease'];
  people: PrescriptionPaper['people'];
  me: string;
  now: number;
  /** Whether it still reads as when it was opened. */
  unchanged: boolean;
}

export function standingOf({ document, lease, people, me, now, unchanged }: Watched): Standing {
  const { state, state_reason, replaced_by, decisions } = document;
  switch (state) {
    case 'Signed':
      return unchanged ? { kind: 'free' } : { kind: 'changed' };
    case 'InTriage': {
      const held = lease != null && lease.until > now ? lease : undefined;
      if (lease == null || (held !== undefined && held.holder !== me)) {
        return { kind: 'taken', by: held && people[held.holder]?.name, until: held?.until };
      }
      if (!unchanged) return { kind: 'changed' };
      return held === undefined ? { kind: 'free' } : { kind: 'mine', until: held.until };
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
