// Where a list must scroll to when rows come and go, so that the row somebody looks at stays where it is.

export interface Shown {
  /** Ids of the rows held, in order. */
  ids: readonly string[];
  /** Rows above the first one held. */
  above: number;
}

/** The row to keep still: under the pointer, else opened and in sight, else the first in sight. */
export function anchorOf(
  { ids, above }: Shown,
  now: Shown,
  looked: { hovered: string | undefined; opened: string | undefined; first: number; last: number },
): string | undefined {
  const stays = new Set(now.ids);
  const inSight = ids.slice(Math.max(0, looked.first - above), Math.max(0, looked.last - above + 1));
  const candidates = [looked.hovered, looked.opened].filter((id) => id !== undefined && inSight.includes(id));
  return [...candidates, ...inSight].find((id) => id !== undefined && stays.has(id));
}

/** How many rows the anchor moved down. */
export function moved(anchor: string, before: Shown, now: Shown): number {
  return now.above + now.ids.indexOf(anchor) - (before.above + before.ids.indexOf(anchor));
}

/** Where to scroll, and how much empty space must stand above where there is nothing left to scroll. */
export function settle(scrolled: number, blank: number, shift: number): { scrolled: number; blank: number } {
  if (shift >= 0) {
    const taken = Math.min(blank, shift);
    return { scrolled: scrolled + shift - taken, blank: blank - taken };
  }
  const lacking = Math.max(0, -(scrolled + shift));
  return { scrolled: Math.max(0, scrolled + shift), blank: blank + lacking };
}
