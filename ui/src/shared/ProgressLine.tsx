import { Progress } from '@mantine/core';
import { useId } from 'react';
import style from './ProgressLine.module.css';
import { useFormat } from './useFormat';

interface Props {
  label: string;
  /** Unknown before the first step. */
  done?: number | undefined;
  of?: number | undefined;
  /** What is counted; without it only the share is shown. */
  what?: string;
}

/** Long work and how far it is: a bar, the share, and the count where it says something. */
export function ProgressLine({ label, done = 0, of = 0, what }: Props) {
  const { count } = useFormat();
  const name = useId();
  const share = of === 0 ? 0 : Math.min(100, Math.floor((done / of) * 100));
  return (
    <div className={style.line} role="status">
      <span id={name}>{label}</span>
      <Progress.Root size="md">
        <Progress.Section
          value={of === 0 ? 100 : share}
          animated={of === 0}
          color="accent"
          aria-labelledby={name}
        />
      </Progress.Root>
      <span className="dim nb">
        {of === 0 ? '…' : `${share}%`}
        {of > 0 && what !== undefined ? ` · ${count(done)} / ${count(of)} ${what}` : null}
      </span>
    </div>
  );
}
