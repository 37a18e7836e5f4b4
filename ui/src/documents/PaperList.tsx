import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../shared/keys';
import { Meaning } from '../shared/Meaning';
import type { Offer } from './offers';
import style from './PrintDialog.module.css';

interface Props {
  offers: readonly Offer[];
  lit: string | undefined;
  light: (key: string) => void;
  ticked: ReadonlySet<string>;
  tick: (key: string, on: boolean) => void;
}

/** The papers there are: ticked ones are printed, the lit one is shown. */
export function PaperList({ offers, lit, light, ticked, tick }: Props) {
  const { t } = useTranslation('documents');
  const list = useRef<HTMLFieldSetElement>(null);
  const move = (by: number) => {
    const at = offers.findIndex(({ key }) => key === lit);
    const next = offers[Math.max(0, Math.min(offers.length - 1, at + by))];
    if (next === undefined) return;
    light(next.key);
    const boxes = list.current?.querySelectorAll('input') ?? [];
    [...boxes].find(({ value }) => value === next.key)?.focus();
  };
  useKeys(t('papers'), [
    { keys: 'ArrowDown', label: t('nextPaper'), run: () => move(1), repeats: true },
    { keys: 'ArrowUp', label: t('previousPaper'), run: () => move(-1), repeats: true },
  ]);
  return (
    <fieldset className={style.papers} ref={list}>
      <legend className="said-only">{t('papers')}</legend>
      {offers.map(({ key, request, about, medicines, prints }, place) => (
        <label key={key} className={`${style.paper} ${key === lit ? style.lit : ''}`}>
          <input
            type="checkbox"
            value={key}
            checked={ticked.has(key)}
            // biome-ignore lint/a11y/noAutofocus: the papers are read after the dialog has opened
            autoFocus={place === 0}
            data-autofocus={place === 0 || undefined}
            onFocus={() => light(key)}
            onChange={(event) => tick(key, event.currentTarget.checked)}
          />
          <span>
            <b className="cut">{t(`paper.${request.paper}`)}</b>
            <span className="dim small cut">{[about, medicines.join(', ')].filter(Boolean).join(' · ')}</span>
          </span>
          {prints > 0 ? <Meaning of="information">{t('printed', { count: prints })}</Meaning> : null}
        </label>
      ))}
    </fieldset>
  );
}
