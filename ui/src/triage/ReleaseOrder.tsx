import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { alone, compare } from '../shared/compare';
import { useNow } from '../shared/useNow';
import { OrderBody } from './OrderBody';
import { OrderEnd } from './OrderEnd';
import { OrderHead } from './OrderHead';
import type { Opened } from './OrderPane';
import style from './OrderPane.module.css';
import { ReleaseDialog } from './ReleaseDialog';
import { type Awaited, awaited, releasable } from './releasing';

interface Props extends Opened {
  last: boolean;
  next: () => void;
  released: (item: Awaited) => void;
}

/** An order as who releases sees it: all that the pharmacist sees, and the one thing to decide. */
export function ReleaseOrder({ paper, previous, timeline, last, next, released }: Props) {
  const { t } = useTranslation('triage');
  const { me } = useSession();
  const now = useNow(5_000);
  const [asking, setAsking] = useState(false);
  const { document } = paper;
  const items = document.items ?? [];
  const comparison = previous === undefined ? alone(items) : compare(items, previous.document.items ?? []);
  const mine = releasable(awaited(document, now), me, document.prescriber.practitioner_id);
  const only = mine.length === 1 ? mine[0]?.item.medicine_name : undefined;
  const own = document.prescriber.practitioner_id === me.practitioner_id;
  const why = mine.length > 0 ? undefined : t(own ? 'releases.own' : 'releases.nothing');
  const scope = t('releases.list');
  return (
    <>
      <OrderHead document={document} changed={comparison.count} mine={undefined} />
      <OrderBody
        paper={paper}
        previous={previous}
        timeline={timeline}
        comparison={comparison}
        me={me.user_id}
      />
      <div className={style.actions} role="toolbar" aria-label={t('pane.actions')}>
        <ActionButton
          label={only === undefined ? t('action.release') : t('action.releaseOne', { item: only })}
          keys="L"
          run={() => setAsking(true)}
          main
          why={why}
          scope={scope}
        />
        <OrderEnd patient={document.patient.patient_id} last={last} next={next} scope={scope} />
      </div>
      <ReleaseDialog
        opened={asking && mine.length > 0}
        close={() => setAsking(false)}
        document={document}
        items={mine}
        released={(item) => {
          setAsking(false);
          released(item);
        }}
      />
    </>
  );
}
