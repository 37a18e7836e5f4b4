import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from '../session/session';
import panes from '../shared/panes.module.css';
import { Tabs } from '../shared/Tabs';
import { Import } from './Import';
import { Medicines } from './Medicines';
import { Restrictions } from './Restrictions';

/** What may be prescribed, by whom, and where it came from. */
export default function Catalogue() {
  const { t } = useTranslation('catalogue');
  const { has } = useSession();
  const go = useNavigate();
  const { pathname } = useLocation();
  const keeps = has('Pharmacist', 'Administrator');
  const tabs = [
    { label: t('tab.medicines'), keys: 'Alt+M', path: '/catalogue' },
    { label: t('tab.restrictions'), keys: 'Alt+R', path: '/catalogue/restrictions' },
    ...(keeps ? [{ label: t('tab.import'), keys: 'Alt+I', path: '/catalogue/import' }] : []),
  ];
  const here = tabs.find(({ path }) => path === pathname)?.path ?? '/catalogue';
  const [, , medicine] = here === '/catalogue' ? pathname.split('/') : [];
  return (
    <div className={panes.screen}>
      <div className={panes.bar}>
        <Tabs label={t('tabs')} tabs={tabs} here={here} go={(path) => void go(path)} />
      </div>
      {here === '/catalogue/restrictions' ? (
        <Restrictions keeps={keeps} />
      ) : here === '/catalogue/import' ? (
        <Import />
      ) : (
        <Medicines
          chosen={medicine}
          keeps={keeps}
          choose={(id) => void go(`/catalogue/${id}`, { replace: true })}
        />
      )}
    </div>
  );
}
