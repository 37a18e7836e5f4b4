import { IconEyeglass, IconHistoryOff } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { audit } from '../ipc/questions';
import type { AuditEntry, AuditFilter } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { EmptyState } from '../shared/EmptyState';
import { useKeys } from '../shared/keys';
import { LoadError } from '../shared/LoadError';
import { Scrolled } from '../shared/Scrolled';
import { useFormat } from '../shared/useFormat';
import { useLongList } from '../shared/useLongList';
import { Waiting } from '../shared/Waiting';
import style from './Audit.module.css';
import { isAggregate, isEvent, readingOf, shortId } from './entry';

const ROW = 36;
const SIZE = 200;

interface Props {
  filter: AuditFilter;
  choose: (entry: AuditEntry) => void;
  narrowed: boolean;
  clear: () => void;
}

export function Log({ filter, choose, narrowed, clear }: Props) {
  const { t } = useTranslation('audit');
  const scroller = useRef<HTMLElement>(null);
  const [at, setAt] = useState(-1);
  const { pages, rows, offset, near, more } = useLongList(
    { ...audit({ filter }, SIZE), refetchOnMount: 'always' },
    SIZE,
    (page) => page,
  );
  const count = offset + rows.length + (more ? 1 : 0);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    onChange: ({ range }) => {
      if (range !== null) near(range.startIndex, range.endIndex);
    },
  });
  const move = (to: number) => {
    const next = Math.max(0, Math.min(to, offset + rows.length - 1));
    setAt(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    const entry = rows[next - offset];
    if (entry !== undefined) choose(entry);
  };
  useKeys(t('log'), [
    { keys: 'ArrowDown', label: t('next'), run: () => move(at + 1), repeats: true },
    { keys: 'ArrowUp', label: t('previous'), run: () => move(at - 1), repeats: true },
    { keys: 'PageDown', label: t('pageDown'), run: () => move(at + 12), repeats: true },
    { keys: 'PageUp', label: t('pageUp'), run: () => move(at - 12), repeats: true },
    { keys: 'Home', label: t('newest'), run: () => move(0) },
    { keys: 'F5', label: t('again'), run: () => void pages.refetch() },
  ]);
  if (pages.isError) return <LoadError error={pages.error} again={() => void pages.refetch()} />;
  if (pages.data === undefined) return <Waiting rows={14} height={28} />;
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={IconHistoryOff}
        title={t('empty.title')}
        action={narrowed ? <ActionButton label={t('clear')} run={clear} main /> : undefined}
      >
        {t('empty.text')}
      </EmptyState>
    );
  }
  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <Scrolled label={t('log')} className={style.log} ref={scroller}>
      <table>
        <thead>
          <tr>
            <th className={style.when}>{t('column.when')}</th>
            <th className={style.who}>{t('column.who')}</th>
            <th className={style.what}>{t('column.what')}</th>
            <th>{t('column.whom')}</th>
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <tr style={{ height: above }} aria-hidden /> : null}
          {shown.map(({ index }) => {
            const entry = rows[index - offset];
            return entry === undefined ? (
              <tr key={index} style={{ height: ROW }} aria-hidden />
            ) : (
              <Row
                key={index}
                entry={entry}
                on={index === at}
                choose={() => {
                  setAt(index);
                  choose(entry);
                }}
              />
            );
          })}
          {below > 0 ? <tr style={{ height: below }} aria-hidden /> : null}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Row({ entry, on, choose }: { entry: AuditEntry; on: boolean; choose: () => void }) {
  const { t } = useTranslation('audit');
  const { t: word } = useTranslation('vocabulary');
  const { date, exactTime } = useFormat();
  const kind = isEvent(entry.kind) ? word(`event.${entry.kind}`) : entry.read ? t('read') : entry.kind;
  const reading = readingOf(entry.what);
  const whole = isAggregate(entry.aggregate_kind)
    ? word(`aggregateKind.${entry.aggregate_kind}`)
    : entry.aggregate_kind;
  const about = entry.patient_name ?? `${whole} …${shortId(entry.aggregate_id)}`;
  const more = entry.read ? (reading === undefined ? entry.what : t(`reading.${reading}`)) : whole;
  return (
    <tr className={on ? style.on : undefined} aria-selected={on} onClick={choose}>
      <td className="nb">
        {date(entry.at)} {exactTime(entry.at)}
      </td>
      <td className="cut" title={entry.actor_name ?? t('machine')}>
        {entry.actor_name ?? <span className="dim">{t('machine')}</span>}
      </td>
      <td className="cut">
        {entry.read ? <IconEyeglass size={15} stroke={1.5} className={style.eye} aria-hidden /> : null}
        {kind}
      </td>
      <td className="cut" title={about}>
        {about}
        {entry.patient_name || entry.read ? <span className="dim">{` · ${more ?? ''}`}</span> : null}
      </td>
    </tr>
  );
}
