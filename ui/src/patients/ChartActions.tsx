import {
  IconAlertTriangle,
  IconBed,
  IconDoorExit,
  IconEdit,
  IconGitMerge,
  IconPrescription,
  IconRuler2,
  IconTransfer,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PrintAction } from '../documents/PrintAction';
import type { PatientSummary } from '../ipc/types';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { type Deed, isOpenTo, mayDo } from './mayDo';
import screen from './Patients.module.css';

/** What the bar of the chart offers. */
export type ChartDeed = Exclude<Deed, 'register' | 'refute' | 'places'>;

const deeds: {
  deed: ChartDeed;
  keys: string;
  icon?: TablerIcon;
  danger?: true;
}[] = [
  { deed: 'prescribe', keys: 'P', icon: IconPrescription },
  { deed: 'admit', keys: 'I', icon: IconBed },
  { deed: 'allergy', keys: 'A', icon: IconAlertTriangle },
  { deed: 'noAllergies', keys: 'N' },
  { deed: 'measure', keys: 'M', icon: IconRuler2 },
  { deed: 'transfer', keys: 'T', icon: IconTransfer },
  { deed: 'discharge', keys: 'D', icon: IconDoorExit },
  { deed: 'correct', keys: 'C', icon: IconEdit },
  { deed: 'merge', keys: 'U', icon: IconGitMerge },
  { deed: 'death', keys: 'O', danger: true },
];

/** What this person may do for this patient now, each with its key; the first is the main one. */
export function ChartActions({
  patient,
  encounter,
  start,
}: {
  patient: PatientSummary;
  /** Of which stay the record is shown; none is the whole. */
  encounter: string | null;
  start: (deed: ChartDeed) => void;
}) {
  const { t } = useTranslation('patients');
  const { me } = useSession();
  const go = useNavigate();
  const offered = deeds.filter(({ deed }) => mayDo(me.roles, deed) && isOpenTo(patient, deed));
  return (
    <footer className={screen.bar}>
      {offered.map(({ deed, keys, icon, danger }, place) => (
        <ActionButton
          key={deed}
          label={t(`deed.${deed}.button`)}
          keys={keys}
          scope={t('chart')}
          main={place === 0}
          danger={danger ?? false}
          {...(icon === undefined ? {} : { icon })}
          run={() => {
            if (deed === 'prescribe') void go(`/prescribe/${patient.patient_id}`);
            else start(deed);
          }}
        />
      ))}
      <PrintAction
        what={{
          kind: 'Patient',
          patient_id: patient.patient_id,
          encounter_id: encounter,
          name: patient.social_name ?? patient.name,
        }}
        scope={t('chart')}
      />
    </footer>
  );
}
