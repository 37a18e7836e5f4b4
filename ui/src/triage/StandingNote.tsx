import { IconArrowsExchange, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PrescriptionPaper } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { MeaningNote } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import type { Standing } from './standing';

interface Props {
  standing: Standing;
  people: PrescriptionPaper['people'];
  review: () => void;
  openOther: (id: string) => void;
}

/** Why the opened order cannot be decided now, said at once and over it, with what to do. */
export function StandingNote({ standing, people, review, openOther }: Props) {
  const { t } = useTranslation('triage');
  const { time, shortTime } = useFormat();
  const now = useNow(60_000);
  return <div role="alert">{said()}</div>;

  function said() {
    switch (standing.kind) {
      case 'free':
      case 'mine':
        return null;
      case 'changed':
        return (
          <MeaningNote of="caution" icon={IconArrowsExchange} title={t('standing.changed')}>
            <p>{t('standing.changedText')}</p>
            <ActionButton label={t('key.review')} keys="C" run={review} main scope={t('title')} />
          </MeaningNote>
        );
      case 'taken':
        return (
          <MeaningNote
            of="information"
            icon={IconLock}
            title={
              standing.by === undefined
                ? t('standing.takenByAnother')
                : t('standing.taken', { name: standing.by })
            }
          >
            {standing.until === undefined
              ? t('standing.takenText')
              : t('standing.takenUntil', { time: time(standing.until) })}
          </MeaningNote>
        );
      case 'awaiting':
        return (
          <MeaningNote of="answer" title={t('standing.awaiting')}>
            {t('standing.awaitingText')}
          </MeaningNote>
        );
      case 'returned':
        return (
          <MeaningNote of="answer" title={t('standing.returned')}>
            {standing.reason === undefined ? t('standing.returnedText') : `“${standing.reason}”`}
          </MeaningNote>
        );
      case 'replaced': {
        const { by } = standing;
        return (
          <MeaningNote of="danger" title={t('standing.replaced')}>
            <p>{t('standing.replacedText')}</p>
            {by === undefined ? null : (
              <ActionButton
                label={t('key.newVersion')}
                keys="N"
                run={() => openOther(by)}
                main
                scope={t('title')}
              />
            )}
          </MeaningNote>
        );
      }
      case 'decided': {
        const { decision } = standing;
        const name = decision === undefined ? undefined : people[decision.decided_by]?.name;
        return (
          <MeaningNote of="fine" title={t('standing.decided')}>
            {decision === undefined || name === undefined
              ? t('standing.decidedText')
              : t('standing.decidedBy', { name, time: shortTime(decision.decided_at, now) })}
          </MeaningNote>
        );
      }
      case 'over':
        return (
          <MeaningNote of="danger" title={t(`standing.state.${standing.state}`)}>
            {standing.reason === undefined
              ? t('standing.overText')
              : t('standing.overReason', { reason: standing.reason })}
          </MeaningNote>
        );
    }
  }
}
