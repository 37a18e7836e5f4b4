import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyLayer, type Scope } from '../shared/keys';
import type { Screen } from '../shell/screens';
import { FindAnything } from './FindAnything';
import style from './Spotlight.module.css';

interface Props {
  /** The keys of the screen below, while it is open. */
  scopes: Scope[] | undefined;
  close: () => void;
  screens: readonly Screen[];
}

/** Ctrl+K: one box over everything. */
export function Spotlight({ scopes, close, screens }: Props) {
  const { t } = useTranslation('search');
  return (
    <Modal.Root
      opened={scopes !== undefined}
      onClose={close}
      size={680}
      yOffset={72}
      centered={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: style.box ?? '' }}
    >
      <Modal.Overlay backgroundOpacity={0.25} />
      <Modal.Content aria-label={t('label')}>
        {scopes === undefined ? null : (
          <KeyLayer>
            <FindAnything scopes={scopes} close={close} screens={screens} />
          </KeyLayer>
        )}
      </Modal.Content>
    </Modal.Root>
  );
}
