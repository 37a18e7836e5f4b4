import { PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setPassword } from '../ipc/commands';
import type { Practitioner, User } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { ActionButton } from '../shared/ActionButton';
import { Meaning, MeaningNote } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { RefusalField } from '../shared/RefusalField';
import { refusalsOf, TroubleNote } from '../shared/RefusalNotes';
import { type UserForm, userForm } from './people';
import { RolesField } from './RolesField';
import style from './Staff.module.css';

/** One user: their roles, whether they may sign in, a new password. */
export function UserDetail({ user, practitioners }: { user: User; practitioners: Practitioner[] }) {
  const { t } = useTranslation('staff');
  const queries = useQueryClient();
  const [form, setForm] = useState<UserForm>(() => userForm(user));
  const [password, setPasswordText] = useState('');
  const changed = JSON.stringify(form) !== JSON.stringify(userForm(user));
  const again = () => queries.invalidateQueries({ queryKey: ['staff'] });
  const saving = useCommand(() => void again());
  const giving = useMutation({
    mutationFn: () => setPassword(user.user_id, password),
    onSuccess: () => setPasswordText(''),
  });
  const save = (active: boolean, { roles, practitioner }: UserForm) =>
    saving.give({
      command: 'ChangeUser',
      body: { user_id: user.user_id, roles, active, practitioner_id: practitioner },
    });
  const passwordRefusals = refusalsOf(giving.error);
  return (
    <div className={panes.one}>
      <div className={panes.scroll}>
        <div className={panes.form}>
          <header className={style.head}>
            <h2 className="cut">{user.name}</h2>
            <span className="dim">{user.login}</span>
            {user.active ? null : <Meaning of="danger">{t('barred')}</Meaning>}
          </header>
          <RolesField
            form={form}
            change={(changes) => setForm({ ...form, ...changes })}
            practitioners={practitioners}
            refusals={saving.refusals}
          />
          <TroubleNote error={saving.error} fields={['roles', 'practitioner_id']} />
          <form
            className={style.password}
            onSubmit={(event) => {
              event.preventDefault();
              if (password !== '') giving.mutate();
            }}
          >
            <RefusalField refusals={passwordRefusals} field="password">
              {(error) => (
                <PasswordInput
                  label={t('field.newPassword')}
                  autoComplete="new-password"
                  value={password}
                  onChange={(event) => {
                    setPasswordText(event.currentTarget.value);
                    giving.reset();
                  }}
                  error={error}
                />
              )}
            </RefusalField>
            <ActionButton
              label={t('givePassword')}
              keys="Alt+S"
              type="submit"
              busy={giving.isPending}
              why={password === '' ? t('writePassword') : undefined}
              run={() => giving.mutate()}
            />
          </form>
          {giving.isSuccess ? <MeaningNote of="fine" title={t('passwordGiven')} /> : null}
          <TroubleNote error={giving.error} fields={['password']} />
        </div>
      </div>
      <div className={panes.foot}>
        <ActionButton
          label={t('save')}
          keys="Ctrl+Enter"
          main
          busy={saving.busy}
          why={changed ? undefined : t('nothingChanged')}
          run={() => save(user.active, form)}
        />
        <span className={panes.end}>
          <ActionButton
            label={user.active ? t('bar') : t('letIn')}
            keys="Alt+X"
            danger={user.active}
            run={() => save(!user.active, userForm(user))}
          />
        </span>
      </div>
    </div>
  );
}
