import { IconAlertTriangle } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueMatch } from '../ipc/types';
import { Key } from '../shared/Key';
import { Marked } from '../shared/Marked';
import { Meaning } from '../shared/Meaning';
import { marked } from './entry';
import style from './Typeahead.module.css';

interface Props {
  id: string;
  matches: CatalogueMatch[];
  lit: number;
  typed: string;
  take: (match: CatalogueMatch) => void;
}

/** The medicines that the words may mean. */
export const Typeahead = memo(function Typeahead({ id, matches, lit, typed, take }: Props) {
  const { t } = useTranslation('prescribing');
  return (
    <div id={id} className={style.menu} role="listbox" aria-label={t('typeahead.label')}>
      {matches.map((match, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the line above has the focus and its keys
        <div
          key={match.medicine_id}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === lit}
          className={place === lit ? style.lit : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(match)}
        >
          <span className="cut">
            <Marked runs={marked(match.description, typed)} />
            {match.brand ? (
              <span className="dim">{` · ${t('typeahead.brand', { brand: match.brand })}`}</span>
            ) : null}
          </span>
          <span className={style.marks}>
            {match.high_alert ? (
              <Meaning of="danger" icon={IconAlertTriangle}>
                {t('mark.highAlert')}
              </Meaning>
            ) : null}
            {match.antimicrobial ? <Meaning of="information">{t('mark.antimicrobial')}</Meaning> : null}
            {match.list344 ? <Meaning of="plain">{t('mark.list', { list: match.list344 })}</Meaning> : null}
          </span>
          <span className={style.routes}>{match.routes.join(', ')}</span>
          <span className={style.key}>{place === lit ? <Key keys="Enter" /> : null}</span>
        </div>
      ))}
    </div>
  );
});
