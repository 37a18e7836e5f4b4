import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { patientRecord, search } from '../ipc/questions';
import type { PatientRecord, PatientSummary } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { Key } from '../shared/Key';
import { useKeys } from '../shared/keys';
import { MeaningNote } from '../shared/Meaning';
import { refusalAt } from '../shared/refusals';
import { useFormat } from '../shared/useFormat';
import { DeedForm } from './DeedForm';
import style from './Forms.module.css';
import { HitLine } from './HitLine';
import { contradictions, type Telling } from './merging';
import screen from './Patients.module.css';
import { cnsText, cpfText } from './typed';

/** Two records of one person: found, compared side by side, and one chosen to stay. */
export function MergeForm({ patient, close }: { patient: PatientSummary; close: () => void }) {
  const [other, setOther] = useState<string>();
  if (other === undefined) return <FindOther patient={patient} choose={setOther} />;
  return <Compare patient={patient.patient_id} other={other} close={close} />;
}

function FindOther({ patient, choose }: { patient: PatientSummary; choose: (id: string) => void }) {
  const { t } = useTranslation('patients');
  const [text, setText] = useState(patient.name);
  const typed = text.trim();
  const found = useQuery({
    ...search({ text: typed, filter: { kinds: ['Patient'], ward: null }, limit: 8 }),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
  });
  const others = (found.data?.value ?? []).filter(
    ({ id, state }) => id !== patient.patient_id && state !== 'Merged',
  );
  useKeys(
    t('deed.merge.find'),
    others.map((hit, place) => ({
      keys: `Alt+${place + 1}`,
      label: t('deed.merge.with', { place: place + 1 }),
      run: () => choose(hit.id),
    })),
  );
  return (
    <div className={style.form}>
      <TextInput
        label={t('deed.merge.find')}
        description={t('deed.merge.findHint')}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.data !== undefined && others.length === 0 ? <p className="dim">{t('deed.merge.none')}</p> : null}
      <ul className={screen.alike}>
        {others.map((hit, place) => (
          <li key={hit.id}>
            <button type="button" onClick={() => choose(hit.id)}>
              <HitLine hit={hit} />
              <Key keys={`Alt+${place + 1}`} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useRecord(id: string): PatientRecord | undefined {
  const record = useQuery(patientRecord({ id, encounter: null }));
  return record.data?.value.kind === 'Shown' ? record.data.value.value : undefined;
}

function Compare({ patient, other, close }: { patient: string; other: string; close: () => void }) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const go = useNavigate();
  const [survivor, setSurvivor] = useState(patient);
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const merging = useCommand(() => {
    close();
    void go(`/patients/${survivor}`, { replace: true });
  });
  const [left, right] = [useRecord(patient), useRecord(other)];
  const duplicate = survivor === patient ? other : patient;
  const doubts = left === undefined || right === undefined ? [] : contradictions(left, right);
  const unknown = t('unknownValue');
  const rows: [string, (known: PatientRecord) => string][] = [
    [t('field.name'), ({ name }) => name],
    [t('field.socialName'), ({ social_name }) => social_name ?? unknown],
    [t('field.birth'), ({ birth_date }) => (birth_date ? format.plainDate(birth_date) : unknown)],
    [t('field.sex'), ({ sex }) => word(`sex.${sex}`)],
    [t('field.cpf'), ({ cpf }) => (cpf ? cpfText(cpf) : unknown)],
    [t('field.cns'), ({ cns }) => (cns ? cnsText(cns) : unknown)],
    [t('field.motherName'), ({ mother_name }) => mother_name ?? unknown],
    [t('field.phone'), ({ phone }) => phone ?? unknown],
    [t('summary.allergies'), (known) => standing(known) || unknown],
    [t('deed.merge.registered'), ({ registered_at }) => format.date(registered_at)],
    [t('deed.merge.stays'), ({ encounters }) => format.count((encounters ?? []).length)],
    [t('deed.merge.prescriptions'), ({ prescriptions }) => format.count((prescriptions ?? []).length)],
  ];
  const name = survivor === patient ? left?.name : right?.name;
  const refused = (['duplicate', 'survivor'] as const)
    .map((field) => refusalAt(merging.refusals, field, word))
    .find((text) => text !== undefined);
  return (
    <DeedForm
      label={t('deed.merge.do')}
      submit={() => {
        setTried(true);
        if (sure) merging.give({ command: 'MergePatients', body: { duplicate, survivor } });
      }}
      close={close}
      busy={merging.busy}
      error={merging.error}
      fields={['duplicate', 'survivor']}
      why={left === undefined || right === undefined ? t('deed.merge.reading') : undefined}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('deed.merge.stay')}
        value={survivor}
        onChange={setSurvivor}
        data={[
          { value: patient, label: t('deed.merge.stayThis') },
          { value: other, label: t('deed.merge.stayOther') },
        ]}
      />
      {left === undefined || right === undefined ? null : (
        <table className={style.compare}>
          <thead>
            <tr>
              <th scope="col">{t('deed.merge.compare')}</th>
              {[patient, other].map((id) => (
                <td key={id} className={id === survivor ? style.stays : undefined}>
                  <b>{t(id === survivor ? 'deed.merge.stays1' : 'deed.merge.goes')}</b>
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, read]) => {
              const values = [read(left), read(right)] as const;
              const differ = values[0] !== values[1];
              return (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className={`${differ ? style.differs : ''} ${survivor === patient ? style.stays : ''}`}>
                    {values[0]}
                  </td>
                  <td className={`${differ ? style.differs : ''} ${survivor === other ? style.stays : ''}`}>
                    {values[1]}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {doubts.length === 0 ? null : (
        <MeaningNote
          of="danger"
          title={t('deed.merge.doubt', { what: doubts.map((field) => t(labels[field])).join(', ') })}
        />
      )}
      <MeaningNote of="caution" title={t('deed.merge.warning', { name: name ?? '' })}>
        {t('deed.merge.warningText')}
      </MeaningNote>
      <Checkbox
        label={t('deed.merge.sure')}
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
        error={tried && !sure ? t('deed.merge.unsure') : undefined}
      />
      {refused === undefined ? null : <MeaningNote of="danger" title={refused} />}
    </DeedForm>
  );
}

const labels = {
  birth_date: 'field.birth',
  cpf: 'field.cpf',
  cns: 'field.cns',
  sex: 'field.sex',
} as const satisfies Record<Telling, string>;

function standing({ allergies }: PatientRecord): string {
  return (allergies ?? [])
    .filter(({ refuted_at }) => !refuted_at)
    .map(({ name }) => name)
    .join(', ');
}
