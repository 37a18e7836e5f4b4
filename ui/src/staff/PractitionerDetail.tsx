import { Select, TagsInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Practitioner, Situation } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import panes from '../shared/panes.module.css';
import { RefusalField } from '../shared/RefusalField';
import { TroubleNote } from '../shared/RefusalNotes';
import { AddressFields } from './AddressFields';
import {
  councils,
  type PractitionerForm,
  practitionerForm,
  practitionerInput,
  situations,
  states,
} from './people';
import { Specialties } from './Specialties';
import style from './Staff.module.css';

interface Props {
  known: Practitioner | undefined;
  made: (id: string) => void;
  close?: () => void;
}

/** A professional of a council: new, or corrected. Signed prescriptions keep what they said. */
export function PractitionerDetail({ known, made, close }: Props) {
  const { t } = useTranslation('staff');
  const { t: word } = useTranslation('vocabulary');
  const { ready } = useSession();
  const queries = useQueryClient();
  const start = practitionerForm(known, ready.house?.establishment.address?.uf);
  const [form, setForm] = useState<PractitionerForm>(start);
  const change = (changes: Partial<PractitionerForm>) => setForm({ ...form, ...changes });
  const saving = useCommand((id) => {
    void queries.invalidateQueries({ queryKey: ['staff'] }).then(() => made(known?.practitioner_id ?? id));
  });
  const at = (field: string) => (known === undefined ? field : `practitioner.${field}`);
  const fields = ['name', 'council', 'uf', 'number', 'cpf'].map(at);
  const save = () => {
    const practitioner = practitionerInput(form);
    saving.give(
      known === undefined
        ? { command: 'RegisterPractitioner', body: practitioner }
        : { command: 'CorrectPractitioner', body: { practitioner_id: known.practitioner_id, practitioner } },
    );
  };
  const write = (field: 'name' | 'number' | 'cpf' | 'phone') => ({
    label: t(`field.${field}`),
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const changed = JSON.stringify(form) !== JSON.stringify(start);
  return (
    <div className={panes.one}>
      <div className={panes.scroll}>
        <div className={panes.form}>
          <h2 className={`${style.title} cut`}>{known?.name ?? t('newPractitioner')}</h2>
          <div className={panes.two}>
            <RefusalField refusals={saving.refusals} field={at('name')}>
              {(error) => (
                <TextInput required autoFocus={known === undefined} error={error} {...write('name')} />
              )}
            </RefusalField>
            <Select
              label={t('field.situation')}
              data={situations.map((value) => ({ value, label: word(`situation.${value}`) }))}
              value={form.situation}
              onChange={(situation) =>
                change({ situation: (situation as Situation | null) ?? form.situation })
              }
              allowDeselect={false}
            />
          </div>
          <div className={panes.three}>
            <RefusalField refusals={saving.refusals} field={at('council')}>
              {(error) => (
                <Select
                  label={t('field.council')}
                  data={councils.map((council) => ({ value: council, label: council }))}
                  value={form.council}
                  onChange={(council) => change({ council: council ?? form.council })}
                  allowDeselect={false}
                  error={error}
                />
              )}
            </RefusalField>
            <RefusalField refusals={saving.refusals} field={at('uf')}>
              {(error) => (
                <Select
                  label={t('field.uf')}
                  data={states}
                  value={form.uf}
                  onChange={(uf) => change({ uf: uf ?? form.uf })}
                  searchable
                  allowDeselect={false}
                  error={error}
                />
              )}
            </RefusalField>
            <RefusalField refusals={saving.refusals} field={at('number')}>
              {(error) => <TextInput required inputMode="numeric" error={error} {...write('number')} />}
            </RefusalField>
          </div>
          <Specialties specialties={form.specialties} change={(specialties) => change({ specialties })} />
          <TagsInput
            label={t('field.programmes')}
            description={t('programmesHint')}
            data={['TALIDOMIDA', 'MISOPROSTOL']}
            value={form.programmes}
            onChange={(programmes) => change({ programmes })}
            acceptValueOnBlur
          />
          <div className={panes.two}>
            <RefusalField refusals={saving.refusals} field={at('cpf')}>
              {(error) => <TextInput inputMode="numeric" error={error} {...write('cpf')} />}
            </RefusalField>
            <TextInput inputMode="tel" {...write('phone')} />
          </div>
          <AddressFields address={form.address} change={(address) => change({ address })} />
        </div>
      </div>
      <div className={style.said}>
        <TroubleNote error={saving.error} fields={fields} />
      </div>
      <div className={panes.foot}>
        <ActionButton
          label={known === undefined ? t('register') : t('save')}
          keys="Ctrl+Enter"
          main
          busy={saving.busy}
          why={changed ? undefined : t('nothingChanged')}
          run={save}
        />
        {close === undefined ? null : <ActionButton label={t('giveUp')} keys="Escape" run={close} />}
      </div>
    </div>
  );
}
