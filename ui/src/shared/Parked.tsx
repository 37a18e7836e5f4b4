// What stands under a key, or one line in its place: never a blank that looks like "nothing there".

import { IconBarrierBlock, IconFileUnknown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Found } from '../ipc/types';
import { EmptyState } from './EmptyState';
import style from './states.module.css';

/** The line where something cannot be shown. */
export function Parked() {
  const { t } = useTranslation('shared');
  return (
    <p className={style.parked} role="note">
      <IconBarrierBlock size={18} stroke={1.5} aria-hidden />
      {t('parked')}
    </p>
  );
}

export function FoundOrNot<T>({ found, children }: { found: Found<T>; children: (value: T) => ReactNode }) {
  const { t } = useTranslation('shared');
  if (found.kind === 'Shown') return children(found.value);
  if (found.kind === 'Parked') return <Parked />;
  return (
    <EmptyState icon={IconFileUnknown} title={t('unknown.title')}>
      {t('unknown.text')}
    </EmptyState>
  );
}
