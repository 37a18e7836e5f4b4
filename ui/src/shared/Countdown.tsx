import { useTranslation } from 'react-i18next';
import style from './Countdown.module.css';
import { timeLeft } from './timeLeft';
import { useNow } from './useNow';

const SOON = 15 * 60_000;

/** The time left to a target: `faltam 06:12`, `passou 02:40`. Red once it is late; `urgent` is red all along. */
export function Countdown({ due, urgent = false }: { due: number; urgent?: boolean }) {
  const { t } = useTranslation('shared');
  const now = useNow();
  const left = timeLeft(due, now);
  const tone = left.late || urgent ? style.danger : due - now < SOON ? style.soon : style.calm;
  const side = left.late ? 'late' : 'left';
  const text =
    left.kind === 'clock'
      ? t(`due.${side}.clock`, { clock: left.text })
      : left.kind === 'hours'
        ? t(`due.${side}.hours`, { hours: left.hours, minutes: String(left.minutes).padStart(2, '0') })
        : t(`due.${side}.${left.kind}`, { count: left.count });
  return (
    <span className={`${style.left} ${tone}`} role="timer" aria-live="off">
      {text}
    </span>
  );
}
