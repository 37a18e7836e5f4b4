// The pharmacist's screen: the live queue, and the order that is being judged beside it.

import { IconCheck, IconCoffee, IconFilterSearch } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import type { OrderToPrint } from '../documents/offers';
import { PrintAction } from '../documents/PrintAction';
import { places, triageCounts } from '../ipc/questions';
import type { TriageRow } from '../ipc/types';
import { useSession } from '../session/session';
import { EmptyState } from '../shared/EmptyState';
import { Key } from '../shared/Key';
import { useKeys } from '../shared/keys';
import { LoadError } from '../shared/LoadError';
import { Parked } from '../shared/Parked';
import { useFormat } from '../shared/useFormat';
import { useSteady } from '../shared/useSteady';
import { Waiting } from '../shared/Waiting';
import { TopNote } from '../shell/TopNote';
import { FilterBar } from './FilterBar';
import { asked, lengthOf } from './filters';
import { OrderPane } from './OrderPane';
import pane from './OrderPane.module.css';
import { QueueList } from './QueueList';
import { type Decided, isStale, neighbour, nextFor, withOpened } from './queue';
import { readAhead } from './readAhead';
import style from './Triage.module.css';
import type { Done } from './useDeciding';
import { useFilters } from './useFilters';
import { useQueue } from './useQueue';

interface Opened {
  id: string;
  /** As it was in the queue when it was opened; none when it was opened from elsewhere. */
  row: TriageRow | undefined;
  /** It came by itself after a decision. */
  cameAt: number | undefined;
}

