import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Preferences } from '../shared/Preferences';
import style from './Page.module.css';

/** A page outside the shell: one sheet in the middle, language and colours at hand. */
export function Page({ children, house }: { children: ReactNode; house?: string | undefined }) {
  const { t } = useTranslation('shell');
  return (
    <div className={style.page}>
      <header className={style.head}>
        <b className={style.logo} aria-hidden>
          {t('title').charAt(0)}
        </b>
        <span>{house ?? t('title')}</span>
        <Preferences />
      </header>
      <main className={style.body} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
