import { useTranslation } from 'react-i18next';
import type { Restriction } from '../ipc/types';

/** Who may prescribe, and who has to release it, in one sentence. */
export function Requirement({ restriction }: { restriction: Restriction }) {
  const { t } = useTranslation('catalogue');
  const { councils, specialties, registration, approval } = restriction;
  const parts = [
    councils.length > 0 ? t('require.councils', { councils: councils.join(', ') }) : '',
    specialties.length > 0 ? t('require.specialties', { specialties: specialties.join(', ') }) : '',
    registration ? t('require.registration', { registration }) : '',
    approval ? t('require.approval', { approval }) : '',
  ];
  return <span>{parts.filter(Boolean).join('; ')}</span>;
}
