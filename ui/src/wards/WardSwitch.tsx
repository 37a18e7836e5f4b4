import { Select } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Location } from '../ipc/types';
import { Key } from '../shared/Key';
import { useKeys } from '../shared/keys';
import style from './Wards.module.css';

/** Which ward is on the wall: one name, few as buttons, or many in a list. */
export function WardSwitch({
  wards,
  ward,
  choose,
}: {
  wards: Location[];
  ward: Location;
  choose: (ward: string) => void;
}) {
  const { t } = useTranslation('wards');
  const field = useRef<HTMLInputElement>(null);
  const at = wards.findIndex(({ location_id }) => location_id === ward.location_id);
  const step = (by: number) => {
    const next = wards[(at + by + wards.length) % wards.length];
    if (next !== undefined) choose(next.location_id);
  };
  const several = wards.length > 1;
  useKeys(t('ward'), [
    { keys: 'PageDown', label: t('nextWard'), when: several, run: () => step(1) },
    { keys: 'PageUp', label: t('previousWard'), when: several, run: () => step(-1) },
    { keys: 'W', label: t('chooseWard'), when: several, run: () => field.current?.focus() },
  ]);
  if (!several) return <h2 className={`${style.ward} cut`}>{ward.name}</h2>;
  return (
    <div className={style.switch}>
      <Select
        ref={field}
        className={style.choice}
        aria-label={t('ward')}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        size="md"
        value={ward.location_id}
        onChange={(next) => {
          if (next === null) return;
          choose(next);
          field.current?.blur();
        }}
        rightSection={<Key keys="W" />}
        data={wards.map(({ location_id, name }) => ({ value: location_id, label: name }))}
      />
      <span className="dim small nb">
        <Key keys="PageUp" /> <Key keys="PageDown" />
      </span>
    </div>
  );
}
