// What the queue shows: states with their counts, and how it is narrowed.

import { Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriageCount } from '../ipc/types';
import { Key } from '../shared/Key';
import { KeyLayer, useKeys } from '../shared/keys';
import { useFormat } from '../shared/useFormat';
import style from './FilterBar.module.css';
import { FilterPanel } from './FilterPanel';
import { countsByState, type Filters, narrowing, waitingStates, withState } from './filters';

interface Props {
  filters: Filters;
  choose: (filters: Filters) => void;
  counts: readonly TriageCount[] | undefined;
  wardNames: ReadonlyMap<string, string>;
}

export const FilterBar = memo(function FilterBar({ filters, choose, counts = [], wardNames }: Props) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('vocabulary');
  const { count } = useFormat();
  const [open, setOpen] = useState(false);
  const sums = countsByState(counts, filters.wards);
  const narrow = narrowing(filters);
  const said = [
    ...filters.wards.map((ward) => wardNames.get(ward) ?? t('filter.ward')),
    ...(filters.priority === null ? [] : [word(`priority.${filters.priority}`)]),
    ...(filters.class === null ? [] : [word(`medicineClass.${filters.class}`)]),
  ].join(', ');
  useKeys(t('filter.title'), [
    { keys: 'F', label: t('filter.open'), run: () => setOpen(true) },
    ...waitingStates.map((state, place) => ({
      keys: String(place + 1),
      label: t('filter.toggle', { state: t(`filter.state.${state}`) }),
      run: () => choose(withState(filters, state)),
    })),
  ]);
  return (
    <div className={style.bar}>
      {waitingStates.map((state, place) => {
        const on = filters.states.includes(state);
        return (
          <button
            key={state}
            type="button"
            className={`${style.chip} ${on ? style.on : ''}`}
            aria-pressed={on}
            aria-keyshortcuts={String(place + 1)}
            title={`${word(`orderState.${state}`)} · ${place + 1}`}
            onClick={() => choose(withState(filters, state))}
          >
            {t(`filter.state.${state}`)} <b>{count(sums[state])}</b>
          </button>
        );
      })}
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-end"
        trapFocus
        returnFocus
        closeOnEscape={false}
        width={470}
      >
        <Popover.Target>
          <button
            type="button"
            className={`${style.filter} ${narrow > 0 ? style.narrowed : ''}`}
            onClick={() => setOpen(!open)}
            aria-haspopup="dialog"
            aria-expanded={open}
            aria-keyshortcuts="F"
            title={said}
          >
            <IconFilter size={15} stroke={1.5} aria-hidden />
            <span className="cut">{narrow === 0 ? t('filter.none') : said}</span>
            <Key keys="F" />
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('filter.title')}>
          {open ? (
            <KeyLayer>
              <FilterPanel
                filters={filters}
                choose={choose}
                counts={counts}
                wardNames={wardNames}
                close={() => setOpen(false)}
              />
            </KeyLayer>
          ) : null}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
});
