import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { EmptyState } from '../shared/EmptyState';

/** Somebody without a role that any screen is for. */
export function NoScreen() {
  const { t } = useTranslation('shell');
  const { leave } = useSession();
  return (
    <EmptyState
      icon={IconUserQuestion}
      title={t('nothing.title')}
      action={<ActionButton label={t('signOut')} run={leave} main />}
    >
      {t('nothing.text')}
    </EmptyState>
  );
}
