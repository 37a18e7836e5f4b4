// One order of the queue, in two lines: how urgent and how long, where, who, what, is anything wrong. It calls no hook
// of its own: a list that is scrolled fast draws a dozen of them a frame.

import { IconArrowBackUp, IconLock, IconUserEdit } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { Fragment, memo, type ReactNode } from 'react';
import type { TriageRow } from '../ipc/types';
import { ChangeMark } from '../shared/ChangeMark';
import { Countdown } from '../shared/Countdown';
import { Meaning } from '../shared/Meaning';
import type { useFormat } from '../shared/useFormat';
import { prioritySigns } from './prioritySigns';
import style from './QueueRow.module.css';
import { countsDown, flags, type Piece, pieces, priorityMeaning } from './row';

/** What a row needs to speak: words, and how numbers and times are written. */
export interface Speech {
  t: TFunction<'triage'>;
  word: TFunction<'vocabulary'>;
  format: ReturnType<typeof useFormat>;
  /** In steps of a minute. */
  now: number;
}

interface Props {
  row: TriageRow;
  me: string;
  /** It left the queue while it was open. */
  gone: boolean;
  speech: Speech;
}

export const QueueRow = memo(function QueueRow({ row, me, gone, speech }: Props) {
  const { t, word, now } = speech;
  return (
    <>
      <span className={style.when}>
        <Meaning of={priorityMeaning[row.priority]} icon={prioritySigns[row.priority]}>
          {word(`priority.${row.priority}`)}
        </Meaning>
        <span className={style.due}>{gone ? t('row.gone') : due(row, speech)}</span>
      </span>
      <span className={style.where}>
        {row.bed == null ? null : <b className="cut">{row.bed}</b>}
        <span className="cut">{row.ward ?? t(`row.noWard.${row.kind}`)}</span>
      </span>
      <b className={`${style.who} cut`}>{row.social_name ?? row.patient_name ?? t('row.noPatient')}</b>
      <span className={`${style.what} cut`}>
        {pieces(row, me, now).map((piece, place) => (
          <Fragment key={piece.kind}>
            {place === 0 ? '' : ' · '}
            {told(piece, speech)}
          </Fragment>
        ))}
      </span>
      <span className={style.flags}>
        {flags(row).map(({ of, count }) => (
          <Meaning key={of} of={of} says={t(`row.flag.${of}`, { count })}>
            {count}
          </Meaning>
        ))}
      </span>
    </>
  );
});

/** How long is left to the first dose: counted where it is near, urgent or late, else `até 14:00`. */
function due({ priority, due_at }: TriageRow, { t, format, now }: Speech): ReactNode {
  if (countsDown(priority, due_at, now)) return <Countdown due={due_at} urgent={priority === 'Stat'} />;
  return <span className="dim">{t('until', { time: format.shortTime(due_at, now) })}</span>;
}

function told(piece: Piece, { t, format, now }: Speech): ReactNode {
  switch (piece.kind) {
    case 'heldBy':
      return (
        <span className={style.held}>
          <IconLock size={13} stroke={1.75} aria-hidden /> {t('row.heldBy', { name: piece.name })}
        </span>
      );
    case 'mine':
      return (
        <span className={style.mine}>
          <IconUserEdit size={13} stroke={1.75} aria-hidden /> {t('row.mine')}
        </span>
      );
    case 'awaiting':
      return <span className={style.answer}>{t('row.awaiting')}</span>;
    case 'returned':
      return <span className={style.answer}>{t('row.returned')}</span>;
    case 'answered':
      return (
        <span className={style.answer}>
          <IconArrowBackUp size={13} stroke={2} aria-hidden />{' '}
          {t('row.answered', { ago: format.ago(piece.at, now) })}
        </span>
      );
    case 'items':
      return t('row.items', { count: piece.count });
    case 'version':
      return changed(t('row.version', { version: piece.version }), piece.changed, t);
    case 'renewal':
      return piece.changed === 0 ? t('row.renewal') : changed(t('row.renewed'), piece.changed, t);
    case 'suspended':
      return t('row.suspended', { count: piece.count });
    case 'medicines':
      return `${piece.names.join(', ')}${piece.more ? ', …' : ''}`;
  }
}

/** `versão 2, 1 mudou`; where no item changed nothing is claimed: some may be gone. */
function changed(what: string, count: number, t: TFunction<'triage'>): ReactNode {
  if (count === 0) return what;
  return (
    <span className={style.changed}>
      <ChangeMark /> {`${what}, ${t('row.changed', { count })}`}
    </span>
  );
}
