import { useTranslation } from 'react-i18next';
import { useFormat } from '../shared/useFormat';
import { type Span, sizeOf, spanOf } from './health';

/** Both loops beat oftener than this. */
const CALM_MS = 10_000;
const NBSP = '\u00a0';

/** Sizes and spans as people here write them. */
export function useWords() {
  const { t } = useTranslation('health');
  const { amount } = useFormat();
  const span = ({ unit, count }: Span) => t(`span.${unit}`, { count }).replaceAll(' ', NBSP);
  return {
    span,
    /** A heartbeat: a number that jumps about every second says nothing. */
    lately: (ms: number) => (ms < CALM_MS ? t('now') : t('ago', { span: span(spanOf(ms)) })),
    size: (bytes: number) => {
      const size = sizeOf(bytes);
      return `${amount(size.amount)}${NBSP}${size.unit}`;
    },
  };
}
