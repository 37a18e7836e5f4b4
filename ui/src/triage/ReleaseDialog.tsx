import { NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrescriptionDocument } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { ActionButton } from '../shared/ActionButton';
import { Dialog } from '../shared/Dialog';
import { RefusalField } from '../shared/RefusalField';
import { TroubleNote } from '../shared/RefusalNotes';
import { Choices } from './Choices';
import style from './Dialogs.module.css';
import type { Awaited } from './releasing';

interface Props {
  opened: boolean;
  close: () => void;
  document: PrescriptionDocument;
  /** What this person may release; not empty. */
  items: readonly Awaited[];
  released: (item: Awaited) => void;
}

/** A course is looked at again after a week. */
const WEEK = 7;
const MOST = 90;

/** For how long one item is released, and anything to say. */
export function ReleaseDialog({ opened, close, document, items, released }: Props) {
  const { t } = useTranslation('triage');
  const name = document.patient.social_name ?? document.patient.name;
  return (
    <Dialog title={t('dialog.release.title', { name })} opened={opened} close={close} size={560}>
      <ReleaseForm close={close} document={document} items={items} released={released} />
    </Dialog>
  );
}

function ReleaseForm({ close, document, items, released }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('triage');
  const [chosen, setChosen] = useState(items[0]?.item.item_id);
  const [days, setDays] = useState<number | string>(WEEK);
  const [note, setNote] = useState('');
  const one = items.find(({ item }) => item.item_id === chosen) ?? items[0];
  const releasing = useCommand(() => {
    if (one !== undefined) released(one);
  });
  const whole = Number(days);
  const send = () => {
    if (one === undefined || releasing.busy) return;
    releasing.give({
      command: 'Approve',
      body: {
        prescription_id: document.prescription_id,
        item_id: one.item.item_id,
        days: Number.isInteger(whole) ? whole : 0,
        note: note.trim() === '' ? null : note.trim(),
      },
    });
  };
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {items.length > 1 ? (
        <Choices
          legend={t('dialog.release.item')}
          options={items.map(({ item, place }) => ({
            value: item.item_id,
            label: `${place + 1} ${item.description}, ${item.dose_text}`,
          }))}
          value={one?.item.item_id ?? ''}
          choose={setChosen}
        />
      ) : (
        <p>
          <b>{one?.item.description}</b>
          {one === undefined ? '' : ` · ${one.item.dose_text} · ${one.item.schedule_text}`}
        </p>
      )}
      <RefusalField refusals={releasing.refusals} field="days">
        {(error) => (
          <NumberInput
            data-autofocus
            label={t('dialog.release.days')}
            description={t('dialog.release.daysHelp')}
            value={days}
            onChange={setDays}
            // A number typed at once takes the place of what is proposed.
            onFocus={({ currentTarget }) => currentTarget.select()}
            min={1}
            max={MOST}
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
            error={error}
            w={300}
          />
        )}
      </RefusalField>
      <RefusalField refusals={releasing.refusals} field="note">
        {(error) => (
          <Textarea
            label={t('dialog.release.note')}
            description={t('dialog.release.noteHelp')}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
            error={error}
            rows={3}
          />
        )}
      </RefusalField>
      <TroubleNote error={releasing.error} fields={['days', 'note']} />
      <div className={style.foot}>
        <ActionButton
          label={t('dialog.release.send')}
          keys="Ctrl+Enter"
          run={send}
          main
          busy={releasing.busy}
        />
        <ActionButton label={t('dialog.close')} keys="Escape" run={close} />
      </div>
    </form>
  );
}
