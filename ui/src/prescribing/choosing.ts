// Whom to prescribe for: who was looked for, or the drafts that were left and who lies in the house.

import type { InBed, Draft as StoredDraft } from '../ipc/types';
import { type Draft, draftOf } from './draft';

export interface LeftDraft {
  id: string;
  saved_at: number;
  draft: Draft;
}

/** Drafts of this screen, the newest first. */
export function leftDrafts(stored: readonly StoredDraft[] | undefined): LeftDraft[] {
  return (stored ?? []).flatMap(({ id, saved_at, body }) => {
    const draft = draftOf(body);
    return draft === undefined ? [] : [{ id, saved_at, draft }];
  });
}

/** The names in a draft, for a row that is cut: what was typed last too. */
export function draftText({ items, entry }: Draft): string {
  const lines = items.map(({ line }) => line);
  return (entry.line.trim() === '' ? lines : [...lines, entry.line.trim()]).join(' · ');
}

/** Whoever waits for an answer first, then who waits for the pharmacy, then by ward and bed as they come. */
export function inHouse(beds: readonly InBed[] | undefined): InBed[] {
  return (beds ?? []).toSorted((one, other) => Number(other.asked_orders > 0) - Number(one.asked_orders > 0));
}
