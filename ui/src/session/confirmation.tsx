// A signature asks for the password once in a few minutes. What was to be signed waits meanwhile; nothing typed is lost.

import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as commands from '../ipc/commands';
import { TroubleError, troubleOf } from '../ipc/trouble';
import { ActionButton } from '../shared/ActionButton';
import { Dialog } from '../shared/Dialog';
import { PasswordForm } from './PasswordForm';
import { useSession } from './session';

type WithConfirmation = <T>(sign: () => Promise<T>) => Promise<T>;

const Confirmation = createContext<WithConfirmation>((sign) => sign());

/** Runs what signs; where the engine wants the password, asks for it and runs it again. Rejects as it was when nobody confirms. */
export function useConfirmation(): WithConfirmation {
  return use(Confirmation);
}

export function ConfirmationProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('session');
  const { me } = useSession();
  const [asking, setAsking] = useState(false);
  const settle = useRef<((confirmed: boolean) => void) | undefined>(undefined);
  const withConfirmation = useCallback<WithConfirmation>(async (sign) => {
    try {
      return await sign();
    } catch (error) {
      if (troubleOf(error).kind !== 'PasswordNeeded') throw error;
    }
    const confirmed = await new Promise<boolean>((resolve) => {
      settle.current = resolve;
      setAsking(true);
    });
    if (!confirmed) throw new TroubleError({ kind: 'PasswordNeeded' });
    return sign();
  }, []);
  const end = (confirmed: boolean) => {
    setAsking(false);
    settle.current?.(confirmed);
    settle.current = undefined;
  };
  return (
    <Confirmation value={withConfirmation}>
      {children}
      <Dialog title={t('confirm.title')} opened={asking} close={() => end(false)} size={420}>
        <p className="dim">{t('confirm.text', { name: me.name })}</p>
        <PasswordForm
          label={t('signIn.password')}
          enter={t('confirm.enter')}
          prove={commands.confirm}
          done={() => end(true)}
        >
          <ActionButton label={t('confirm.cancel')} keys="Escape" run={() => end(false)} />
        </PasswordForm>
      </Dialog>
    </Confirmation>
  );
}
