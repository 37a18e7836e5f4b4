import { useTranslation } from 'react-i18next';
import type { Health } from '../ipc/types';
import { Meaning } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import style from './Health.module.css';
import { fileKind, followerName, spanOf } from './health';
import { useWords } from './useWords';

/** The figures themselves, small and in the same places every day. */
export function Figures({
  health,
  versions,
}: {
  health: Health;
  versions: { botica: string; tables: string };
}) {
  const { t } = useTranslation('health');
  const { count, plainDate } = useFormat();
  const { span, size, lately } = useWords();
  return (
    <div className={style.figures}>
      {health.parked_count > 0 ? <Parked health={health} /> : null}
      <div className={style.column}>
        <section className={panes.sheet}>
          <h2>{t('followers')}</h2>
          <table className={panes.table}>
            <thead>
              <tr>
                <th>{t('column.follower')}</th>
                <th>{t('column.behind')}</th>
                <th className={panes.number}>{t('column.heartbeat')}</th>
              </tr>
            </thead>
            <tbody>
              {health.followers.map((it) => (
                <tr key={it.name}>
                  <td>{t(`follower.${followerName(it)}`)}</td>
                  <td>
                    {it.behind === 0 ? (
                      <Meaning of="fine">{t('upToDate')}</Meaning>
                    ) : (
                      t('behind', { count: it.behind, span: span(spanOf(it.behind_ms)) })
                    )}
                  </td>
                  <td className={`${panes.number} nb`}>{lately(it.heartbeat_age_ms)}</td>
                </tr>
              ))}
              <tr>
                <td>{t('follower.printing')}</td>
                <td>
                  {health.printing.waiting === 0 ? (
                    <Meaning of="fine">{t('upToDate')}</Meaning>
                  ) : (
                    t('papersWait', {
                      count: health.printing.waiting,
                      span: span(spanOf(health.printing.waiting_ms)),
                    })
                  )}
                </td>
                <td className={`${panes.number} nb`}>{lately(health.printing.heartbeat_age_ms)}</td>
              </tr>
            </tbody>
          </table>
        </section>
        <section className={panes.sheet}>
          <h2>{t('numbers')}</h2>
          <dl className={panes.facts}>
            <div>
              <dt>{t('lastBackup')}</dt>
              <dd>
                {health.backup_age_ms === null || health.backup_age_ms === undefined
                  ? t('never')
                  : lately(health.backup_age_ms)}
              </dd>
            </div>
            <div>
              <dt>{t('head')}</dt>
              <dd>{count(health.head)}</dd>
            </div>
            <div>
              <dt>{t('items')}</dt>
              <dd>{count(health.items)}</dd>
            </div>
            <div>
              <dt>{t('version')}</dt>
              <dd>{versions.botica}</dd>
            </div>
            <div>
              <dt>{t('tables')}</dt>
              <dd>{/^\d/.test(versions.tables) ? plainDate(versions.tables) : versions.tables}</dd>
            </div>
          </dl>
        </section>
      </div>
      <section className={panes.sheet}>
        <h2>{t('space')}</h2>
        <table className={panes.table}>
          <thead>
            <tr>
              <th>{t('column.file')}</th>
              <th className={panes.number}>{t('column.size')}</th>
              <th className={panes.number}>{t('column.perItem')}</th>
            </tr>
          </thead>
          <tbody>
            {health.files.map((file) => (
              <tr key={file.name}>
                <td title={file.name}>{t(`file.${fileKind(file)}`)}</td>
                <td className={`${panes.number} nb`}>{size(file.bytes)}</td>
                <td className={`${panes.number} nb`}>
                  {file.bytes_per_item === null || file.bytes_per_item === undefined
                    ? '–'
                    : size(file.bytes_per_item)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Parked({ health }: { health: Health }) {
  const { t } = useTranslation('health');
  const { t: word } = useTranslation('vocabulary');
  const { ago } = useFormat();
  const now = useNow(60_000);
  return (
    <section className={`${panes.sheet} ${style.wide}`}>
      <h2>{t('parked')}</h2>
      <table className={panes.table}>
        <thead>
          <tr>
            <th>{t('column.what')}</th>
            <th>{t('column.why')}</th>
            <th>{t('column.since')}</th>
          </tr>
        </thead>
        <tbody>
          {health.parked.map((it) => (
            <tr key={it.event_id}>
              <td className="nb">
                {it.aggregate_kind ? word(`aggregateKind.${it.aggregate_kind}`) : t('unknownKind')}
              </td>
              <td>
                <code>{it.reason}</code>
              </td>
              <td className="nb">{ago(it.since, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
