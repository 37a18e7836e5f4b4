import { Select, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { auditedPatients, staff } from '../ipc/questions';
import { plain } from '../search/finding';
import { Key } from '../shared/Key';
import { useKeys } from '../shared/keys';
import { useFormat } from '../shared/useFormat';
import style from './Audit.module.css';
import { isEvent, kinds } from './entry';
import type { AuditForm, Wrong } from './filter';

interface Props {
  form: AuditForm;
  wrong: Wrong;
  narrow: (changes: Partial<AuditForm>) => void;
}

export function Filters({ form, wrong, narrow }: Props) {
  const { t } = useTranslation('audit');
  const { t: word } = useTranslation('vocabulary');
  const first = useRef<HTMLInputElement>(null);
  const people = useQuery(staff({}));
  useKeys(t('filters'), [{ keys: 'F', label: t('filters'), run: () => first.current?.focus() }]);
  return (
    <search className={style.filters} aria-label={t('filters')}>
      <Select
        ref={first}
        label={
          <>
            {t('field.actor')} <Key keys="F" />
          </>
        }
        placeholder={t('anybody')}
        data={
          people.data?.users.map(({ user_id, name, login }) => ({
            value: user_id,
            label: `${name} · ${login}`,
          })) ?? []
        }
        value={form.actor}
        onChange={(actor) => narrow({ actor })}
        searchable
        clearable
        nothingFoundMessage={t('nobody')}
      />
      <PatientSelect patient={form.patient} choose={(patient) => narrow({ patient })} />
      <Select
        label={t('field.kind')}
        placeholder={t('anything')}
        data={kinds.map((kind) => ({
          value: kind,
          label: isEvent(kind) ? word(`event.${kind}`) : t('read'),
        }))}
        value={form.kind}
        onChange={(kind) => narrow({ kind })}
        searchable
        clearable
        nothingFoundMessage={t('nothingSuch')}
      />
      <TextInput
        label={t('field.from')}
        placeholder={t('dayHint')}
        value={form.from}
        onChange={(event) => narrow({ from: event.currentTarget.value })}
        error={wrong.from ? t('noDay') : undefined}
      />
      <TextInput
        label={t('field.until')}
        placeholder={t('dayHint')}
        value={form.until}
        onChange={(event) => narrow({ until: event.currentTarget.value })}
        error={wrong.until ? t('noDay') : undefined}
      />
    </search>
  );
}

function PatientSelect({
  patient,
  choose,
}: {
  patient: AuditForm['patient'];
  choose: (patient: AuditForm['patient']) => void;
}) {
  const { t } = useTranslation('audit');
  const { plainDate } = useFormat();
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const found = useQuery({
    ...auditedPatients({ typed: text }),
    enabled: text !== '' && text !== patient?.name,
    placeholderData: keepPreviousData,
  });
  const hits = (found.data?.value ?? []).map((hit) => ({
    value: hit.id,
    name: plain(hit.title),
    label: [plain(hit.title), hit.birth_date ? plainDate(hit.birth_date) : ''].filter(Boolean).join(' · '),
  }));
  const held = patient && !hits.some(({ value }) => value === patient.id);
  return (
    <Select
      label={t('field.patient')}
      placeholder={t('anyPatient')}
      data={held ? [{ value: patient.id, label: patient.name }, ...hits] : hits}
      value={patient?.id ?? null}
      onChange={(id) => {
        const hit = hits.find(({ value }) => value === id);
        choose(hit === undefined ? null : { id: hit.value, name: hit.name });
      }}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      searchable
      clearable
      nothingFoundMessage={text === '' ? t('typeName') : t('nobody')}
    />
  );
}
