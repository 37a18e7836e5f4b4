// One opened order: what is ordered, what the checks say of it, and what may be done with it now.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrescriptionPaper, TimelineEntry } from '../ipc/types';
import { useSession } from '../session/session';
import { alone, compare, fingerprint } from '../shared/compare';
import { useKeys } from '../shared/keys';
import { TroubleNote } from '../shared/RefusalNotes';
import { useNow } from '../shared/useNow';
import { Actions } from './Actions';
import { type Decision, Dialogs } from './Dialogs';
import { OrderBody } from './OrderBody';
import { OrderHead } from './OrderHead';
import style from './OrderPane.module.css';
import { ReleaseDialog } from './ReleaseDialog';
import { awaited, holdingBack, releasable } from './releasing';
import { StandingNote } from './StandingNote';
import { mayDecide, standingOf } from './standing';
import { type Done, useDeciding } from './useDeciding';

export interface OrderProps {
  paper: PrescriptionPaper;
  /** The version that this one replaces. */
  previous: PrescriptionPaper | undefined;
  timeline: TimelineEntry[];
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
  const { me: session } = useSession();
  // Often enough to see a lease run out; what counts seconds does so by itself.
  const now = useNow(5_000);
  const { document, people } = paper;
  const items = document.items ?? [];
  const print = fingerprint(items, document.note);
  const [seen, setSeen] = useState({ print, items });
  const [dialog, setDialog] = useState<Decision>();
  const [releasing, setReleasing] = useState(false);
  const unchanged = print === seen.print;
  const [taken, setTaken] = useState<number>();
  const standing = standingOf({ document, lease: paper.lease, people, me, now, unchanged });
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
  const waits = awaited(document, now);
  const mine = releasable(waits, session, document.prescriber.practitioner_id);
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
      <OrderBody paper={paper} previous={previous} timeline={timeline} comparison={comparison} me={me} />
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
        unreleased={holdingBack(waits)}
        release={mine.length === 0 ? undefined : () => setReleasing(true)}
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
      <ReleaseDialog
        opened={releasing && mine.length > 0}
        close={() => setReleasing(false)}
        document={document}
        items={mine}
        released={() => setReleasing(false)}
      />
    </>
  );
}
