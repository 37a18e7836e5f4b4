import type { PrescriptionDocument } from '../ipc/types';
import style from './Forms.module.css';

/** Orders by number and medicines. */
export function OrderList({ orders }: { orders: PrescriptionDocument[] }) {
  return (
    <ul className={style.list}>
      {orders.map(({ prescription_id, number, items }) => (
        <li key={prescription_id}>
          <span className="nb">{number}</span>
          {': '}
          {(items ?? []).map(({ medicine_name }) => medicine_name).join(', ')}
        </li>
      ))}
    </ul>
  );
}
