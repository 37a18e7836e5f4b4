import { Input, Select, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../ipc/types';
import { unitText } from '../shared/format';
import style from './Catalogue.module.css';
import { type AmountForm, units } from './medicine';

interface Props {
  label: string;
  amount: AmountForm;
  change: (amount: AmountForm) => void;
  error?: string | undefined;
}

/** A number and its unit, side by side. */
export function AmountField({ label, amount, change, error }: Props) {
  const { t } = useTranslation('catalogue');
  const { t: word } = useTranslation('vocabulary');
  const id = useId();
  const all = units.includes(amount.unit) ? units : [...units, amount.unit];
  return (
    <Input.Wrapper label={label} labelProps={{ htmlFor: id }} error={error}>
      <div className={style.amount}>
        <TextInput
          id={id}
          value={amount.value}
          onChange={(event) => change({ ...amount, value: event.currentTarget.value })}
          inputMode="decimal"
          error={error !== undefined}
        />
        <Select
          aria-label={t('unitOf', { label })}
          data={all.map((unit) => ({ value: unit, label: unitText(unit, '1', word) }))}
          value={amount.unit}
          onChange={(unit) => change({ ...amount, unit: (unit as Unit | null) ?? amount.unit })}
          allowDeselect={false}
        />
      </div>
    </Input.Wrapper>
  );
}
