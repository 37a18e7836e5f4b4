import { useTranslation } from 'react-i18next';
import type { Priority } from '../ipc/types';
import { Countdown } from '../shared/Countdown';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { countsDown } from './row';

/** How long is left to the target of the first dose: counted where it is near or urgent, else `até 14:00`. */
export function Due({ priority, due }: { priority: Priority; due: number }) {
  const { t } = useTranslation('triage');
  const { shortTime } = useFormat();
  const now = useNow(60_000);
  if (countsDown(priority, due, now)) return <Countdown due={due} urgent={priority === 'Stat'} />;
  return <span className="dim">{t('until', { time: shortTime(due, now) })}</span>;
}
