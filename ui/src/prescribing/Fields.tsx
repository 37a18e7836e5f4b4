import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogueEntry } from '../ipc/questions';
import type { ItemOrder, OverrideReason, Refusal, Route, Unit } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { unitText } from '../shared/format';
import { refusalAt } from '../shared/refusals';
import { type Extras, whole } from './draft';
import style from './Fields.module.css';
import {
  doseUnits,
  durations,
  type FieldTexts,
  frequencies,
  handedOut,
  itemFrom,
  rateUnits,
  textsOf,
  unreadable,
} from './fields';

const reasons: readonly OverrideReason[] = [
  'BenefitOutweighsRisk',
  'AlreadyTolerated',
  'DoseAdjusted',
  'AllergyNotConfirmed',
  'NoAlternative',
  'PalliativeCare',
  'Protocol',
  'Emergency',
  'AlertDataWrong',
  'Other',
];

interface Props {
  item: ItemOrder;
  extras: Extras;
  refusals: Refusal[];
  write: (item: ItemOrder) => void;
  close: () => void;
  done: () => void;
}

/** The item field by field. What is filled in is written into the line at once. */
export function Fields({ item: read, extras, refusals, write, close, done }: Props) {
  const { t } = useTranslation('prescribing');
  const { t: word } = useTranslation('vocabulary');
  const [item] = useState(() => whole(read, extras));
  const [texts, setTexts] = useState(() => textsOf(read, extras));
  const medicine = useQuery(catalogueEntry({ id: item.medicine_id }));
  const known: readonly Route[] = medicine.data?.value?.routes ?? [];
  const routes = texts.route === '' || known.includes(texts.route) ? known : [texts.route, ...known];
  const noNumber = unreadable(texts);
  const plain = item.kind === 'Dose' || item.kind === 'Infusion';

  const set = (changes: Partial<FieldTexts>) => {
    const next = { ...texts, ...changes };
    setTexts(next);
    if (unreadable(next).length === 0) write(itemFrom(item, next));
  };
  const errorOf = (name: keyof FieldTexts, field: string) =>
    noNumber.includes(name) ? t('fields.noNumber') : refusalAt(refusals, field, word);
  const text = (name: TextName, field: string) => ({
    label: t(`fields.${name}`),
    value: texts[name],
    error: errorOf(name, field),
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  const unit = (name: 'doseUnit' | 'mostUnit' | 'rateUnit' | 'quantityUnit', units: readonly Unit[]) => (
    <NativeSelect
      aria-label={t(`fields.${name}`)}
      value={texts[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value as Unit })}
      data={(units.includes(texts[name]) ? units : [texts[name], ...units]).map((unit) => ({
        value: unit,
        label: unitText(unit, '2', word),
      }))}
    />
  );
  const press = (event: KeyboardEvent) => {
    const enter = event.key === 'Enter' && !event.ctrlKey && !(event.target instanceof HTMLButtonElement);
    if (!enter && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (enter) done();
    else close();
  };
  const kinds = frequencies.some((kind) => kind === texts.frequency) || texts.frequency === '';
  return (
    <fieldset className={style.fields} onKeyDown={press} aria-label={t('fields.title')}>
      {plain ? (
        <Pair>
          <TextInput {...text('dose', 'dose')} autoFocus inputMode="decimal" />
          {unit('doseUnit', doseUnits)}
        </Pair>
      ) : (
        <p className={style.inLine}>
          {t(`fields.${item.kind === 'Taper' ? 'taperInLine' : 'variableInLine'}`)}
        </p>
      )}
      <NativeSelect
        label={t('fields.route')}
        value={texts.route}
        error={errorOf('route', 'route')}
        onChange={(event) => set({ route: event.currentTarget.value as Route | '' })}
        data={[
          { value: '', label: t('fields.choose') },
          ...routes.map((route) => ({ value: route, label: `${route} · ${word(`route.${route}`)}` })),
        ]}
      />
      {kinds ? (
        <Pair wordy>
          <NativeSelect
            label={t('fields.frequency')}
            value={texts.frequency}
            error={errorOf('frequencyNumber', 'frequency')}
            onChange={(event) => set({ frequency: event.currentTarget.value as FieldTexts['frequency'] })}
            data={[
              { value: '', label: t('fields.choose') },
              ...frequencies.map((kind) => ({ value: kind, label: t(`fields.frequencies.${kind}`) })),
            ]}
          />
          {['EveryHours', 'TimesPerDay', 'EveryDays'].includes(texts.frequency) ? (
            <TextInput
              aria-label={t('fields.frequencyNumber')}
              value={texts.frequencyNumber}
              inputMode="numeric"
              onChange={(event) => set({ frequencyNumber: event.currentTarget.value })}
            />
          ) : null}
        </Pair>
      ) : (
        <p className={style.inLine}>{t('fields.timesInLine')}</p>
      )}
      <Pair wordy>
        <NativeSelect
          label={t('fields.duration')}
          value={texts.duration}
          error={errorOf('days', 'duration')}
          onChange={(event) => set({ duration: event.currentTarget.value as FieldTexts['duration'] })}
          data={[
            { value: '', label: t('fields.choose') },
            ...durations.map((kind) => ({ value: kind, label: t(`fields.durations.${kind}`) })),
          ]}
        />
        {texts.duration === 'Days' ? (
          <TextInput
            aria-label={t('fields.days')}
            value={texts.days}
            inputMode="numeric"
            onChange={(event) => set({ days: event.currentTarget.value })}
          />
        ) : null}
      </Pair>
      <Checkbox
        className={style.check}
        label={t('fields.needed')}
        checked={texts.needed}
        onChange={(event) => set({ needed: event.currentTarget.checked })}
      />
      {texts.needed ? (
        <>
          <TextInput {...text('reason', 'as_needed.reason')} />
          <TextInput {...text('interval', 'as_needed.min_interval_hours')} inputMode="numeric" />
          <Pair>
            <TextInput {...text('most', 'as_needed.max_daily')} inputMode="decimal" />
            {unit('mostUnit', doseUnits)}
          </Pair>
        </>
      ) : null}
      <TextInput {...text('diluent', 'diluent')} placeholder={t('fields.diluentHint')} />
      <TextInput {...text('volume', 'volume')} inputMode="decimal" />
      <Pair>
        <TextInput {...text('rate', 'rate')} inputMode="decimal" />
        {unit('rateUnit', rateUnits)}
      </Pair>
      <Pair>
        <TextInput {...text('quantity', 'quantity')} inputMode="decimal" />
        {unit('quantityUnit', handedOut)}
      </Pair>
      <TextInput {...text('indication', 'indication')} />
      <TextInput {...text('cid', 'cid')} placeholder={t('fields.cidHint')} />
      <Textarea
        className={style.wide}
        {...text('instructions', 'instructions')}
        rows={1}
        autosize
        maxRows={3}
      />
      <NativeSelect
        label={t('fields.override')}
        value={texts.override}
        error={errorOf('override', 'allergy_override')}
        onChange={(event) => set({ override: event.currentTarget.value as OverrideReason | '' })}
        data={[
          { value: '', label: t('fields.noOverride') },
          ...reasons.map((reason) => ({ value: reason, label: word(`overrideReason.${reason}`) })),
        ]}
      />
      {texts.override === '' ? null : <TextInput {...text('overrideText', 'allergy_override.text')} />}
      <Checkbox
        className={style.check}
        label={t('fields.noSubstitution')}
        checked={texts.noSubstitution}
        onChange={(event) => set({ noSubstitution: event.currentTarget.checked })}
      />
      <div className={style.end}>
        <ActionButton label={t('fields.done')} keys="Enter" main run={done} />
        <ActionButton label={t('fields.close')} keys="Escape" run={close} />
      </div>
    </fieldset>
  );
}

type TextName =
  | 'dose'
  | 'reason'
  | 'interval'
  | 'most'
  | 'diluent'
  | 'volume'
  | 'rate'
  | 'quantity'
  | 'indication'
  | 'cid'
  | 'instructions'
  | 'overrideText';

/** A number with its unit; or, `wordy`, a choice with its number. */
function Pair({ children, wordy = false }: { children: ReactNode; wordy?: boolean }) {
  return <div className={`${style.pair} ${wordy ? style.wordy : ''}`}>{children}</div>;
}
