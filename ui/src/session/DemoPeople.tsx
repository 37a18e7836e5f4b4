import { useTranslation } from 'react-i18next';
import { Key } from '../shared/Key';
import { useKeys } from '../shared/keys';
import style from './DemoPeople.module.css';
import { demoPassword, demoPeople } from './demo';

/** Who works in the demo hospital: one press and one is in. */
export function DemoPeople({ choose }: { choose: (login: string) => void }) {
  const { t } = useTranslation('session');
  const { t: word } = useTranslation('vocabulary');
  useKeys(
    t('signIn.demo'),
    demoPeople.map(({ login }, place) => ({
      keys: `Alt+${place + 1}`,
      label: t(`demoPeople.${login}`),
      run: () => choose(login),
    })),
  );
  return (
    <section className={style.people} aria-label={t('signIn.demo')}>
      <h2>{t('signIn.demo')}</h2>
      <p>{t('signIn.demoText', { password: demoPassword })}</p>
      <ul>
        {demoPeople.map(({ login, role }, place) => (
          <li key={login}>
            <button type="button" onClick={() => choose(login)} aria-keyshortcuts={`Alt+${place + 1}`}>
              <b className="cut">{t(`demoPeople.${login}`)}</b>
              <span className="dim small">
                {word(`role.${role}`)}
                {' · '}
                {login}
              </span>
              <Key keys={`Alt+${place + 1}`} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
