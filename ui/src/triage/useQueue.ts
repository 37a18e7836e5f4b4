import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../ipc/client';
import { isBehind } from '../ipc/question';
import type { Answer, TriageFilter, TriagePage } from '../ipc/types';
import { asked, type Filters, isWanted } from './filters';
import { isWhole, type PageStart, type Queue, type QueueData, queueOf, shared, top } from './queue';

const PAGE = 50;

/** Five pages are held, wherever in the queue somebody looks; `triage_queue` is what `changed` makes old. */
function pagesOf(filter: TriageFilter) {
  return infiniteQueryOptions<Answer<TriagePage>, Error, QueueData, readonly unknown[], PageStart>({
    queryKey: ['triage_queue', { filter }, PAGE],
    queryFn: ({ pageParam }) =>
      ask<Answer<TriagePage>>('triage_queue', { filter, after: pageParam.after, size: PAGE }),
    initialPageParam: top,
    getNextPageParam: ({ value }, _pages, start): PageStart | undefined =>
      value.next == null
        ? undefined
        : { after: value.next, above: start.above + value.rows.length, before: start },
    getPreviousPageParam: (_page, _pages, start) => start.before ?? undefined,
    maxPages: 5,
    placeholderData: keepPreviousData,
    structuralSharing: (known, read) => shared(known as QueueData | undefined, read as QueueData),
    refetchInterval: ({ state }) => (state.data?.pages.some(isBehind) ? 300 : false),
  });
}

const nothing: Queue = { above: 0, rows: [], parked: [] };

/** The live queue, as far as it is held, and how to hold more of it. */
export function useQueue(filters: Filters, me: string) {
  const options = useMemo(() => pagesOf(asked(filters)), [filters]);
  const query = useInfiniteQuery(options);
  const { data } = query;
  const queue = useMemo(() => {
    if (data === undefined) return nothing;
    const held = queueOf(data);
    return { ...held, rows: held.rows.filter((row) => isWanted(row, filters, me)) };
  }, [data, filters, me]);
  return {
    queue,
    more: query.hasNextPage,
    fetching: query.isFetching,
    /** The rows are still those of the filters before. */
    old: query.isPlaceholderData,
    waiting: query.isPending,
    error: query.error,
    again: () => void query.refetch(),
    /** Holds the page below. */
    down: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    /** Holds the page above again; what came into the queue meanwhile would leave a gap, so all is read once more. */
    up: async () => {
      if (!query.hasPreviousPage || query.isFetching) return;
      const { data: now } = await query.fetchPreviousPage();
      if (now !== undefined && !isWhole(now)) void query.refetch();
    },
  };
}
