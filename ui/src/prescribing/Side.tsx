import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { catalogueEntry, patientRecord } from '../ipc/questions';
import type { DocumentItem, OrderState, PatientSummary, PrescriptionDocument } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { groupBy } from '../shared/groupBy';
import { Meaning, type MeaningName } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import type { Draft } from './draft';
import { lastSigned, prescriptionsOf, standing } from './orders';
import style from './Side.module.css';

/** Prescriptions of the patient: those that stand, and the last one. */
export function useOrders(patient: PatientSummary) {
  const record = useQuery(patientRecord({ id: patient.patient_id, encounter: null }));
  const found = record.data?.value;
  const orders = prescriptionsOf(found?.kind === 'Shown' ? found.value : undefined);
  return {
    standing: standing(orders),
    last: lastSigned(orders),
    ready: record.isSuccess,
    failed: record.isError,
  };
}

export type Orders = ReturnType<typeof useOrders>;

const meanings: Partial<Record<OrderState, MeaningName>> = {
  Signed: 'information',
  InTriage: 'information',
  AwaitingAnswer: 'answer',
  Returned: 'answer',
  Suspended: 'caution',
  Validated: 'fine',
  ValidatedWithRemark: 'fine',
};

export function OrderStatePill({ state }: { state: OrderState }) {
  const { t } = useTranslation('vocabulary');
  return <Meaning of={meanings[state] ?? 'plain'}>{t(`orderState.${state}`)}</Meaning>;
}

const SHOWN = 3;

/** What the patient already gets. */
export function ActiveOrders({ orders, open }: { orders: Orders; open: () => void }) {
  const { t } = useTranslation('prescribing');
  const format = useFormat();
  const now = useNow(60_000);
  const { standing, last, ready, failed } = orders;
  return (
    <section aria-labelledby="active-orders">
      <h2 id="active-orders" className={style.head}>
        {t('orders.title')}
        {standing.length > 0 ? (
          <ActionButton label={t('orders.manage')} keys="Alt+O" bare run={open} scope={t('scope')} />
        ) : null}
      </h2>
      {failed ? <p className={style.quiet}>{t('orders.failed')}</p> : null}
      {ready && standing.length === 0 ? (
        <p className={style.plain}>
          {t('orders.none')}{' '}
          {last === undefined ? null : (
            <span className="dim">{t('orders.last', { date: format.date(last.signed_at) })}</span>
          )}
        </p>
      ) : null}
      {standing.slice(0, SHOWN).map((order) => (
        <ActiveOrder
          key={order.prescription_id}
          order={order}
          when={format.shortTime(order.signed_at, now)}
        />
      ))}
      {standing.length > SHOWN ? (
        <p className={style.quiet}>{t('orders.more', { count: standing.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}

/** `prednisona 40 mg`: the sentence of a taper is too long for a list. */
function orderedText(
  { medicine_name, dose, dose_text, taper }: DocumentItem,
  format: ReturnType<typeof useFormat>,
) {
  const first = dose ?? taper?.[0]?.dose;
  return `${medicine_name} ${first ? format.quantity(first) : dose_text}`;
}

function ActiveOrder({ order, when }: { order: PrescriptionDocument; when: string }) {
  const format = useFormat();
  const items = order.items ?? [];
  return (
    <div className={style.order}>
      <div className={style.orderHead}>
        <span className="nb">{order.number}</span>
        <OrderStatePill state={order.state} />
      </div>
      <p className={style.names} title={items.map(({ description }) => description).join('\n')}>
        <span className="dim">{`${when} · `}</span>
        {items.map((item) => orderedText(item, format)).join(', ')}
      </p>
    </div>
  );
}

/** What signing makes: one hospital prescription, or the papers that go home. */
export function BecomesDocument({ draft, count }: { draft: Draft; count: number }) {
  const { t } = useTranslation('prescribing');
  const { t: word } = useTranslation('vocabulary');
  const ids = [...new Set(draft.items.map(({ item }) => item.medicine_id))];
  const entries = useQueries({ queries: ids.map((id) => catalogueEntry({ id })) });
  const papers = groupBy(
    draft.items.flatMap(
      ({ item }) => entries[ids.indexOf(item.medicine_id)]?.data?.value?.document_type ?? [],
    ),
    (type) => type,
  );
  const { purpose } = draft;
  return (
    <section aria-labelledby="becomes">
      <h2 id="becomes" className={style.head}>
        {t('becomes.title')}
      </h2>
      {purpose.kind === 'Replace' ? (
        <p className={style.plain}>{t('becomes.replaces', { number: purpose.number })}</p>
      ) : null}
      {purpose.kind === 'Accept' ? (
        <p className={style.plain}>{t('becomes.answers', { number: purpose.number })}</p>
      ) : null}
      <p className={style.plain}>
        {t(`becomes.kind.${draft.kind}`)}
        {count === 0 ? null : <span className="nb">{` · ${t('becomes.items', { count })}`}</span>}
        {draft.kind === 'Inpatient' ? <span className="dim">{` · ${t('becomes.day')}`}</span> : null}
      </p>
      {draft.kind === 'Inpatient' || papers.size === 0 ? null : (
        <ul className={style.papers}>
          {[...papers].map(([type, of]) => (
            <li key={type}>
              {word(`documentType.${type}`)}{' '}
              <span className="dim">{t('becomes.items', { count: of.length })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
