// What is ordered, and what is known beside it: the part of an opened order that scrolls.

import { useTranslation } from 'react-i18next';
import type { PrescriptionPaper, TimelineEntry } from '../ipc/types';
import type { Comparison } from '../shared/compare';
import { useNow } from '../shared/useNow';
import { ChartNewsNotes } from './ChartNewsNotes';
import { Checks } from './Checks';
import { History } from './History';
import { ItemCard, RemovedItem } from './ItemCard';
import style from './OrderPane.module.css';
import { unanswered } from './releasing';
import { sinceSigning } from './sinceSigning';

interface Props {
  paper: PrescriptionPaper;
  /** The version that this one replaces. */
  previous: PrescriptionPaper | undefined;
  timeline: TimelineEntry[];
  comparison: Comparison;
  me: string;
}

export function OrderBody({ paper, previous, timeline, comparison, me }: Props) {
  const { t } = useTranslation('triage');
  const now = useNow(60_000);
  const { document, people } = paper;
  const findings = unanswered(document, now);
  return (
    <section
      className={style.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by Tab
      tabIndex={0}
      aria-label={t('pane.items')}
      data-order-scroll={document.prescription_id}
    >
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
          findings={findings.filter(({ item }) => item === place)}
          approvals={(document.approvals ?? []).filter(({ item_id }) => item_id === compared.item.item_id)}
          people={people}
        />
      ))}
      {comparison.removed.map((item) => (
        <RemovedItem key={item.item_id} item={item} />
      ))}
      <Checks findings={findings} items={(document.items ?? []).length} />
    </section>
  );
}
