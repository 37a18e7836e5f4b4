import { useQueries } from '@tanstack/react-query';
import { papersOf } from '../ipc/questions';
import { type Choice, type Offer, offersOf, offersOfOrder, type Printable } from './offers';

const none: readonly [] = [];

/** What may be printed of it; of orders, all their papers, as soon as the engine has said them of every one. */
export function useOffers(printable: Printable, choice: Choice, now: number) {
  const orders = printable.kind === 'Orders' ? printable.orders : none;
  const asked = useQueries({ queries: orders.map(({ id }) => papersOf({ prescription_id: id })) });
  const failed = asked.find(({ isError }) => isError);
  const offers: Offer[] = orders.flatMap((order, place) => offersOfOrder(order, asked[place]?.data ?? none));
  return {
    offers: printable.kind === 'Orders' ? offers : offersOf(printable, choice, now),
    waiting: asked.some(({ isPending }) => isPending),
    error: failed?.error ?? null,
    again: () => void failed?.refetch(),
  };
}
