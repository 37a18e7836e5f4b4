// Screens are told, they do not poll: what a commit changed makes exactly those answers old that show it.

import { QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type Arguments, hasSeen, onChanged } from './client';
import { isBehind, sources } from './question';
import type { Changed } from './types';

export function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // There is no network between the window and the engine.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 30_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Whether `changed` makes the answer under `queryKey` old. */
export function isTouched(queryKey: readonly unknown[], changed: Changed): boolean {
  const [name, args] = queryKey;
  const source = sources.get(String(name));
  if (source === undefined || !source.views.some((view) => changed.views.includes(view))) return false;
  if (source.about === undefined || !changed.keys) return true;
  return changed.keys.includes(source.about(args as Arguments));
}

/** Called once, when the window opens. */
export function followChanges(queries: QueryClient): Promise<() => void> {
  return onChanged((changed) => {
    if (changed === undefined) {
      void queries.invalidateQueries();
      return;
    }
    hasSeen(changed.position);
    void queries.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, changed) });
  });
}

/** Whether anything on screen is behind what happened. */
export function useAnyBehind(): boolean {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (heard) => cache.subscribe(heard),
    () => cache.getAll().some((query) => query.isActive() && isAnswerBehind(query.state.data)),
  );
}

function isAnswerBehind(data: unknown): boolean {
  const pages = typeof data === 'object' && data !== null && 'pages' in data ? data.pages : undefined;
  return Array.isArray(pages) ? pages.some(isBehind) : isBehind(data);
}
