// One opened order: what is ordered, what the checks say of it, and what may be done with it now.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrescriptionPaper, TimelineEntry, TriageRow } from '../ipc/types';
import { useKeys } from '../shared/keys';
import { TroubleNote } from '../shared/RefusalNotes';
import { useNow } from '../shared/useNow';
import { Actions } from './Actions';
import { ChartNewsNotes } from './ChartNewsNotes';
import { Checks } from './Checks';
import { alone, compare, fingerprint } from './compare';
import { type Decision, Dialogs } from './Dialogs';
import { History } from './History';
import { ItemCard, RemovedItem } from './ItemCard';
import { OrderHead } from './OrderHead';
import style from './OrderPane.module.css';
import { StandingNote } from './StandingNote';
import { sinceSigning } from './sinceSigning';
import { mayDecide, standingOf } from './standing';
import { type Done, useDeciding } from './useDeciding';

export interface OrderProps {
  paper: PrescriptionPaper;
  /** The version that this one replaces. */
  previous: PrescriptionPaper | undefined;
  timeline: TimelineEntry[];
  /** Its row, while it is in the queue. */
  row: TriageRow | undefined;
  me: string;
  /** Since when it is on screen, where it came by itself after a decision. */
  cameAt: number | undefined;
  decided: (done: Done) => void;
  openOther: (id: string) => void;
  /** Nothing lies below it in the queue. */
  last: boolean;
  next: () => void;
  /** Puts the focus into the order. */
  enter: () => void;
  /** And back on the list. */
  back: () => void;
}

export function Order({
  paper,
  previous,
  timeline,
  row,
  me,
  cameAt,
  decided,
  openOther,
  last,
  next,
  enter,
  back,
}: OrderProps) {
  const { t } = useTranslation('triage');
  // Often enough to see a lease run out; what counts seconds does so by itself.
  const now = useNow(5_000);
  const { document, people } = paper;
  const items = document.items ?? [];
  const print = fingerprint(items, document.note);
  const [seen, setSeen] = useState({ print, items });
  const [dialog, setDialog] = useState<Decision>();
  const unchanged = print === seen.print;
  const [taken, setTaken] = useState<number>();
  const standing = standingOf({ document, row, me, now, unchanged, taken });
  const deciding = useDeciding({
    id: document.prescription_id,
    version: Math.max(document.aggregate_version, taken ?? 0),
    standing,
    tookAs: setTaken,
    decided: (decision, version) => {
      setDialog(undefined);
      decided({
        id: document.prescription_id,
        number: document.number,
        patient: document.patient.name,
        decision,
        version,
      });
    },
  });
  // While one's own command is under way, what it changes is no news.
  const stands = deciding.busy ? ({ kind: 'mine', until: undefined } as const) : standing;
  const comparison = !unchanged
    ? compare(items, seen.items)
    : previous === undefined
      ? alone(items)
      : compare(items, previous.document.items ?? []);
  const review = () => setSeen({ print, items });
  const begin = (decision: Decision) => {
    deciding.forget();
    setDialog(decision);
    deciding.take();
  };
  useKeys(t('title'), [
    {
      keys: 'Enter',
      label: t('key.take'),
      run: () => {
        enter();
        deciding.take();
      },
    },
  ]);
  return (
    <>
      <OrderHead
        document={document}
        changed={comparison.count}
        mine={stands.kind === 'mine' ? stands.until : undefined}
      />
      {mayDecide(stands) ? null : (
        <div className={style.standing}>
          <StandingNote standing={stands} people={people} review={review} openOther={openOther} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by Tab */}
      <section className={style.scroll} tabIndex={0} aria-label={t('pane.items')} data-order-scroll>
        <ChartNewsNotes news={sinceSigning(timeline, document.signed_at)} />
        <History
          document={document}
          previous={previous?.document}
          people={{ ...previous?.people, ...people }}
          me={me}
        />
        {document.note ? <p className={style.note}>{t('pane.note', { note: document.note })}</p> : null}
        {comparison.items.map((compared, place) => (
          <ItemCard
            key={compared.item.item_id}
            place={place}
            compared={compared}
            findings={(document.findings ?? []).filter(({ item }) => item === place)}
            approvals={(document.approvals ?? []).filter(({ item_id }) => item_id === compared.item.item_id)}
          />
        ))}
        {comparison.removed.map((item) => (
          <RemovedItem key={item.item_id} item={item} />
        ))}
        <Checks findings={document.findings ?? []} items={items.length} />
      </section>
      {dialog === undefined && deciding.error !== null ? (
        <div className={style.trouble}>
          <TroubleNote error={deciding.error} />
        </div>
      ) : null}
      <Actions
        document={document}
        standing={stands}
        busy={deciding.busy}
        cameAt={cameAt}
        begin={begin}
        validate={() => deciding.decide({ kind: 'Validated' })}
        last={last}
        next={next}
        back={back}
      />
      <Dialogs
        dialog={dialog}
        close={() => setDialog(undefined)}
        document={document}
        standing={stands}
        people={people}
        deciding={deciding}
        review={review}
        openOther={openOther}
      />
    </>
  );
}
