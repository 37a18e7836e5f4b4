import { IconBed, IconBolt, IconFileText, IconPill, IconUser, type TablerIcon } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { search } from '../ipc/questions';
import type { Hit, Kind, OrderState } from '../ipc/types';
import { Behind } from '../shared/Behind';
import { FindBox } from '../shared/FindBox';
import { Key } from '../shared/Key';
import type { Scope } from '../shared/keys';
import { Marked } from '../shared/Marked';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import type { Screen } from '../shell/screens';
import { actionsOf, fits, kindsFor, pathOf } from './finding';
import style from './Spotlight.module.css';

interface Row {
  id: string;
  group: string;
  icon: TablerIcon;
  title: ReactNode;
  more?: ReactNode;
  end?: ReactNode;
  open: () => void;
}

const LIMIT = 12;
const icons: Record<Kind, TablerIcon> = { Patient: IconUser, Medicine: IconPill, Prescription: IconFileText };
const groups = { Patient: 'patients', Medicine: 'medicines', Prescription: 'prescriptions' } as const;

export function FindAnything({
  scopes,
  close,
  screens,
}: {
  scopes: Scope[];
  close: () => void;
  screens: readonly Screen[];
}) {
  const { t } = useTranslation('search');
  const { t: name } = useTranslation('shell');
  const go = useNavigate();
  const list = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const kinds = kindsFor(screens);
  const typed = text.trim();
  const found = useQuery({
    ...search({ text: typed, filter: { kinds, ward: null }, limit: LIMIT }),
    enabled: typed !== '' && kinds.length > 0,
    placeholderData: keepPreviousData,
  });
  const hits = typed === '' ? [] : (found.data?.value ?? []);
  const leaveTo = (path: string) => () => {
    close();
    void go(path);
  };
  const rows: Row[] = [
    ...hits.flatMap((hit): Row[] => {
      const path = pathOf(hit, screens);
      if (path === undefined) return [];
      return [
        {
          id: `${hit.kind}-${hit.id}`,
          group: t(groups[hit.kind]),
          icon: icons[hit.kind],
          title: <Marked runs={hit.title} />,
          more: <More hit={hit} />,
          end: <End hit={hit} />,
          open: leaveTo(path),
        },
      ];
    }),
    ...screens
      .filter(({ title, rail }) => rail !== false && fits(name(`screen.${title}`), typed))
      .map(
        ({ path, title, icon, digit }): Row => ({
          id: path,
          group: t('screens'),
          icon,
          title: name(`screen.${title}`),
          end: digit === undefined ? null : <Key keys={`Alt+${digit}`} />,
          open: leaveTo(path),
        }),
      ),
    ...actionsOf(scopes, typed).map(
      ({ keys, label, run }): Row => ({
        id: keys,
        group: t('actions'),
        icon: IconBolt,
        title: label,
        end: <Key keys={keys} />,
        open: () => {
          close();
          run();
        },
      }),
    ),
  ];
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const idOf = (row: Row) => `${list}-${row.id}`;
  return (
    <div className={style.find}>
      <FindBox
        label={t('label')}
        hint={t('placeholder')}
        text={text}
        type={(text) => {
          setText(text);
          setChosen(0);
        }}
        list={list}
        options={rows.map(idOf)}
        at={at}
        light={setChosen}
        around
        open={() => rows[at]?.open()}
        leave={close}
        bare
      >
        <Behind behind={(found.data?.behind ?? 0) > 0} quiet />
      </FindBox>
      <div className={style.list} id={list} role="listbox" aria-label={t('label')}>
        {rows.map((row, place) => (
          <div key={row.id} role="presentation">
            {rows[place - 1]?.group === row.group ? null : <h3 role="presentation">{row.group}</h3>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the focus and the keys */}
            <div
              id={idOf(row)}
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              className={`${style.row} ${place === at ? style.on : ''}`}
              onMouseMove={() => setChosen(place)}
              onClick={row.open}
            >
              <row.icon size={18} stroke={1.5} aria-hidden />
              <span className="cut">{row.title}</span>
              <span className={`${style.more} cut`}>{row.more}</span>
              <span className={style.end}>{row.end}</span>
            </div>
          </div>
        ))}
        {found.isError ? <p role="alert">{t('failed')}</p> : null}
        {rows.length === 0 && typed !== '' && !found.isFetching ? (
          <p>{t('nothing', { text: typed })}</p>
        ) : null}
      </div>
      <footer className={style.foot}>
        {typed === '' ? <span className="cut">{t('hint')}</span> : null}
        <span className={style.keys}>
          <Key keys="ArrowUp+ArrowDown" />
          {t('foot.move')}
          <Key keys="Enter" />
          {t('foot.open')}
          <Key keys="Escape" />
          {t('foot.close')}
        </span>
      </footer>
    </div>
  );
}

function More({ hit }: { hit: Hit }) {
  const format = useFormat();
  const now = useNow(3_600_000);
  return (
    <>
      {hit.birth_date ? (
        <span className="nb">
          {format.plainDate(hit.birth_date)}
          {' · '}
          {format.age(hit.birth_date, now)}
          {hit.subtitle.length > 0 ? ' · ' : ''}
        </span>
      ) : null}
      <Marked runs={hit.subtitle} />
      {hit.because.length > 0 ? (
        <>
          {' · '}
          <Marked runs={hit.because} />
        </>
      ) : null}
    </>
  );
}

function End({ hit }: { hit: Hit }) {
  const { t } = useTranslation('search');
  const { t: word } = useTranslation('vocabulary');
  const place = hit.bed ?? hit.ward;
  return (
    <>
      {place ? (
        <span className={style.place}>
          <IconBed size={14} stroke={1.5} aria-hidden />
          {place}
        </span>
      ) : null}
      {hit.state ? (
        <Meaning of="plain">
          {hit.kind === 'Prescription'
            ? word(`orderState.${hit.state as OrderState}`)
            : t(`state.${hit.state as 'Merged' | 'Deceased' | 'Inactive'}`)}
        </Meaning>
      ) : null}
    </>
  );
}
