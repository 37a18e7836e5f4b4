// Orders that end unless somebody renews them.

import { runningOut } from '../ipc/questions';
import type { RunningOut } from '../ipc/types';

const MINUTE = 60_000;
const STEP = 5 * MINUTE;
/** A round sees what ends before the next one. */
const ROUND = 12 * 60 * MINUTE;
/** More than any ward leaves unrenewed. */
const SIZE = 200;

/** Of a ward, or of no ward, for the coming round; the question stays the same for five minutes. */
export function endingSoon(ward: string | null, now: number) {
  return runningOut({ ward, until: Math.floor(now / STEP) * STEP + ROUND, after: null, size: SIZE });
}

/** One's own first, then those of others; each by when they end, the longest overdue first. */
export function toRenew(orders: readonly RunningOut[], me: string | null | undefined): RunningOut[] {
  return orders.toSorted(
    (one, other) =>
      Number(other.prescriber_id === me) - Number(one.prescriber_id === me) ||
      one.runs_out_at - other.runs_out_at,
  );
}

/** The first that ends, of each patient. */
export function firstEnding(orders: readonly RunningOut[]): Map<string, RunningOut> {
  const first = new Map<string, RunningOut>();
  for (const order of orders) {
    const known = first.get(order.patient_id);
    if (known === undefined || order.runs_out_at < known.runs_out_at) first.set(order.patient_id, order);
  }
  return first;
}
