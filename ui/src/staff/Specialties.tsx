import { TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../shared/ActionButton';
import panes from '../shared/panes.module.css';
import type { PractitionerForm } from './people';
import style from './Staff.module.css';

type All = PractitionerForm['specialties'];

/** Specialties; only those with an RQE are ever printed. */
export function Specialties({ specialties, change }: { specialties: All; change: (all: All) => void }) {
  const { t } = useTranslation('staff');
  const write = (place: number, part: Partial<All[number]>) =>
    change(specialties.map((it, at) => (at === place ? { ...it, ...part } : it)));
  return (
    <fieldset className={panes.group}>
      <legend>{t('field.specialties')}</legend>
      {specialties.map(({ name, rqe }, place) => (
        <div key={place} className={style.line}>
          <TextInput
            aria-label={t('specialty.name')}
            placeholder={t('specialty.name')}
            value={name}
            onChange={(event) => write(place, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('specialty.rqe')}
            placeholder={t('specialty.rqe')}
            inputMode="numeric"
            value={rqe}
            onChange={(event) => write(place, { rqe: event.currentTarget.value })}
          />
          <ActionButton
            label={t('specialty.remove')}
            icon={IconTrash}
            bare
            run={() => change(specialties.filter((_, at) => at !== place))}
          />
        </div>
      ))}
      <div>
        <ActionButton
          label={t('specialty.add')}
          icon={IconPlus}
          keys="Alt+S"
          run={() => change([...specialties, { name: '', rqe: '' }])}
        />{' '}
        <span className="dim small">{t('specialty.hint')}</span>
      </div>
    </fieldset>
  );
}
