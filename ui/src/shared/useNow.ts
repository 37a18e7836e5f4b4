// The time on screen: one ticker for all that count, stopped while nothing does.

import { useSyncExternalStore } from 'react';

const watchers = new Set<() => void>();
let now = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = Date.now();
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void) {
  watchers.add(watcher);
  if (ticking === undefined) {
    now = Date.now();
    ticking = setInterval(tick, 1_000);
  }
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) {
      clearInterval(ticking);
      ticking = undefined;
    }
  };
}

/** The present instant, in steps of `step` milliseconds: what shows minutes is not drawn again every second. */
export function useNow(step = 1_000): number {
  return useSyncExternalStore(watch, () => Math.floor(now / step) * step);
}
