// What of an order waits for somebody's release (rulebook R2.18), and who may give it.

import type { DocumentItem, Me, PrescriptionDocument } from '../ipc/types';
import { isReleased } from './spoken';

/** An item that waits. */
export interface Awaited {
  item: DocumentItem;
  /** In the order, from 0. */
  place: number;
  /** Whose release: `CCIH`; one or more. */
  which: string[];
}

type Order = Pick<PrescriptionDocument, 'items' | 'findings' | 'approvals'>;

/** The items that wait, in the order's own order. */
export function awaited({ items = [], findings = [], approvals = [] }: Order, now: number): Awaited[] {
  return items.flatMap((item, place) => {
    const given = approvals.filter(({ item_id }) => item_id === item.item_id);
    const open = findings.filter(
      (finding) =>
        finding.item === place && finding.rule_id === 'APPROVAL_NEEDED' && !isReleased(finding, given, now),
    );
    const which = [...new Set(open.flatMap(({ params }) => params.approval ?? []))];
    return which.length === 0 ? [] : [{ item, place, which }];
  });
}

/** Whose release keeps an order from being validated: what is held back is asked about when it goes on. */
export function holdingBack(all: readonly Awaited[]): string[] {
  return [...new Set(all.filter(({ item }) => !item.suspended).flatMap(({ which }) => which))];
}

/** Those that this person may release; nobody releases what they ordered. */
export function releasable(
  all: readonly Awaited[],
  { registrations, practitioner_id }: Pick<Me, 'registrations' | 'practitioner_id'>,
  prescriber: string,
): Awaited[] {
  if (prescriber === practitioner_id) return [];
  return all.filter(({ which }) => which.some((one) => registrations.includes(one)));
}
