import { IconFilterOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TriageCount } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { useFormat } from '../shared/useFormat';
import style from './FilterBar.module.css';
import { allWork, classes, countsByWard, type Filters, priorities, withWard } from './filters';

interface Props {
  filters: Filters;
  choose: (filters: Filters) => void;
  counts: readonly TriageCount[];
  wardNames: ReadonlyMap<string, string>;
  close: () => void;
}

/** Wards, priority, class of medicine; the list behind it follows at once. */
export function FilterPanel({ filters, choose, counts, wardNames, close }: Props) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('vocabulary');
  const { count } = useFormat();
  const waiting = countsByWard(counts, filters.states);
  const wards = [...wardNames].toSorted(([, a], [, b]) => a.localeCompare(b));
  return (
    <div className={style.panel}>
      <fieldset className={style.wards}>
        <legend>{t('filter.wards')}</legend>
        {wards.length === 0 ? <p className="dim">{t('filter.noWards')}</p> : null}
        {wards.map(([ward, name], place) => (
          <label key={ward} className={style.choice}>
            <input
              type="checkbox"
              data-autofocus={place === 0 || undefined}
              checked={filters.wards.includes(ward)}
              onChange={() => choose(withWard(filters, ward))}
            />
            <span className="cut">{name}</span>
            <span className="dim">{count(waiting.get(ward) ?? 0)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('filter.priority')}</legend>
        {[null, ...priorities].map((priority) => (
          <label key={priority} className={style.choice}>
            <input
              type="radio"
              name="priority"
              checked={filters.priority === priority}
              onChange={() => choose({ ...filters, priority })}
            />
            <span>{priority === null ? t('filter.anyPriority') : word(`priority.${priority}`)}</span>
          </label>
        ))}
      </fieldset>
      <label className={style.class}>
        {t('filter.class')}
        <select
          value={filters.class ?? ''}
          onChange={({ target }) =>
            choose({ ...filters, class: classes.find((each) => each === target.value) ?? null })
          }
        >
          <option value="">{t('filter.anyClass')}</option>
          {classes.map((each) => (
            <option key={each} value={each}>
              {word(`medicineClass.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <div className={style.foot}>
        <ActionButton label={t('filter.done')} keys="Escape" run={close} main scope={t('filter.title')} />
        <ActionButton
          label={t('filter.clear')}
          keys="L"
          icon={IconFilterOff}
          run={() => choose({ ...allWork, states: filters.states })}
          scope={t('filter.title')}
        />
      </div>
    </div>
  );
}
