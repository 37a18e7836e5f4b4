// The items of a draft under the keys: changed, taken away and put back, brought in from elsewhere.

import { type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { newId } from '../ipc/newId';
import type { ItemOrder, KeptItem } from '../ipc/types';
import { backToLine, type DraftItem, type EntryText, editing, insertAt, put } from './draft';
import type { DraftOnScreen } from './useDraft';

export function useItems({ draft, held, change }: DraftOnScreen, list: RefObject<HTMLOListElement | null>) {
  const { t } = useTranslation('prescribing');
  const [said, setSaid] = useState('');
  const [removed, setRemoved] = useState<{ item: DraftItem; place: number }>();

  const stops = () =>
    Array.from(list.current?.querySelectorAll<HTMLElement>('[data-item], [data-entry] textarea') ?? []);
  const focusStop = (place: number) => {
    const all = stops();
    all[Math.max(0, Math.min(place, all.length - 1))]?.focus();
  };
  const forget = () => {
    setRemoved(undefined);
    setSaid('');
  };

  return {
    said,
    removed,
    /** To the item, or the line, before or after the one that has the focus. */
    away: (step: -1 | 1) => focusStop(stops().indexOf(document.activeElement as HTMLElement) + step),
    edit: (key: string) => change((draft) => editing(draft, key)),
    /** True when an item was being changed. */
    leaveEdit: () => {
      if (held.current.entry.editing === undefined) return false;
      change(backToLine);
      return true;
    },
    add: (entry: EntryText, item: ItemOrder) => {
      const key = entry.editing ?? newId();
      const added = { key, line: entry.line.trim(), description: entry.chosen?.description ?? '', item };
      forget();
      change((draft) => ({ ...backToLine(draft), items: put(draft.items, added) }));
    },
    remove: (key: string) => {
      const place = draft.items.findIndex((item) => item.key === key);
      const item = draft.items[place];
      if (item === undefined) return;
      flushSync(() => {
        change((draft) => ({ ...draft, items: draft.items.filter((item) => item.key !== key) }));
        setRemoved({ item, place });
        setSaid('');
      });
      focusStop(place);
    },
    restore: () => {
      if (removed === undefined) return;
      flushSync(() => {
        change((draft) => ({ ...draft, items: insertAt(draft.items, removed.place, removed.item) }));
        setRemoved(undefined);
      });
      focusStop(removed.place);
    },
    insert: (items: KeptItem[], from: string) => {
      const inserted = items.map(({ line, description, item }) => ({
        key: newId(),
        line,
        description,
        item,
      }));
      change((draft) => ({ ...draft, items: [...draft.items, ...inserted] }));
      setRemoved(undefined);
      setSaid(t('items.inserted', { count: items.length, from }));
    },
  };
}
