import { Textarea } from '@mantine/core';
import { IconLockOpen, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { execute } from '../ipc/commands';
import { newId } from '../ipc/newId';
import { restrictions } from '../ipc/questions';
import type { Restriction } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { ActionButton } from '../shared/ActionButton';
import { Dialog } from '../shared/Dialog';
import { EmptyState } from '../shared/EmptyState';
import { useKeys } from '../shared/keys';
import { LoadError } from '../shared/LoadError';
import { Meaning } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { RefusalField } from '../shared/RefusalField';
import { TroubleNote } from '../shared/RefusalNotes';
import { Scrolled } from '../shared/Scrolled';
import { Waiting } from '../shared/Waiting';
import { Requirement } from './Requirement';
import { RestrictionEditor } from './RestrictionEditor';
import style from './Restrictions.module.css';
import { confirmed, inOrder } from './restriction';

/** Who may prescribe what, where that comes from, and what the house has still to confirm. */
export function Restrictions({ keeps }: { keeps: boolean }) {
  const { t } = useTranslation('catalogue');
  const queries = useQueryClient();
  const known = useQuery(restrictions({}));
  const [chosen, setChosen] = useState<string>();
  const [doing, setDoing] = useState<'add' | 'remove'>();
  const all = inOrder(known.data ?? []);
  const one = all.find(({ restriction_id }) => restriction_id === chosen) ?? all[0];
  const again = () => queries.invalidateQueries({ queryKey: ['restrictions'] });
  // The confirmed one stands before the open one goes: there is no moment without a restriction.
  const confirming = useMutation({
    mutationFn: async (restriction: Restriction) => {
      const id = newId();
      await execute(id, { command: 'SetRestriction', body: confirmed(restriction) });
      const reason = t('confirmedReason');
      await execute(newId(), {
        command: 'RemoveRestriction',
        body: { restriction_id: restriction.restriction_id, reason },
      });
      // The work goes on with the one that takes its place.
      const next = all[all.indexOf(restriction) + 1];
      return next?.to_be_confirmed ? next.restriction_id : id;
    },
    onSuccess: setChosen,
    onSettled: again,
  });
  const move = (by: number) => {
    const at = all.findIndex(({ restriction_id }) => restriction_id === one?.restriction_id);
    setChosen(all[Math.max(0, Math.min(all.length - 1, at + by))]?.restriction_id);
  };
  useKeys(t('tab.restrictions'), [
    { keys: 'ArrowDown', label: t('next', { count: 1 }), run: () => move(1), repeats: true },
    { keys: 'ArrowUp', label: t('previous', { count: 1 }), run: () => move(-1), repeats: true },
  ]);
  if (known.isError) return <LoadError error={known.error} again={() => void known.refetch()} />;
  if (known.data === undefined) return <Waiting />;
  const may = keeps ? undefined : t('onlyKeepers');
  const none = one === undefined ? t('chooseRestriction') : undefined;
  return (
    <>
      <Scrolled label={t('tab.restrictions')} className={style.all}>
        {all.length === 0 ? (
          <EmptyState icon={IconLockOpen} title={t('noRestrictions.title')}>
            {t('noRestrictions.text')}
          </EmptyState>
        ) : (
          <table className={style.table}>
            <thead>
              <tr>
                <th>{t('column.about')}</th>
                <th>{t('column.who')}</th>
                <th>{t('column.norm')}</th>
                <th>{t('column.state')}</th>
              </tr>
            </thead>
            <tbody>
              {all.map((it) => (
                <tr
                  key={it.restriction_id}
                  className={it.restriction_id === one?.restriction_id ? style.on : undefined}
                  aria-selected={it.restriction_id === one?.restriction_id}
                  onClick={() => setChosen(it.restriction_id)}
                >
                  <td>
                    {it.atc_prefix ? (
                      <>
                        <code>{it.atc_prefix}</code> <span className="dim small">{t('class')}</span>
                      </>
                    ) : (
                      <b>{(it.substance_key ?? '').replaceAll('_', ' ')}</b>
                    )}
                  </td>
                  <td>
                    <Requirement restriction={it} />
                  </td>
                  <td className="dim">{it.norm}</td>
                  <td>
                    {it.to_be_confirmed ? (
                      <Meaning of="caution">{t('toConfirm')}</Meaning>
                    ) : (
                      <Meaning of="fine">{t('confirmed')}</Meaning>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Scrolled>
      <div className={style.said}>
        <TroubleNote error={confirming.error} />
      </div>
      <div className={panes.foot}>
        <ActionButton
          label={t('confirm')}
          keys="Alt+C"
          main
          busy={confirming.isPending}
          why={may ?? none ?? (one?.to_be_confirmed ? undefined : t('alreadyConfirmed'))}
          run={() => {
            if (one !== undefined) confirming.mutate(one);
          }}
        />
        <ActionButton
          label={t('addRestriction')}
          icon={IconPlus}
          keys="Alt+N"
          why={may}
          run={() => setDoing('add')}
        />
        <span className={panes.end}>
          <ActionButton
            label={t('removeRestriction')}
            keys="Alt+X"
            danger
            why={may ?? none}
            run={() => setDoing('remove')}
          />
        </span>
      </div>
      <Dialog
        title={t('addRestriction')}
        opened={doing === 'add'}
        close={() => setDoing(undefined)}
        size="lg"
      >
        <RestrictionEditor
          done={(id) => {
            setDoing(undefined);
            setChosen(id);
            void again();
          }}
        />
      </Dialog>
      <Dialog title={t('removeRestriction')} opened={doing === 'remove'} close={() => setDoing(undefined)}>
        {one === undefined ? null : (
          <Removal
            restriction={one}
            done={() => {
              setDoing(undefined);
              void again();
            }}
          />
        )}
      </Dialog>
    </>
  );
}

function Removal({ restriction, done }: { restriction: Restriction; done: () => void }) {
  const { t } = useTranslation('catalogue');
  const [reason, setReason] = useState('');
  const removing = useCommand(done);
  return (
    <div className={panes.form}>
      <p>
        <b>{restriction.atc_prefix ?? restriction.substance_key}</b>
        {': '}
        <Requirement restriction={restriction} />
      </p>
      <RefusalField refusals={removing.refusals} field="reason">
        {(error) => (
          <Textarea
            label={t('reason')}
            description={t('reasonHint')}
            required
            data-autofocus
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={error}
          />
        )}
      </RefusalField>
      <TroubleNote error={removing.error} fields={['reason']} />
      <div>
        <ActionButton
          label={t('removeRestriction')}
          keys="Ctrl+Enter"
          main
          busy={removing.busy}
          run={() =>
            removing.give({
              command: 'RemoveRestriction',
              body: { restriction_id: restriction.restriction_id, reason },
            })
          }
        />
      </div>
    </div>
  );
}
