import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyLayer, useKeys } from './keys';

interface Props {
  title: string;
  opened: boolean;
  close: () => void;
  children: ReactNode;
  size?: string | number;
}

/** A dialog: the screen's keys keep quiet, Escape closes it, and the focus returns to where it was. */
export function Dialog({ title, opened, close, children, size = 'md' }: Props) {
  const { t } = useTranslation('shared');
  // One that nobody has opened costs nothing. It is there, closed, before it opens: only then Mantine knows where the
  // focus has to return to.
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (opened) setWanted(true);
  }, [opened]);
  if (!opened && !wanted) return null;
  return (
    <Modal
      opened={opened && wanted}
      onClose={close}
      title={title}
      size={size}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened ? (
        <KeyLayer>
          <EscapeCloses close={close} />
          {children}
        </KeyLayer>
      ) : null}
    </Modal>
  );
}

/** Mantine's own Escape would also close it under the lock screen. */
function EscapeCloses({ close }: { close: () => void }) {
  const { t } = useTranslation('shared');
  useKeys('', [{ keys: 'Escape', label: t('close'), run: close }]);
  return null;
}
