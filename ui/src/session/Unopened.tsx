import {
  IconAlertTriangle,
  IconDatabaseX,
  IconDeviceDesktop,
  IconPackageImport,
  IconServerOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Unopened as Reasons } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { Page } from './Page';
import page from './Page.module.css';
import { useSeat } from './session';
import style from './Unopened.module.css';

const icons = {
  InUse: IconDeviceDesktop,
  Damaged: IconDatabaseX,
  NewerVersion: IconPackageImport,
  DiskFull: IconServerOff,
  Other: IconAlertTriangle,
} as const;

/** The clinic does not open: what happened, what still works, what to do. */
export function Unopened({ unopened }: { unopened: Reasons }) {
  const { t } = useTranslation('session');
  const format = useFormat();
  const now = useNow(60_000);
  const seat = useSeat();
  const { reason, backup_at: backup } = unopened;
  const Icon = icons[reason];
  return (
    <Page>
      <div className={`${page.card} ${page.medium}`} role="alert">
        <Icon size={30} stroke={1.25} className={style.sign} aria-hidden />
        <h1>{t(`unopened.${reason}.title`)}</h1>
        <dl className={style.facts}>
          {(['happened', 'works', 'todo'] as const).map((fact) => (
            <div key={fact}>
              <dt>{t(`unopened.labels.${fact}`)}</dt>
              <dd className={fact === 'todo' ? style.todo : undefined}>{t(`unopened.${reason}.${fact}`)}</dd>
            </div>
          ))}
          {reason === 'Damaged' ? (
            <div>
              <dt>{t('unopened.labels.backup')}</dt>
              <dd>
                {backup
                  ? `${format.dateTime(backup)} (${format.ago(backup, now)})`
                  : t('unopened.labels.noBackup')}
              </dd>
            </div>
          ) : null}
          <div>
            <dt>{t('unopened.labels.folder')}</dt>
            <dd className={style.code}>{unopened.path}</dd>
          </div>
        </dl>
        <details className={style.detail}>
          <summary>{t('unopened.labels.detail')}</summary>
          <p className={style.code}>{unopened.detail}</p>
        </details>
        <div className={page.foot}>
          <ActionButton label={t('unopened.again')} keys="F5" main run={() => void seat.again()} />
        </div>
      </div>
    </Page>
  );
}
