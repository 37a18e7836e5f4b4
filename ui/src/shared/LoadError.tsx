import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { troubleOf } from '../ipc/trouble';
import { ActionButton } from './ActionButton';
import { refusalText } from './refusals';
import style from './states.module.css';

/** Something could not be read: what happened, what to do, and the reference for whoever mends it. */
export function LoadError({ error, again }: { error: unknown; again: () => void }) {
  const { t } = useTranslation('shared');
  const { t: word } = useTranslation('vocabulary');
  const trouble = troubleOf(error);
  const text =
    trouble.kind === 'Refused'
      ? trouble.refusals.map((refusal) => refusalText(refusal, word)).join(' ')
      : trouble.kind === 'Failed'
        ? t('loadError.failed', { reference: trouble.reference })
        : t('loadError.other');
  return (
    <div className={style.whole} role="alert">
      <IconPlugConnectedX size={32} stroke={1.25} className={style.trouble} aria-hidden />
      <h3>{t('loadError.title')}</h3>
      <p>{text}</p>
      <ActionButton label={t('loadError.again')} run={again} main keys="F5" />
    </div>
  );
}
