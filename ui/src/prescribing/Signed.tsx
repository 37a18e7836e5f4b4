import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PrintAction } from '../documents/PrintAction';
import { prescriptionDocument } from '../ipc/questions';
import { ActionButton } from '../shared/ActionButton';
import { Behind } from '../shared/Behind';
import { useFormat } from '../shared/useFormat';
import type { Purpose } from './draft';
import { OrderStatePill } from './Side';
import style from './Signed.module.css';

interface Props {
  id: string;
  purpose: Purpose;
  patient: string;
  next: () => void;
  another: () => void;
  interventions: () => void;
}

/** It is signed: its number, what happens to it next, and the next patient under Enter. */
export function Signed({ id, purpose, patient, next, another, interventions }: Props) {
  const { t } = useTranslation('prescribing');
  const format = useFormat();
  const paper = useQuery(prescriptionDocument({ id }));
  const found = paper.data?.value;
  const document = found?.kind === 'Shown' ? found.value.document : undefined;
  const items = document?.items ?? [];
  return (
    <div className={style.signed} role="status">
      <IconCircleCheck size={36} stroke={1.25} className={style.sign} aria-hidden />
      <h2>
        {document === undefined ? t('signed.title') : t('signed.numbered', { number: document.number })}
      </h2>
      <Behind behind={(paper.data?.behind ?? 0) > 0} quiet />
      <p>
        {document === undefined
          ? t('signed.kept', { patient })
          : `${patient} · ${t('becomes.items', { count: items.length })} · ${t(`signed.next.${document.kind === 'Inpatient' ? 'triage' : 'home'}`, { time: format.time(document.due_at) })}`}
      </p>
      {document === undefined ? null : (
        <>
          <OrderStatePill state={document.state} />
          <ol className={style.items}>
            {items.map((item) => (
              <li key={item.item_id}>
                <b>{item.description}</b>
                <span>{[item.dose_text, item.schedule_text].filter(Boolean).join(' · ')}</span>
                {item.doses?.length ? (
                  <span className="dim">
                    {t('signed.doses', { times: item.doses.map((at) => format.time(at)).join(' · ') })}
                  </span>
                ) : null}
              </li>
            ))}
          </ol>
        </>
      )}
      <div className={style.actions}>
        {purpose.kind === 'Accept' ? (
          <ActionButton label={t('signed.interventions')} keys="Enter" main autoFocus run={interventions} />
        ) : (
          <ActionButton label={t('signed.nextPatient')} keys="Enter" main autoFocus run={next} />
        )}
        <ActionButton label={t('signed.another')} keys="O" run={another} />
        {document === undefined ? null : (
          <PrintAction
            what={{ kind: 'Orders', orders: [{ id, number: document.number, patient }] }}
            scope={t('signed.title')}
          />
        )}
        {purpose.kind === 'Accept' ? (
          <ActionButton label={t('signed.nextPatient')} keys="N" run={next} />
        ) : null}
      </div>
    </div>
  );
}
