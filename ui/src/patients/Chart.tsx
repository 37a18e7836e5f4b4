import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { patientRecord, patientSummary } from '../ipc/questions';
import type { PatientSummary } from '../ipc/types';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { Key } from '../shared/Key';
import { useKeys } from '../shared/keys';
import { LoadError } from '../shared/LoadError';
import { MeaningNote } from '../shared/Meaning';
import { FoundOrNot } from '../shared/Parked';
import { PatientBanner } from '../shared/PatientBanner';
import { useFormat } from '../shared/useFormat';
import { Waiting } from '../shared/Waiting';
import style from './Chart.module.css';
import { ChartActions } from './ChartActions';
import { DeedDialog, type Doing } from './DeedDialog';
import { isOpenTo, mayDo } from './mayDo';
import screen from './Patients.module.css';
import { Record } from './Record';
import { Summary } from './Summary';
import { Timeline } from './Timeline';

const tabs = ['summary', 'timeline', 'record'] as const;

/** One patient: the banner, three ways to read, and what may be done. */
export function Chart() {
  const { id = '' } = useParams();
  const summary = useQuery(patientSummary({ id }));
  if (summary.isError) return <LoadError error={summary.error} again={() => void summary.refetch()} />;
  if (summary.data === undefined) return <Waiting />;
  return (
    <FoundOrNot found={summary.data.value}>{(patient) => <Opened key={id} patient={patient} />}</FoundOrNot>
  );
}

function Opened({ patient }: { patient: PatientSummary }) {
  const { t } = useTranslation('patients');
  const { me } = useSession();
  const { tab: asked } = useParams();
  const go = useNavigate();
  const id = patient.patient_id;
  const tab = tabs.find((tab) => tab === asked) ?? 'summary';
  const [doing, setDoing] = useState<Doing>();
  const [encounter, setEncounter] = useState<string | null>(null);
  const filter = useRef<HTMLInputElement>(null);
  const toTab = (next: string) =>
    void go(next === 'summary' ? `/patients/${id}` : `/patients/${id}/${next}`, { replace: true });
  useKeys(t('chart'), [
    ...tabs.map((name, place) => ({
      keys: String(place + 1),
      label: t(`tab.${name}`),
      run: () => toTab(name),
    })),
    { keys: 'F', label: t('stay.filter'), when: tab !== 'summary', run: () => filter.current?.focus() },
    { keys: 'Escape', label: t('back'), run: () => void go('/patients') },
  ]);
  const mayAsk = mayDo(me.roles, 'allergy') && isOpenTo(patient, 'allergy');
  return (
    <div className={screen.screen}>
      <PatientBanner
        patient={patient}
        {...(mayAsk ? { askAllergies: () => setDoing({ deed: 'allergy' }) } : {})}
      />
      {patient.merged_into ? (
        <div className={style.merged}>
          <MeaningNote of="caution" title={t('merged.title')}>
            {t('merged.text')}
          </MeaningNote>
          <ActionButton
            label={t('merged.open')}
            keys="G"
            main
            run={() => void go(`/patients/${patient.survivor_id}`)}
          />
        </div>
      ) : null}
      <div className={style.tabs}>
        <div role="tablist" aria-label={t('chart')} className={style.list}>
          {tabs.map((name, place) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={tab === name}
              aria-keyshortcuts={String(place + 1)}
              className={tab === name ? style.here : undefined}
              onClick={() => toTab(name)}
            >
              {t(`tab.${name}`)}
              <Key keys={String(place + 1)} />
            </button>
          ))}
        </div>
        {tab === 'summary' ? null : (
          <StayFilter patient={id} encounter={encounter} choose={setEncounter} field={filter} />
        )}
      </div>
      <div ref={takeFocus} tabIndex={-1} className={style.body} role="tabpanel" aria-label={t(`tab.${tab}`)}>
        {tab === 'summary' ? <Summary patient={patient} start={setDoing} /> : null}
        {tab === 'timeline' ? <Timeline patient={id} encounter={encounter} /> : null}
        {tab === 'record' ? <Record patient={id} encounter={encounter} /> : null}
      </div>
      <ChartActions patient={patient} encounter={encounter} start={(deed) => setDoing({ deed })} />
      <DeedDialog patient={patient} doing={doing} close={() => setDoing(undefined)} />
    </div>
  );
}

/** Whoever opens a chart reads on from here: arrows scroll it, Tab leads to what is in it. */
function takeFocus(body: HTMLElement | null) {
  body?.focus({ preventScroll: true });
}

function StayFilter({
  patient,
  encounter,
  choose,
  field,
}: {
  patient: string;
  encounter: string | null;
  choose: (encounter: string | null) => void;
  field: React.RefObject<HTMLInputElement | null>;
}) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const record = useQuery(patientRecord({ id: patient, encounter: null }));
  const stays = record.data?.value.kind === 'Shown' ? (record.data.value.value.encounters ?? []) : [];
  return (
    <Select
      ref={field}
      className={style.filter}
      aria-label={t('stay.filter')}
      value={encounter ?? ''}
      onChange={(chosen) => choose(chosen === '' ? null : chosen)}
      allowDeselect={false}
      rightSection={<Key keys="F" />}
      data={[
        { value: '', label: t('stay.all') },
        ...stays
          .toSorted((a, b) => b.started_at - a.started_at)
          .map((stay) => ({
            value: stay.encounter_id,
            label: t('stay.of', {
              class: word(`encounterClass.${stay.class}`),
              from: format.date(stay.started_at),
              until: stay.finished_at ? format.date(stay.finished_at) : t('stay.now'),
            }),
          })),
      ]}
    />
  );
}
