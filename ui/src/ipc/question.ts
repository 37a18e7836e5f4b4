// A question to the engine as TanStack Query keeps it: its name, its arguments, and the views its answer is read from.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Arguments, ask } from './client';
import type { ViewName } from './types';

interface Source<A> {
  /** A change of one of these makes the answer old. */
  views: ViewName[];
  /** Whose row it is, where the answer is about one thing only: changes of others leave it alone. */
  about?: (args: A) => string;
}

/** By the question's name, which is `queryKey[0]`. */
export const sources = new Map<
  string,
  { views: ViewName[]; about: ((args: Arguments) => string) | undefined }
>();

/** While an answer is behind, it is asked again. */
const AGAIN = 300;

export function isBehind(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'behind' in answer && Number(answer.behind) > 0;
}

function remember<A extends Arguments>(name: string, { views, about }: Source<A>) {
  sources.set(name, { views, about: about as ((args: Arguments) => string) | undefined });
}

/** A question with one answer: `useQuery(patientSummary({ id }))`. */
export function question<A extends Arguments, T>(name: string, source: Source<A>) {
  remember(name, source);
  return (args: A) =>
    queryOptions({
      queryKey: [name, args] as const,
      queryFn: () => ask<T>(name, args),
      refetchInterval: ({ state }) => (isBehind(state.data) ? AGAIN : false),
    });
}

/** At most 200 rows a call, and five pages held. */
const PAGE = 100;
const PAGES = 5;

/** A question answered page by page: `useInfiniteQuery(triageQueue({ filter }))`. `next` gives the place after a page. */
export function pagedQuestion<A extends Arguments, P, K>(
  name: string,
  next: (page: P, size: number) => K | undefined,
  source: Source<A>,
) {
  remember(name, source);
  return (args: A, size = PAGE) =>
    infiniteQueryOptions({
      queryKey: [name, args, size] as const,
      queryFn: ({ pageParam }) => ask<P>(name, { ...args, after: pageParam, size }),
      initialPageParam: null as K | null,
      getNextPageParam: (page: P) => next(page, size),
      // What was dropped above is asked for again from the top.
      maxPages: PAGES,
      getPreviousPageParam: () => undefined,
      refetchInterval: ({ state }) => (state.data?.pages.some(isBehind) ? AGAIN : false),
    });
}

/** The key after the last row, where a page is a plain list. */
export function after<R, K>(rows: R[], size: number, key: (row: R) => K): K | undefined {
  const last = rows.at(-1);
  return last === undefined || rows.length < size ? undefined : key(last);
}
