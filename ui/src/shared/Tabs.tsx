import { Link } from 'react-router';
import { Key } from './Key';
import { useKeys } from './keys';
import style from './Tabs.module.css';

export interface Tab {
  label: string;
  keys: string;
  path: string;
}

interface Props {
  label: string;
  tabs: readonly Tab[];
  here: string;
  go: (path: string) => void;
}

/** The parts of a screen, each with its key. */
export function Tabs({ label, tabs, here, go }: Props) {
  useKeys(
    label,
    tabs.map(({ label, keys, path }) => ({ label, keys, run: () => go(path) })),
  );
  return (
    <nav className={style.tabs} aria-label={label}>
      {tabs.map(({ label, keys, path }) => (
        <Link
          key={path}
          to={path}
          className={`${style.tab} ${path === here ? style.here : ''}`}
          aria-current={path === here ? 'page' : undefined}
          aria-keyshortcuts={keys}
        >
          {label}
          <Key keys={keys} />
        </Link>
      ))}
    </nav>
  );
}
