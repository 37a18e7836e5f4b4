import { IconAlertTriangle, IconClock, IconExclamationMark } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InBed, NextDose } from '../ipc/types';
import { OrderMarks } from '../patients/InBedMarks';
import { Ending } from '../prescribing/Ending';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { type Cell, dueLook, isUnreleased } from './board';
import style from './Wards.module.css';

interface Props {
  cell: Cell;
  /** When what the patient gets ends, where nobody has renewed it. */
  ends: number | undefined;
  now: number;
  tabbable: boolean;
  hold: (card: HTMLButtonElement | null) => void;
  choose: () => void;
  open: () => void;
}

/** A bed: its name, who lies in it, what is due next, and what is wrong. A free bed is quiet. */
export function BedCard({ cell, ends, now, tabbable, hold, choose, open }: Props) {
  const { t } = useTranslation('wards');
  const { patient } = cell;
  const next = patient?.next ?? undefined;
  const waits = next !== undefined && isUnreleased(next);
  return (
    <button
      type="button"
      ref={hold}
      className={`${style.bed} ${patient === undefined ? style.free : ''}`}
      tabIndex={tabbable ? 0 : -1}
      onFocus={choose}
      onClick={open}
    >
      <span className={style.bedHead}>
        <span className={style.bedName}>
          {cell.bed ?? t('noBed')}
          {cell.room === undefined ? null : <span className={style.room}>{cell.room}</span>}
        </span>
        {patient === undefined ? (
          <span className={style.freeWord}>{t('free')}</span>
        ) : (
          <Allergy patient={patient} />
        )}
      </span>
      {patient === undefined ? null : (
        <>
          <b className={`${style.patient} cut`}>{patient.social_name ?? patient.name}</b>
          <Next next={next} now={now} />
          <span className={style.bedMarks}>
            {waits ? <Unreleased next={next} /> : null}
            {ends === undefined ? null : <Ending at={ends} now={now} />}
            {/* That it waits at the pharmacy is said already. */}
            <OrderMarks patient={waits ? { ...patient, waiting_orders: 0 } : patient} />
          </span>
        </>
      )}
    </button>
  );
}

/** On the wall a sign and a word; the names stand in the panel, and here when pointed at. */
function Allergy({ patient }: { patient: InBed }) {
  const { t } = useTranslation('wards');
  if (patient.allergy_status === 'NotAsked') {
    return (
      <Meaning
        of="caution"
        icon={IconExclamationMark}
        says={t('allergiesNotAsked')}
        {...(style.allergy === undefined ? {} : { className: style.allergy })}
      >
        {t('notAsked')}
      </Meaning>
    );
  }
  if (patient.allergies.length === 0) return null;
  return (
    <Meaning
      of="danger"
      icon={IconAlertTriangle}
      says={t('allergiesAre', { names: patient.allergies.join(', ') })}
      className={style.allergy}
    >
      {patient.allergies.join(', ')}
    </Meaning>
  );
}

/** The dose shown above it is not to be given yet. */
function Unreleased({ next }: { next: NextDose }) {
  const { t } = useTranslation('wards');
  const { t: word } = useTranslation('vocabulary');
  return (
    <Meaning of="caution" says={t('notReleasedSaid', { state: word(`orderState.${next.state}`) })}>
      {t('doseNotReleased')}
    </Meaning>
  );
}

function Next({ next, now }: { next: NextDose | undefined; now: number }) {
  const { t } = useTranslation('wards');
  const format = useFormat();
  if (next === undefined) return <span className={style.nextNone}>{t('nothingDue')}</span>;
  const look = dueLook(next.due_at, now);
  return (
    <span className={`${style.next} ${style[look]}`}>
      <span className={style.nextTime}>
        {look === 'past' ? <IconExclamationMark size={15} stroke={2.5} aria-label={t('passed')} /> : null}
        {look === 'near' ? <IconClock size={15} stroke={2} aria-label={t('near')} /> : null}
        {format.shortTime(next.due_at, now)}
      </span>
      <span className="cut">
        {next.high_alert ? (
          <IconAlertTriangle className={style.alert} size={14} stroke={2} aria-label={t('highAlert')} />
        ) : null}
        {next.description}
      </span>
    </span>
  );
}
