import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScheduledDose } from '../ipc/types';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { dueLook, isUnreleased } from './board';
import style from './Wards.module.css';

/** Doses by hour, first those to come. One whose order still waits in the triage says so: it is not to be given yet. */
export function DoseList({ doses, now }: { doses: ScheduledDose[]; now: number }) {
  const { t } = useTranslation('wards');
  const coming = doses.filter(({ due_at }) => dueLook(due_at, now) !== 'past');
  const gone = doses.filter(({ due_at }) => dueLook(due_at, now) === 'past');
  return (
    <>
      {doses.length === 0 ? <p className="dim">{t('noDosesToday')}</p> : null}
      <Doses doses={coming} now={now} />
      {gone.length === 0 ? null : (
        <>
          <h3>{t('earlier')}</h3>
          <Doses doses={gone} now={now} />
        </>
      )}
    </>
  );
}

function Doses({ doses, now }: { doses: ScheduledDose[]; now: number }) {
  const { t } = useTranslation('wards');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  return (
    <ol className={style.doses}>
      {doses.map((dose) => {
        const look = dueLook(dose.due_at, now);
        return (
          <li
            key={`${dose.due_at}-${dose.prescription_id}-${dose.position}`}
            className={look === 'past' ? style.gone : undefined}
          >
            <b className={`${style.doseTime} ${look === 'near' ? style.near : ''}`}>
              {format.time(dose.due_at)}
            </b>
            <span className={style.dose}>
              <b>{dose.description}</b>
              <span className="small">
                {dose.dose}
                {' · '}
                {word(`route.${dose.route}`)}
                {' · '}
                <span className="dim nb">{dose.number}</span>
              </span>
            </span>
            <span className={style.doseMarks}>
              {dose.high_alert ? (
                <Meaning of="danger" icon={IconAlertTriangle}>
                  {t('highAlert')}
                </Meaning>
              ) : null}
              {isUnreleased(dose) ? (
                <Meaning
                  of="caution"
                  says={t('notReleasedSaid', { state: word(`orderState.${dose.state}`) })}
                >
                  {t('notReleased')}
                </Meaning>
              ) : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
