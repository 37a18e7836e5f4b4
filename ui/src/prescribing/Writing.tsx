import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { orderAgain } from '../ipc/lines';
import { newId } from '../ipc/newId';
import type { KeptItem, PatientSummary } from '../ipc/types';
import type { Doing } from '../patients/DeedDialog';
import { ActionButton } from '../shared/ActionButton';
import { fetched } from '../shared/fetched';
import { Key } from '../shared/Key';
import { useKeys } from '../shared/keys';
import { MeaningNote } from '../shared/Meaning';
import { PatientBanner } from '../shared/PatientBanner';
import { TroubleNote } from '../shared/RefusalNotes';
import { findingsFor, isFine, refusalsFor } from './checking';
import { type Draft, type EntryText, itemsOf, kindsOf, nextKind, nextPriority } from './draft';
import { Entry } from './Entry';
import { Findings } from './Findings';
import { Footer } from './Footer';
import { Hints } from './Hints';
import { Item } from './Items';
import { Note } from './Note';
import { OrderSets } from './OrderSets';
import { OrdersDialog } from './OrdersDialog';
import { Pregnancy } from './Pregnancy';
import { SavedNote } from './SavedNote';
import { ActiveOrders, BecomesDocument, useOrders } from './Side';
import { Signed } from './Signed';
import { StopDialog } from './StopDialog';
import { ENTRY, useDraft } from './useDraft';
import { useItems } from './useItems';
import { useSigning } from './useSigning';
import style from './Writing.module.css';

// The chart's own forms: what is typed here stays.
const DeedDialog = fetched(async () => ({ default: (await import('../patients/DeedDialog')).DeedDialog }));

interface Props {
  id: string;
  start: Draft;
  patient: PatientSummary;
}

type Aside = 'sets' | 'orders' | undefined;

