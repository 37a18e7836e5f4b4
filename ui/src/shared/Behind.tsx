import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import style from './Behind.module.css';
import { Meaning } from './Meaning';

/** Whether what is shown holds all that happened: *atualizando*, or ✓ Em dia. */
export function Behind({ behind, quiet = false }: { behind: boolean; quiet?: boolean }) {
  const { t } = useTranslation('shared');
  if (behind) {
    return (
      <span className={style.behind} role="status">
        <Loader size={11} color="currentColor" />
        {t('behind')}
      </span>
    );
  }
  return quiet ? null : <Meaning of="fine">{t('upToDate')}</Meaning>;
}
