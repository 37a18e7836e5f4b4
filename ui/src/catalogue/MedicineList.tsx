import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, cataloguePage } from '../ipc/questions';
import { fits } from '../search/finding';
import { ActionButton } from '../shared/ActionButton';
import { rowHeight, useDensity } from '../shared/density';
import { Key } from '../shared/Key';
import { useKeys } from '../shared/keys';
import { LoadError } from '../shared/LoadError';
import panes from '../shared/panes.module.css';
import { useLongList } from '../shared/useLongList';
import { Waiting } from '../shared/Waiting';
import style from './Catalogue.module.css';
import { MedicineRow } from './MedicineRow';

const SIZE = 200;

interface Props {
  chosen: string | undefined;
  choose: (id: string) => void;
}

/** The formulary: by name, or what fits as one types. */
export function MedicineList({ chosen, choose }: Props) {
  const { t } = useTranslation('catalogue');
  const box = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const height = rowHeight[useDensity()];
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(true);
  const text = typed.trim();
  const searching = active && text !== '';
  const page = useLongList(cataloguePage({ active }, SIZE), SIZE, ({ value }) => value);
  const found = useQuery({
    ...catalogue({ typed: text, size: SIZE }),
    enabled: searching,
    placeholderData: keepPreviousData,
  });
  const rows = searching
    ? (found.data?.value ?? [])
    : page.rows.filter(({ description, code }) => active || fits(`${description} ${code}`, text));
  const offset = searching || !active ? 0 : page.offset;
  const virtual = useVirtualizer({
    count: offset + rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    onChange: ({ range }) => {
      if (range !== null && !searching) page.near(range.startIndex, range.endIndex);
    },
  });
  const move = (by: number) => {
    const at = rows.findIndex(({ medicine_id }) => medicine_id === chosen);
    const next = Math.max(0, Math.min(rows.length - 1, at === -1 ? 0 : at + by));
    const row = rows[next];
    if (row === undefined) return;
    choose(row.medicine_id);
    virtual.scrollToIndex(offset + next, { align: 'auto' });
  };
  const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
  useKeys(t('tab.medicines'), [
    ...Object.entries(moves).map(([keys, by]) => ({
      keys,
      label: t(by > 0 ? 'next' : 'previous', { count: Math.abs(by) }),
      run: () => move(by),
      repeats: true,
    })),
    { keys: 'F', label: t('find'), run: () => box.current?.focus() },
  ]);
  const trouble = searching ? found : page.pages;
  return (
    <div className={panes.list}>
      <div className={panes.bar}>
        <TextInput
          ref={box}
          className={panes.narrow}
          size="sm"
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            scroller.current?.scrollTo({ top: 0 });
          }}
          onKeyDown={(event) => {
            const by = moves[event.key as keyof typeof moves];
            if (by !== undefined) {
              event.preventDefault();
              move(by);
            } else if (event.key === 'Enter' && chosen === undefined) move(0);
          }}
          aria-label={t('find')}
          placeholder={t('find')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          rightSection={<Key keys="F" />}
        />
        <ActionButton
          label={active ? t('showGone') : t('showActive')}
          keys="Alt+F"
          bare
          run={() => {
            setActive(!active);
            scroller.current?.scrollTo({ top: 0 });
          }}
        />
      </div>
      {trouble.isError ? (
        <LoadError error={trouble.error} again={() => void trouble.refetch()} />
      ) : trouble.data === undefined ? (
        <Waiting rows={10} height={40} />
      ) : rows.length === 0 ? (
        <p className={panes.nothing}>{text === '' ? t('empty') : t('nothing', { text })}</p>
      ) : (
        <div className={style.rows} ref={scroller}>
          <ul style={{ height: virtual.getTotalSize() }} aria-label={t('tab.medicines')}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index - offset];
              return row === undefined ? null : (
                <li key={row.medicine_id} style={{ transform: `translateY(${start}px)` }}>
                  <MedicineRow row={row} on={row.medicine_id === chosen} choose={choose} />
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </div>
  );
}
