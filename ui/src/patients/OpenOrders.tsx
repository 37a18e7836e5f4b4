import { useTranslation } from 'react-i18next';
import type { PatientRecord } from '../ipc/types';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import style from './Chart.module.css';
import { StatePill } from './StatePill';
import { isOpen } from './versions';

/** Orders that still stand, the last signed first: their state, what they hold, who signed. */
export function OpenOrders({ record }: { record: PatientRecord }) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  const now = useNow(60_000);
  const open = (record.prescriptions ?? []).filter(isOpen).reverse();
  return (
    <>
      {open.length === 0 ? <p className="dim">{t('summary.noOrders')}</p> : null}
      <ul className={style.orders}>
        {open.map((order) => (
          <li key={order.prescription_id}>
            <StatePill state={order.state} />
            <span className={style.lines}>
              <span className="cut">
                {(order.items ?? []).map(({ medicine_name }) => medicine_name).join(', ')}
              </span>
              <span className="dim small cut">
                {`${order.number} · ${order.prescriber.name} · ${format.shortTime(order.signed_at, now)}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {(record.parked_orders ?? 0) > 0 ? (
        <Meaning of="unchecked">{t('parkedOrders', { count: record.parked_orders ?? 0 })}</Meaning>
      ) : null}
    </>
  );
}
