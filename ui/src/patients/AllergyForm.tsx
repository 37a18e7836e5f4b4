import { Autocomplete, Input, SegmentedControl, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { substances } from '../ipc/questions';
import type {
  AllergyAbout,
  AllergyKind,
  PatientSummary,
  Severity,
  Source,
  SubstanceName,
} from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { fold } from '../search/finding';
import { MeaningNote } from '../shared/Meaning';
import { RefusalField } from '../shared/RefusalField';
import { allergyGroups } from './allergyGroups';
import { DeedForm } from './DeedForm';
import style from './Forms.module.css';
import { orNull } from './typed';

const kinds: readonly AllergyKind[] = ['Allergy', 'PseudoAllergy', 'Intolerance', 'SideEffect', 'Unknown'];
const severities: readonly Severity[] = ['Mild', 'Moderate', 'Severe'];
const sources: readonly Source[] = ['Patient', 'Family', 'Professional', 'Record'];
const abouts = ['Substance', 'Group', 'Text'] as const;
type About = (typeof abouts)[number];

/** An allergy: to a substance or a group, which prescriptions are checked against, or to anything else, which is only shown. */
export function AllergyForm({ patient, close }: { patient: PatientSummary; close: () => void }) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const [about, setAbout] = useState<About>('Substance');
  const [typed, setTyped] = useState('');
  const [group, setGroup] = useState<string | null>(null);
  const [kind, setKind] = useState<AllergyKind>('Allergy');
  const [severity, setSeverity] = useState<Severity | ''>('');
  const [manifestation, setManifestation] = useState('');
  const [source, setSource] = useState<Source>('Patient');
  const [tried, setTried] = useState(false);
  const recording = useCommand(close);
  const found = useQuery({
    ...substances({ typed: typed.trim() }),
    enabled: about === 'Substance' && typed.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const names = found.data ?? [];
  const subject = aboutOf(about, typed, group, names);
  const missing =
    subject !== undefined || !tried
      ? undefined
      : t(about === 'Substance' ? 'allergy.notInList' : 'allergy.missing');
  const already =
    about !== 'Group' &&
    patient.allergies.some(({ name }) => fold(name) === fold(typed.trim()) && typed.trim() !== '');
  const save = () => {
    setTried(true);
    if (subject === undefined) return;
    recording.give({
      command: 'RecordAllergy',
      body: {
        patient_id: patient.patient_id,
        about: subject,
        kind,
        severity: severity === '' ? null : severity,
        manifestation: orNull(manifestation),
        source,
      },
    });
  };
  return (
    <DeedForm
      label={t('deed.allergy.do')}
      submit={save}
      close={close}
      busy={recording.busy}
      error={recording.error}
      fields={['about']}
    >
      <SegmentedControl
        aria-label={t('allergy.to')}
        value={about}
        onChange={(about) => setAbout(about as About)}
        data={abouts.map((value) => ({ value, label: t(`allergy.about.${value}`) }))}
      />
      <RefusalField refusals={recording.refusals} field="about">
        {(error) =>
          about === 'Group' ? (
            <Select
              key={about}
              label={t('allergy.group')}
              placeholder={t('allergy.groupHint')}
              searchable
              openOnFocus={false}
              autoFocus
              value={group}
              onChange={setGroup}
              error={error ?? missing}
              data={allergyGroups.map((code) => ({ value: code, label: t(`group.${code}`) }))}
            />
          ) : about === 'Substance' ? (
            <Autocomplete
              key={about}
              label={t('allergy.substance')}
              description={t('allergy.substanceHint')}
              data-autofocus
              autoFocus
              value={typed}
              onChange={setTyped}
              error={error ?? missing}
              data={names.map(({ key }) => key)}
              filter={({ options }) => options}
              limit={8}
            />
          ) : (
            <TextInput
              key={about}
              label={t('allergy.text')}
              description={t('allergy.textHint')}
              autoFocus
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              error={error ?? missing}
            />
          )
        }
      </RefusalField>
      {already ? <MeaningNote of="caution" title={t('allergy.already', { name: typed.trim() })} /> : null}
      <div className={style.row}>
        <Select
          label={t('allergy.kind')}
          value={kind}
          onChange={(kind) => setKind((kind ?? 'Unknown') as AllergyKind)}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: capital(word(`allergyKind.${value}`)) }))}
        />
        <Select
          label={t('allergy.source')}
          value={source}
          onChange={(source) => setSource((source ?? 'Patient') as Source)}
          allowDeselect={false}
          data={sources.map((value) => ({ value, label: word(`source.${value}`) }))}
        />
      </div>
      <Input.Wrapper label={t('allergy.severity')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('allergy.severity')}
          value={severity}
          onChange={(severity) => setSeverity(severity as Severity | '')}
          data={[
            { value: '', label: t('allergy.severityNone') },
            ...severities.map((value) => ({ value, label: capital(word(`severity.${value}`)) })),
          ]}
        />
      </Input.Wrapper>
      <TextInput
        label={t('allergy.manifestation')}
        placeholder={t('allergy.manifestationHint')}
        value={manifestation}
        onChange={(event) => setManifestation(event.currentTarget.value)}
      />
    </DeedForm>
  );
}

/** As a choice begins. */
function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function aboutOf(
  about: About,
  typed: string,
  group: string | null,
  names: SubstanceName[],
): AllergyAbout | undefined {
  if (about === 'Group') return group === null ? undefined : { kind: 'Group', code: group };
  const text = typed.trim();
  if (text === '') return undefined;
  if (about === 'Text') return { kind: 'Text', text };
  const substance =
    names.find(({ key }) => fold(key) === fold(text)) ?? (names.length === 1 ? names[0] : undefined);
  return substance === undefined ? undefined : { kind: 'Substance', substance_id: substance.substance_id };
}
