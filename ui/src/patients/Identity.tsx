import { useTranslation } from 'react-i18next';
import type { PatientRecord } from '../ipc/types';
import { useFormat } from '../shared/useFormat';
import style from './Chart.module.css';
import { cnsText, cpfText } from './typed';

/** Who the patient is, as written down. */
export function Identity({ record }: { record: PatientRecord }) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const { address } = record;
  const rows: [string, string | null | undefined][] = [
    [t('field.name'), record.name],
    [t('field.socialName'), record.social_name],
    [t('field.birth'), record.birth_date ? format.plainDate(record.birth_date) : t('unknownValue')],
    [t('field.sex'), word(`sex.${record.sex}`)],
    [t('field.cpf'), record.cpf ? cpfText(record.cpf) : t('unknownValue')],
    [t('field.cns'), record.cns ? cnsText(record.cns) : null],
    [t('field.otherDocument'), record.other_document],
    [t('field.motherName'), record.mother_name ?? t('unknownValue')],
    [t('field.guardian'), record.guardian],
    [t('field.phone'), record.phone ?? t('unknownValue')],
    [
      t('field.address'),
      address
        ? [address.line, address.district, [address.city, address.uf].filter(Boolean).join('/')]
            .filter(Boolean)
            .join(', ')
        : t('unknownValue'),
    ],
  ];
  return (
    <section className={style.card}>
      <h3>{t('summary.identity')}</h3>
      <dl className={style.pairs}>
        {rows.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={value === t('unknownValue') ? 'dim' : undefined}>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );
}
