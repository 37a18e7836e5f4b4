import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScheduledDose } from '../ipc/types';
import { StatePill } from '../patients/StatePill';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { dueLook } from './board';
import style from './Wards.module.css';

const waiting = ['Signed', 'InTriage', 'AwaitingAnswer', 'Returned'];

/** Doses by hour. One whose order still waits in the triage says so: it is not to be given yet. */
export function DoseList({ doses, now }: { doses: ScheduledDose[]; now: number }) {
  const { t } = useTranslation('wards');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  if (doses.length === 0) return <p className="dim">{t('noDosesToday')}</p>;
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
              <span>
                <b>{dose.description}</b>
                {dose.high_alert ? (
                  <>
                    {' '}
                    <Meaning of="danger" icon={IconAlertTriangle}>
                      {t('highAlert')}
                    </Meaning>
                  </>
                ) : null}
              </span>
              <span className="small">
                {dose.dose}
                {' · '}
                {word(`route.${dose.route}`)}
                {' · '}
                <span className="dim nb">{dose.number}</span>
              </span>
              {waiting.includes(dose.state) ? (
                <span>
                  <StatePill state={dose.state} />
                </span>
              ) : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
