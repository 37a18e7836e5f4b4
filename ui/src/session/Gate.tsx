import { IconStethoscope } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../shared/EmptyState';
import { LoadError } from '../shared/LoadError';
import { TimeZone } from '../shared/useFormat';
import { ConfirmationProvider } from './confirmation';
import { FirstStart } from './FirstStart';
import { Lockable } from './Lockable';
import { Page } from './Page';
import { SignIn } from './SignIn';
import { SessionProvider, useStart } from './session';
import { Unopened } from './Unopened';

/** What stands between opening the window and working in it. */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useTranslation('session');
  const start = useStart();
  if (start.isError) {
    return (
      <Page>
        <LoadError error={start.error} again={() => void start.refetch()} />
      </Page>
    );
  }
  if (start.data === undefined) {
    return (
      <Page>
        <EmptyState icon={IconStethoscope} title={t('opening.title')}>
          {t('opening.text')}
        </EmptyState>
      </Page>
    );
  }
  if (start.data.kind === 'Unopened') return <Unopened unopened={start.data.why} />;
  const ready = start.data;
  if (!ready.house) return <FirstStart />;
  return (
    <TimeZone value={ready.house.establishment.time_zone}>
      {ready.me ? (
        <SessionProvider key={ready.me.user_id} ready={ready} me={ready.me}>
          <ConfirmationProvider>
            <Lockable>{children}</Lockable>
          </ConfirmationProvider>
        </SessionProvider>
      ) : (
        <SignIn ready={ready} />
      )}
    </TimeZone>
  );
}
