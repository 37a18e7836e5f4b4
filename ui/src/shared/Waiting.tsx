import { useTranslation } from 'react-i18next';
import style from './states.module.css';

/** Something is being read: grey lines of the height of what will stand there. */
export function Waiting({ rows = 6, height = 40 }: { rows?: number; height?: number }) {
  const { t } = useTranslation('shared');
  return (
    <div className={style.waiting} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={style.line} style={{ height }} />
      ))}
    </div>
  );
}
