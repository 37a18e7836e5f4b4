import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { openWindow } from '../ipc/commands';
import { Spotlight } from '../search/Spotlight';
import { useSession } from '../session/session';
import { KeySheet } from '../shared/KeySheet';
import { activeScopes, type Scope, useKeys } from '../shared/keys';
import { Waiting } from '../shared/Waiting';
import { BrokenScreen } from './BrokenScreen';
import { NoScreen } from './NoScreen';
import { Rail } from './Rail';
import style from './Shell.module.css';
import { landingOf, screensFor } from './screens';
import { TopBar } from './TopBar';
import { BesideTitle } from './TopNote';

/** Rail, top bar and the screen. */
export function Shell() {
  const { t } = useTranslation('shell');
  const { t: shared } = useTranslation('shared');
  const { me, leave } = useSession();
  const { pathname } = useLocation();
  const go = useNavigate();
  const [beside, setBeside] = useState<HTMLElement | null>(null);
  const [searching, setSearching] = useState<Scope[]>();
  const find = () => setSearching(activeScopes());
  const theirs = screensFor(me);
  const landing = landingOf(me);
  const here = theirs.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  useKeys(
    t('navigation'),
    theirs
      .filter(({ digit }) => digit !== undefined)
      .map(({ digit, path, title }) => ({
        keys: `Alt+${digit}`,
        label: t(`screen.${title}`),
        run: () => {
          void go(path);
        },
      })),
  );
  useKeys(shared('keys.everywhere'), [
    { keys: 'Ctrl+K', label: t('findLabel'), run: find },
    { keys: 'Ctrl+Shift+N', label: t('newWindow'), run: () => void openWindow() },
    { keys: 'Ctrl+Shift+Q', label: t('signOut'), run: leave },
  ]);
  if (landing === undefined) return <NoScreen />;
  return (
    <div className={style.shell}>
      <Rail screens={theirs.filter(({ rail }) => rail !== false)} here={here?.path} />
      <TopBar
        title={here === undefined ? t('title') : t(`screen.${here.title}`)}
        beside={setBeside}
        find={find}
      />
      <main
        className={style.main}
        tabIndex={-1}
        aria-label={here === undefined ? t('main') : t(`screen.${here.title}`)}
      >
        <BesideTitle value={beside}>
          <BrokenScreen key={here?.path}>
            <Suspense fallback={<Waiting />}>
              <Routes>
                {theirs.map(({ path, Component }) => (
                  <Route key={path} path={`${path}/*`} element={<Component />} />
                ))}
                <Route path="*" element={<Navigate to={landing} replace />} />
              </Routes>
            </Suspense>
          </BrokenScreen>
        </BesideTitle>
      </main>
      <Spotlight scopes={searching} close={() => setSearching(undefined)} screens={theirs} />
      <KeySheet />
    </div>
  );
}
