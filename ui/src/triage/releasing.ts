// What of an order waits for somebody's release (rulebook R2.18), and who may give it.

import type { DocumentItem, Finding, Me, PrescriptionDocument } from '../ipc/types';
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

/** What the checks say that no release has answered. */
export function unanswered({ items = [], findings = [], approvals = [] }: Order, now: number): Finding[] {
  return findings.filter((finding) => {
    const item = items[finding.item ?? -1];
    const given = approvals.filter(({ item_id }) => item_id === item?.item_id);
    return !isReleased(finding, given, now);
  });
}

/** The items that wait, in the order's own order. */
export function awaited(order: Order, now: number): Awaited[] {
  const open = unanswered(order, now).filter(({ rule_id }) => rule_id === 'APPROVAL_NEEDED');
  return (order.items ?? []).flatMap((item, place) => {
    const asking = open.filter((finding) => finding.item === place);
    const which = [...new Set(asking.flatMap(({ params }) => params.approval ?? []))];
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
