import { Autocomplete, Checkbox, MultiSelect, SegmentedControl, TagsInput, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { substances } from '../ipc/questions';
import { useCommand } from '../ipc/useCommand';
import { ActionButton } from '../shared/ActionButton';
import panes from '../shared/panes.module.css';
import { RefusalField } from '../shared/RefusalField';
import { TroubleNote } from '../shared/RefusalNotes';
import { councils } from '../staff/people';
import { noRestriction, type RestrictionForm, restrictionInput } from './restriction';

/** A new restriction: about what, who may, and where it comes from. */
export function RestrictionEditor({ done }: { done: (id: string) => void }) {
  const { t } = useTranslation('catalogue');
  const [form, setForm] = useState<RestrictionForm>(noRestriction);
  const change = (changes: Partial<RestrictionForm>) => setForm({ ...form, ...changes });
  const typed = form.substance.trim();
  const found = useQuery({
    ...substances({ typed }),
    enabled: form.by === 'substance' && typed !== '',
    placeholderData: keepPreviousData,
  });
  const [tried, setTried] = useState(false);
  const setting = useCommand(done);
  return (
    <div className={panes.form}>
      <SegmentedControl
        data={[
          { value: 'substance', label: t('by.substance') },
          { value: 'atc', label: t('by.atc') },
        ]}
        value={form.by}
        onChange={(by) => change({ by: by === 'atc' ? 'atc' : 'substance' })}
      />
      <RefusalField
        refusals={setting.refusals}
        field="atc_prefix"
        missing={tried && (form.by === 'atc' ? form.atc : form.substance).trim() === ''}
      >
        {(error) =>
          form.by === 'atc' ? (
            <TextInput
              label={t('field.atcPrefix')}
              description={t('atcPrefixHint')}
              required
              maxLength={7}
              value={form.atc}
              onChange={(event) => change({ atc: event.currentTarget.value })}
              error={error}
            />
          ) : (
            <Autocomplete
              label={t('field.substance')}
              required
              data-autofocus
              data={[...new Set((found.data ?? []).map(({ key }) => key))]}
              value={form.substance}
              onChange={(substance) => change({ substance })}
              filter={({ options }) => options}
              error={error}
            />
          )
        }
      </RefusalField>
      <div className={panes.two}>
        <RefusalField refusals={setting.refusals} field="councils">
          {(error) => (
            <MultiSelect
              label={t('field.councils')}
              data={[...councils]}
              value={form.councils}
              onChange={(chosen) => change({ councils: chosen })}
              error={error}
            />
          )}
        </RefusalField>
        <TextInput
          label={t('field.registration')}
          placeholder={t('registrationHint')}
          value={form.registration}
          onChange={(event) => change({ registration: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t('field.approval')}
        description={t('approvalHint')}
        value={form.approval}
        onChange={(event) => change({ approval: event.currentTarget.value })}
      />
      <TagsInput
        label={t('field.specialties')}
        description={t('specialtiesHint')}
        value={form.specialties}
        onChange={(specialties) => change({ specialties })}
        acceptValueOnBlur
      />
      <RefusalField refusals={setting.refusals} field="norm" missing={tried && form.norm.trim() === ''}>
        {(error) => (
          <TextInput
            label={t('field.norm')}
            placeholder={t('normHint')}
            required
            value={form.norm}
            onChange={(event) => change({ norm: event.currentTarget.value })}
            error={error}
          />
        )}
      </RefusalField>
      <Checkbox
        label={t('field.toConfirm')}
        checked={form.toConfirm}
        onChange={(event) => change({ toConfirm: event.currentTarget.checked })}
      />
      <TroubleNote error={setting.error} fields={['atc_prefix', 'councils', 'norm']} />
      <div>
        <ActionButton
          label={t('register')}
          keys="Ctrl+Enter"
          main
          busy={setting.busy}
          run={() => {
            setTried(true);
            setting.give({ command: 'SetRestriction', body: restrictionInput(form) });
          }}
        />
      </div>
    </div>
  );
}
