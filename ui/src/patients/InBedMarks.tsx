import { IconAlertTriangle, IconClipboardList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InBed } from '../ipc/types';
import { Meaning } from '../shared/Meaning';

/** Allergies of somebody in bed, in one mark: nobody asked, none known, or the first of them and how many more. */
export function AllergyMark({ patient }: { patient: Pick<InBed, 'allergy_status' | 'allergies'> }) {
  const { t } = useTranslation('patients');
  const [first, ...more] = patient.allergies;
  if (patient.allergy_status === 'NotAsked')
    return <Meaning of="caution">{t('mark.allergiesNotAsked')}</Meaning>;
  if (first === undefined) return <span className="dim small">{t('mark.noAllergies')}</span>;
  return (
    <Meaning
      of="danger"
      icon={IconAlertTriangle}
      says={t('mark.allergiesSaid', { names: patient.allergies.join(', ') })}
    >
      {more.length === 0 ? first : t('mark.allergyAndMore', { name: first, count: more.length })}
    </Meaning>
  );
}

/** What waits at the pharmacy, and what the pharmacy asked. */
export function OrderMarks({ patient }: { patient: Pick<InBed, 'waiting_orders' | 'asked_orders'> }) {
  const { t } = useTranslation('patients');
  return (
    <>
      {patient.asked_orders > 0 ? (
        <Meaning of="answer" says={t('mark.askedSaid', { count: patient.asked_orders })}>
          {t('mark.asked', { count: patient.asked_orders })}
        </Meaning>
      ) : null}
      {patient.waiting_orders > 0 ? (
        <Meaning
          of="information"
          icon={IconClipboardList}
          says={t('mark.waitingSaid', { count: patient.waiting_orders })}
        >
          {t('mark.waiting', { count: patient.waiting_orders })}
        </Meaning>
      ) : null}
    </>
  );
}
