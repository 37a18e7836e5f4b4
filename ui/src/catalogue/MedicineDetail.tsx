import { IconFileUnknown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { catalogueEntry, medicine as medicineQuestion, productsOf, restrictions } from '../ipc/questions';
import type { Medicine } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { ActionButton } from '../shared/ActionButton';
import { EmptyState } from '../shared/EmptyState';
import { LoadError } from '../shared/LoadError';
import { Meaning } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { TroubleNote } from '../shared/RefusalNotes';
import { Waiting } from '../shared/Waiting';
import style from './Catalogue.module.css';
import { Facts } from './Facts';
import { Marks } from './Marks';
import { medicineForm, medicineInput, restrictionsOf } from './medicine';
import { Products } from './Products';

interface Props {
  id: string;
  keeps: boolean;
  correct: () => void;
  add: () => void;
}

/** One medicine in full. */
export function MedicineDetail({ id, keeps, correct, add }: Props) {
  const { t } = useTranslation('catalogue');
  const entry = useQuery(catalogueEntry({ id }));
  const written = useQuery(medicineQuestion({ id }));
  const standing = useQuery(restrictions({}));
  const products = useQuery(productsOf({ id }));
  const saving = useCommand();
  if (entry.isError) return <LoadError error={entry.error} again={() => void entry.refetch()} />;
  if (entry.data === undefined) return <Waiting />;
  const shown = entry.data.value;
  if (shown === null) {
    return (
      <EmptyState icon={IconFileUnknown} title={t('unknown.title')}>
        {t('unknown.text')}
      </EmptyState>
    );
  }
  const full = written.data ?? undefined;
  const turn = (medicine: Medicine) =>
    saving.give({
      command: 'MaintainMedicine',
      body: { ...medicineInput(medicineForm(medicine)), active: !medicine.active },
    });
  const may = keeps ? undefined : t('onlyKeepers');
  return (
    <div className={panes.one}>
      <header className={style.head}>
        <div>
          <h2 className="cut" title={shown.description}>
            {shown.tall_man ?? shown.dcb}
            <span className={style.strength}>{` ${shown.strength}`}</span>
          </h2>
          <p className="dim cut">{[shown.form, shown.inn, shown.code].filter(Boolean).join(' · ')}</p>
        </div>
        <Marks medicine={shown} />
        {shown.active ? null : <Meaning of="caution">{t('gone')}</Meaning>}
      </header>
      <div className={panes.scroll}>
        <div className={panes.sheets}>
          <TroubleNote error={saving.error} />
          <Facts
            entry={shown}
            medicine={full}
            restrictions={
              standing.data === undefined || full === undefined
                ? undefined
                : restrictionsOf(full, standing.data)
            }
          />
          <Products products={products.data} error={products.error} />
        </div>
      </div>
      <div className={panes.foot}>
        <ActionButton label={t('correct')} keys="Alt+C" main why={may} run={correct} />
        <ActionButton
          label={shown.active ? t('takeOut') : t('putBack')}
          keys="Alt+X"
          danger={shown.active}
          busy={saving.busy}
          why={may ?? (full === undefined ? t('loading') : undefined)}
          run={() => {
            if (full !== undefined) turn(full);
          }}
        />
        <span className={panes.end}>
          <ActionButton label={t('add')} keys="Alt+N" why={may} run={add} />
        </span>
      </div>
    </div>
  );
}
