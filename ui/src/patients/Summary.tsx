import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { patientRecord } from '../ipc/questions';
import type { PatientRecord, PatientSummary } from '../ipc/types';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { allergiesInOrder, allergyMeaning } from '../shared/allergies';
import { LoadError } from '../shared/LoadError';
import { Meaning } from '../shared/Meaning';
import { FoundOrNot } from '../shared/Parked';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { Waiting } from '../shared/Waiting';
import style from './Chart.module.css';
import type { Doing } from './DeedDialog';
import { Identity } from './Identity';
import { MeasureList } from './MeasureList';
import { mayDo } from './mayDo';
import { OpenOrders } from './OpenOrders';

/** What somebody who takes over needs to know first. */
export function Summary({ patient, start }: { patient: PatientSummary; start: (doing: Doing) => void }) {
  const record = useQuery(patientRecord({ id: patient.patient_id, encounter: null }));
  return (
    <div className={style.summary}>
      <div className={style.column}>
        <Allergies patient={patient} start={start} />
        <Stay patient={patient} />
        {record.data?.value.kind === 'Shown' ? <Identity record={record.data.value.value} /> : null}
      </div>
      <div className={style.column}>
        {record.isError ? (
          <LoadError error={record.error} again={() => void record.refetch()} />
        ) : record.data === undefined ? (
          <Waiting rows={4} />
        ) : (
          <FoundOrNot found={record.data.value}>
            {(known) => (
              <>
                <Orders record={known} patient={patient} />
                <MeasureList record={known} />
              </>
            )}
          </FoundOrNot>
        )}
      </div>
    </div>
  );
}

function Allergies({ patient, start }: { patient: PatientSummary; start: (doing: Doing) => void }) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const { me } = useSession();
  const mayRefute = mayDo(me.roles, 'refute') && !patient.merged_into;
  return (
    <section className={style.card}>
      <h3>{t('summary.allergies')}</h3>
      {patient.allergy_status === 'NotAsked' ? (
        <p>
          <Meaning of="caution">{t('mark.allergiesNotAsked')}</Meaning>{' '}
          <span className="dim">{t('summary.notAskedDo')}</span>
        </p>
      ) : null}
      {patient.allergy_status === 'NoneKnown' ? <p>{t('summary.noneKnown')}</p> : null}
      {patient.allergies.length === 0 ? null : (
        <ul className={style.plainList}>
          {allergiesInOrder(patient.allergies).map((allergy, place) => (
            <li key={allergy.allergy_id} className={style.allergy}>
              <Meaning of={allergyMeaning(allergy)}>{allergy.name}</Meaning>
              <span className="small">
                {[
                  word(`allergyKind.${allergy.kind}`),
                  allergy.severity ? word(`severity.${allergy.severity}`) : t('allergy.severityUnknown'),
                  allergy.manifestation,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {mayRefute ? (
                <ActionButton
                  label={t('deed.refute.button')}
                  bare
                  {...(place === 0 ? { keys: 'R' } : {})}
                  run={() => start({ deed: 'refute', allergy })}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Stay({ patient }: { patient: PatientSummary }) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const now = useNow(60_000);
  const { encounter_class: kind, encounter_started_at: since } = patient;
  return (
    <section className={style.card}>
      <h3>{t('summary.stay')}</h3>
      {patient.deceased_at ? (
        <p>{t('summary.died', { at: format.dateTime(patient.deceased_at) })}</p>
      ) : kind && since ? (
        <p>
          <b>{word(`encounterClass.${kind}`)}</b>
          {' · '}
          {[patient.bed ?? t('noBed'), patient.ward].filter(Boolean).join(' · ')}
          <br />
          <span className="dim small">
            {t('summary.since', { at: format.dateTime(since), days: format.daysAgo(since, now) })}
          </span>
        </p>
      ) : (
        <p className="dim">{t('summary.notHere')}</p>
      )}
    </section>
  );
}

function Orders({ record, patient }: { record: PatientRecord; patient: PatientSummary }) {
  const { t } = useTranslation('patients');
  return (
    <section className={style.card}>
      <h3>
        {t('summary.orders')}
        <span className={style.counts}>
          {t('summary.active', { count: patient.active_orders })}
          {' · '}
          {t('summary.waiting', { count: patient.waiting_orders })}
        </span>
      </h3>
      <OpenOrders record={record} />
    </section>
  );
}
