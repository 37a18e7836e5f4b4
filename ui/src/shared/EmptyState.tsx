import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import style from './states.module.css';

/** Nothing is here: what that means, and what can be done about it. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: TablerIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={style.whole}>
      <Icon size={32} stroke={1.25} className={style.sign} aria-hidden />
      <h3>{title}</h3>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}
