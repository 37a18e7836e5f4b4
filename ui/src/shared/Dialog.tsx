import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyLayer } from './keys';

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
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened ? <KeyLayer>{children}</KeyLayer> : null}
    </Modal>
  );
}
