import { useIdle } from '@mantine/hooks';
import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../shared/keys';
import style from './Lockable.module.css';
import { LockScreen } from './LockScreen';
import { useSession } from './session';

/** Nobody touched the workstation for so long: whoever passes by is somebody else. */
const IDLE_MINUTES = 10;

/** The screens, and the lock over them. */
export function Lockable({ children }: { children: ReactNode }) {
  const { t } = useTranslation('session');
  const { t: shared } = useTranslation('shared');
  const { ready, lock } = useSession();
  const idle = useIdle(IDLE_MINUTES * 60_000, { initialState: false });
  const locked = ready.locked;
  // Time is the outside world here: no handler hears that nothing happens.
  useEffect(() => {
    if (idle) lock();
  }, [idle, lock]);
  useFloatingSilenced(locked);
  useKeys(shared('keys.everywhere'), [
    { keys: 'Ctrl+L', label: t('lock.key'), run: lock, when: !locked, always: true },
  ]);
  return (
    <>
      <div className={locked ? style.hidden : style.shown} inert={locked}>
        {children}
      </div>
      {locked ? <LockScreen /> : null}
    </>
  );
}

/** Dialogs and lists float outside the screens: under the lock they are as unseen and out of reach as those. */
function useFloatingSilenced(locked: boolean) {
  useLayoutEffect(() => {
    const floating = document.getElementById('floating');
    if (floating === null || !locked) return;
    floating.inert = true;
    floating.style.visibility = 'hidden';
    return () => {
      floating.inert = false;
      floating.style.visibility = '';
    };
  }, [locked]);
}
