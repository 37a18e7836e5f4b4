import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { patientRecord } from '../ipc/questions';
import type { PatientSummary } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { MeaningNote } from '../shared/Meaning';
import { DeedForm } from './DeedForm';
import { OrderList } from './OrderList';
import { isOpen } from './versions';

/** A stay ends; what of its orders ends with it is said before. */
export function DischargeForm({ patient, close }: { patient: PatientSummary; close: () => void }) {
  const { t } = useTranslation('patients');
  const giving = useCommand(close);
  const encounter = patient.encounter_id ?? '';
  const record = useQuery(patientRecord({ id: patient.patient_id, encounter: null }));
  const known = record.data?.value.kind === 'Shown' ? record.data.value.value : undefined;
  const open = (known?.prescriptions ?? []).filter(isOpen);
  const ending = open.filter(({ encounter_id, kind }) => encounter_id === encounter && kind === 'Inpatient');
  const staying = open.length - ending.length;
  return (
    <DeedForm
      bare
      label={t('deed.discharge.do')}
      submit={() => giving.give({ command: 'Discharge', body: { encounter_id: encounter } })}
      close={close}
      busy={giving.busy}
      error={giving.error}
      why={known === undefined ? t('deed.discharge.reading') : undefined}
    >
      {known === undefined ? null : ending.length === 0 ? (
        <MeaningNote of="plain" title={t('deed.discharge.nothing')} />
      ) : (
        <MeaningNote of="caution" title={t('deed.discharge.ending', { count: ending.length })}>
          <OrderList orders={ending} />
        </MeaningNote>
      )}
      {staying === 0 ? null : (
        <MeaningNote of="plain" title={t('deed.discharge.staying', { count: staying })} />
      )}
      {known !== undefined && (known.parked_orders ?? 0) > 0 ? (
        <MeaningNote of="unchecked" title={t('parkedOrders', { count: known.parked_orders ?? 0 })} />
      ) : null}
    </DeedForm>
  );
}
