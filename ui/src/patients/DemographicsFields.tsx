import { Input, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Refusal, Sex } from '../ipc/types';
import { RefusalField } from '../shared/RefusalField';
import { type DemographicsForm, fields } from './demographics';
import style from './Forms.module.css';
import { withSlashes } from './typed';

interface Props {
  form: DemographicsForm;
  change: (form: DemographicsForm) => void;
  refusals: Refusal[];
  /** Before the names of the command's fields. */
  prefix?: string;
  /** What could not be read when somebody tried to send it. */
  wrong: readonly string[];
}

const sexes: readonly Sex[] = ['Female', 'Male', 'Other', 'Unknown'];

/** Who a patient is: the same fields to register and to correct. */
export function DemographicsFields({ form, change, refusals, prefix = '', wrong }: Props) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const write = (field: keyof DemographicsForm, shape: (typed: string) => string = (typed) => typed) => ({
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ ...form, [field]: shape(event.currentTarget.value) }),
    autoComplete: 'off',
  });
  const field = (
    name: keyof typeof fields,
    className: string | undefined,
    more: Record<string, unknown> = {},
  ) => (
    <div className={className}>
      <RefusalField refusals={refusals} field={prefix + fields[name]}>
        {(error) => (
          <TextInput
            label={t(`field.${name}` as 'field.name')}
            error={error}
            {...write(name as keyof DemographicsForm)}
            {...more}
          />
        )}
      </RefusalField>
    </div>
  );
  const missing = wrong.includes('name') ? word('refusal.Missing') : undefined;
  const noDate = wrong.includes('birth') ? t('field.birthWrong') : undefined;
  return (
    <div className={style.grid}>
      {field('name', style.seven, {
        required: true,
        'data-autofocus': true,
        autoFocus: true,
        ...(missing ? { error: missing } : {}),
      })}
      {field('socialName', style.five)}
      {field('birth', style.three, {
        placeholder: t('field.birthHint'),
        inputMode: 'numeric',
        ...write('birth', withSlashes),
        ...(noDate ? { error: noDate } : {}),
      })}
      <Input.Wrapper label={t('field.sex')} className={style.five} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('field.sex')}
          value={form.sex}
          onChange={(sex) => change({ ...form, sex: sex as Sex })}
          data={sexes.map((value) => ({
            value,
            label: value === 'Unknown' ? t('field.sexUnknown') : word(`sex.${value}`),
          }))}
        />
      </Input.Wrapper>
      {field('cpf', style.four, { inputMode: 'numeric', placeholder: t('field.cpfHint') })}
      {field('cns', style.four, { inputMode: 'numeric', placeholder: t('field.cnsHint') })}
      {field('otherDocument', style.four)}
      {field('phone', style.four, { inputMode: 'tel' })}
      {field('motherName', style.six)}
      {field('guardian', style.six)}
      <div className={style.six}>
        <RefusalField refusals={refusals} field={prefix + fields.address}>
          {(error) => <TextInput label={t('field.line')} error={error} {...write('line')} />}
        </RefusalField>
      </div>
      <TextInput className={style.six} label={t('field.district')} {...write('district')} />
      <TextInput className={style.six} label={t('field.city')} {...write('city')} />
      <TextInput
        className={style.two}
        label={t('field.uf')}
        maxLength={2}
        {...write('uf', (uf) => uf.toUpperCase())}
      />
      <TextInput
        className={style.four}
        label={t('field.postalCode')}
        inputMode="numeric"
        {...write('postalCode')}
      />
    </div>
  );
}
