// The line a doctor types, and items written back as lines.

import { queryOptions } from '@tanstack/react-query';
import { ask, call } from './client';
import type { CatalogueMatch, ItemOrder, ItemText, LineReading, OrderAgain } from './types';

/** A reading, with the line it is of: while somebody types, the last one shown may be of the line before. */
export interface Reading extends LineReading {
  line: string;
}

const read = (line: string, medicine_id: string | null, accepts_maximum: boolean) =>
  ask<LineReading>('read_line', { line, medicine_id, accepts_maximum });

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Whoever types `paracetamol` means it, and not `codeína + paracetamol`, which comes before it in the alphabet. */
export function namesFirst(matches: readonly CatalogueMatch[], typed: string): CatalogueMatch[] {
  const [first = ''] = plain(typed).trim().split(/\s+/);
  const rank = ({ description, brand }: CatalogueMatch) => {
    const name = plain(description);
    if (!name.startsWith(first)) return brand ? 1 : 2;
    return name.split(/\s(?=\d)/)[0]?.includes(' + ') && !typed.includes('+') ? 1 : 0;
  };
  return matches.toSorted((one, other) => rank(one) - rank(other));
}

/** Read while it is typed; `medicine` is the formulary entry that was taken for it. */
export function readingOf(line: string, medicine: string | null) {
  return queryOptions({
    queryKey: ['read_line', { line, medicine }] as const,
    queryFn: async (): Promise<Reading> => {
      const reading = await read(line, medicine, false);
      return { ...reading, line, matches: namesFirst(reading.matches, reading.medicine) };
    },
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
