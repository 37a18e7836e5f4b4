// The draft on screen: every change is on disk within a second, and judged by the engine while it is made.

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import * as commands from '../ipc/commands';
import { readingOf } from '../ipc/lines';
import { troubleOf } from '../ipc/trouble';
import type { ItemOrder } from '../ipc/types';
import { type Answered, judge, type Verdict } from './checking';
import { commandOf, type Draft, type EntryText, isEmpty, orderOf, whole } from './draft';
import { itemOf } from './entry';
import { useThrottle } from './useThrottle';

const SAVE_EVERY = 1_000;
const CHECK_EVERY = 250;

/** The key under which the line that is typed is judged while it is no item yet. */
export const ENTRY = 'entry';

export interface Checks {
  state: 'none' | 'checking' | 'done' | 'failed';
  verdict?: Verdict;
}

export interface Saved {
  at: number;
  failed: boolean;
}

const checking = (known: Checks): Checks =>
  known.state === 'checking' ? known : { ...known, state: 'checking' };

export function useDraft(id: string, start: Draft, encounter: string | null) {
  const queries = useQueryClient();
  const held = useRef(start);
  const kept = useRef(!isEmpty(start));
  const [draft, setDraft] = useState(start);
  const [saved, setSaved] = useState<Saved>();
  const [checks, setChecks] = useState<Checks>({ state: 'none' });

  const saver = useThrottle(async () => {
    try {
      if (!isEmpty(held.current)) {
        await commands.saveDraft(id, held.current);
        kept.current = true;
        setSaved({ at: Date.now(), failed: false });
      } else if (kept.current) {
        await commands.discardDraft(id);
        kept.current = false;
        setSaved(undefined);
      }
    } catch {
      setSaved({ at: Date.now(), failed: true });
    }
  }, SAVE_EVERY);

  const readEntry = useCallback(
    async ({ line, chosen }: EntryText) =>
      line.trim() === '' ? undefined : queries.fetchQuery(readingOf(line, chosen?.medicine_id ?? null)),
    [queries],
  );

  /** The items as they would be signed now: the line among them, once it is one. */
  const itemsNow = useCallback(async () => {
    const { items, entry } = held.current;
    const item = itemOf(entry, await readEntry(entry));
    const typed =
      item === undefined ? [] : [{ key: entry.editing ?? ENTRY, item: whole(item, entry.extras) }];
    const others = items.map(({ key, item }) => typed.find((one) => one.key === key) ?? { key, item });
    return [...others, ...typed.filter(({ key }) => key === ENTRY)];
  }, [readEntry]);

  const commandFor = useCallback(
    (items: ItemOrder[]) => commandOf(held.current.purpose, orderOf(held.current, items, encounter)),
    [encounter],
  );

  const check = useCallback(async () => {
    const ask = async (items: ItemOrder[]): Promise<Answered> => {
      try {
        return await commands.check(id, commandFor(items));
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble.kind === 'Refused') return { refusals: trouble.refusals };
        throw error;
      }
    };
    const items = await itemsNow();
    if (items.length === 0) {
      setChecks((known) => (known.state === 'none' ? known : { state: 'none' }));
      return undefined;
    }
    setChecks(checking);
    const verdict = await judge(items, ask);
    setChecks({ state: 'done', verdict });
    return verdict;
  }, [id, commandFor, itemsNow]);

  const checker = useThrottle(async () => {
    try {
      await check();
    } catch {
      setChecks(({ verdict }) =>
        verdict === undefined ? { state: 'failed' } : { state: 'failed', verdict },
      );
    }
  }, CHECK_EVERY);

  const touched = useCallback(() => {
    saver.poke();
    checker.poke();
  }, [saver, checker]);

  /** Changes the draft and draws it. */
  const change = useCallback(
    (changed: (draft: Draft) => Draft) => {
      held.current = changed(held.current);
      setDraft(held.current);
      setChecks(checking);
      touched();
    },
    [touched],
  );

  /** The line changed: it draws itself, and while nothing else was judged the rest of the screen stands still. */
  const typed = useCallback(
    (entry: EntryText) => {
      held.current = { ...held.current, entry };
      setChecks((known) => (known.state === 'none' ? known : checking(known)));
      touched();
    },
    [touched],
  );

  return {
    draft,
    held,
    saved,
    checks,
    saver,
    change,
    typed,
    check,
    recheck: checker,
    readEntry,
    itemsNow,
    commandFor,
  };
}

export type DraftOnScreen = ReturnType<typeof useDraft>;
