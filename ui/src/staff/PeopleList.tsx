import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fits } from '../search/finding';
import { Key } from '../shared/Key';
import { useKeys } from '../shared/keys';
import panes from '../shared/panes.module.css';
import style from './Staff.module.css';

export interface Listed {
  id: string;
  title: string;
  more: string;
  marks?: ReactNode;
}

interface Props {
  label: string;
  people: Listed[];
  chosen: string | undefined;
  choose: (id: string) => void;
}

/** Everybody, narrowed as one types; the arrows choose, also while typing. */
export function PeopleList({ label, people, chosen, choose }: Props) {
  const { t } = useTranslation('staff');
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const shown = people.filter(({ title, more }) => fits(`${title} ${more}`, typed));
  const move = (by: number) => {
    const at = shown.findIndex(({ id }) => id === chosen);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at === -1 ? 0 : at + by))];
    if (next === undefined) return;
    choose(next.id);
    list.current?.querySelector(`[data-id="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys(label, [
    { keys: 'ArrowDown', label: t('next'), run: () => move(1), repeats: true },
    { keys: 'ArrowUp', label: t('previous'), run: () => move(-1), repeats: true },
    { keys: 'F', label: t('narrow'), run: () => box.current?.focus() },
  ]);
  return (
    <>
      <div className={panes.bar}>
        <TextInput
          ref={box}
          className={panes.narrow}
          size="sm"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              move(event.key === 'ArrowDown' ? 1 : -1);
            }
          }}
          aria-label={t('narrow')}
          placeholder={t('narrow')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          rightSection={<Key keys="F" />}
        />
      </div>
      <ul className={style.people} ref={list} aria-label={label}>
        {shown.map(({ id, title, more, marks }) => (
          <li key={id} data-id={id}>
            <button
              type="button"
              className={`${panes.row} ${id === chosen ? panes.on : ''}`}
              aria-current={id === chosen || undefined}
              onClick={() => choose(id)}
            >
              <span>
                <b className="cut">{title}</b>
                <span className="dim small cut">{more}</span>
              </span>
              <span className={panes.marks}>{marks}</span>
            </button>
          </li>
        ))}
        {shown.length === 0 ? <li className={panes.nothing}>{t('nobody')}</li> : null}
      </ul>
    </>
  );
}
