import { useTranslation } from 'react-i18next';
import type { OrderState } from '../ipc/types';
import { Meaning } from '../shared/Meaning';
import { stateMeaning } from './orderState';

/** The state of an order, with its sign and word. */
export function StatePill({ state }: { state: OrderState }) {
  const { t } = useTranslation('vocabulary');
  return <Meaning {...stateMeaning(state)}>{t(`orderState.${state}`)}</Meaning>;
}
