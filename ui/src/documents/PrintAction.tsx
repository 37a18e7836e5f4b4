import { IconPrinter } from '@tabler/icons-react';
import { memo, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../shared/ActionButton';
import { fetched } from '../shared/fetched';
import type { Printable } from './offers';

const PrintDialog = fetched(() => import('./PrintDialog'));

interface Props {
  /** What Ctrl+P prints now; nothing where nothing is chosen. */
  what: Printable | undefined;
  label?: string;
  scope?: string;
}

/** Ctrl+P: shows what will print before it does. */
export const PrintAction = memo(function PrintAction({ what, label, scope = '' }: Props) {
  const { t } = useTranslation('shared');
  const [printable, setPrintable] = useState<Printable>();
  return (
    <>
      <ActionButton
        label={label ?? t('print.action')}
        icon={IconPrinter}
        keys="Ctrl+P"
        scope={scope}
        why={what === undefined ? t('print.nothing') : undefined}
        run={() => setPrintable(what)}
      />
      {printable === undefined ? null : (
        <Suspense>
          <PrintDialog printable={printable} close={() => setPrintable(undefined)} />
        </Suspense>
      )}
    </>
  );
});
