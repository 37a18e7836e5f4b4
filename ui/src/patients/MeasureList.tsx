import { useTranslation } from 'react-i18next';
import type { PatientRecord, RecordedObservation } from '../ipc/types';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import style from './Chart.module.css';
import { latest, measureOf } from './measures';

/** The last value of each measure, with its date and whoever says so. */
export function MeasureList({ record }: { record: PatientRecord }) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const now = useNow(60_000);
  const measured = latest(record.observations ?? []);
  return (
    <section className={style.card}>
      <h3>{t('summary.measures')}</h3>
      {measured.length === 0 ? <p className="dim">{t('summary.noMeasures')}</p> : null}
      <table className={style.measures}>
        <tbody>
          {measured.map((seen) => (
            <tr key={seen.observation_id}>
              <th scope="row">
                <MeasureName code={seen.code} />
              </th>
              <td className="nb">
                <b>
                  <MeasureValue seen={seen} />
                </b>
              </td>
              <td className="dim small nb">
                {`${format.shortTime(seen.observed_at, now)} · ${format.daysAgo(seen.observed_at, now)}`}
              </td>
              <td className="dim small">
                {[word(`source.${seen.source}`), record.people?.[seen.recorded_by]?.name]
                  .filter(Boolean)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function MeasureName({ code }: { code: string }) {
  const { t } = useTranslation('patients');
  const known = measureOf(code);
  return known === undefined ? t('measure.loinc', { code }) : t(`measure.name.${known.name}`);
}

export function MeasureValue({ seen }: { seen: Pick<RecordedObservation, 'code' | 'value' | 'unit'> }) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  if (measureOf(seen.code)?.name === 'pregnancy')
    return t(seen.value === '1' ? 'measure.pregnant' : 'measure.notPregnant');
  return format.quantity(seen);
}
