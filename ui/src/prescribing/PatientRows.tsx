import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunningOut } from '../ipc/types';
import { groupBy } from '../shared/groupBy';
import { Key } from '../shared/Key';
import style from './ChoosePatient.module.css';
import type { LeftDraft } from './choosing';

export interface Row {
  id: string;
  group: string;
  place: ReactNode;
  name: ReactNode;
  more: ReactNode;
  end: ReactNode;
  path: string;
  draft?: LeftDraft;
  /** It ends unless it is renewed. */
  ending?: RunningOut;
}

interface Props {
  id: string;
  rows: Row[];
  lit: Row | undefined;
  idOf: (row: Row) => string;
  open: (row: Row) => void;
}

/** Patients in two lines each, by what brings them here. */
export function PatientRows({ id, rows, lit, idOf, open }: Props) {
  const { t } = useTranslation('prescribing');
  return (
    <div id={id} className={style.list} role="listbox" aria-label={t('choose.label')}>
      {[...groupBy(rows, ({ group }) => group)].map(([group, members]) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of a list box, not of a form
        <div key={group} role="group" aria-label={group}>
          <p className={style.group} aria-hidden>
            {group}
          </p>
          {members.map((row) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the focus and its keys
            <div
              key={row.id}
              id={idOf(row)}
              role="option"
              tabIndex={-1}
              aria-selected={row === lit}
              className={`${style.row} ${row === lit ? style.lit : ''}`}
              onClick={() => open(row)}
            >
              <span className={`${style.place} cut`}>{row.place}</span>
              <span className={style.who}>
                <b className="cut">{row.name}</b>
                <span className="dim cut">{row.more}</span>
              </span>
              <span className={style.end}>{row.end}</span>
              <span className={style.key}>{row === lit ? <Key keys="Enter" /> : null}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
