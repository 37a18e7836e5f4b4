import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientSummary, StandingAllergy } from '../ipc/types';
import { Dialog } from '../shared/Dialog';
import { AdmitForm } from './AdmitForm';
import { AllergyForm } from './AllergyForm';
import type { ChartDeed } from './ChartActions';
import { CorrectForm } from './CorrectForm';
import { DeathForm } from './DeathForm';
import { DischargeForm } from './DischargeForm';
import { MeasureForm } from './MeasureForm';
import { MergeForm } from './MergeForm';
import type { Deed } from './mayDo';
import { NoAllergiesForm } from './NoAllergiesForm';
import { RefuteForm } from './RefuteForm';

export type Doing = { deed: ChartDeed } | { deed: 'refute'; allergy: StandingAllergy };

const sizes: Partial<Record<Deed, number>> = { correct: 900, merge: 960, allergy: 620 };

/** The one dialog of the chart: whatever is being done. */
export function DeedDialog({
  patient,
  doing,
  close,
}: {
  patient: PatientSummary;
  doing: Doing | undefined;
  close: () => void;
}) {
  const { t } = useTranslation('patients');
  // While it closes it still says what it was.
  const [last, setLast] = useState<Doing>();
  if (doing !== undefined && doing !== last) setLast(doing);
  const shown = doing ?? last;
  const name = patient.social_name ?? patient.name;
  const title = shown === undefined ? '' : t(`deed.${shown.deed}.title`, { name });
  return (
    <Dialog
      title={title}
      opened={doing !== undefined}
      close={close}
      size={sizes[shown?.deed ?? 'admit'] ?? 520}
    >
      {shown === undefined ? null : <FormOf doing={shown} patient={patient} close={close} />}
    </Dialog>
  );
}

function FormOf({ doing, patient, close }: { doing: Doing; patient: PatientSummary; close: () => void }) {
  switch (doing.deed) {
    case 'allergy':
      return <AllergyForm patient={patient} close={close} />;
    case 'noAllergies':
      return <NoAllergiesForm patient={patient} close={close} />;
    case 'refute':
      return <RefuteForm allergy={doing.allergy} close={close} />;
    case 'measure':
      return <MeasureForm patient={patient} close={close} />;
    case 'admit':
    case 'transfer':
      return <AdmitForm patient={patient} moving={doing.deed === 'transfer'} close={close} />;
    case 'discharge':
      return <DischargeForm patient={patient} close={close} />;
    case 'correct':
      return <CorrectForm patient={patient} close={close} />;
    case 'death':
      return <DeathForm patient={patient} close={close} />;
    case 'merge':
      return <MergeForm patient={patient} close={close} />;
    default:
      return null;
  }
}
