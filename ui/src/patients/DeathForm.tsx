import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patientRecord } from '../ipc/questions';
import type { PatientSummary } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { MeaningNote } from '../shared/Meaning';
import { RefusalField } from '../shared/RefusalField';
import { TimeZone, useFormat } from '../shared/useFormat';
import { DeedForm } from './DeedForm';
import { type Moment, MomentFields } from './MomentFields';
import { OrderList } from './OrderList';
import { readMoment } from './typed';
import { isOpen } from './versions';

/** A death: nothing undoes it, so the form says of whom, when, and what ends with it, and wants a second yes. */
export function DeathForm({ patient, close }: { patient: PatientSummary; close: () => void }) {
  const { t } = useTranslation('patients');
  const zone = use(TimeZone);
  const format = useFormat();
  const [moment, setMoment] = useState<Moment>(() => ({ date: format.date(Date.now()), hour: '' }));
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const giving = useCommand(close);
  const record = useQuery(patientRecord({ id: patient.patient_id, encounter: null }));
  const known = record.data?.value.kind === 'Shown' ? record.data.value.value : undefined;
  const open = (known?.prescriptions ?? []).filter(isOpen);
  const at = readMoment(moment.date, moment.hour, zone);
  const born = patient.birth_date ? format.plainDate(patient.birth_date) : t('birthUnknown');
  return (
    <DeedForm
      label={t('deed.death.do')}
      submit={() => {
        setTried(true);
        if (at !== undefined && sure) {
          giving.give({ command: 'RecordDeath', body: { patient_id: patient.patient_id, deceased_at: at } });
        }
      }}
      close={close}
      busy={giving.busy}
      error={giving.error}
      fields={['deceased_at']}
    >
      <MeaningNote of="danger" title={t('deed.death.warning')}>
        {open.length === 0 ? t('deed.death.nothing') : t('deed.death.ending', { count: open.length })}
        <OrderList orders={open} />
      </MeaningNote>
      <RefusalField refusals={giving.refusals} field="deceased_at">
        {(error) => (
          <MomentFields
            atHour
            moment={moment}
            change={setMoment}
            error={error ?? (tried && at === undefined ? t('moment.wrong') : undefined)}
          />
        )}
      </RefusalField>
      <Checkbox
        label={t('deed.death.sure', { name: patient.name, born })}
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
        error={tried && !sure ? t('deed.death.unsure') : undefined}
      />
    </DeedForm>
  );
}
