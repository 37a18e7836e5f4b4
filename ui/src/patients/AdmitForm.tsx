import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EncounterClass, PatientSummary } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { RefusalField } from '../shared/RefusalField';
import { BedPicker } from './BedPicker';
import { DeedForm } from './DeedForm';
import style from './Forms.module.css';

const classes: readonly EncounterClass[] = ['Inpatient', 'Emergency', 'Ambulatory'];

/** A stay begins, or an open one moves to another place. */
export function AdmitForm({
  patient,
  moving,
  close,
}: {
  patient: PatientSummary;
  moving: boolean;
  close: () => void;
}) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const [kind, setKind] = useState<EncounterClass>('Inpatient');
  const [place, setPlace] = useState<string>();
  const [tried, setTried] = useState(false);
  const giving = useCommand(close);
  const needed = moving || kind === 'Inpatient';
  const save = () => {
    setTried(true);
    if (moving && patient.encounter_id) {
      if (place === undefined) return;
      giving.give({ command: 'Transfer', body: { encounter_id: patient.encounter_id, location_id: place } });
    } else {
      // Where an in-patient has no place, the engine says so beside the field.
      giving.give({
        command: 'Admit',
        body: { patient_id: patient.patient_id, class: kind, location_id: place ?? null },
      });
    }
  };
  return (
    <DeedForm
      label={t(moving ? 'deed.transfer.do' : 'deed.admit.do')}
      submit={save}
      close={close}
      busy={giving.busy}
      error={giving.error}
      fields={['location_id']}
    >
      {moving ? (
        <p className={style.plain}>
          {t('deed.transfer.from', {
            place: [patient.bed, patient.ward].filter(Boolean).join(' · ') || t('noBed'),
          })}
        </p>
      ) : (
        <SegmentedControl
          aria-label={t('admit.class')}
          value={kind}
          onChange={(kind) => setKind(kind as EncounterClass)}
          data={classes.map((value) => ({ value, label: word(`encounterClass.${value}`) }))}
        />
      )}
      <RefusalField
        refusals={giving.refusals}
        field="location_id"
        missing={tried && needed && place === undefined}
      >
        {(error) => (
          <BedPicker place={place} choose={setPlace} ward={patient.ward_id ?? undefined} error={error} />
        )}
      </RefusalField>
    </DeedForm>
  );
}
