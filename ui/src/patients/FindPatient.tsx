import { IconBed, IconUserPlus, IconUserQuestion } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { search, wardBoard } from '../ipc/questions';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { Behind } from '../shared/Behind';
import { EmptyState } from '../shared/EmptyState';
import { FindBox } from '../shared/FindBox';
import { Key } from '../shared/Key';
import { LoadError } from '../shared/LoadError';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { Waiting } from '../shared/Waiting';
import { TopNote } from '../shell/TopNote';
import { NO_HOURS } from '../wards/board';
import { HitLine } from './HitLine';
import { AllergyMark, OrderMarks } from './InBedMarks';
import { mayDo } from './mayDo';
import style from './Patients.module.css';

interface Row {
  id: string;
  place: ReactNode;
  who: ReactNode;
  marks?: ReactNode;
}

/** Find a patient by typing; below an empty box stands who is in the house. */
export function FindPatient() {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const { me } = useSession();
  const go = useNavigate();
  const format = useFormat();
  const now = useNow(60_000);
  const list = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const typed = text.trim();
  const found = useQuery({
    ...search({ text: typed, filter: { kinds: ['Patient'], ward: null }, limit: 50 }),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
  });
  const here = useQuery({
    ...wardBoard({ wards: [], window_of_time: NO_HOURS }),
    placeholderData: keepPreviousData,
  });
  const asked = typed === '' ? here : found;
  const rows: Row[] =
    typed === ''
      ? (here.data?.value ?? []).map((patient) => ({
          id: patient.patient_id,
          place: (
            <span className={style.lines}>
              <b className="cut">{patient.bed ?? t('noBed')}</b>
              <span className="dim small cut">{patient.ward}</span>
            </span>
          ),
          who: (
            <span className={style.lines}>
              <b className="cut">{patient.social_name ?? patient.name}</b>
              <span className="dim small cut">
                {word(`sexShort.${patient.sex}`)}
                {' · '}
                {patient.birth_date ? format.age(patient.birth_date, now) : t('birthUnknown')}
                {' · '}
                {t('since', { when: format.daysAgo(patient.encounter_started_at, now) })}
              </span>
            </span>
          ),
          marks: (
            <>
              <OrderMarks patient={patient} />
              <AllergyMark patient={patient} />
            </>
          ),
        }))
      : (found.data?.value ?? []).map((hit) => ({
          id: hit.id,
          place:
            hit.bed || hit.ward ? (
              <span className={style.lines}>
                <b className="cut">{hit.bed ?? t('noBed')}</b>
                <span className="dim small cut">{hit.ward}</span>
              </span>
            ) : (
              <span className="dim small">{t('notHere')}</span>
            ),
          who: <HitLine hit={hit} />,
        }));
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const idOf = (row: Row) => `${list}-${row.id}`;
  const open = (row: Row | undefined) => {
    if (row !== undefined) void go(`/patients/${row.id}`);
  };
  const mayRegister = mayDo(me.roles, 'register');
  const register = () =>
    void go(typed === '' ? '/patients/new' : `/patients/new?name=${encodeURIComponent(typed)}`);
  return (
    <div className={style.screen}>
      <TopNote>{here.data === undefined ? null : t('inHouse', { count: here.data.value.length })}</TopNote>
      <FindBox
        label={t('find')}
        hint={t('findHint')}
        text={text}
        type={(text) => {
          setText(text);
          setChosen(0);
        }}
        list={list}
        options={rows.map(idOf)}
        at={at}
        light={setChosen}
        open={() => open(rows[at])}
        leave={() => setText('')}
      >
        <Behind behind={(asked.data?.behind ?? 0) > 0} quiet />
      </FindBox>
      {asked.isError ? (
        <LoadError error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Waiting rows={8} height={48} />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={typed === '' ? IconBed : IconUserQuestion}
          title={typed === '' ? t('nobodyHere') : t('nobodyFound', { text: typed })}
        >
          {typed === '' ? t('nobodyHereDo') : t(mayRegister ? 'nobodyFoundDo' : 'nobodyFoundAsk')}
        </EmptyState>
      ) : (
        <>
          <h2 className={style.over}>{typed === '' ? t('whoIsHere') : t('found', { count: rows.length })}</h2>
          <div
            className={style.rows}
            id={list}
            role="listbox"
            aria-label={typed === '' ? t('whoIsHere') : t('find')}
          >
            {rows.map((row, place) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the focus and the keys
              <div
                key={row.id}
                id={idOf(row)}
                role="option"
                tabIndex={-1}
                aria-selected={place === at}
                className={`${style.row} ${place === at ? style.on : ''}`}
                onMouseDown={() => setChosen(place)}
                onClick={() => open(row)}
              >
                {row.place}
                {row.who}
                <span className={style.marks}>{row.marks}</span>
              </div>
            ))}
          </div>
        </>
      )}
      <footer className={style.bar}>
        <ActionButton
          label={t('open')}
          keys="Enter"
          main
          why={rows.length === 0 ? t('openNone') : undefined}
          run={() => open(rows[at])}
        />
        {mayRegister ? (
          <ActionButton icon={IconUserPlus} label={t('register.title')} keys="Alt+N" run={register} />
        ) : null}
        <span className={style.hint}>
          <Key keys="ArrowUp+ArrowDown" />
          {t('hint.move')}
          <Key keys="Escape" />
          {t('hint.clear')}
        </span>
      </footer>
    </div>
  );
}
