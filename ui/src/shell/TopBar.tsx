import { Menu } from '@mantine/core';
import { IconLock, IconLogout, IconSearch, IconWindowMaximize } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openWindow } from '../ipc/commands';
import { useAnyBehind } from '../ipc/freshness';
import { useSession } from '../session/session';
import { Behind } from '../shared/Behind';
import { Key } from '../shared/Key';
import { Preferences } from '../shared/Preferences';
import style from './Shell.module.css';

interface Props {
  title: string;
  beside: (place: HTMLElement | null) => void;
  find: () => void;
}

export function TopBar({ title, beside, find }: Props) {
  const { t } = useTranslation('shell');
  const { me, lock, leave } = useSession();
  const behind = useAnyBehind();
  return (
    <header className={style.top}>
      <h1>{title}</h1>
      <div className={`${style.beside} cut`} ref={beside} />
      <button type="button" className={style.find} onClick={find} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.5} aria-hidden />
        <span className="cut">{t('find')}</span>
        <Key keys="Ctrl+K" />
      </button>
      <Behind behind={behind} />
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <button type="button" className={style.who} title={t('account')}>
            <span className="cut">{me.name}</span>
            {me.council ? <span className="dim">{`· ${me.council}`}</span> : null}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconLock size={16} stroke={1.5} />}
            rightSection={<Key keys="Ctrl+L" />}
            onClick={lock}
          >
            {t('lock')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconWindowMaximize size={16} stroke={1.5} />}
            rightSection={<Key keys="Ctrl+Shift+N" />}
            onClick={() => void openWindow()}
          >
            {t('newWindow')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLogout size={16} stroke={1.5} />}
            rightSection={<Key keys="Ctrl+Shift+Q" />}
            onClick={leave}
          >
            {t('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Preferences />
    </header>
  );
}
