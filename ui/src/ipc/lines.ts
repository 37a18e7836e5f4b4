// The line a doctor types, and items written back as lines.

import { queryOptions } from '@tanstack/react-query';
import { ask, call } from './client';
import type { ItemOrder, ItemText, LineReading, OrderAgain } from './types';

/** A reading, with the line it is of: while somebody types, the last one shown may be of the line before. */
export interface Reading extends LineReading {
  line: string;
}

const read = (line: string, medicine_id: string | null, accepts_maximum: boolean) =>
  ask<LineReading>('read_line', { line, medicine_id, accepts_maximum });

/** Read while it is typed; `medicine` is the formulary entry that was taken for it. */
export function readingOf(line: string, medicine: string | null) {
  return queryOptions({
    queryKey: ['read_line', { line, medicine }] as const,
    queryFn: async (): Promise<Reading> => ({ ...(await read(line, medicine, false)), line }),
    gcTime: 5_000,
  });
}

/** The item of the line with its proposed maximum of a day, which somebody has just accepted. */
export async function acceptMaximum(line: string, medicine: string): Promise<ItemOrder | undefined> {
  const { dosage } = await read(line, medicine, true);
  return dosage.kind === 'Read' ? (dosage.item ?? undefined) : undefined;
}

/** An item as the line that would be typed for it. */
export const writeItem = (item: ItemOrder) => call<ItemText>('write_item', { item });

/** A prescription as the order it was, to be signed anew or changed; null where there is none. */
export const orderAgain = (id: string) => call<OrderAgain | null>('order_again', { id });
