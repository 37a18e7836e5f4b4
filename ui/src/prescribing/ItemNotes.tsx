import { useTranslation } from 'react-i18next';
import type { Finding, Refusal } from '../ipc/types';
import { MeaningNote } from '../shared/Meaning';
import { findingText, refusalText } from '../shared/refusals';
import { useFormat } from '../shared/useFormat';
import { inOrder } from './checking';
import { fieldName } from './fields';
import style from './Items.module.css';

/** What was refused about one item, by field, and what was found about it. */
export function ItemNotes({ refusals, findings }: { refusals: Refusal[]; findings: Finding[] }) {
  const { t } = useTranslation('prescribing');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  if (refusals.length === 0 && findings.length === 0) return null;
  const asQuantity = (value: string, unit: string) =>
    format.quantity({ value, unit: unit as Parameters<typeof format.quantity>[0]['unit'] });
  return (
    <div className={style.notes}>
      {refusals.length === 0 ? null : (
        <ul className={style.refusals}>
          {refusals.map((refusal) => {
            const field = fieldName(refusal.field ?? '');
            return (
              <li key={`${refusal.field} ${refusal.code}`}>
                {field === undefined ? null : <b>{t(`field.${field}`)}</b>} {refusalText(refusal, word)}
              </li>
            );
          })}
        </ul>
      )}
      {inOrder(findings).map((finding) => {
        const { title, text, meaning } = findingText(finding, word, asQuantity);
        return (
          <MeaningNote key={`${finding.rule_id} ${title} ${text}`} of={meaning} title={title}>
            {text}
          </MeaningNote>
        );
      })}
    </div>
  );
}
