import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { interventions } from '../ipc/questions';
import { useSession } from '../session/session';
import style from './Shell.module.css';

const MOST = 100;

/** How many questions of the pharmacy wait for an answer of whoever is signed in; none, or not known, shows nothing. */
export function OpenQuestions() {
  const { t } = useTranslation('shell');
  const { me } = useSession();
  const prescriber = me.practitioner_id ?? '';
  const asked = useInfiniteQuery({
    ...interventions({ prescriber, open_only: true }, MOST),
    enabled: prescriber !== '',
  });
  const count = asked.data?.pages[0]?.value.length ?? 0;
  if (count === 0) return null;
  return (
    <b className={style.badge} role="img" aria-label={t('questions', { count })}>
      {count < MOST ? count : t('many', { most: MOST - 1 })}
    </b>
  );
}
