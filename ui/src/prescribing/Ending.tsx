import { IconHourglassLow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';

/** `vence às 10:00`: its doses end then, and nobody has renewed it. */
export function Ending({ at, now }: { at: number; now: number }) {
  const { t } = useTranslation('prescribing');
  const { shortTime, time } = useFormat();
  const missed = at <= now;
  // Of the next hours the day is clear; of those gone it is not.
  const when = missed ? shortTime(at, now) : time(at);
  return (
    <Meaning
      of={missed ? 'danger' : 'caution'}
      icon={IconHourglassLow}
      says={t(missed ? 'ending.missedSaid' : 'ending.soonSaid', { time: when })}
    >
      {t(missed ? 'ending.missed' : 'ending.soon', { time: when })}
    </Meaning>
  );
}
