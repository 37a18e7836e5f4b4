import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { troubleOf } from '../ipc/trouble';
import { ActionButton } from '../shared/ActionButton';
import { TroubleNote } from '../shared/RefusalNotes';
import style from './Page.module.css';
import { useWait } from './useWait';

interface Props {
  label: string;
  enter: string;
  prove: (password: string) => Promise<unknown>;
  done: () => void;
  /** More beside the main button. */
  children?: ReactNode;
}

/** One password, proved: a wrong one is emptied and the next may have to wait. */
export function PasswordForm({ label, enter, prove, done, children }: Props) {
  const { t } = useTranslation('session');
  const [password, setPassword] = useState('');
  const wait = useWait();
  const proving = useMutation({
    mutationFn: prove,
    onSuccess: done,
    onError: (error) => {
      setPassword('');
      wait.heard(error);
    },
  });
  const waits = wait.seconds > 0 ? t('signIn.wait', { seconds: wait.seconds }) : undefined;
  const submit = () => {
    if (password !== '' && waits === undefined && !proving.isPending) proving.mutate(password);
  };
  const trouble = proving.isError ? troubleOf(proving.error).kind : undefined;
  const beside = waits ?? (trouble === 'WrongPassword' ? t('lock.wrong') : undefined);
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PasswordInput
        label={label}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        data-autofocus
        autoFocus
        error={beside}
      />
      {trouble === 'Wait' || trouble === 'WrongPassword' ? null : <TroubleNote error={proving.error} />}
      <div className={style.foot}>
        <ActionButton label={enter} type="submit" main busy={proving.isPending} why={waits} />
        {children}
      </div>
    </form>
  );
}
