import { useTranslation } from 'react-i18next';
import type { CatalogueMatch } from '../ipc/types';
import { Meaning, special } from '../shared/Meaning';
import panes from '../shared/panes.module.css';

type Marked = Pick<CatalogueMatch, 'high_alert' | 'antimicrobial' | 'list344'>;

/** What of a medicine must not be overlooked. */
export function Marks({ medicine }: { medicine: Marked }) {
  const { t } = useTranslation('catalogue');
  return (
    <span className={panes.marks}>
      {medicine.high_alert ? (
        <Meaning of="danger" icon={special.highAlert}>
          {t('mark.highAlert')}
        </Meaning>
      ) : null}
      {medicine.list344 ? (
        <Meaning of="caution" says={t('mark.listed', { list: medicine.list344 })}>
          {medicine.list344}
        </Meaning>
      ) : null}
      {medicine.antimicrobial ? <Meaning of="information">{t('mark.antimicrobial')}</Meaning> : null}
    </span>
  );
}
