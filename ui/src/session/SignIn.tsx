import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { restOfWords } from '../i18n';
import * as commands from '../ipc/commands';
import { troubleOf } from '../ipc/trouble';
import { ActionButton } from '../shared/ActionButton';
import { fetchAhead } from '../shared/fetched';
import { TroubleNote } from '../shared/RefusalNotes';
import { DemoPeople } from './DemoPeople';
import { demoPassword } from './demo';
import { Page } from './Page';
import style from './Page.module.css';
import { type Ready, useSeat } from './session';
import { useWait } from './useWait';

export function SignIn({ ready }: { ready: Ready }) {
  const { t } = useTranslation('session');
  const seat = useSeat();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const loginField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const wait = useWait();
  useEffect(() => {
    // How long a start takes is measured up to here; what comes after it is fetched while somebody types.
    performance.mark('sign-in');
    void restOfWords().finally(fetchAhead);
  }, []);
  const entering = useMutation({
    mutationFn: (who: { login: string; password: string }) => commands.signIn(who.login, who.password),
    onSuccess: seat.sit,
    onError: (error) => {
      setPassword('');
      wait.heard(error);
      passwordField.current?.focus();
    },
  });
  const waits = wait.seconds > 0 ? t('signIn.wait', { seconds: wait.seconds }) : undefined;
  const submit = () => {
    if (login.trim() === '') loginField.current?.focus();
    else if (password === '') passwordField.current?.focus();
    else if (waits === undefined && !entering.isPending) entering.mutate({ login: login.trim(), password });
  };
  const isWait = entering.isError && troubleOf(entering.error).kind === 'Wait';
  return (
    <Page house={ready.house?.establishment.name}>
      <div className={`${style.card} ${ready.demo ? style.medium : ''}`}>
        <h1>{t('signIn.title')}</h1>
        <p>{ready.house?.station_name}</p>
        <form
          className={style.form}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <div className={ready.demo ? style.two : style.form}>
            <TextInput
              ref={loginField}
              label={t('signIn.login')}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
            />
            <PasswordInput
              ref={passwordField}
              label={t('signIn.password')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              error={waits}
            />
          </div>
          {isWait ? null : <TroubleNote error={entering.error} />}
          <div className={style.foot}>
            <ActionButton
              label={t('signIn.enter')}
              type="submit"
              main
              busy={entering.isPending}
              why={waits}
            />
          </div>
        </form>
        {ready.demo ? (
          <DemoPeople choose={(login) => entering.mutate({ login, password: demoPassword })} />
        ) : null}
      </div>
    </Page>
  );
}
