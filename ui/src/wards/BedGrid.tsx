import { type CSSProperties, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunningOut } from '../ipc/types';
import { useDensity } from '../shared/density';
import { useKeys } from '../shared/keys';
import { BedCard } from './BedCard';
import { type Cell, columnsFor, neighbour, type Step } from './board';
import style from './Wards.module.css';

const steps: Record<string, Step> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

interface Props {
  cells: Cell[];
  /** What ends without a renewal, by patient. */
  ending: ReadonlyMap<string, RunningOut>;
  now: number;
  open: (cell: Cell) => void;
}

/** All beds of a ward. The arrows move between them; the chosen one stays chosen when others come and go. */
export function BedGrid({ cells, ending, now, open }: Props) {
  const { t } = useTranslation('wards');
  const compact = useDensity() === 'compact' || cells.length > 30;
  const [chosen, setChosen] = useState<string>();
  const cards = useRef(new Map<string, HTMLButtonElement>());
  const columns = columnsFor(cells.length, compact);
  const found = cells.findIndex(({ key }) => key === chosen);
  const at = found === -1 ? 0 : found;
  const move = (step: Step) => {
    // The first arrow leads to the first bed.
    const begins = chosen === undefined && step !== 'last';
    const next = cells[begins ? 0 : neighbour(at, step, cells.length, columns)];
    if (next === undefined) return;
    setChosen(next.key);
    cards.current.get(next.key)?.focus();
  };
  useKeys(t('beds'), [
    ...Object.entries(steps).map(([keys, step]) => ({
      keys,
      label: t(`step.${step}`),
      repeats: true,
      run: () => move(step),
    })),
    {
      keys: 'Enter',
      label: t('openBed'),
      when: chosen !== undefined,
      run: () => {
        const cell = cells[at];
        if (cell !== undefined) open(cell);
      },
    },
  ]);
  return (
    <section
      className={`${style.grid} ${compact ? style.compact : ''}`}
      style={{ '--columns': columns } as CSSProperties}
      aria-label={t('beds')}
    >
      {cells.map((cell, place) => (
        <BedCard
          key={cell.key}
          cell={cell}
          ends={cell.patient && ending.get(cell.patient.patient_id)?.runs_out_at}
          now={now}
          tabbable={place === at}
          hold={(card) => {
            if (card === null) cards.current.delete(cell.key);
            else cards.current.set(cell.key, card);
          }}
          choose={() => setChosen(cell.key)}
          open={() => open(cell)}
        />
      ))}
    </section>
  );
}
