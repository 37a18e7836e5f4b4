import { type InfiniteData, type UseInfiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Chain, type Start } from './chain';

type Options<P, K> = UseInfiniteQueryOptions<
  P,
  Error,
  InfiniteData<P, unknown>,
  // biome-ignore lint/suspicious/noExplicitAny: a key of any question
  any,
  Start<K>
>;

/** Pages are read so many rows before somebody gets there. */
const AHEAD = 40;

/** A list of any length, five pages held; `offset` rows stand above those that are. Keyed by its question. */
export function useLongList<P, K, R>(options: Options<P, K>, size: number, rowsOf: (page: P) => R[]) {
  const [chain] = useState(() => new Chain<K>());
  const pages = useInfiniteQuery({
    ...options,
    getNextPageParam: (page, all, start, starts) => {
      const next = options.getNextPageParam(page, all, start, starts);
      if (next !== null && next !== undefined) chain.link(start, next);
      return next;
    },
    getPreviousPageParam: (_page, _all, start) => chain.before(start),
  });
  const { data, hasNextPage, hasPreviousPage, isFetching, fetchNextPage, fetchPreviousPage } = pages;
  const rows = data?.pages.flatMap(rowsOf) ?? [];
  const offset = chain.place((data?.pageParams[0] ?? null) as Start<K>) * size;
  /** Reads on where the screen comes near an end of what is held. */
  const near = (first: number, last: number) => {
    if (isFetching) return;
    if (hasNextPage && last > offset + rows.length - AHEAD) void fetchNextPage();
    else if (hasPreviousPage && first < offset + AHEAD) void fetchPreviousPage();
  };
  return { pages, rows, offset, near, more: hasNextPage };
}
