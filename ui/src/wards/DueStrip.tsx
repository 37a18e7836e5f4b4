import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { type DueAt, dueLook } from './board';
import style from './Wards.module.css';

/** What the ward gives within the next hour, by its hour. */
export function DueStrip({ due, now, failed }: { due: DueAt[]; now: number; failed: boolean }) {
  const { t } = useTranslation('wards');
  const format = useFormat();
  return (
    <section className={style.strip} aria-label={t('strip')}>
      <b className={style.stripName}>
        <IconClock size={16} stroke={1.5} aria-hidden />
        {t('strip')}
      </b>
      {failed ? (
        <Meaning of="unchecked">{t('stripFailed')}</Meaning>
      ) : due.length === 0 ? (
        <span className="dim">{t('stripEmpty')}</span>
      ) : (
        <ol className={style.hours}>
          {due.map(({ due, doses }) => (
            <li key={due} className={style.hour}>
              <Meaning of={dueLook(due, now) === 'past' ? 'caution' : 'information'} icon={IconClock}>
                {t(dueLook(due, now) === 'past' ? 'hourPast' : 'hour', {
                  at: format.time(due),
                  count: doses.length,
                })}
              </Meaning>
              <span className="cut">
                {doses.map((dose, place) => (
                  <span key={`${dose.prescription_id}-${dose.position}`}>
                    {place === 0 ? '' : ' · '}
                    <b>{dose.bed ?? t('noBed')}</b> {dose.description.split(' ')[0]}
                    {dose.high_alert ? (
                      <IconAlertTriangle
                        className={style.alert}
                        size={13}
                        stroke={2}
                        aria-label={t('highAlert')}
                      />
                    ) : null}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
