import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { execute, setPassword } from '../ipc/commands';
import { newId } from '../ipc/newId';
import type { Practitioner } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { MeaningNote } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { RefusalField } from '../shared/RefusalField';
import { refusalsOf, TroubleNote } from '../shared/RefusalNotes';
import { suggestedLogin, type UserForm, userForm } from './people';
import { RolesField } from './RolesField';

const fields = ['login', 'name', 'roles', 'practitioner_id', 'password'];

interface Props {
  practitioners: Practitioner[];
  made: (id: string) => void;
  close: () => void;
}

/** Somebody new: first they are registered, then they get a password, which never enters the record. */
export function NewUser({ practitioners, made, close }: Props) {
  const { t } = useTranslation('staff');
  const queries = useQueryClient();
  const [id] = useState(() => newId());
  const [form, setForm] = useState<UserForm>(() => userForm(undefined));
  const [login, setLogin] = useState<string>();
  const [password, setPasswordText] = useState('');
  const [registered, setRegistered] = useState(false);
  const change = (changes: Partial<UserForm>) => setForm({ ...form, ...changes });
  const adding = useMutation({
    mutationFn: async () => {
      const body = {
        login: login ?? suggestedLogin(form.name),
        name: form.name.trim(),
        roles: form.roles,
        practitioner_id: form.practitioner,
      };
      await execute(id, { command: 'RegisterUser', body });
      setRegistered(true);
      await setPassword(id, password);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['staff'] });
      made(id);
    },
  });
  const refusals = refusalsOf(adding.error);
  return (
    <div className={panes.one}>
      <div className={panes.scroll}>
        <form
          className={panes.form}
          onSubmit={(event) => {
            event.preventDefault();
            adding.mutate();
          }}
        >
          <h2>{t('newUser')}</h2>
          {registered ? <MeaningNote of="information" title={t('onlyPasswordLeft')} /> : null}
          <fieldset disabled={registered} className={panes.form}>
            <div className={panes.two}>
              <RefusalField refusals={refusals} field="name">
                {(error) => (
                  <TextInput
                    label={t('field.name')}
                    required
                    autoFocus
                    value={form.name}
                    onChange={(event) => change({ name: event.currentTarget.value })}
                    error={error}
                  />
                )}
              </RefusalField>
              <RefusalField refusals={refusals} field="login">
                {(error) => (
                  <TextInput
                    label={t('field.login')}
                    required
                    autoCapitalize="none"
                    value={login ?? suggestedLogin(form.name)}
                    onChange={(event) => setLogin(event.currentTarget.value)}
                    error={error}
                  />
                )}
              </RefusalField>
            </div>
            <RolesField form={form} change={change} practitioners={practitioners} refusals={refusals} />
          </fieldset>
          <RefusalField refusals={refusals} field="password">
            {(error) => (
              <PasswordInput
                label={t('field.firstPassword')}
                description={t('firstPasswordHint')}
                required
                autoComplete="new-password"
                value={password}
                onChange={(event) => setPasswordText(event.currentTarget.value)}
                error={error}
              />
            )}
          </RefusalField>
          <TroubleNote error={adding.error} fields={fields} />
        </form>
      </div>
      <div className={panes.foot}>
        <ActionButton
          label={t('register')}
          keys="Ctrl+Enter"
          main
          busy={adding.isPending}
          run={() => adding.mutate()}
        />
        <ActionButton label={t('giveUp')} keys="Escape" run={close} />
      </div>
    </div>
  );
}
