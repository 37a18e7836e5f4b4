// The live queue. Only the rows in sight are drawn, five pages are held, and the row that somebody looks at stays where
// it is when others come and go.

import { IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { TriageRow } from '../ipc/types';
import { rowHeight, useDensity } from '../shared/density';
import { Key } from '../shared/Key';
import { useKeys } from '../shared/keys';
import { remembered } from '../shared/remembered';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { anchorOf, moved, type Shown, settle } from './anchor';
import style from './QueueList.module.css';
import { QueueRow } from './QueueRow';

interface Props {
  rows: TriageRow[];
  /** Rows above the first one held. */
  above: number;
  /** More lie below. */
  more: boolean;
  /** How long the whole queue is, where that is known. */
  length: number | undefined;
  fetching: boolean;
  down: () => void;
  up: () => void;
  opened: TriageRow | undefined;
  /** The opened one left the queue. */
  gone: boolean;
  me: string;
  /** To be printed together. */
  marked?: ReadonlyMap<string, unknown>;
  open: (row: TriageRow) => void;
}

const none: ReadonlyMap<string, unknown> = new Map();

/** Pages are read this many rows before somebody gets there. */
const AHEAD = 60;

export function QueueList({
  rows,
  above,
  more,
  length,
  fetching,
  down,
  up,
  opened,
  gone,
  me,
  marked = none,
  open,
}: Props) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const now = useNow(60_000);
  const words = useMemo(() => ({ t: remembered(t), word: remembered(word) }), [t, word]);
  const speech = useMemo(() => ({ ...words, format, now }), [words, format, now]);
  const height = rowHeight[useDensity()];
  const scroller = useRef<HTMLDivElement>(null);
  const hovered = useRef<string>(undefined);
  const [blank, setBlank] = useState(0);
  const [arrived, setArrived] = useState<readonly string[]>([]);
  const openedId = opened?.prescription_id;
  const shown = useMemo<Shown>(() => ({ ids: rows.map((row) => row.prescription_id), above }), [rows, above]);
  const end = above + rows.length;
  const virtual = useVirtualizer({
    count: more ? Math.max(length ?? 0, end + AHEAD) : end,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 4,
    paddingStart: blank,
  });
  const drawn = virtual.getVirtualItems();
  // Lines are used again for other rows: writing into one that is there is half the work of making another.
  const [lines, setLines] = useState(0);
  if (drawn.length > lines) setLines(drawn.length);
  const [first, last] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0];

  const hold = useEffectEvent(() => {
    if (last > end - AHEAD) down();
    else if (first < above + AHEAD) up();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what decides which pages must be held
  useEffect(hold, [first, last, above, end, fetching]);

  const before = useRef({ shown, openedId });
  useLayoutEffect(() => {
    const list = scroller.current;
    const was = before.current;
    before.current = { shown, openedId };
    if (list === null) return;
    if (was.openedId !== openedId) {
      const place = openedId === undefined ? -1 : shown.ids.indexOf(openedId);
      setBlank(0);
      if (place !== -1) virtual.scrollToIndex(above + place, { align: 'auto' });
      return;
    }
    if (was.shown === shown) return;
    const top = Math.floor((list.scrollTop - blank) / height);
    const bottom = top + Math.ceil(list.clientHeight / height);
    const looked = { hovered: hovered.current, opened: openedId, first: top, last: bottom };
    const anchor = anchorOf(was.shown, shown, looked);
    if (anchor === undefined) return;
    const shift = moved(anchor, was.shown, shown);
    const settled = settle(list.scrollTop, blank, shift * height);
    setBlank(settled.blank);
    if (settled.scrolled !== list.scrollTop) list.scrollTop = settled.scrolled;
    if (was.shown.above !== shown.above) return;
    const known = new Set(was.shown.ids);
    const hidden = shown.ids.slice(0, Math.max(0, Math.ceil(settled.scrolled / height) - above));
    const fresh = hidden.filter((id) => !known.has(id));
    if (fresh.length > 0) setArrived((earlier) => [...earlier, ...fresh]);
  }, [shown, openedId, above, blank, height, virtual]);

  const scrolled = () => {
    const list = scroller.current;
    if (list === null) return;
    if (blank > 0 && list.scrollTop >= blank) {
      list.scrollTop -= blank;
      setBlank(0);
    }
    if (arrived.length > 0) {
      const hidden = new Set(shown.ids.slice(0, Math.max(0, Math.floor(list.scrollTop / height) - above)));
      setArrived(arrived.filter((id) => hidden.has(id)));
    }
  };
  const toTop = () => {
    setArrived([]);
    scroller.current?.scrollTo({ top: 0 });
    const [highest] = rows;
    if (above === 0 && highest !== undefined) open(highest);
  };
  useKeys(t('title'), [
    { keys: 'Home', label: t('key.top'), run: toTop, when: above === 0 && rows.length > 0 },
  ]);
  const waiting = arrived.filter((id) => shown.ids.includes(id));
  const stat = rows.some((row) => row.priority === 'Stat' && waiting.includes(row.prescription_id));
  return (
    <div className={style.whole}>
      {waiting.length === 0 ? null : (
        <button type="button" className={`${style.arrived} ${stat ? style.stat : ''}`} onClick={toTop}>
          <IconArrowUp size={14} stroke={2.25} aria-hidden />
          {t(stat ? 'arrivedStat' : 'arrived', { count: waiting.length })}
          <Key keys="Home" on />
        </button>
      )}
      <div
        ref={scroller}
        className={style.scroller}
        role="listbox"
        tabIndex={0}
        aria-label={t('queue')}
        aria-activedescendant={openedId === undefined ? undefined : `order-${openedId}`}
        onScroll={scrolled}
        onPointerMove={(event: PointerEvent<HTMLElement>) => {
          hovered.current = event.target instanceof Element ? idAt(event.target) : undefined;
        }}
        onPointerLeave={() => {
          hovered.current = undefined;
        }}
      >
        <div className={style.rows} style={{ height: virtual.getTotalSize() }} role="presentation">
          {blank > 0 ? (
            <div className={style.left} style={{ height: blank }}>
              {t('left', { count: Math.max(1, Math.round(blank / height)) })}
            </div>
          ) : null}
          {drawn.map(({ index, start }) => {
            const key = index % Math.max(lines, drawn.length);
            const row = rows[index - above];
            const place = { transform: `translateY(${start}px)`, height };
            if (row === undefined)
              return <div key={key} className={style.coming} style={place} aria-hidden />;
            const on = row.prescription_id === openedId;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: J, K and the arrows move the list's active option
              <div
                key={key}
                id={`order-${row.prescription_id}`}
                data-order={row.prescription_id}
                className={`${style.row} ${on ? style.on : ''} ${on && gone ? style.gone : ''} ${marked.has(row.prescription_id) ? style.marked : ''}`}
                style={place}
                role="option"
                tabIndex={-1}
                aria-selected={on}
                aria-checked={marked.size === 0 ? undefined : marked.has(row.prescription_id)}
                aria-setsize={length ?? -1}
                aria-posinset={index + 1}
                onClick={() => open(row)}
              >
                <QueueRow row={row} me={me} gone={on && gone} speech={speech} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function idAt(element: Element): string | undefined {
  return element.closest<HTMLElement>('[data-order]')?.dataset.order;
}
