import { createContext, use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../i18n';
import type { Unit } from '../ipc/types';
import { ageOn, amountText, clockOf, plainDate, quantityText } from './format';

/** The house's zone, known once it opened. */
export const TimeZone = createContext('America/Sao_Paulo');

const clocks = new Map<string, ReturnType<typeof clockOf>>();

/** Making a format costs more than a row of a list: one clock serves every line that tells a time. */
function clockFor(language: Language, zone: string) {
  const name = `${language} ${zone}`;
  const known = clocks.get(name) ?? clockOf(language, zone);
  clocks.set(name, known);
  return known;
}

/** How this house and this language write numbers, dates and times. */
export function useFormat() {
  const { t, i18n } = useTranslation('vocabulary');
  const { t: said } = useTranslation('shared');
  const zone = use(TimeZone);
  const language = i18n.language as Language;
  return useMemo(() => {
    const clock = clockFor(language, zone);
    return {
      ...clock,
      language,
      plainDate,
      amount: (amount: string) => amountText(amount, language),
      count: (count: number) => amountText(String(count), language),
      quantity: (quantity: { value: string; unit: Unit }) => quantityText(quantity, language, t),
      age: (birth: string, now: number) => {
        const { unit, count } = ageOn(birth, clock.isoDate(now));
        return said(`age.${unit}`, { count });
      },
    };
  }, [language, zone, t, said]);
}
