// What was asked, answered and decided about this order and the version before it.

import { IconCheck, IconMessage2Check, IconMessageCircleQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DocumentIntervention, PrescriptionDocument, PrescriptionPaper } from '../ipc/types';
import { MeaningNote } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import style from './OrderPane.module.css';

interface Props {
  document: PrescriptionDocument;
  previous: PrescriptionDocument | undefined;
  people: PrescriptionPaper['people'];
  me: string;
}

export function History({ document, previous, people, me }: Props) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('vocabulary');
  const { shortTime } = useFormat();
  const now = useNow(60_000);
  const name = (user: string) =>
    user === me ? t('history.you') : (people[user]?.name ?? t('history.somebody'));
  // A renewal has its own day: what was asked about yesterday's order was answered with it.
  const earlier = document.renewal ? [] : (previous?.interventions ?? []);
  const asked = [
    ...earlier.map((intervention) => ({ intervention, of: previous })),
    ...(document.interventions ?? []).map((intervention) => ({ intervention, of: document })),
  ];
  return (
    <>
      {asked.map(({ intervention, of }) => (
        <MeaningNote
          key={intervention.intervention_id}
          of="answer"
          icon={IconMessageCircleQuestion}
          title={
            <>
              {t('history.asked', {
                name: name(intervention.raised_by),
                reason: word(`interventionReason.${intervention.reason}`),
                time: shortTime(intervention.raised_at, now),
              })}
              <span
                className={style.inline}
              >{`${itemOf(intervention, of, t('history.item'))} “${intervention.message}”`}</span>
            </>
          }
        >
          <Answer intervention={intervention} name={name} />
        </MeaningNote>
      ))}
      {(document.decisions ?? [])
        .filter(({ decision }) => decision === 'ValidatedWithRemark' || decision === 'Returned')
        .map((decision) => (
          <MeaningNote
            key={`${decision.decided_at} ${decision.decision}`}
            of="plain"
            icon={decision.decision === 'Returned' ? IconMessage2Check : IconCheck}
            title={
              <>
                {t('history.decided', {
                  decision: word(`orderState.${decision.decision}`),
                  name: name(decision.decided_by),
                  time: shortTime(decision.decided_at, now),
                })}
                {decision.remark ? <span className={style.inline}>{` “${decision.remark}”`}</span> : null}
              </>
            }
          />
        ))}
    </>
  );
}

function itemOf(
  intervention: DocumentIntervention,
  of: PrescriptionDocument | undefined,
  item: string,
): string {
  const place = (of?.items ?? []).findIndex(({ item_id }) => item_id === intervention.item_id);
  return place === -1 ? '' : `, ${item} ${place + 1}`;
}

function Answer({
  intervention,
  name,
}: {
  intervention: DocumentIntervention;
  name: (user: string) => string;
}) {
  const { t } = useTranslation('triage');
  const { shortTime } = useFormat();
  const now = useNow(60_000);
  const { answered_at, answered_by, upheld_reason } = intervention;
  if (answered_at == null) return t('history.unanswered');
  const by = {
    name: answered_by == null ? t('history.somebody') : name(answered_by),
    time: shortTime(answered_at, now),
  };
  return upheld_reason ? `${t('history.upheld', by)} “${upheld_reason}”` : t('history.accepted', by);
}
