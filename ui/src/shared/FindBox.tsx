// The box that somebody types into to find one of a list: it has the focus, the list below has the rows, and its keys
// walk through them.

import { IconSearch, type TablerIcon } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import style from './FindBox.module.css';

interface Props {
  icon?: TablerIcon;
  label: string;
  /** Said in the empty box, where it is not the label. */
  hint?: string;
  text: string;
  type: (text: string) => void;
  /** The list's id, and its rows' in order. */
  list: string;
  options: readonly string[];
  /** Which row is lit; below 0 none is. */
  at: number;
  light: (at: number) => void;
  /** The arrows go on at the other end. */
  around?: boolean;
  open: () => void;
  /** Escape. */
  leave?: () => void;
  /** Without a frame, where a dialog frames it. */
  bare?: boolean;
  /** Beside what is typed. */
  children?: ReactNode;
}

/** Rows that PageDown passes. */
const PAGE = 8;

export function FindBox({
  icon: Icon = IconSearch,
  label,
  hint = label,
  text,
  type,
  list,
  options,
  at,
  light,
  around = false,
  open,
  leave,
  bare = false,
  children,
}: Props) {
  const move = (step: number) => {
    const wanted = at + step;
    const next =
      around && Math.abs(step) === 1
        ? (wanted + options.length) % Math.max(1, options.length)
        : Math.max(0, Math.min(options.length - 1, wanted));
    light(next);
    document.getElementById(options[next] ?? '')?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const steps: Record<string, (() => void) | undefined> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => move(PAGE),
      PageUp: () => move(-PAGE),
      Enter: open,
      Escape: leave,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  };
  return (
    <div className={`${style.box} ${bare ? style.bare : style.framed}`}>
      <Icon size={20} stroke={1.5} aria-hidden />
      <input
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={list}
        aria-activedescendant={options[at]}
        aria-label={label}
        placeholder={hint}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: whoever comes here comes to type
        autoFocus
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      {children}
    </div>
  );
}
