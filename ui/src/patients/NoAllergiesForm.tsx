import { useTranslation } from 'react-i18next';
import type { PatientSummary } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { DeedForm } from './DeedForm';
import style from './Forms.module.css';

/** Somebody asked, and there are none: an answer, not an empty list. */
export function NoAllergiesForm({ patient, close }: { patient: PatientSummary; close: () => void }) {
  const { t } = useTranslation('patients');
  const recording = useCommand(close);
  return (
    <DeedForm
      bare
      label={t('deed.noAllergies.do')}
      submit={() =>
        recording.give({ command: 'RecordNoKnownAllergies', body: { patient_id: patient.patient_id } })
      }
      close={close}
      busy={recording.busy}
      error={recording.error}
    >
      <p className={style.plain}>{t('deed.noAllergies.text')}</p>
    </DeedForm>
  );
}
