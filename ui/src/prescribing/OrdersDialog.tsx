import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { execute } from '../ipc/commands';
import { newId } from '../ipc/newId';
import type { Command, PrescriptionDocument } from '../ipc/types';
import { useConfirmation } from '../session/confirmation';
import { ActionButton } from '../shared/ActionButton';
import { Dialog } from '../shared/Dialog';
import { useKeys } from '../shared/keys';
import { Meaning } from '../shared/Meaning';
import { RefusalField } from '../shared/RefusalField';
import { refusalsOf, TroubleNote } from '../shared/RefusalNotes';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import style from './OrdersDialog.module.css';
import { itemsInOrder, type OrderedItem } from './orders';
import { OrderStatePill } from './Side';

interface Props {
  opened: boolean;
  close: () => void;
  orders: PrescriptionDocument[];
  replace: (order: PrescriptionDocument) => void;
}

/** What the patient gets, and what a prescriber may do about it. */
export function OrdersDialog({ opened, close, orders, replace }: Props) {
  const { t } = useTranslation('prescribing');
  return (
    <Dialog title={t('orders.dialog')} opened={opened} close={close} size={940}>
      {orders.length === 0 ? (
        <p className="dim">{t('orders.none')}</p>
      ) : (
        <Standing orders={orders} replace={replace} />
      )}
    </Dialog>
  );
}

type Reasoned = 'SuspendItem' | 'Cancel' | 'MarkEnteredInError';

function commandWith(asked: Reasoned, { order, item }: OrderedItem, reason: string): Command {
  const { prescription_id } = order;
  if (asked === 'SuspendItem') {
    return { command: 'SuspendItem', body: { prescription_id, item_id: item.item_id, reason } };
  }
  return asked === 'Cancel'
    ? { command: 'Cancel', body: { prescription_id, reason } }
    : { command: 'MarkEnteredInError', body: { prescription_id, reason } };
}

function Standing({ orders, replace }: Pick<Props, 'orders' | 'replace'>) {
  const { t } = useTranslation('prescribing');
  const format = useFormat();
  const now = useNow(60_000);
  const confirm = useConfirmation();
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState<Reasoned>();
  const [reason, setReason] = useState('');
  const [done, setDone] = useState('');
  const rows = itemsInOrder(orders);
  const lit = Math.min(at, Math.max(0, rows.length - 1));
  const row = rows[lit];
  const giving = useMutation({
    mutationFn: ({ command }: { command: Command; said: string }) => confirm(() => execute(newId(), command)),
    onSuccess: (_, { said }) => {
      setAsking(undefined);
      setReason('');
      setDone(said);
    },
  });
  const move = (step: number) => {
    setAt(Math.max(0, Math.min(lit + step, rows.length - 1)));
    setAsking(undefined);
    giving.reset();
    setDone('');
  };
  useKeys(t('orders.dialog'), [
    { keys: 'ArrowDown', label: t('hint.after'), run: () => move(1), repeats: true },
    { keys: 'ArrowUp', label: t('hint.before'), run: () => move(-1), repeats: true },
  ]);
  if (row === undefined) return null;
  const { order, item } = row;
  const give = (command: Command, said: string) => giving.mutate({ command, said });
  const ask = (what: Reasoned) => {
    giving.reset();
    setDone('');
    setAsking(what);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (asking !== undefined && reason.trim() !== '') {
      give(commandWith(asking, row, reason.trim()), t(`orders.done.${asking}`, { number: order.number }));
    }
  };
  const resume: Command = {
    command: 'ResumeItem',
    body: { prescription_id: order.prescription_id, item_id: item.item_id },
  };
  return (
    <div className={style.dialog}>
      <ul className={style.list}>
        {rows.map(({ order, item, first }, place) => (
          <li key={item.item_id}>
            {first ? (
              <div className={style.head}>
                <b>{order.number}</b>
                <span className="dim">
                  {`${format.shortTime(order.signed_at, now)} · ${order.prescriber.name}`}
                </span>
                <OrderStatePill state={order.state} />
              </div>
            ) : null}
            <button
              type="button"
              className={`${style.row} ${place === lit ? style.lit : ''} ${item.suspended ? style.held : ''}`}
              aria-current={place === lit}
              onClick={() => move(place - lit)}
            >
              <b className={`cut ${item.schedule_text === '' ? style.alone : ''}`}>
                {`${item.medicine_name} ${item.dose_text}`}
              </b>
              {item.schedule_text === '' ? null : <span className="dim cut">{item.schedule_text}</span>}
              {item.suspended ? <Meaning of="caution">{t('orders.suspended')}</Meaning> : null}
            </button>
          </li>
        ))}
      </ul>
      {done === '' ? null : (
        <p role="status">
          <Meaning of="fine">{done}</Meaning>
        </p>
      )}
      {asking === undefined ? null : (
        <form className={style.reason} onSubmit={send}>
          <RefusalField refusals={refusalsOf(giving.error)} field="reason">
            {(error) => (
              <TextInput
                label={t(`orders.reason.${asking}`, { number: order.number, item: item.medicine_name })}
                value={reason}
                autoFocus
                error={error}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </RefusalField>
          <ActionButton
            type="submit"
            label={t(`orders.do.${asking}`)}
            keys="Enter"
            main
            busy={giving.isPending}
            why={reason.trim() === '' ? t('orders.needsReason') : undefined}
            run={() => undefined}
          />
        </form>
      )}
      <TroubleNote error={giving.error} fields={['reason']} />
      <div className={style.actions}>
        <ActionButton label={t('orders.do.Replace')} keys="T" run={() => replace(order)} />
        <ActionButton
          label={t('orders.do.Renew')}
          keys="R"
          busy={giving.isPending}
          run={() =>
            give(
              { command: 'Renew', body: { prescription_id: order.prescription_id } },
              t('orders.done.Renew', { number: order.number }),
            )
          }
        />
        {item.suspended ? (
          <ActionButton
            label={t('orders.do.ResumeItem')}
            keys="S"
            run={() => give(resume, t('orders.done.ResumeItem', { number: order.number }))}
          />
        ) : (
          <ActionButton label={t('orders.do.SuspendItem')} keys="S" run={() => ask('SuspendItem')} />
        )}
        <ActionButton label={t('orders.do.Cancel')} keys="C" danger run={() => ask('Cancel')} />
        <ActionButton
          label={t('orders.do.MarkEnteredInError')}
          keys="E"
          danger
          run={() => ask('MarkEnteredInError')}
        />
      </div>
    </div>
  );
}
