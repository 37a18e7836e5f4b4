// The line under the keys: what Enter, Tab and the arrows do to it. Keys that come while an answer is on its way wait
// for it, so that a fast hand never writes into the wrong line.

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { acceptMaximum, readingOf, writeItem } from '../ipc/lines';
import type { CatalogueMatch, ItemOrder } from '../ipc/types';
import { type EntryText, extrasOf, noEntry, whole } from './draft';
import { isTaken, itemOf, nameOf, nextOf, withName } from './entry';

export interface EntryActions {
  typed: (entry: EntryText) => void;
  add: (entry: EntryText, item: ItemOrder) => void;
  /** Alt and an arrow: to the item before or after. */
  away: (step: -1 | 1) => void;
  /** Escape with nothing of its own to close; true when the change of an item was left. */
  leave: () => boolean;
}

export function useEntry(start: EntryText, { typed, add, away, leave }: EntryActions) {
  const queries = useQueryClient();
  const [entry, setEntry] = useState(start);
  const [at, setAt] = useState(0);
  const [shut, setShut] = useState(false);
  const [fields, setFields] = useState(false);
  const held = useRef(start);
  const busy = useRef(false);
  const waiting = useRef<string[]>([]);

  const answer = useQuery({
    ...readingOf(entry.line, entry.chosen?.medicine_id ?? null),
    enabled: entry.line.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const reading = entry.line.trim() === '' ? undefined : answer.data;
  const taken = reading !== undefined && isTaken(entry.chosen, reading);
  const matches = reading === undefined || taken || shut || fields ? [] : reading.matches;
  const lit = Math.min(at, Math.max(0, matches.length - 1));

  const read = ({ line, chosen }: EntryText) =>
    queries.fetchQuery(readingOf(line, chosen?.medicine_id ?? null));

  const change = (next: EntryText) => {
    held.current = next;
    // The engine reads while the line is drawn.
    if (next.line.trim() !== '')
      void queries.prefetchQuery(readingOf(next.line, next.chosen?.medicine_id ?? null));
    setEntry(next);
    setAt(0);
    setShut(false);
    typed(next);
  };

  /** Which words the medicine stands for, as the engine reads them. */
  const settle = async () => {
    const { medicine } = await read(held.current);
    const { chosen } = held.current;
    if (chosen !== undefined) change({ ...held.current, chosen: { ...chosen, words: medicine } });
  };

  const take = async (match: CatalogueMatch) => {
    const line = withName(await read(held.current), nameOf(match.description));
    const { medicine_id, description } = match;
    change({ ...held.current, line, chosen: { medicine_id, description } });
    await settle();
  };

  const write = async (item: ItemOrder) => {
    const { line } = await writeItem(item);
    const { chosen } = held.current;
    const unsettled = chosen && { medicine_id: chosen.medicine_id, description: chosen.description };
    change({ ...held.current, line, extras: extrasOf(item), ...(unsettled ? { chosen: unsettled } : {}) });
    await settle();
  };

  const accept = async () => {
    const { line, chosen, extras } = held.current;
    const item = chosen && (await acceptMaximum(line, chosen.medicine_id));
    if (item !== undefined) await write(whole(item, extras));
  };

  const enter = async () => {
    if (held.current.line.trim() === '') return;
    const now = await read(held.current);
    const next = nextOf(held.current, now);
    const match = now.matches[lit];
    if (next === 'take' && match !== undefined) await take(match);
    if (next === 'accept') await accept();
    const item = next === 'add' ? itemOf(held.current, now) : undefined;
    if (item === undefined) return;
    const done = held.current;
    held.current = noEntry;
    setEntry(noEntry);
    setFields(false);
    add(done, whole(item, done.extras));
  };

  /** One after the other; what is typed meanwhile follows. */
  const alone = async (work: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    try {
      await work();
      for (let key = waiting.current.shift(); key !== undefined; key = waiting.current.shift()) {
        if (key === 'Enter') await enter();
        else if (key === 'Backspace') change({ ...held.current, line: held.current.line.slice(0, -1) });
        else if (key.length === 1) change({ ...held.current, line: held.current.line + key });
      }
    } finally {
      waiting.current = [];
      busy.current = false;
    }
  };

  const tab = () => {
    const match = matches[lit];
    if (match !== undefined) void alone(() => take(match));
    else setFields(true);
  };

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const took = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const plain = !(event.ctrlKey || event.altKey || event.metaKey);
    if (busy.current && plain) {
      took();
      waiting.current.push(event.key);
      return;
    }
    const move = (step: number) => {
      if (matches.length === 0) return;
      took();
      setAt((lit + step + matches.length) % matches.length);
    };
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      took();
      away(event.key === 'ArrowUp' ? -1 : 1);
    } else if (!plain) {
      return;
    } else if (event.key === 'Enter') {
      took();
      void alone(enter);
    } else if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Tab' && !event.shiftKey && (matches.length > 0 || taken)) {
      took();
      tab();
    } else if (event.key === 'Escape') {
      if (matches.length > 0) {
        took();
        setShut(true);
      } else if (leave()) took();
    }
  };

  return {
    entry,
    reading,
    taken,
    matches,
    lit,
    fields,
    openFields: () => setFields(true),
    closeFields: () => setFields(false),
    type: (line: string) => change({ ...held.current, line }),
    extras: (extras: EntryText['extras']) => change({ ...held.current, extras }),
    press,
    take: (match: CatalogueMatch) => void alone(() => take(match)),
    accept: () => void alone(accept),
    enter: () => void alone(enter),
    write: (item: ItemOrder) => alone(() => write(item)),
  };
}

export type EntryOnScreen = ReturnType<typeof useEntry>;
