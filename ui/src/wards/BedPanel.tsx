import { Drawer } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { patientRecord } from '../ipc/questions';
import type { InBed, Location } from '../ipc/types';
import { AllergyMark, OrderMarks } from '../patients/InBedMarks';
import { isOpenTo, mayDo } from '../patients/mayDo';
import { OpenOrders } from '../patients/OpenOrders';
import { dayEnd, dayStart } from '../patients/typed';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { EmptyState } from '../shared/EmptyState';
import { KeyLayer } from '../shared/keys';
import { LoadError } from '../shared/LoadError';
import { FoundOrNot, Parked } from '../shared/Parked';
import { TimeZone, useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { Waiting } from '../shared/Waiting';
import type { Cell } from './board';
import { DoseList } from './DoseList';
import { dosesOfPatient } from './dosesOfPatient';
import style from './Wards.module.css';

/** One bed: who lies in it, today's doses, and the ways to the record. */
export function BedPanel({
  cell,
  ward,
  close,
}: {
  cell: Cell | undefined;
  ward: Location;
  close: () => void;
}) {
  const { t } = useTranslation('wards');
  const [last, setLast] = useState<Cell>();
  if (cell !== undefined && cell !== last) setLast(cell);
  const shown = cell ?? last;
  return (
    <Drawer
      opened={cell !== undefined}
      onClose={close}
      position="right"
      size={520}
      classNames={{ content: style.drawer ?? '', header: style.drawer ?? '' }}
      title={shown === undefined ? '' : [shown.bed ?? t('noBed'), ward.name].join(' · ')}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 100 }}
    >
      {shown === undefined || cell === undefined ? null : (
        <KeyLayer>
          {shown.patient === undefined ? (
            <FreeBed />
          ) : (
            <Lying patient={shown.patient} ward={ward.location_id} />
          )}
        </KeyLayer>
      )}
    </Drawer>
  );
}

function FreeBed() {
  const { t } = useTranslation('wards');
  const { me } = useSession();
  const go = useNavigate();
  const may = mayDo(me.roles, 'admit');
  return (
    <EmptyState
      icon={IconUserSearch}
      title={t('freeBed')}
      action={
        may ? (
          <ActionButton label={t('admitHere')} keys="Enter" main run={() => void go('/patients')} />
        ) : undefined
      }
    >
      {t(may ? 'freeBedDo' : 'freeBedText')}
    </EmptyState>
  );
}

function Lying({ patient, ward }: { patient: InBed; ward: string }) {
  const { t } = useTranslation('wards');
  const { t: word } = useTranslation('vocabulary');
  const { me } = useSession();
  const go = useNavigate();
  const format = useFormat();
  const zone = use(TimeZone);
  const now = useNow(60_000);
  const today: [number, number] = [dayStart(now, zone), dayEnd(now, zone)];
  const doses = useQuery(dosesOfPatient(ward, patient.patient_id, today));
  const record = useQuery(patientRecord({ id: patient.patient_id, encounter: null }));
  const mayPrescribe = mayDo(me.roles, 'prescribe');
  const known = { ...patient, merged_into: null, deceased_at: null, encounter_class: null };
  return (
    <div className={style.panel}>
      <h2>{patient.social_name ?? patient.name}</h2>
      <p className={style.facts}>
        {patient.social_name ? (
          <span className="dim">{t('registeredAs', { name: patient.name })}</span>
        ) : null}
        <span>
          {word(`sexShort.${patient.sex}`)}
          {' · '}
          {patient.birth_date ? format.age(patient.birth_date, now) : t('ageUnknown')}
        </span>
        <span>{t('since', { when: format.daysAgo(patient.encounter_started_at, now) })}</span>
      </p>
      <div className={style.panelMarks}>
        <AllergyMark patient={patient} />
        <OrderMarks patient={patient} />
      </div>
      <div className={style.panelActions}>
        <ActionButton
          label={t('record')}
          keys="Enter"
          main
          data-autofocus
          run={() => void go(`/patients/${patient.patient_id}`)}
        />
        {mayPrescribe && isOpenTo(known, 'prescribe') ? (
          <ActionButton
            label={t('prescribe')}
            keys="P"
            run={() => void go(`/prescribe/${patient.patient_id}`)}
          />
        ) : null}
        <ActionButton
          label={t('prontuario')}
          keys="H"
          run={() => void go(`/patients/${patient.patient_id}/record`)}
        />
      </div>
      <h3>{t('today')}</h3>
      {doses.isError ? (
        <LoadError error={doses.error} again={() => void doses.refetch()} />
      ) : doses.data === undefined ? (
        <Waiting rows={4} />
      ) : (
        <>
          {doses.data.value.parked > 0 ? <Parked /> : null}
          <DoseList doses={doses.data.value.doses} now={now} />
        </>
      )}
      <h3>{t('orders')}</h3>
      {record.isError ? (
        <LoadError error={record.error} again={() => void record.refetch()} />
      ) : record.data === undefined ? (
        <Waiting rows={2} />
      ) : (
        <FoundOrNot found={record.data.value}>{(known) => <OpenOrders record={known} />}</FoundOrNot>
      )}
    </div>
  );
}
