import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ActionButton } from '../shared/ActionButton';
import style from './OrderPane.module.css';

interface Props {
  patient: string;
  /** Nothing lies below it in the list. */
  last: boolean;
  next: () => void;
  scope: string;
}

/** The end of an opened order's bar: where one goes from it. */
export function OrderEnd({ patient, last, next, scope }: Props) {
  const { t } = useTranslation('triage');
  const go = useNavigate();
  return (
    <span className={style.end}>
      <ActionButton
        label={t('action.record')}
        keys="H"
        run={() => void go(`/patients/${patient}`)}
        scope={scope}
      />
      <ActionButton
        label={t('action.next')}
        keys="J"
        run={next}
        why={last ? t('why.last') : undefined}
        scope={scope}
      />
    </span>
  );
}
