import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { staff } from '../ipc/questions';
import { LoadError } from '../shared/LoadError';
import panes from '../shared/panes.module.css';
import { Tabs } from '../shared/Tabs';
import { Waiting } from '../shared/Waiting';
import { EstablishmentForm } from './EstablishmentForm';
import { Practitioners } from './Practitioners';
import { Users } from './Users';

/** Who signs in, who answers to a council, and the house itself. */
export default function Staff() {
  const { t } = useTranslation('staff');
  const go = useNavigate();
  const { pathname } = useLocation();
  const known = useQuery(staff({}));
  const tabs = [
    { label: t('tab.users'), keys: 'Alt+U', path: '/staff' },
    { label: t('tab.practitioners'), keys: 'Alt+P', path: '/staff/practitioners' },
    { label: t('tab.establishment'), keys: 'Alt+E', path: '/staff/establishment' },
  ];
  const here = tabs.find(({ path }) => path === pathname)?.path ?? '/staff';
  return (
    <div className={panes.screen}>
      <div className={panes.bar}>
        <Tabs label={t('tabs')} tabs={tabs} here={here} go={(path) => void go(path)} />
      </div>
      {here === '/staff/establishment' ? (
        <EstablishmentForm />
      ) : known.isError ? (
        <LoadError error={known.error} again={() => void known.refetch()} />
      ) : known.data === undefined ? (
        <Waiting />
      ) : here === '/staff/practitioners' ? (
        <Practitioners staff={known.data} />
      ) : (
        <Users staff={known.data} />
      )}
    </div>
  );
}
