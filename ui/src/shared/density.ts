// How close lines stand. The document bears it, so that styles alone decide what it means.

import { useSyncExternalStore } from 'react';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const stored = 'botica.density';
const watchers = new Set<() => void>();

function present(): Density {
  return document.documentElement.dataset.density === 'compact' ? 'compact' : 'comfortable';
}

export function setDensity(density: Density) {
  document.documentElement.dataset.density = density;
  localStorage.setItem(stored, density);
  for (const watcher of watchers) watcher();
}

/** Before anything is drawn. */
export function restoreDensity() {
  document.documentElement.dataset.density =
    localStorage.getItem(stored) === 'compact' ? 'compact' : 'comfortable';
}

export function useDensity(): Density {
  return useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, present);
}

/** Pixels of a row of two lines, for virtual lists. */
export const rowHeight: Record<Density, number> = { comfortable: 56, compact: 46 };
