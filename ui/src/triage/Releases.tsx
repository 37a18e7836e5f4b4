// Orders with a medicine that waits for somebody's release, for who may give it.

import { IconCheck, IconRubberStamp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriageRow } from '../ipc/types';
import { useSession } from '../session/session';
import { EmptyState } from '../shared/EmptyState';
import { useKeys } from '../shared/keys';
import { LoadError } from '../shared/LoadError';
import { Parked } from '../shared/Parked';
import { Waiting } from '../shared/Waiting';
import { type Filters, waitingStates } from './filters';
import { OpenedOrder } from './OrderPane';
import pane from './OrderPane.module.css';
import { QueueList } from './QueueList';
import { neighbour, withOpened } from './queue';
import { ReleaseOrder } from './ReleaseOrder';
import style from './Triage.module.css';
import { useQueue } from './useQueue';

const unreleased: Filters = { states: waitingStates, wards: [], priority: null, class: 'AwaitingApproval' };

export default function Releases() {
  const { t } = useTranslation('triage');
  const { me } = useSession();
  const held = useQueue(unreleased, me.user_id);
  const [opened, setOpened] = useState<TriageRow>();
  const [done, setDone] = useState<string>();
  const { rows: fresh } = held.queue;
  const live = fresh.find(({ prescription_id }) => prescription_id === opened?.prescription_id);
  const current = live ?? opened ?? fresh[0];
  if (opened === undefined && current !== undefined) setOpened(current);
  const rows = withOpened({ ...held.queue, rows: fresh }, current, held.more);
  const below = neighbour(rows, current, 1);
  const step = (by: 1 | -1) => {
    const row = neighbour(rows, current, by);
    if (row !== undefined) setOpened(row);
  };
  const scope = t('releases.list');
  useKeys(scope, [
    { keys: 'J', label: t('key.next'), run: () => step(1), repeats: true },
    { keys: 'K', label: t('key.previous'), run: () => step(-1), repeats: true },
    { keys: 'ArrowDown', label: t('key.next'), run: () => step(1), repeats: true },
    { keys: 'ArrowUp', label: t('key.previous'), run: () => step(-1), repeats: true },
  ]);
  return (
    <div className={style.split}>
      <section className={style.list} aria-label={scope}>
        {held.queue.parked.length === 0 ? null : <Parked />}
        {held.error !== null ? (
          <LoadError error={held.error} again={held.again} />
        ) : held.waiting ? (
          <Waiting rows={6} height={44} />
        ) : (
          <QueueList
            rows={rows}
            above={held.queue.above}
            more={held.more}
            length={undefined}
            fetching={held.fetching}
            down={held.down}
            up={() => void held.up()}
            opened={current}
            gone={live === undefined && current !== undefined}
            me={me.user_id}
            open={setOpened}
          />
        )}
        <p className={style.done} role="status">
          {done === undefined ? null : (
            <>
              <IconCheck size={15} stroke={2} aria-hidden />
              <span className="cut">{done}</span>
            </>
          )}
        </p>
      </section>
      <section className={pane.pane} tabIndex={-1} aria-label={t('pane.order')}>
        {current === undefined ? (
          held.waiting ? null : (
            <EmptyState icon={IconRubberStamp} title={t('releases.title')}>
              {t('releases.text')}
            </EmptyState>
          )
        ) : (
          <OpenedOrder key={current.prescription_id} id={current.prescription_id} row={current}>
            {(order) => (
              <ReleaseOrder
                {...order}
                last={below === undefined}
                next={() => step(1)}
                released={({ item }) => {
                  const { patient } = order.paper.document;
                  setDone(
                    t('releases.released', {
                      item: item.medicine_name,
                      patient: patient.social_name ?? patient.name,
                    }),
                  );
                }}
              />
            )}
          </OpenedOrder>
        )}
      </section>
    </div>
  );
}
