// One order of the queue, in two lines: how urgent and how long, where, who, what, is anything wrong.

import { IconArrowBackUp, IconLock, IconUserEdit } from '@tabler/icons-react';
import { Fragment, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriageRow } from '../ipc/types';
import { ChangeMark } from '../shared/ChangeMark';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { Due } from './Due';
import { PriorityPill } from './PriorityPill';
import style from './QueueRow.module.css';
import { flags, type Piece, pieces } from './row';

interface Props {
  row: TriageRow;
  me: string;
  /** It left the queue while it was open. */
  gone: boolean;
}

export const QueueRow = memo(function QueueRow({ row, me, gone }: Props) {
  const { t } = useTranslation('triage');
  const now = useNow(60_000);
  const said = pieces(row, me, now);
  return (
    <>
      <span className={style.when}>
        <PriorityPill priority={row.priority} />
        <span className={style.due}>
          {gone ? t('row.gone') : <Due priority={row.priority} due={row.due_at} />}
        </span>
      </span>
      <span className={style.where}>
        {row.bed == null ? null : <b className="cut">{row.bed}</b>}
        <span className="cut">{row.ward ?? t(`row.noWard.${row.kind}`)}</span>
      </span>
      <b className={`${style.who} cut`}>{row.social_name ?? row.patient_name ?? t('row.noPatient')}</b>
      <span className={`${style.what} cut`}>
        {said.map((piece, place) => (
          <Fragment key={piece.kind}>
            {place === 0 ? null : <span aria-hidden>{' · '}</span>}
            <PieceText piece={piece} now={now} />
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

function PieceText({ piece, now }: { piece: Piece; now: number }) {
  const { t } = useTranslation('triage');
  const { ago } = useFormat();
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
          {t('row.answered', { ago: ago(piece.at, now) })}
        </span>
      );
    case 'items':
      return t('row.items', { count: piece.count });
    case 'version':
      return <Changed count={piece.changed}>{t('row.version', { version: piece.version })}</Changed>;
    case 'renewal':
      return piece.changed === 0 ? (
        t('row.renewal')
      ) : (
        <Changed count={piece.changed}>{t('row.renewed')}</Changed>
      );
    case 'suspended':
      return t('row.suspended', { count: piece.count });
    case 'medicines':
      return `${piece.names.join(', ')}${piece.more ? ', …' : ''}`;
  }
}

/** `versão 2, 1 item mudou`; where no item changed nothing is claimed: some may be gone. */
function Changed({ count, children }: { count: number; children: string }) {
  const { t } = useTranslation('triage');
  if (count === 0) return children;
  return (
    <span className={style.changed}>
      <ChangeMark /> {`${children}, ${t('row.changed', { count })}`}
    </span>
  );
}
