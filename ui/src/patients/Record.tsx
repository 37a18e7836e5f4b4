import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { patientRecord } from '../ipc/questions';
import type { PatientRecord, RecordedAllergy } from '../ipc/types';
import { EmptyState } from '../shared/EmptyState';
import { LoadError } from '../shared/LoadError';
import { Meaning, MeaningNote } from '../shared/Meaning';
import { FoundOrNot } from '../shared/Parked';
import { useFormat } from '../shared/useFormat';
import { Waiting } from '../shared/Waiting';
import style from './Chart.module.css';
import { Identity } from './Identity';
import { MeasureName, MeasureValue } from './MeasureList';
import { PrescriptionVersions } from './PrescriptionVersions';
import { chains } from './versions';

/** The prontuário, whole or of one stay: what was replaced, refuted or merged stays readable. */
export function Record({ patient, encounter }: { patient: string; encounter: string | null }) {
  const record = useQuery(patientRecord({ id: patient, encounter }));
  if (record.isError) return <LoadError error={record.error} again={() => void record.refetch()} />;
  if (record.data === undefined) return <Waiting rows={8} />;
  return <FoundOrNot found={record.data.value}>{(known) => <Shown record={known} />}</FoundOrNot>;
}

function Shown({ record }: { record: PatientRecord }) {
  const { t } = useTranslation('patients');
  const prescriptions = chains(record.prescriptions ?? []);
  return (
    <div className={style.record}>
      <div className={style.column}>
        {(record.parked_orders ?? 0) > 0 ? (
          <MeaningNote of="unchecked" title={t('parkedOrders', { count: record.parked_orders ?? 0 })} />
        ) : null}
        <h3 className={style.part}>{t('record.prescriptions', { count: prescriptions.length })}</h3>
        {prescriptions.length === 0 ? (
          <EmptyState icon={IconFileText} title={t('record.noPrescriptions')} />
        ) : (
          prescriptions.map(({ root, versions }) => (
            <PrescriptionVersions key={root} versions={versions} people={record.people ?? {}} />
          ))
        )}
      </div>
      <div className={style.column}>
        <Stays record={record} />
        <RecordedAllergies record={record} />
        <Observations record={record} />
        <Identity record={record} />
      </div>
    </div>
  );
}

function Stays({ record }: { record: PatientRecord }) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const stays = (record.encounters ?? []).toSorted((a, b) => b.started_at - a.started_at);
  return (
    <section className={style.card}>
      <h3>{t('record.stays')}</h3>
      {stays.length === 0 ? <p className="dim">{t('record.noStays')}</p> : null}
      <ul className={style.plainList}>
        {stays.map((stay) => (
          <li key={stay.encounter_id}>
            <b>{word(`encounterClass.${stay.class}`)}</b>{' '}
            <span className="small">
              {`${format.dateTime(stay.started_at)} – ${stay.finished_at ? format.dateTime(stay.finished_at) : t('stay.now')}`}
            </span>
            {(stay.places ?? []).map((place) => (
              <div key={place.since} className="dim small">
                {`${format.dateTime(place.since)} · ${[place.place, place.ward].filter(Boolean).join(' · ')}`}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecordedAllergies({ record }: { record: PatientRecord }) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const nameOf = (id: string | null | undefined) => (id ? (record.people?.[id]?.name ?? '') : '');
  const line = (allergy: RecordedAllergy) =>
    [
      word(`allergyKind.${allergy.kind}`),
      allergy.severity ? word(`severity.${allergy.severity}`) : '',
      allergy.manifestation ?? '',
      word(`source.${allergy.source}`),
      format.dateTime(allergy.recorded_at),
      nameOf(allergy.recorded_by),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <section className={style.card}>
      <h3>{t('summary.allergies')}</h3>
      {record.no_known_allergies_at ? (
        <p className="small">
          {t('record.noneKnownAt', { at: format.dateTime(record.no_known_allergies_at) })}
        </p>
      ) : null}
      {(record.allergies ?? []).length === 0 && !record.no_known_allergies_at ? (
        <Meaning of="caution">{t('mark.allergiesNotAsked')}</Meaning>
      ) : null}
      <ul className={style.plainList}>
        {(record.allergies ?? []).map((allergy) => (
          <li key={allergy.allergy_id}>
            {allergy.refuted_at ? (
              <>
                <del>{allergy.name}</del>{' '}
                <span className="small">
                  {t('record.refuted', {
                    at: format.dateTime(allergy.refuted_at),
                    who: nameOf(allergy.refuted_by),
                    reason: allergy.refuted_reason ?? '',
                  })}
                </span>
              </>
            ) : (
              <b>{allergy.name}</b>
            )}
            <div className="dim small">{line(allergy)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Observations({ record }: { record: PatientRecord }) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  const seen = (record.observations ?? []).toSorted((a, b) => b.observed_at - a.observed_at);
  return (
    <section className={style.card}>
      <h3>{t('summary.measures')}</h3>
      {seen.length === 0 ? <p className="dim">{t('summary.noMeasures')}</p> : null}
      <table className={style.measures}>
        <tbody>
          {seen.map((one) => (
            <tr key={one.observation_id}>
              <th scope="row">
                <MeasureName code={one.code} />
              </th>
              <td className="nb">
                <MeasureValue seen={one} />
              </td>
              <td className="dim small nb">{format.dateTime(one.observed_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