/** A prescription being written, for one patient. */
export function Writing({ id, start, patient }: Props) {
  const { t } = useTranslation('prescribing');
  const go = useNavigate();
  const queries = useQueryClient();
  const list = useRef<HTMLOListElement>(null);
  const encounter = patient.encounter_id ?? null;
  const on = useDraft(id, start, encounter);
  const { draft, checks, change } = on;
  const orders = useOrders(patient);
  const [aside, setAside] = useState<Aside>();
  const [doing, setDoing] = useState<Doing>();
  const [unfinished, setUnfinished] = useState(false);
  const [signed, setSigned] = useState(false);
  const [noting, setNoting] = useState(start.note !== '');
  const editing = draft.entry.editing;

  // Somebody recorded an allergy or a weight meanwhile: what was judged is old.
  const facts = JSON.stringify([
    patient.allergies,
    patient.allergy_status,
    patient.weight,
    patient.active_orders,
  ]);
  const { recheck } = on;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the facts are what it waits for
  useEffect(() => recheck.poke(), [facts, recheck]);

  const { away, edit, leaveEdit, add, remove, restore, removed, insert, said } = useItems(on, list);
  const copyLast = async () => {
    const again = orders.last && (await orderAgain(orders.last.prescription_id));
    if (again) insert(itemsOf(again.order, again.texts, newId), orders.last?.number ?? '');
  };
  const insertSet = (items: KeptItem[], from: string) => {
    insert(items, from);
    setAside(undefined);
  };
  const leave = () => {
    void on.saver.flush().finally(() => queries.invalidateQueries({ queryKey: ['drafts'] }));
    void go(draft.purpose.kind === 'Accept' ? '/interventions' : '/prescribe');
  };
  const typed = (entry: EntryText) => {
    if (unfinished) setUnfinished(false);
    on.typed(entry);
  };
  const signing = useSigning(id, on, {
    unfinished: () => {
      setUnfinished(true);
      list.current?.querySelector('textarea')?.focus();
    },
    refused: (key) => {
      const item = list.current?.querySelector<HTMLElement>(`[data-item="${key}"]`);
      (item ?? list.current?.querySelector('textarea'))?.focus();
    },
    signed: () => setSigned(true),
  });

  useKeys(t('scope'), [
    { keys: 'Ctrl+Z', label: t('items.restore'), run: restore, when: removed !== undefined },
    {
      keys: 'Ctrl+D',
      label: t('hint.copy'),
      run: () => void copyLast(),
      when: !signed && orders.last !== undefined,
    },
    { keys: 'Ctrl+M', label: t('hint.sets'), run: () => setAside('sets'), when: !signed },
    { keys: 'Alt+ArrowUp', label: t('hint.before'), run: () => away(-1), when: !signed, repeats: true },
    { keys: 'Alt+ArrowDown', label: t('hint.after'), run: () => away(1), when: !signed, repeats: true },
    { keys: 'Alt+N', label: t('note.add'), run: () => setNoting(true), when: !signed },
  ]);

  const banner = (
    <PatientBanner patient={patient} askAllergies={() => setDoing({ deed: 'allergy' })} askKeys="Alt+A">
      <Pregnancy patient={patient} />
    </PatientBanner>
  );
  if (signed) {
    return (
      <div className={style.screen}>
        {banner}
        <Signed
          id={id}
          purpose={draft.purpose}
          patient={patient.social_name ?? patient.name}
          next={() => void go('/prescribe')}
          another={() => void go(`/prescribe/${patient.patient_id}?draft=${newId()}`)}
          interventions={() => void go('/interventions')}
        />
      </div>
    );
  }
  const verdict = checks.state === 'none' ? undefined : checks.verdict;
  const entryAt = (place: number) => (
    <Entry
      key={editing ?? 'new'}
      start={draft.entry}
      place={place + 1}
      refusals={refusalsFor(verdict, editing ?? ENTRY)}
      findings={findingsFor(verdict, editing ?? ENTRY)}
      unfinished={unfinished}
      typed={typed}
      add={add}
      away={away}
      leave={leaveEdit}
    />
  );
  const count = verdict?.keys.includes(ENTRY) ? draft.items.length + 1 : draft.items.length;
  return (
    <div className={style.screen}>
      <SavedNote saved={on.saved} />
      {banner}
      <div className={style.columns}>
        <div className={style.work}>
          <ol className={style.items} ref={list} aria-label={t('items.list')}>
            {draft.items.map((item, place) =>
              item.key === editing ? (
                entryAt(place)
              ) : (
                <Item
                  key={item.key}
                  item={item}
                  place={place + 1}
                  refusals={refusalsFor(verdict, item.key)}
                  findings={findingsFor(verdict, item.key)}
                  fine={checks.state === 'done' && isFine(verdict, item.key)}
                  edit={edit}
                  remove={remove}
                  away={(_, step) => away(step)}
                />
              ),
            )}
            {editing === undefined ? entryAt(draft.items.length) : null}
          </ol>
          {removed === undefined ? null : (
            <p className={style.removed} role="status">
              {t('items.removed', { line: removed.item.line })}
              <button type="button" onClick={restore}>
                <Key keys="Ctrl+Z" /> {t('items.restore')}
              </button>
            </p>
          )}
          {said === '' ? null : <MeaningNote of="information" title={said} />}
          <TroubleNote error={signing.error} />
          {noting ? (
            <Note
              note={draft.note}
              verdict={verdict}
              write={(note) => change((draft) => ({ ...draft, note }))}
            />
          ) : null}
          <Hints copies={orders.last !== undefined} />
        </div>
        <aside className={style.side} aria-label={t('side')}>
          {draft.purpose.kind === 'Accept' && draft.purpose.question !== '' ? (
            <MeaningNote of="answer" title={t('question', { number: draft.purpose.number })}>
              {draft.purpose.question}
            </MeaningNote>
          ) : null}
          <Findings checks={checks} items={draft.items} />
          {patient.allergy_status === 'NotAsked' ? (
            <div className={style.ask}>
              <ActionButton
                label={t('findings.recordAllergy')}
                keys="Alt+A"
                run={() => setDoing({ deed: 'allergy' })}
              />
              <ActionButton
                label={t('findings.noAllergies')}
                keys="Alt+S"
                run={() => setDoing({ deed: 'noAllergies' })}
              />
            </div>
          ) : null}
          <ActiveOrders orders={orders} open={() => setAside('orders')} />
          <BecomesDocument draft={draft} count={count} />
        </aside>
      </div>
      <Footer
        draft={draft}
        kinds={kindsOf(patient)}
        count={count}
        busy={signing.busy}
        sign={signing.sign}
        leave={leave}
        kind={() => change((draft) => ({ ...draft, kind: nextKind(draft.kind, kindsOf(patient)) }))}
        priority={() => change((draft) => ({ ...draft, priority: nextPriority(draft.priority, draft.kind) }))}
      />
      <OrderSets
        opened={aside === 'sets'}
        close={() => setAside(undefined)}
        items={draft.items}
        insert={insertSet}
      />
      <OrdersDialog
        opened={aside === 'orders'}
        close={() => setAside(undefined)}
        orders={orders.standing}
        replace={(order) =>
          void go(`/prescribe/${patient.patient_id}?draft=${newId()}&replaces=${order.prescription_id}`)
        }
      />
      <Suspense fallback={null}>
        {doing === undefined ? null : (
          <DeedDialog patient={patient} doing={doing} close={() => setDoing(undefined)} />
        )}
      </Suspense>
      <StopDialog findings={signing.stopped} back={signing.goBack} sign={signing.signAnyway} />
    </div>
  );
}
