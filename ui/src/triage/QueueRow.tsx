// One order of the queue, in two lines: how urgent and how long, where, who, what, is anything wrong. A list that is
// scrolled fast draws a dozen of them a frame, so a row calls no hook of its own, and has the same elements whatever
// order it shows: a sign that must be made, and a grid that must be laid out, cost more than all its words.

import { IconArrowBackUp, IconLock, IconUserEdit } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { memo, type ReactNode } from 'react';
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
  const { priority, due_at, bed } = row;
  const counted = !gone && countsDown(priority, due_at, now);
  return (
    <>
      <span className={style.when}>
        <Meaning of={priorityMeaning[priority]} icon={prioritySigns[priority]}>
          {word(`priority.${priority}`)}
        </Meaning>
        <span className={`${style.due} ${counted || gone ? '' : 'dim'}`}>
          {counted ? (
            <Countdown due={due_at} urgent={priority === 'Stat'} />
          ) : gone ? (
            t('row.gone')
          ) : (
            t('until', { time: speech.format.shortTime(due_at, now) })
          )}
        </span>
      </span>
      <span className={bed == null ? style.nowhere : style.where}>
        <b className="cut">{bed}</b>
        <span className="cut">{row.ward ?? t(`row.noWard.${row.kind}`)}</span>
      </span>
      <span className={style.line}>
        <b className={`${style.who} cut`}>{row.social_name ?? row.patient_name ?? t('row.noPatient')}</b>
        {flags(row).map(({ of, count }) => (
          <Meaning key={of} of={of} says={t(`row.flag.${of}`, { count })}>
            {count}
          </Meaning>
        ))}
      </span>
      <span className={`${style.what} cut`}>{second(row, me, speech)}</span>
    </>
  );
});

const signs = {
  held: <IconLock size={13} stroke={1.75} aria-hidden />,
  mine: <IconUserEdit size={13} stroke={1.75} aria-hidden />,
  answer: <IconArrowBackUp size={13} stroke={2} aria-hidden />,
  changed: <ChangeMark />,
} as const;

interface Told {
  text: string;
  /** Its colour. */
  tone?: keyof typeof signs;
  sign?: keyof typeof signs;
}

/** The second line: what has a colour in an element of its own, all between as one text. */
function second(row: TriageRow, me: string, speech: Speech): ReactNode[] {
  const line: ReactNode[] = [];
  let plain = '';
  for (const piece of pieces(row, me, speech.now)) {
    const { text, tone, sign } = told(piece, speech);
    if (line.length > 0 || plain !== '') plain += ' · ';
    if (tone === undefined) {
      plain += text;
      continue;
    }
    if (plain !== '') line.push(plain);
    plain = '';
    line.push(
      <span key={tone} className={style[tone]}>
        {sign === undefined ? null : signs[sign]}
        {sign === undefined ? text : ` ${text}`}
      </span>,
    );
  }
  line.push(plain);
  return line;
}

function told(piece: Piece, { t, format, now }: Speech): Told {
  switch (piece.kind) {
    case 'heldBy':
      return { text: t('row.heldBy', { name: piece.name }), tone: 'held', sign: 'held' };
    case 'mine':
      return { text: t('row.mine'), tone: 'mine', sign: 'mine' };
    case 'awaiting':
      return { text: t('row.awaiting'), tone: 'answer' };
    case 'returned':
      return { text: t('row.returned'), tone: 'answer' };
    case 'answered':
      return { text: t('row.answered', { ago: format.ago(piece.at, now) }), tone: 'answer', sign: 'answer' };
    case 'items':
      return { text: t('row.items', { count: piece.count }) };
    case 'version':
      return changed(t('row.version', { version: piece.version }), piece.changed, t);
    case 'renewal':
      return piece.changed === 0 ? { text: t('row.renewal') } : changed(t('row.renewed'), piece.changed, t);
    case 'suspended':
      return { text: t('row.suspended', { count: piece.count }) };
    case 'medicines':
      return { text: `${piece.names.join(', ')}${piece.more ? ', …' : ''}` };
  }
}

/** `versão 2, 1 mudou`. */
function changed(what: string, count: number, t: TFunction<'triage'>): Told {
  if (count === 0) return { text: what };
  return { text: `${what}, ${t('row.changed', { count })}`, tone: 'changed', sign: 'changed' };
}
