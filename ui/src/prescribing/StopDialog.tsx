import { useTranslation } from 'react-i18next';
import type { Finding } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { Dialog } from '../shared/Dialog';
import { ItemNotes } from './ItemNotes';
import style from './Signed.module.css';

interface Props {
  findings: Finding[];
  back: () => void;
  sign: () => void;
}

/** The worst of what was found, said once more before it is signed; going back is what Enter does. */
export function StopDialog({ findings, back, sign }: Props) {
  const { t } = useTranslation('prescribing');
  return (
    <Dialog title={t('stop.title')} opened={findings.length > 0} close={back}>
      <p className={style.stopText}>{t('stop.text')}</p>
      <div className={style.stopFindings}>
        <ItemNotes refusals={[]} findings={findings} />
      </div>
      <div className={style.stopActions}>
        <ActionButton label={t('stop.back')} keys="Enter" main autoFocus data-autofocus run={back} />
        <ActionButton label={t('stop.sign')} keys="Ctrl+Enter" danger run={sign} />
      </div>
    </Dialog>
  );
}