export default function Triage() {
  const { t } = useTranslation('triage');
  const { me, ready } = useSession();
  const queries = useQueryClient();
  const { count } = useFormat();
  const linked = useParams()['*'] ?? '';
  const { key: visit } = useLocation();
  const [filters, choose] = useFilters(me.user_id);
  const counts = useQuery(triageCounts({})).data?.value;
  const locations = useQuery(places({})).data;
  const held = useQueue(filters, me.user_id);
  const [visited, setVisited] = useState('');
  const [opened, setOpened] = useState<Opened>();
  const [under, setUnder] = useState(filters);
  const [done, setDone] = useState<Done & Decided>();
  const [marked, setMarked] = useState<ReadonlyMap<string, OrderToPrint>>(new Map());
  const passed = useRef(new Set<string>());
  const list = useRef<HTMLElement>(null);
  const side = useRef<HTMLElement>(null);

  const fresh = useMemo(() => held.queue.rows.filter((row) => !isStale(row, done)), [held.queue.rows, done]);
  const live = fresh.find(({ prescription_id }) => prescription_id === opened?.id);
  const openedRow = live ?? opened?.row;
  const rows = withOpened({ ...held.queue, rows: fresh }, openedRow, held.more);

  if (visit !== visited) {
    setVisited(visit);
    if (linked !== '') setOpened({ id: linked, row: undefined, cameAt: undefined });
  } else if (under !== filters && !held.old) {
    // An order that the new filters leave out has not left the queue: it is not kept in the list as if it had.
    setUnder(filters);
    if (live === undefined) setOpened(undefined);
  } else if (opened === undefined && !held.old) {
    // What is shown first stays what is shown: an order that comes later does not take its place.
    const first = nextFor(fresh, undefined, new Set(), me.user_id, Date.now());
    if (first !== undefined) setOpened({ id: first.prescription_id, row: first, cameAt: undefined });
  }

  const open = (row: TriageRow) => {
    if (opened !== undefined && opened.id !== row.prescription_id) passed.current.add(opened.id);
    readAhead(queries, row);
    setOpened({ id: row.prescription_id, row, cameAt: undefined });
  };
  const step = (by: 1 | -1) => {
    const row = neighbour(rows, openedRow, by);
    if (row !== undefined) open(row);
  };
  const inOrder = () => side.current?.contains(document.activeElement) === true;
  const below = neighbour(rows, openedRow, 1);
  useKeys(t('title'), [
    { keys: 'J', label: t('key.next'), run: () => step(1), repeats: true },
    { keys: 'K', label: t('key.previous'), run: () => step(-1), repeats: true },
    { keys: 'ArrowDown', label: t('key.next'), run: () => walk(1), repeats: true },
    { keys: 'ArrowUp', label: t('key.previous'), run: () => walk(-1), repeats: true },
    { keys: 'M', label: t('key.mark'), run: mark, when: openedRow !== undefined },
    { keys: 'Shift+M', label: t('key.unmark'), run: () => setMarked(new Map()), when: marked.size > 0 },
  ]);
  /** To be printed together with others: marked, the next one is opened. */
  function mark() {
    if (openedRow === undefined) return;
    const { prescription_id: id } = openedRow;
    const rest = [...marked].filter(([each]) => each !== id);
    setMarked(new Map(marked.has(id) ? rest : [...rest, [id, toPrint(openedRow)]]));
    if (!marked.has(id)) step(1);
  }
  /** In the order itself the arrows scroll. */
  function walk(by: 1 | -1) {
    if (inOrder()) side.current?.querySelector('[data-order-scroll]')?.scrollBy({ top: by * 60 });
    else step(by);
  }

  const decided = (made: Done) => {
    setDone(made);
    const next = nextFor(rows, openedRow, passed.current, me.user_id, Date.now());
    passed.current.delete(made.id);
    if (next !== undefined) readAhead(queries, next);
    setOpened(next && { id: next.prescription_id, row: next, cameAt: Date.now() });
    void queries.invalidateQueries({ queryKey: ['triage_queue'] });
    void queries.invalidateQueries({ queryKey: ['triage_counts'] });
    list.current?.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true });
  };

  const steady = useSteady({
    decided,
    open,
    openOther: (id: string) =>
      setOpened({ id, row: rows.find((row) => row.prescription_id === id), cameAt: undefined }),
    next: () => step(1),
    enter: () => side.current?.querySelector<HTMLElement>('[data-order-scroll]')?.focus(),
    back: () => list.current?.querySelector<HTMLElement>('[role=listbox]')?.focus(),
    choose,
    down: held.down,
    up: () => void held.up(),
  });

  const length = lengthOf(counts, filters);
  const wardNames = useMemo(
    () =>
      new Map(
        (locations ?? []).filter(({ kind }) => kind === 'Ward').map((ward) => [ward.location_id, ward.name]),
      ),
    [locations],
  );
  const printable = useMemo(() => {
    const orders =
      marked.size > 0 ? [...marked.values()] : openedRow === undefined ? [] : [toPrint(openedRow)];
    return orders.length === 0 ? undefined : ({ kind: 'Orders', orders } as const);
  }, [marked, openedRow]);
  const house = ready.house?.establishment.name;
  return (
    <div className={style.split}>
      {length === undefined ? null : (
        <TopNote>
          {[house, t('inQueue', { count: length, orders: count(length) })].filter(Boolean).join(' · ')}
        </TopNote>
      )}
      <section className={style.list} ref={list} aria-label={t('queue')}>
        <FilterBar filters={filters} choose={steady.choose} counts={counts} wardNames={wardNames} />
        {held.queue.parked.length === 0 ? null : <Parked />}
        {held.error !== null ? (
          <LoadError error={held.error} again={held.again} />
        ) : held.waiting ? (
          <Waiting rows={9} height={44} />
        ) : rows.length === 0 && !held.more ? (
          <EmptyState icon={IconFilterSearch} title={t('empty.list')}>
            {t('empty.listText')}
          </EmptyState>
        ) : (
          <QueueList
            key={JSON.stringify(asked(filters))}
            rows={rows}
            above={held.queue.above}
            more={held.more}
            length={length}
            fetching={held.fetching}
            down={steady.down}
            up={steady.up}
            opened={openedRow}
            gone={live === undefined}
            me={me.user_id}
            marked={marked}
            open={steady.open}
          />
        )}
        <div className={style.foot}>
          <PrintAction
            what={printable}
            {...(marked.size === 0 ? {} : { label: t('printMarked', { count: marked.size }) })}
            scope={t('title')}
          />
          <span className="dim small">
            <Key keys="M" /> {t('mark')}
          </span>
        </div>
        <p className={style.done} role="status">
          {done === undefined ? null : (
            <>
              <IconCheck size={15} stroke={2} aria-hidden />
              <span className="cut">
                {t(`done.${done.decision}`, { number: done.number, patient: done.patient })}
              </span>
            </>
          )}
        </p>
      </section>
      <section className={pane.pane} ref={side} tabIndex={-1} aria-label={t('pane.order')}>
        {opened === undefined ? (
          held.waiting ? null : (
            <EmptyState icon={IconCoffee} title={t(rows.length === 0 ? 'empty.title' : 'empty.forYou')}>
              {t(rows.length === 0 ? 'empty.text' : 'empty.forYouText')}
            </EmptyState>
          )
        ) : (
          <OrderPane
            key={opened.id}
            id={opened.id}
            row={live}
            me={me.user_id}
            cameAt={opened.cameAt}
            last={below === undefined}
            decided={steady.decided}
            openOther={steady.openOther}
            next={steady.next}
            enter={steady.enter}
            back={steady.back}
          />
        )}
      </section>
    </div>
  );
}

function toPrint({ prescription_id, number, social_name, patient_name }: TriageRow): OrderToPrint {
  return { id: prescription_id, number, patient: social_name ?? patient_name ?? '' };
}
