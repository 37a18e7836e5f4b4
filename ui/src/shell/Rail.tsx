import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import style from './Shell.module.css';
import type { Screen } from './screens';

export function Rail({ screens, here }: { screens: readonly Screen[]; here: string | undefined }) {
  const { t } = useTranslation('shell');
  return (
    <nav className={style.rail} aria-label={t('navigation')}>
      <b className={style.logo} aria-hidden>
        {t('title').charAt(0)}
      </b>
      {screens.map(({ path, title, icon: Icon, digit, Badge }) => (
        <Link
          key={path}
          to={path}
          className={`${style.place} ${path === here ? style.here : ''}`}
          aria-current={path === here ? 'page' : undefined}
          aria-keyshortcuts={digit === undefined ? undefined : `Alt+${digit}`}
          title={digit === undefined ? t(`screen.${title}`) : `${t(`screen.${title}`)} · Alt+${digit}`}
        >
          <Icon size={20} stroke={1.5} aria-hidden />
          {Badge === undefined ? null : <Badge />}
          <span>{t(`screen.${title}`)}</span>
        </Link>
      ))}
    </nav>
  );
}
