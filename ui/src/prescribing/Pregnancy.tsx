import { useTranslation } from 'react-i18next';
import type { PatientSummary } from '../ipc/types';
import { ageOn } from '../shared/format';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';

/** Years in which the question is asked. */
const FROM = 10;
const UNTIL = 55;

/** Nobody said whether she is pregnant. */
export function Pregnancy({ patient }: { patient: PatientSummary }) {
  const { t } = useTranslation('prescribing');
  const { isoDate } = useFormat();
  const now = useNow(3_600_000);
  if (patient.sex === 'Male' || patient.pregnancy) return null;
  const age = patient.birth_date ? ageOn(patient.birth_date, isoDate(now)) : undefined;
  const years = age?.unit === 'years' ? age.count : undefined;
  if (age !== undefined && (years === undefined || years < FROM || years > UNTIL)) return null;
  return <Meaning of="unchecked">{t('pregnancyUnknown')}</Meaning>;
}
