import { Checkbox, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Practitioner, Refusal } from '../ipc/types';
import { RefusalField } from '../shared/RefusalField';
import { councilOf, roles, type UserForm } from './people';
import style from './Staff.module.css';

interface Props {
  form: UserForm;
  change: (changes: Partial<UserForm>) => void;
  practitioners: Practitioner[];
  refusals: Refusal[];
}

/** What somebody does in the house, and who they are before their council. */
export function RolesField({ form, change, practitioners, refusals }: Props) {
  const { t } = useTranslation('staff');
  const { t: word } = useTranslation('vocabulary');
  return (
    <>
      <RefusalField refusals={refusals} field="roles">
        {(error) => (
          <Checkbox.Group
            label={t('field.roles')}
            required
            value={form.roles}
            onChange={(chosen) => change({ roles: roles.filter((role) => chosen.includes(role)) })}
            error={error}
          >
            <div className={style.roles}>
              {roles.map((role) => (
                <Checkbox
                  key={role}
                  value={role}
                  label={word(`role.${role}`)}
                  description={t(`mayDo.${role}`)}
                />
              ))}
            </div>
          </Checkbox.Group>
        )}
      </RefusalField>
      <RefusalField refusals={refusals} field="practitioner_id">
        {(error) => (
          <Select
            label={t('field.practitioner')}
            description={t('practitionerHint')}
            placeholder={t('noPractitioner')}
            data={practitioners.map((it) => ({
              value: it.practitioner_id,
              label: `${it.name} · ${councilOf(it)}`,
            }))}
            value={form.practitioner}
            onChange={(practitioner) => change({ practitioner })}
            searchable
            clearable
            error={error === undefined ? undefined : t('practitionerNeeded')}
          />
        )}
      </RefusalField>
    </>
  );
}
