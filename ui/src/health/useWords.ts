import { useTranslation } from 'react-i18next';
import { useFormat } from '../shared/useFormat';
import { type Span, sizeOf } from './health';

const NBSP = '\u00a0';

/** Sizes and spans as people here write them. */
export function useWords() {
  const { t } = useTranslation('health');
  const { amount } = useFormat();
  return {
    span: ({ unit, count }: Span) => t(`span.${unit}`, { count }).replaceAll(' ', NBSP),
    size: (bytes: number) => {
      const size = sizeOf(bytes);
      return `${amount(size.amount)}${NBSP}${size.unit}`;
    },
  };
}
