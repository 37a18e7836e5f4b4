import { useTranslation } from 'react-i18next';
import type { Restriction, TableInUse } from '../ipc/types';
import { Meaning } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { useFormat } from '../shared/useFormat';
import style from './About.module.css';
import { aboutOf, citedNorms, openRows, tableName, toConfirm } from './law';

/** The tables of law in use, and what of them the house has still to confirm. */
export function Law({ tables, standing }: { tables: TableInUse[]; standing: Restriction[] | undefined }) {
  const { t } = useTranslation('about');
  const { count, plainDate } = useFormat();
  const open = standing === undefined ? [] : toConfirm(standing);
  return (
    <>
      <section className={panes.sheet}>
        <h2>{t('tables')}</h2>
        <table className={panes.table}>
          <thead>
            <tr>
              <th>{t('column.table')}</th>
              <th>{t('column.norms')}</th>
              <th>{t('column.date')}</th>
              <th className={panes.number}>{t('column.rows')}</th>
              <th>{t('column.open')}</th>
            </tr>
          </thead>
          <tbody>
            {tables.map((table) => {
              const name = tableName(table);
              return (
                <tr key={table.name}>
                  <td>
                    <b>{name === undefined ? table.name : t(`table.${name}`)}</b>
                  </td>
                  <td>
                    <ul className={style.norms}>
                      {citedNorms(table).map(({ norm, rows }) => (
                        <li key={norm}>
                          {norm} <span className="dim nb">{`· ${count(Number(rows))}`}</span>
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td className="nb">{plainDate(table.version)}</td>
                  <td className={`${panes.number} nb`}>{count(Number(table.rows))}</td>
                  <td>
                    {openRows(table) === 0 ? (
                      <Meaning of="fine">{t('confirmed')}</Meaning>
                    ) : (
                      <Meaning of="caution">{t('toConfirm', { count: openRows(table) })}</Meaning>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {open.length === 0 ? null : (
        <section className={panes.sheet}>
          <h2>{t('openRestrictions', { count: open.length })}</h2>
          <p className="dim small">{t('openHint')}</p>
          <table className={panes.table}>
            <tbody>
              {open.map((it) => (
                <tr key={it.restriction_id}>
                  <td className="nb">
                    <b>{aboutOf(it)}</b>
                  </td>
                  <td>
                    {[...it.councils, ...it.specialties, it.registration ?? ''].filter(Boolean).join(', ')}
                  </td>
                  <td className="dim">{it.norm}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
