// One prescribed medicine with what the checks say of it beside it, and what the new version changed.

import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentApproval, DocumentItem, Finding, PrescriptionPaper } from '../ipc/types';
import type { Compared, Part } from '../shared/compare';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { FindingNote } from './FindingNote';
import style from './ItemCard.module.css';
import { spoken } from './spoken';

interface Props {
  /** In the order, from 0. */
  place: number;
  compared: Compared;
  /** Those that no release has answered. */
  findings: Finding[];
  approvals: DocumentApproval[];
  people: PrescriptionPaper['people'];
}

export function ItemCard({ place, compared, findings, approvals, people }: Props) {
  const { t } = useTranslation('triage');
  const now = useNow(60_000);
  const { item } = compared;
  const was = compared.kind === 'changed' ? compared.was : undefined;
  const differs = (part: Part) => compared.kind === 'changed' && compared.parts.has(part);
  const classes = [
    style.item,
    compared.kind === 'same' ? '' : style.changed,
    item.suspended ? style.suspended : '',
  ];
  return (
    <article
      className={classes.join(' ')}
      aria-label={t('item.label', { place: place + 1, name: item.description })}
    >
      <span className="dim">{place + 1}</span>
      <h3>
        <Diff now={item.description} was={was?.description} differs={differs('description')} />
      </h3>
      <Pills item={item} added={compared.kind === 'added'} approvals={approvals} />
      <p className={style.sig}>
        {(['dose_text', 'route', 'schedule_text', 'diluent', 'indication'] as const).map((part) => (
          <Segment key={part} part={part} item={item} was={differs(part) ? was : undefined} />
        ))}
        <Times item={item} />
      </p>
      {item.instructions || differs('instructions') ? (
        <p className={style.more}>
          <Diff
            now={item.instructions ?? ''}
            was={was?.instructions ?? ''}
            differs={differs('instructions')}
          />
        </p>
      ) : null}
      {item.suspended ? (
        <p className={style.more}>
          {item.suspended_reason
            ? t('item.suspendedFor', { reason: item.suspended_reason })
            : t('item.suspended')}
        </p>
      ) : null}
      <ReleasedBy approvals={approvals.filter(({ until }) => until > now)} people={people} />
      {spoken(findings).map((finding) => (
        <FindingNote
          key={`${finding.rule_id} ${JSON.stringify(finding.params)}`}
          finding={finding}
          item={item}
        />
      ))}
    </article>
  );
}

/** Who released it, until when, and their opinion. */
function ReleasedBy({ approvals, people }: Pick<Props, 'approvals' | 'people'>) {
  const { t } = useTranslation('triage');
  const { date } = useFormat();
  return approvals.map(({ approval, approved_at, approved_by, until, note }) => (
    <p key={`${approval} ${approved_at}`} className={style.more}>
      {t('item.releasedBy', { name: people[approved_by]?.name ?? approval, until: date(until) })}
      {note ? ` “${note}”` : ''}
    </p>
  ));
}

/** An item of the version before that is no longer ordered. */
export function RemovedItem({ item }: { item: DocumentItem }) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('vocabulary');
  return (
    <article className={`${style.item} ${style.changed}`}>
      <span />
      <h3>
        <del>{item.description}</del>
      </h3>
      <span className={style.pills}>
        <Meaning of="changed">{t('item.removed')}</Meaning>
      </span>
      <p className={style.sig}>
        <del>
          {[item.dose_text, word(`route.${item.route}`), item.schedule_text]
            .filter((text) => text !== '')
            .join(' · ')}
        </del>
      </p>
    </article>
  );
}

function Pills({
  item,
  added,
  approvals,
}: Pick<Props, 'approvals'> & { item: DocumentItem; added: boolean }) {
  const { t } = useTranslation('triage');
  const { shortTime } = useFormat();
  const now = useNow(60_000);
  return (
    <span className={style.pills}>
      {added ? <Meaning of="changed">{t('item.added')}</Meaning> : null}
      {item.suspended ? (
        <Meaning of="plain" icon={IconPlayerPause}>
          {t('item.suspended')}
        </Meaning>
      ) : null}
      {approvals
        .filter(({ until }) => until > now)
        .map(({ approval, approved_at }) => (
          <Meaning key={`${approval} ${approved_at}`} of="fine">
            {t('item.released', { approval, time: shortTime(approved_at, now) })}
          </Meaning>
        ))}
      {item.antimicrobial ? <Meaning of="information">{t('item.antimicrobial')}</Meaning> : null}
      {item.list344 ? <Meaning of="plain">{t('item.controlled', { list: item.list344 })}</Meaning> : null}
      {item.high_alert ? (
        <Meaning of="danger" icon={IconAlertTriangle}>
          {t('item.highAlert')}
        </Meaning>
      ) : null}
    </span>
  );
}

type Line = 'dose_text' | 'route' | 'schedule_text' | 'diluent' | 'indication';

/** A part of the line that prints, `5 mL/h` struck and `8 mL/h` bold where it changed. */
function Segment({ part, item, was }: { part: Line; item: DocumentItem; was: DocumentItem | undefined }) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('vocabulary');
  const say = (of: DocumentItem | undefined) => {
    if (of === undefined) return '';
    if (part === 'route') return word(`route.${of.route}`);
    const text = of[part] ?? '';
    return text === '' || part === 'dose_text' || part === 'schedule_text'
      ? text
      : t(`item.${part}`, { text });
  };
  const now = say(item);
  const old = say(was);
  if (now === '' && old === '') return null;
  return (
    <span className={part === 'dose_text' ? style.dose : style.segment}>
      <Diff now={now} was={old} differs={was !== undefined} />
    </span>
  );
}

function Diff({ now, was, differs }: { now: string; was: string | undefined; differs: boolean }): ReactNode {
  if (!differs) return now;
  return (
    <>
      {was ? (
        <>
          <del>{was}</del>{' '}
        </>
      ) : null}
      {now === '' ? null : <ins>{now}</ins>}
    </>
  );
}

/** The planned times of the first day. */
function Times({ item }: { item: DocumentItem }) {
  const { time } = useFormat();
  const doses = item.doses ?? [];
  if (doses.length === 0) return null;
  return <span className={`${style.segment} dim`}>{doses.map((at) => time(at)).join(', ')}</span>;
}
