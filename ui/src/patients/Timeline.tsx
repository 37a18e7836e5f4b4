import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { patientTimeline } from '../ipc/questions';
import type { TimelineEntry } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { EmptyState } from '../shared/EmptyState';
import { LoadError } from '../shared/LoadError';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { Waiting } from '../shared/Waiting';
import style from './Chart.module.css';
import { byDay, entryMeaning, readValue } from './days';
import { MeasureName, MeasureValue } from './MeasureList';

/** What happened to a patient, day by day, the newest first. */
export function Timeline({ patient, encounter }: { patient: string; encounter: string | null }) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  const now = useNow(60_000);
  const told = useInfiniteQuery(patientTimeline({ id: patient, encounter }, 60));
  if (told.isError) return <LoadError error={told.error} again={() => void told.refetch()} />;
  if (told.data === undefined) return <Waiting rows={8} />;
  const entries = told.data.pages.flatMap(({ value }) => value);
  if (entries.length === 0) {
    return (
      <EmptyState icon={IconHistory} title={t('timeline.empty')}>
        {t(encounter === null ? 'timeline.emptyText' : 'timeline.emptyStay')}
      </EmptyState>
    );
  }
  return (
    <div className={style.timeline}>
      {byDay(entries, format.isoDate).map(({ day, entries }) => (
        <section key={day}>
          <h3>
            {format.plainDate(day)} <span className="dim">{format.daysAgo(entries[0]?.at ?? now, now)}</span>
          </h3>
          <ol>
            {entries.map((entry) => (
              <li key={`${entry.kind}-${entry.id}`}>
                <span className="nb dim">{format.time(entry.at)}</span>
                <Entry entry={entry} patient={patient} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {told.hasNextPage ? (
        <ActionButton
          label={t('timeline.more')}
          keys="End"
          busy={told.isFetchingNextPage}
          run={() => void told.fetchNextPage()}
        />
      ) : (
        <p className="dim small">{t('timeline.beginning')}</p>
      )}
    </div>
  );
}

function Entry({ entry, patient }: { entry: TimelineEntry; patient: string }) {
  const { t: word } = useTranslation('vocabulary');
  const go = useNavigate();
  const { prescription_id: prescription } = entry;
  return (
    <>
      <Meaning of={entryMeaning(entry.kind)}>{word(`event.${entry.kind as 'Prescribed'}`)}</Meaning>
      <span className={style.told}>
        <Text entry={entry} />
        {prescription && entry.number ? (
          <button
            type="button"
            className={style.link}
            onClick={() => void go(`/patients/${patient}/record#${prescription}`)}
          >
            {entry.number}
          </button>
        ) : null}
      </span>
      <span className="dim small cut">{entry.actor_name}</span>
    </>
  );
}

function Text({ entry }: { entry: TimelineEntry }) {
  const { t: word } = useTranslation('vocabulary');
  const { code, text } = entry;
  switch (entry.kind) {
    case 'ObservationRecorded': {
      const value = readValue(text ?? '');
      return (
        <span>
          <MeasureName code={code ?? ''} />{' '}
          <b className="nb">
            {value === undefined ? text : <MeasureValue seen={{ code: code ?? '', ...value }} />}
          </b>
        </span>
      );
    }
    case 'AllergyRecorded':
    case 'AllergyRefuted':
      return (
        <span>
          <b>{text}</b>
          {code ? ` · ${word(`allergyKind.${code as 'Allergy'}`)}` : ''}
        </span>
      );
    case 'EncounterStarted':
    case 'EncounterTransferred':
    case 'EncounterFinished':
      return (
        <span>
          {[code ? word(`encounterClass.${code as 'Inpatient'}`) : '', text].filter(Boolean).join(' · ')}
        </span>
      );
    case 'Prescribed':
      return <span>{text}</span>;
    case 'PrescriptionClosed':
      return (
        <span>{code ? word(`closeReason.${code as 'PatientDied'}`, { defaultValue: code }) : text}</span>
      );
    case 'InterventionRaised':
      return (
        <span>
          {code ? <b>{word(`interventionReason.${code as 'Dose'}`)}</b> : null} {text}
        </span>
      );
    default:
      return text ? <span>{text}</span> : null;
  }
}
