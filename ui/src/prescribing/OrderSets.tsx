import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { discardOrderSet, keepOrderSet } from '../ipc/commands';
import { newId } from '../ipc/newId';
import { orderSets } from '../ipc/questions';
import type { KeptItem, OrderSet } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { Dialog } from '../shared/Dialog';
import { Key } from '../shared/Key';
import { LoadError } from '../shared/LoadError';
import { TroubleNote } from '../shared/RefusalNotes';
import type { DraftItem } from './draft';
import style from './OrderSets.module.css';
import { fitting } from './orderSets';

interface Props {
  opened: boolean;
  close: () => void;
  items: DraftItem[];
  insert: (items: KeptItem[], from: string) => void;
}

/** Items that somebody orders again and again: brought into the draft, or kept from it. */
export function OrderSets({ opened, close, items, insert }: Props) {
  const { t } = useTranslation('prescribing');
  return (
    <Dialog title={t('sets.title')} opened={opened} close={close} size={720}>
      <Sets items={items} insert={insert} />
    </Dialog>
  );
}

function Sets({ items, insert }: Pick<Props, 'items' | 'insert'>) {
  const { t } = useTranslation('prescribing');
  const queries = useQueryClient();
  const sets = useQuery({ ...orderSets({}), refetchOnMount: 'always' });
  const [typed, setTyped] = useState('');
  const [lit, setLit] = useState(0);
  const [gone, setGone] = useState<OrderSet>();
  const again = () => queries.invalidateQueries({ queryKey: ['order_sets'] });
  const keeping = useMutation({ mutationFn: keepOrderSet, onSuccess: again });
  const discarding = useMutation({
    mutationFn: (set: OrderSet) => discardOrderSet(set.id),
    onSuccess: again,
  });
  const shown = fitting(sets.data ?? [], typed);
  const at = Math.min(lit, Math.max(0, shown.length - 1));
  const current = shown[at];
  const keepName = typed.trim();
  const mayKeep = items.length > 0 && keepName !== '';
  const keep = () => {
    const known = sets.data?.find(({ name }) => name.toLocaleLowerCase() === keepName.toLocaleLowerCase());
    const kept = items.map(({ line, description, item }) => ({ line, description, item }));
    keeping.mutate({ id: known?.id ?? newId(), name: keepName, items: kept });
    setTyped('');
  };
  const discard = (set: OrderSet) => {
    discarding.mutate(set);
    setGone(set);
  };
  const restore = () => {
    if (gone !== undefined) keeping.mutate(gone);
    setGone(undefined);
  };
  const press = (event: KeyboardEvent) => {
    const done = {
      ArrowDown: () => setLit(Math.min(at + 1, shown.length - 1)),
      ArrowUp: () => setLit(Math.max(at - 1, 0)),
      Enter: () => (current === undefined ? undefined : insert(current.items, current.name)),
    }[event.key];
    if (done === undefined || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    done();
  };
  if (sets.isError) return <LoadError error={sets.error} again={() => void sets.refetch()} />;
  return (
    <div className={style.sets}>
      <TextInput
        label={t('sets.find')}
        description={items.length > 0 ? t('sets.findOrName', { count: items.length }) : undefined}
        value={typed}
        data-autofocus
        maxLength={80}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setLit(0);
        }}
        onKeyDown={press}
      />
      {shown.length === 0 ? (
        <p className="dim">{sets.data?.length === 0 ? t('sets.empty') : t('sets.noFit')}</p>
      ) : (
        <ul className={style.list} aria-label={t('sets.title')}>
          {shown.map((set, place) => (
            <li key={set.id} className={place === at ? style.lit : undefined}>
              <button
                type="button"
                className={style.set}
                onFocus={() => setLit(place)}
                onClick={() => insert(set.items, set.name)}
              >
                <b className="cut">{set.name}</b>
                <span className="dim cut">{set.items.map(({ line }) => line).join(' · ')}</span>
              </button>
              <span className="dim nb">{t('becomes.items', { count: set.items.length })}</span>
              {place === at ? <Key keys="Enter" /> : null}
            </li>
          ))}
        </ul>
      )}
      {gone === undefined ? null : <p role="status">{t('sets.gone', { name: gone.name })}</p>}
      <TroubleNote error={keeping.error ?? discarding.error} />
      <div className={style.actions}>
        <ActionButton
          label={t('sets.keep', { count: items.length })}
          keys="Ctrl+Enter"
          main
          run={keep}
          busy={keeping.isPending}
          why={mayKeep ? undefined : items.length === 0 ? t('sets.nothing') : t('sets.noName')}
        />
        {current === undefined ? null : (
          <ActionButton label={t('sets.discard')} keys="Ctrl+Delete" run={() => discard(current)} />
        )}
        {gone === undefined ? null : <ActionButton label={t('items.restore')} keys="Ctrl+Z" run={restore} />}
      </div>
    </div>
  );
}
