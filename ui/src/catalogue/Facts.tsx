import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueEntry, Medicine, Restriction, Unit } from '../ipc/types';
import { Meaning, special } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { useFormat } from '../shared/useFormat';
import style from './Catalogue.module.css';
import { Requirement } from './Requirement';

interface Props {
  entry: CatalogueEntry;
  medicine: Medicine | undefined;
  restrictions: Restriction[] | undefined;
}

/** What the formulary says of a medicine; what nobody decided is grey and never looks like a no. */
export function Facts({ entry, medicine, restrictions }: Props) {
  const { t } = useTranslation('catalogue');
  const { t: word } = useTranslation('vocabulary');
  const { quantity } = useFormat();
  const maximum =
    entry.max_daily_value && entry.max_daily_unit
      ? quantity({ value: entry.max_daily_value, unit: entry.max_daily_unit as Unit })
      : undefined;
  return (
    <section className={panes.sheet}>
      <dl className={panes.facts}>
        <Fact label={t('fact.routes')}>{entry.routes.map((route) => word(`route.${route}`)).join(', ')}</Fact>
        <Fact label={t('fact.document')}>{word(`documentType.${entry.document_type}`)}</Fact>
        <Fact label={t('fact.atc')}>
          {entry.atc === '' ? <Meaning of="unchecked">{t('noAtc')}</Meaning> : <code>{entry.atc}</code>}
        </Fact>
        <Fact label={t('fact.list344')}>
          {entry.list344 ? t('mark.listed', { list: entry.list344 }) : t('notListed')}
        </Fact>
        <Fact label={t('fact.highAlert')}>
          {entry.high_alert === null || entry.high_alert === undefined ? (
            <Meaning of="unchecked">{t('notDecided')}</Meaning>
          ) : entry.high_alert ? (
            <Meaning of="danger" icon={special.highAlert}>
              {t('mark.highAlert')}
            </Meaning>
          ) : (
            t('no')
          )}
        </Fact>
        <Fact label={t('fact.antimicrobial')}>{entry.antimicrobial ? t('antimicrobialYes') : t('no')}</Fact>
        <Fact label={t('fact.maximum')}>
          {maximum ?? <Meaning of="unchecked">{t('noMaximum')}</Meaning>}
          {medicine?.max_daily_note ? (
            <span className="dim small">{` ${medicine.max_daily_note}`}</span>
          ) : null}
        </Fact>
        <Fact label={t('fact.use')}>
          {entry.use_restriction ? word(`useRestriction.${entry.use_restriction}`) : t('anywhere')}
        </Fact>
        {entry.glp1 ? <Fact label={t('fact.glp1')}>{t('glp1Yes')}</Fact> : null}
      </dl>
      {medicine === undefined ? null : (
        <div className={style.part}>
          <h3>{t('fact.ingredients')}</h3>
          <p>
            {medicine.ingredients.map(({ substance_key, amount, per }, place) => (
              <span key={substance_key}>
                {place > 0 ? ' + ' : ''}
                {substance_key.replaceAll('_', ' ')}{' '}
                {amount ? (
                  <span className="dim nb">
                    {quantity(amount)}
                    {per ? ` / ${quantity(per)}` : ''}
                  </span>
                ) : null}
              </span>
            ))}
          </p>
        </div>
      )}
      <div className={style.part}>
        <h3>{t('fact.who')}</h3>
        {restrictions === undefined ? (
          <Meaning of="unchecked">{t('loading')}</Meaning>
        ) : restrictions.length === 0 ? (
          <p>{t('anyPrescriber')}</p>
        ) : (
          <ul className={style.who}>
            {restrictions.map((restriction) => (
              <li key={restriction.restriction_id}>
                <Requirement restriction={restriction} />
                <span className="dim small">{restriction.norm}</span>
                {restriction.to_be_confirmed ? <Meaning of="caution">{t('toConfirm')}</Meaning> : null}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
