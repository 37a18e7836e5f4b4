import { useTranslation } from 'react-i18next';
import type { Hit } from '../ipc/types';
import { Marked } from '../shared/Marked';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import style from './Patients.module.css';

/** A patient that the search found: the name over what tells them from others. */
export function HitLine({ hit }: { hit: Hit }) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  const now = useNow(3_600_000);
  return (
    <span className={style.lines}>
      <span className={style.nameLine}>
        <b className="cut">
          <Marked runs={hit.title} />
        </b>
        {hit.state === 'Merged' || hit.state === 'Deceased' ? (
          <Meaning of="plain">{t(`state.${hit.state}`)}</Meaning>
        ) : null}
      </span>
      <span className="dim small cut">
        {hit.birth_date
          ? `${format.plainDate(hit.birth_date)} · ${format.age(hit.birth_date, now)}`
          : t('birthUnknown')}
        {hit.subtitle.length > 0 ? ' · ' : ''}
        <Marked runs={hit.subtitle} />
        {hit.because.length > 0 ? ' · ' : ''}
        <Marked runs={hit.because} />
      </span>
    </span>
  );
}
