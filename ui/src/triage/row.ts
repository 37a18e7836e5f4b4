// What a row of the queue says, in this order: how urgent and how long, where, who, what, is anything wrong.

import type { Priority, TriageRow } from '../ipc/types';
import type { MeaningName } from '../shared/Meaning';

const HOUR = 60 * 60_000;

/** A far target is said as an hour of the clock: nobody counts down four hours. */
export function countsDown(priority: Priority, due: number, now: number): boolean {
  return due - now <= HOUR || priority === 'Stat' || priority === 'Urgent';
}

export const priorityMeaning: Record<Priority, MeaningName> = {
  Stat: 'danger',
  Urgent: 'caution',
  FirstDose: 'information',
  Discharge: 'plain',
  Routine: 'plain',
};

/** One piece of the second line; each has a sentence in the catalogue. */
export type Piece =
  | { kind: 'heldBy'; name: string }
  | { kind: 'mine' }
  | { kind: 'awaiting' }
  | { kind: 'returned' }
  | { kind: 'answered'; at: number }
  | { kind: 'items'; count: number }
  | { kind: 'version'; version: number; changed: number }
  | { kind: 'renewal'; changed: number }
  | { kind: 'suspended'; count: number }
  | { kind: 'medicines'; names: string[]; more: boolean };

/** The first two words of a name: who it is, for those who work together. */
export function shortName(name: string): string {
  return name.split(' ').slice(0, 2).join(' ');
}

/** The second line, what matters most first: who holds it, what it waits for, what changed, how much, then what it is. */
export function pieces(row: TriageRow, me: string, now: number): Piece[] {
  const held = row.state === 'InTriage' && row.lease_until != null && row.lease_until > now;
  const told: Piece[] = [];
  if (held && row.lease_holder === me) told.push({ kind: 'mine' });
  else if (held) told.push({ kind: 'heldBy', name: shortName(row.lease_holder_name ?? '') });
  if (row.state === 'AwaitingAnswer') told.push({ kind: 'awaiting' });
  else if (row.state === 'Returned') told.push({ kind: 'returned' });
  else if (row.answered_at != null) told.push({ kind: 'answered', at: row.answered_at });
  const version: Piece[] = row.renewal
    ? [{ kind: 'renewal', changed: row.changed_count }]
    : row.version > 1
      ? [{ kind: 'version', version: row.version, changed: row.changed_count }]
      : [];
  const items: Piece = { kind: 'items', count: row.item_count };
  told.push(...(row.changed_count > 0 ? [...version, items] : [items, ...version]));
  if (row.suspended_count > 0) told.push({ kind: 'suspended', count: row.suspended_count });
  told.push({ kind: 'medicines', names: row.medicines, more: row.item_count > row.medicines.length });
  return told;
}

export interface Flag {
  of: 'danger' | 'caution' | 'unchecked';
  count: number;
}

/** What is wrong with it. Passive and silent findings are not for the list. */
export function flags(row: Pick<TriageRow, 'tier_1' | 'tier_2' | 'not_checked'>): Flag[] {
  const all: Flag[] = [
    { of: 'danger', count: row.tier_1 },
    { of: 'caution', count: row.tier_2 },
    { of: 'unchecked', count: row.not_checked },
  ];
  return all.filter(({ count }) => count > 0);
}
