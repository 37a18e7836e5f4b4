// An action with its key printed on it. One that must not be taken now is faded and says why when it has the focus,
// by Tab or by its own key; it is never taken out of the order of Tab.

import { Loader, Tooltip } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import { type ComponentPropsWithRef, type MouseEvent, useId, useRef, useState } from 'react';
import style from './ActionButton.module.css';
import { Key } from './Key';
import { useKeys } from './keys';

interface Props extends Omit<ComponentPropsWithRef<'button'>, 'onClick' | 'disabled'> {
  label: string;
  /** What it does; a button of `type="submit"` leaves that to its form. */
  run?: () => void;
  keys?: string;
  icon?: TablerIcon;
  /** The one action that comes first. */
  main?: boolean;
  danger?: boolean;
  bare?: boolean;
  /** Why it must not be taken now; empty or absent when it may. */
  why?: string | undefined;
  busy?: boolean;
  /** Under which name the sheet of keys lists it. */
  scope?: string;
}

export function ActionButton({
  label,
  run,
  keys,
  icon: Icon,
  main = false,
  danger = false,
  bare = false,
  why,
  busy = false,
  scope = '',
  className,
  ...rest
}: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const reason = useId();
  const [looked, setLooked] = useState(false);
  const look = () => setLooked(true);
  const lookAway = () => setLooked(false);
  const faded = why !== undefined && why !== '';
  const press = (event: MouseEvent) => {
    if (faded || busy) event.preventDefault();
    else run?.();
  };
  useKeys(
    scope,
    keys === undefined
      ? []
      : [
          {
            keys,
            label,
            run: () => {
              if (faded) button.current?.focus();
              else button.current?.click();
            },
          },
        ],
  );
  const looks = [
    style.button,
    main && style.main,
    danger && style.danger,
    bare && style.bare,
    faded && style.faded,
  ];
  return (
    <>
      <button
        type="button"
        {...rest}
        ref={button}
        className={[...looks, className].filter(Boolean).join(' ')}
        aria-disabled={faded || busy || undefined}
        aria-describedby={faded ? reason : undefined}
        aria-keyshortcuts={keys?.replace('Ctrl', 'Control')}
        onClick={press}
        onPointerEnter={look}
        onPointerLeave={lookAway}
        onFocus={look}
        onBlur={lookAway}
      >
        {busy ? (
          <Loader size={14} color="currentColor" />
        ) : Icon === undefined ? null : (
          <Icon size={16} stroke={1.5} aria-hidden />
        )}
        <span>{label}</span>
        {keys === undefined ? null : <Key keys={keys} on={main && !faded} />}
        {faded ? (
          <span id={reason} className="said-only">
            {why}
          </span>
        ) : null}
      </button>
      {faded && looked ? <Tooltip target={button} label={why} opened multiline maw={320} /> : null}
    </>
  );
}
