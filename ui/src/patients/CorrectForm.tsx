import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patientRecord } from '../ipc/questions';
import type { PatientRecord, PatientSummary } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { LoadError } from '../shared/LoadError';
import { FoundOrNot } from '../shared/Parked';
import { Waiting } from '../shared/Waiting';
import { DeedForm } from './DeedForm';
import { DemographicsFields } from './DemographicsFields';
import { demographics, fields, formOf, unreadable } from './demographics';

/** Who the patient is, corrected; signed prescriptions keep what they said. */
export function CorrectForm({ patient, close }: { patient: PatientSummary; close: () => void }) {
  const record = useQuery(patientRecord({ id: patient.patient_id, encounter: null }));
  if (record.isError) return <LoadError error={record.error} again={() => void record.refetch()} />;
  if (record.data === undefined) return <Waiting />;
  return (
    <FoundOrNot found={record.data.value}>{(known) => <Fields known={known} close={close} />}</FoundOrNot>
  );
}

const prefix = 'patient.';

function Fields({ known, close }: { known: PatientRecord; close: () => void }) {
  const { t } = useTranslation('patients');
  const [form, setForm] = useState(() => formOf(known));
  const [tried, setTried] = useState(false);
  const correcting = useCommand(close);
  const wrong = unreadable(form);
  return (
    <DeedForm
      label={t('deed.correct.do')}
      submit={() => {
        setTried(true);
        if (wrong.length > 0) return;
        correcting.give({
          command: 'CorrectPatient',
          body: { patient_id: known.patient_id, patient: demographics(form) },
        });
      }}
      close={close}
      busy={correcting.busy}
      error={correcting.error}
      fields={Object.values(fields).map((field) => prefix + field)}
    >
      <DemographicsFields
        form={form}
        change={setForm}
        refusals={correcting.refusals}
        prefix={prefix}
        wrong={tried ? wrong : []}
      />
    </DeedForm>
  );
}
