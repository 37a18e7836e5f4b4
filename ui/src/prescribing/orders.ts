// The patient's prescriptions, as their record holds them.

import type { DocumentItem, OrderState, PatientRecord, PrescriptionDocument } from '../ipc/types';

const over: readonly OrderState[] = ['Draft', 'Closed', 'Cancelled', 'Replaced', 'EnteredInError'];

type Ordered = Pick<PrescriptionDocument, 'state' | 'signed_at'>;

/** Those that stand, the newest first. */
export function standing<O extends Ordered>(orders: readonly O[] | undefined): O[] {
  return (orders ?? [])
    .filter(({ state }) => !over.includes(state))
    .toSorted((one, other) => other.signed_at - one.signed_at);
}

/** What was signed last, whatever became of it; what should never have been written does not count. */
export function lastSigned<O extends Ordered>(orders: readonly O[] | undefined): O | undefined {
  const counted = (orders ?? []).filter(({ state }) => state !== 'EnteredInError' && state !== 'Draft');
  return counted.toSorted((one, other) => other.signed_at - one.signed_at)[0];
}

export interface OrderedItem {
  order: PrescriptionDocument;
  item: DocumentItem;
  /** It opens its order on screen. */
  first: boolean;
}

export function itemsInOrder(orders: readonly PrescriptionDocument[]): OrderedItem[] {
  return orders.flatMap((order) =>
    (order.items ?? []).map((item, place) => ({ order, item, first: place === 0 })),
  );
}

export function prescriptionsOf(record: PatientRecord | undefined): PrescriptionDocument[] {
  return record?.prescriptions ?? [];
}
