// Who is being decided about. It never scrolls away, the name is the largest thing on screen, and "nobody asked about
// allergies", "none known" and a list of them look different.

import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientSummary } from '../ipc/types';
import { allergiesInOrder, allergyMeaning } from './allergies';
import { Key } from './Key';
import { useKeys } from './keys';
import { Meaning } from './Meaning';
import style from './PatientBanner.module.css';
import { useFormat } from './useFormat';
import { useNow } from './useNow';

interface Props {
  patient: PatientSummary;
  /** Asking about allergies, where this user may. */
  askAllergies?: () => void;
  /** Its key, where letters belong to a line that is typed. */
  askKeys?: string;
  /** The one figure that matters for the screen: creatinine clearance, height. */
  children?: ReactNode;
  /** Buttons at the end. */
  end?: ReactNode;
}

export function PatientBanner({ patient, askAllergies, askKeys = 'A', children, end }: Props) {
  const { t } = useTranslation('shared');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const now = useNow(60_000);
  const { weight, pregnancy } = patient;
  const place = [patient.bed, patient.ward].filter(Boolean).join(' · ');
  const age = patient.birth_date ? format.age(patient.birth_date, now) : t('banner.ageUnknown');
  return (
    <section className={style.banner} aria-label={t('banner.label')}>
      <h2 className={`${style.name} cut`} title={patient.name}>
        {patient.social_name ?? patient.name}
      </h2>
      <div className={style.facts}>
        {patient.social_name ? (
          <span className="dim small cut">{t('banner.registeredAs', { name: patient.name })}</span>
        ) : null}
        <span className="nb">
          {word(`sexShort.${patient.sex}`)}
          {' · '}
          {age}
        </span>
        {weight ? (
          <span>
            {format.quantity(weight)}{' '}
            <span className="dim small">{format.daysAgo(weight.observed_at, now)}</span>
          </span>
        ) : (
          <Meaning of="unchecked">{t('banner.weightUnknown')}</Meaning>
        )}
        {place === '' ? null : (
          <span className={`${style.place} cut`} title={place}>
            {place}
          </span>
        )}
        {children}
      </div>
      <ul className={style.marks} aria-label={t('banner.marks')}>
        {patient.deceased_at ? (
          <li>
            <Meaning of="plain">{t('banner.deceased')}</Meaning>
          </li>
        ) : null}
        <Allergies patient={patient} ask={askAllergies} keys={askKeys} />
        {pregnancy?.value === '1' ? (
          <li>
            <Meaning of="caution">{t('banner.pregnant')}</Meaning>
          </li>
        ) : null}
      </ul>
      {end === undefined ? null : <div className={style.end}>{end}</div>}
    </section>
  );
}

function Allergies({
  patient,
  ask,
  keys,
}: {
  patient: PatientSummary;
  ask: (() => void) | undefined;
  keys: string;
}) {
  const { t } = useTranslation('shared');
  const mayAsk = patient.allergy_status === 'NotAsked' && ask !== undefined;
  useKeys(t('banner.label'), mayAsk ? [{ keys, label: t('banner.askAllergies'), run: ask }] : []);
  if (patient.allergy_status === 'NotAsked') {
    const mark = (
      <Meaning of="caution">
        {t('banner.allergiesNotAsked')}
        {mayAsk ? <Key keys={keys} /> : null}
      </Meaning>
    );
    if (!mayAsk) return <li>{mark}</li>;
    return (
      <li>
        <button
          type="button"
          className={style.ask}
          onClick={ask}
          aria-keyshortcuts={keys.replace('Ctrl', 'Control')}
        >
          {mark}
        </button>
      </li>
    );
  }
  if (patient.allergy_status === 'NoneKnown') {
    return <li className="dim">{t('banner.noKnownAllergies')}</li>;
  }
  return allergiesInOrder(patient.allergies).map((allergy) => (
    <li key={allergy.allergy_id}>
      <Meaning
        of={allergyMeaning(allergy)}
        {...(allergy.severity === 'Severe' ? { icon: IconAlertTriangle } : {})}
      >
        {t(`banner.allergyOf.${allergy.kind}`, { name: allergy.name })}
      </Meaning>
    </li>
  ));
}
