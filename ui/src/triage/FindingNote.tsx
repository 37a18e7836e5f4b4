import { useTranslation } from 'react-i18next';
import type { DocumentItem, Finding, Unit } from '../ipc/types';
import { MeaningNote } from '../shared/Meaning';
import { findingText } from '../shared/refusals';
import { useFormat } from '../shared/useFormat';
import style from './ItemCard.module.css';
import { isOverridden } from './spoken';

/** What a check found, and why the prescriber goes on in spite of it, in their words. */
export function FindingNote({ finding, item }: { finding: Finding; item?: DocumentItem }) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('vocabulary');
  const { quantity } = useFormat();
  const { title, text, meaning } = findingText(finding, word, (value, unit) =>
    quantity({ value, unit: unit as Unit }),
  );
  return (
    <div className={style.finding}>
      <MeaningNote
        of={meaning}
        title={
          <>
            {title}
            {text === '' ? '' : ': '}
            <span className={style.said}>{text}</span>
          </>
        }
      >
        {item !== undefined && isOverridden(finding, item) ? (
          <p>
            {t('item.override', { reason: word(`overrideReason.${item.override_reason}`) })}
            {item.override_text ? ` “${item.override_text}”` : ''}
          </p>
        ) : null}
      </MeaningNote>
    </div>
  );
}
