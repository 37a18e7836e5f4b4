import { type KeyboardEvent, useId, useRef } from 'react';
import style from './Dialogs.module.css';

interface Props<V extends string> {
  legend: string;
  options: readonly { value: V; label: string }[];
  value: V;
  choose: (value: V) => void;
  first?: boolean;
}

/** One of a few, all in sight: the arrows move, and the first letter or digit of a choice goes to it. */
export function Choices<V extends string>({ legend, options, value, choose, first = false }: Props<V>) {
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const jump = ({ key, ctrlKey, altKey }: KeyboardEvent) => {
    if (ctrlKey || altKey || key.length !== 1) return;
    const place = options.findIndex((option) => option.value === value);
    const turned = [...options.slice(place + 1), ...options.slice(0, place + 1)];
    const wanted = turned.find(({ label }) => label.toLowerCase().startsWith(key.toLowerCase()));
    if (wanted === undefined) return;
    choose(wanted.value);
    group.current?.querySelector<HTMLInputElement>(`input[value="${CSS.escape(wanted.value)}"]`)?.focus();
  };
  return (
    <fieldset ref={group} className={style.choices} onKeyDown={jump}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            data-autofocus={(first && option.value === value) || undefined}
            onChange={() => choose(option.value)}
          />
          <span className="cut">{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
