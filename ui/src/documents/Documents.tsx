import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from '../session/session';
import panes from '../shared/panes.module.css';
import { Tabs } from '../shared/Tabs';
import { Jobs } from './Jobs';
import style from './Jobs.module.css';
import { PrintAction } from './PrintAction';
import { Printers } from './Printers';

const JOBS = '/printing';
const PRINTERS = '/printing/printers';

/** What was printed, what waits, and where each paper goes. */
export default function Documents() {
  const { t } = useTranslation('documents');
  const { has } = useSession();
  const go = useNavigate();
  const { pathname } = useLocation();
  const here = pathname === PRINTERS ? PRINTERS : JOBS;
  const tabs = [
    { label: t('tab.jobs'), keys: 'Alt+J', path: JOBS },
    { label: t('tab.printers'), keys: 'Alt+I', path: PRINTERS },
  ];
  return (
    <div className={panes.screen}>
      <div className={`${panes.bar} ${style.bar}`}>
        <Tabs label={t('tabs')} tabs={tabs} here={here} go={(path) => void go(path)} />
        <span className={panes.end}>
          {has('Pharmacist', 'Administrator', 'Auditor') ? (
            <PrintAction what={{ kind: 'Triage' }} label={t('paper.triage_report')} />
          ) : null}
        </span>
      </div>
      {here === PRINTERS ? <Printers /> : <Jobs />}
    </div>
  );
}
