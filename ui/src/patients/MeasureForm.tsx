import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientSummary, Source, Unit } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { unitText } from '../shared/format';
import { RefusalField } from '../shared/RefusalField';
import { TimeZone, useFormat } from '../shared/useFormat';
import { DeedForm } from './DeedForm';
import style from './Forms.module.css';
import { MomentFields } from './MomentFields';
import { type Measure, measures, otherUnits } from './measures';
import { readMoment, readNumber } from './typed';

const sources: readonly Source[] = ['Device', 'Laboratory', 'Professional', 'Patient', 'Family', 'Record'];
const OTHER = 'other';

/** Weight, height, creatinine, pregnancy, or any other measured value, with when it was measured and who says so. */
export function MeasureForm({ patient, close }: { patient: PatientSummary; close: () => void }) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const zone = use(TimeZone);
  const format = useFormat();
  const [chosen, setChosen] = useState<string>('weight');
  const [code, setCode] = useState('');
  const [value, setValue] = useState('');
  const [unit, setUnit] = useState<Unit>('kg');
  const [source, setSource] = useState<Source>('Device');
  const [moment, setMoment] = useState(() => ({
    date: format.date(Date.now()),
    hour: format.time(Date.now()),
  }));
  const [tried, setTried] = useState(false);
  const recording = useCommand(close);
  const measure = measures.find(({ name }) => name === chosen);
  const isAnswer = measure?.name === 'pregnancy';
  const units: readonly Unit[] = measure?.units ?? otherUnits;
  const amount = readNumber(value);
  const at = readMoment(moment.date, moment.hour, zone);
  const choose = (name: string | null) => {
    if (name === null) return;
    const next: Measure | undefined = measures.find((measure) => measure.name === name);
    setChosen(name);
    setUnit(next?.units[0] ?? '1');
    setValue(name === 'pregnancy' ? '1' : '');
  };
  const save = () => {
    setTried(true);
    const of = measure?.code ?? code.trim();
    if (amount === undefined || at === undefined || of === '') return;
    recording.give({
      command: 'RecordObservation',
      body: {
        patient_id: patient.patient_id,
        code: of,
        value: { value: amount, unit },
        observed_at: at,
        source,
      },
    });
  };
  return (
    <DeedForm
      label={t('deed.measure.do')}
      submit={save}
      close={close}
      busy={recording.busy}
      error={recording.error}
      fields={['code', 'value', 'observed_at']}
    >
      <Select
        label={t('measure.what')}
        searchable
        openOnFocus={false}
        selectFirstOptionOnChange
        allowDeselect={false}
        value={chosen}
        onChange={choose}
        data={[
          ...measures.map(({ name }) => ({ value: name, label: t(`measure.name.${name}`) })),
          { value: OTHER, label: t('measure.other') },
        ]}
      />
      {chosen === OTHER ? (
        <RefusalField refusals={recording.refusals} field="code" missing={tried && code.trim() === ''}>
          {(error) => (
            <TextInput
              label={t('measure.code')}
              placeholder={t('measure.codeHint')}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              error={error}
            />
          )}
        </RefusalField>
      ) : null}
      {isAnswer ? (
        <SegmentedControl
          aria-label={t('measure.name.pregnancy')}
          value={value}
          onChange={setValue}
          data={[
            { value: '1', label: t('measure.pregnant') },
            { value: '0', label: t('measure.notPregnant') },
          ]}
        />
      ) : (
        <RefusalField refusals={recording.refusals} field="value">
          {(error) => (
            <div className={style.row}>
              <TextInput
                label={t('measure.value')}
                inputMode="decimal"
                data-autofocus
                value={value}
                onChange={(event) => setValue(event.currentTarget.value)}
                error={error ?? (tried && amount === undefined ? t('measure.valueWrong') : undefined)}
              />
              <Select
                label={t('measure.unit')}
                value={unit}
                onChange={(unit) => setUnit((unit ?? '1') as Unit)}
                allowDeselect={false}
                data={units.map((value) => ({
                  value,
                  label: value === '1' ? t('measure.noUnit') : unitText(value, '2', word),
                }))}
              />
            </div>
          )}
        </RefusalField>
      )}
      <RefusalField refusals={recording.refusals} field="observed_at">
        {(error) => (
          <MomentFields
            moment={moment}
            change={setMoment}
            error={error ?? (tried && at === undefined ? t('moment.wrong') : undefined)}
          />
        )}
      </RefusalField>
      <Select
        label={t('allergy.source')}
        value={source}
        onChange={(source) => setSource((source ?? 'Device') as Source)}
        allowDeselect={false}
        data={sources.map((value) => ({ value, label: word(`source.${value}`) }))}
      />
    </DeedForm>
  );
}
