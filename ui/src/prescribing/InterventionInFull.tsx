import { Textarea } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { execute } from '../ipc/commands';
import { newId } from '../ipc/newId';
import { patientSummary, prescriptionDocument } from '../ipc/questions';
import type { InterventionRow, PrescriptionDocument } from '../ipc/types';
import { useConfirmation } from '../session/confirmation';
import { ActionButton } from '../shared/ActionButton';
import { LoadError } from '../shared/LoadError';
import { MeaningNote } from '../shared/Meaning';
import { FoundOrNot } from '../shared/Parked';
import { PatientBanner } from '../shared/PatientBanner';
import panes from '../shared/panes.module.css';
import { RefusalField } from '../shared/RefusalField';
import { refusalsOf, TroubleNote } from '../shared/RefusalNotes';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { Waiting } from '../shared/Waiting';
import style from './Interventions.module.css';
import { standOf } from './interventions';
import { OrderStatePill } from './Side';

/** One question in full, with the order it is about, and its answer. */
export function InterventionInFull({ row, answered }: { row: InterventionRow; answered: () => void }) {
  const { t } = useTranslation('prescribing');
  const { t: word } = useTranslation('vocabulary');
  const go = useNavigate();
  const confirm = useConfirmation();
  const format = useFormat();
  const now = useNow(60_000);
  const patient = useQuery(patientSummary({ id: row.patient_id }));
  const paper = useQuery(prescriptionDocument({ id: row.prescription_id }));
  const [upholding, setUpholding] = useState(false);
  const [reason, setReason] = useState('');
  const [id] = useState(() => newId());
  const answering = useMutation({
    mutationFn: () =>
      confirm(() =>
        execute(id, {
          command: 'AnswerIntervention',
          body: {
            intervention_id: row.intervention_id,
            answer: { kind: 'Uphold', reason: reason.trim() },
          },
        }),
      ),
    onSuccess: answered,
  });
  const why = row.open ? undefined : t('interventions.answered');
  const accept = () => {
    const asked = new URLSearchParams({
      draft: newId(),
      answers: row.intervention_id,
      of: row.prescription_id,
    });
    void go(`/prescribe/${row.patient_id}?${asked}`);
  };
  const found = patient.data?.value;
  return (
    <section className={panes.one} aria-label={t('interventions.list')}>
      {found?.kind === 'Shown' ? <PatientBanner patient={found.value} /> : null}
      <div className={panes.scroll}>
        <div className={style.question}>
          <IconMessageQuestion size={20} stroke={1.5} aria-hidden />
          <div>
            <p className={style.who}>
              {row.raised_by_name
                ? t('interventions.asked', { who: row.raised_by_name })
                : t('interventions.askedUnknown')}
              <span className="dim">{` · ${format.shortTime(row.raised_at, now)} · ${word(`interventionReason.${row.reason}`)}`}</span>
            </p>
            <p className={style.about}>
              {row.item_description
                ? t('interventions.about', { item: row.item_description })
                : t('interventions.aboutWhole')}
            </p>
            <p className={style.message}>{row.message}</p>
          </div>
        </div>
        <Ended row={row} />
        {paper.isError ? <LoadError error={paper.error} again={() => void paper.refetch()} /> : null}
        {paper.isPending ? <Waiting rows={3} /> : null}
        {paper.data === undefined ? null : (
          <FoundOrNot found={paper.data.value}>
            {({ document }) => <Order order={document} about={row.item_id ?? undefined} />}
          </FoundOrNot>
        )}
      </div>
      {upholding ? (
        <div className={style.uphold}>
          <RefusalField refusals={refusalsOf(answering.error)} field="answer.reason">
            {(error) => (
              <Textarea
                label={t('interventions.upholdReason')}
                value={reason}
                autoFocus
                autosize
                minRows={2}
                maxRows={5}
                error={error}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </RefusalField>
          <TroubleNote error={answering.error} fields={['answer.reason']} />
        </div>
      ) : null}
      <div className={panes.foot}>
        {upholding ? (
          <>
            <ActionButton
              label={t('interventions.send')}
              keys="Ctrl+Enter"
              main
              busy={answering.isPending}
              why={reason.trim() === '' ? t('interventions.needsReason') : undefined}
              run={() => answering.mutate()}
            />
            <ActionButton label={t('interventions.back')} keys="Escape" run={() => setUpholding(false)} />
          </>
        ) : (
          <>
            <ActionButton label={t('interventions.accept')} keys="Enter" main why={why} run={accept} />
            <ActionButton
              label={t('interventions.uphold')}
              keys="M"
              why={why}
              run={() => setUpholding(true)}
            />
          </>
        )}
      </div>
    </section>
  );
}

function Ended({ row }: { row: InterventionRow }) {
  const { t } = useTranslation('prescribing');
  const { stand } = standOf(row);
  if (stand === 'open') return null;
  const said = {
    upheld: t('interventions.upheldBecause', { reason: row.upheld_reason ?? '' }),
    accepted: t('interventions.newVersion'),
    withdrawn: t('interventions.withdrawnText'),
  }[stand];
  return <MeaningNote of="plain" title={said} />;
}

function Order({ order, about }: { order: PrescriptionDocument; about: string | undefined }) {
  const { t } = useTranslation('prescribing');
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <div className={style.order}>
      <p className={style.head}>
        <b>{order.number}</b>
        <span className="dim">{format.shortTime(order.signed_at, now)}</span>
        <OrderStatePill state={order.state} />
      </p>
      <ol className={style.items}>
        {(order.items ?? []).map((item) => (
          <li key={item.item_id} className={item.item_id === about ? style.asked : undefined}>
            <b>{item.description}</b>
            <span>{[item.dose_text, item.schedule_text].filter(Boolean).join(' · ')}</span>
            {item.instructions ? <span className="dim">{item.instructions}</span> : null}
          </li>
        ))}
      </ol>
      {order.note ? <p className="dim">{`${t('note.add')}: ${order.note}`}</p> : null}
    </div>
  );
}
