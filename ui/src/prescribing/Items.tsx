import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogueEntry } from '../ipc/questions';
import type { Finding, Refusal } from '../ipc/types';
import { Key } from '../shared/Key';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import type { DraftItem } from './draft';
import { nameOf } from './entry';
import { ItemNotes } from './ItemNotes';
import style from './Items.module.css';
import { doseOf, itemParts } from './wording';

interface Props {
  item: DraftItem;
  place: number;
  refusals: Refusal[];
  findings: Finding[];
  /** Checked, as it stands, and nothing was found. */
  fine: boolean;
  edit: (key: string) => void;
  remove: (key: string) => void;
  away: (key: string, step: -1 | 1) => void;
}

/** One item of the draft: Enter changes it, Delete takes it away. */
export const Item = memo(function Item({ item, place, refusals, findings, fine, edit, remove, away }: Props) {
  const { t } = useTranslation('prescribing');
  const format = useFormat();
  const dose = doseOf(item.item);
  return (
    <li
      className={`${style.item} ${refusals.length > 0 ? style.refused : ''}`}
      onKeyDown={(event) => {
        const done = {
          Enter: () => edit(item.key),
          Delete: () => remove(item.key),
          Backspace: () => remove(item.key),
          ArrowUp: () => away(item.key, -1),
          ArrowDown: () => away(item.key, 1),
        }[event.key];
        if (done === undefined || event.ctrlKey) return;
        event.preventDefault();
        event.stopPropagation();
        done();
      }}
    >
      <button
        type="button"
        className={style.face}
        data-item={item.key}
        onClick={() => edit(item.key)}
        title={item.line}
      >
        <span className={style.number}>{place}</span>
        <span className={style.words}>
          <b className={style.title}>
            {nameOf(item.description)}
            {dose === undefined ? null : <span className="nb">{` ${format.quantity(dose)}`}</span>}
          </b>
          <span className={style.parts}>
            {itemParts(item.item, t, format).join(' · ')}
            <span className="dim">{` · ${item.description}`}</span>
          </span>
        </span>
      </button>
      <span className={style.end}>
        <Marks medicine={item.item.medicine_id} />
        {fine ? (
          <Meaning of="fine" says={t('items.fine')} className={style.okay ?? ''}>
            {''}
          </Meaning>
        ) : null}
        <span className={style.keys}>
          <Key keys="Enter" /> {t('items.edit')} <Key keys="Delete" /> {t('items.remove')}
        </span>
      </span>
      <ItemNotes refusals={refusals} findings={findings} />
    </li>
  );
});

/** What a medicine is known for, as the formulary has it now. */
export function Marks({ medicine }: { medicine: string }) {
  const { t } = useTranslation('prescribing');
  const known = useQuery(catalogueEntry({ id: medicine })).data?.value;
  if (!known) return null;
  return (
    <>
      {known.high_alert ? (
        <Meaning of="danger" icon={IconAlertTriangle}>
          {t('mark.highAlert')}
        </Meaning>
      ) : null}
      {known.antimicrobial ? <Meaning of="information">{t('mark.antimicrobial')}</Meaning> : null}
      {known.list344 ? <Meaning of="plain">{t('mark.list', { list: known.list344 })}</Meaning> : null}
    </>
  );
}
