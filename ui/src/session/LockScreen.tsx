import { useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as commands from '../ipc/commands';
import { ActionButton } from '../shared/ActionButton';
import { KeyLayer } from '../shared/keys';
import { Page } from './Page';
import style from './Page.module.css';
import { PasswordForm } from './PasswordForm';
import { useSeat, useSession } from './session';

const OVER_DIALOGS = 100;

/** Over the screen, whose work stays as it was, unseen and out of reach. */
export function LockScreen() {
  const { t } = useTranslation('session');
  const { me, ready, leave } = useSession();
  const seat = useSeat();
  useFocusGivenBack();
  return (
    <KeyLayer over={OVER_DIALOGS}>
      <Page house={ready.house?.establishment.name}>
        <div className={style.card} role="dialog" aria-modal aria-label={t('lock.title')}>
          <h1>{t('lock.title')}</h1>
          <p>{t('lock.text', { name: me.name })}</p>
          <PasswordForm
            label={t('signIn.password')}
            enter={t('lock.unlock')}
            prove={commands.unlock}
            done={() => seat.locked(false)}
          >
            <span className={style.spring} />
            <ActionButton label={t('lock.other')} title={t('lock.otherText')} bare run={leave} />
          </PasswordForm>
        </div>
      </Page>
    </KeyLayer>
  );
}

/** Whoever unlocks goes on in the field where they were. */
function useFocusGivenBack() {
  // Read while drawing: once it is drawn, the screen below has lost the focus.
  const [was] = useState(() => document.activeElement);
  useLayoutEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (was instanceof HTMLElement) was.focus();
      });
    },
    [was],
  );
}
