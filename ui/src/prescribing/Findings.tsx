import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Meaning, MeaningNote } from '../shared/Meaning';
import { findingText, refusalText } from '../shared/refusals';
import { useFormat } from '../shared/useFormat';
import { inOrder, refusalsOfWhole } from './checking';
import type { DraftItem } from './draft';
import { nameOf } from './entry';
import style from './Side.module.css';
import { type Checks, ENTRY } from './useDraft';

/** What the checks say of this draft. Nothing here is green unless all of it was checked. */
export function Findings({ checks, items }: { checks: Checks; items: DraftItem[] }) {
  const { t } = useTranslation('prescribing');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const { state, verdict } = checks;
  const asQuantity = (value: string, unit: string) =>
    format.quantity({ value, unit: unit as Parameters<typeof format.quantity>[0]['unit'] });
  const nameAt = (place: number | null | undefined) => {
    const key = place === null || place === undefined ? undefined : verdict?.keys[place];
    const item = items.find((item) => item.key === key);
    if (key === undefined) return undefined;
    return item === undefined ? t('findings.typed') : nameOf(item.description);
  };
  const shown = state === 'none' ? undefined : verdict;
  // The line that is typed says itself what it still lacks.
  const unjudged = shown?.unjudged.filter((key) => key !== ENTRY) ?? [];
  const findings = inOrder(shown?.findings ?? []);
  return (
    <section aria-labelledby="findings-of-draft" aria-live="polite">
      <h2 id="findings-of-draft" className={style.head}>
        {t('findings.title')}
        {state === 'checking' ? (
          <span className={style.checking}>
            <Loader size={11} color="currentColor" />
            {t('findings.checking')}
          </span>
        ) : null}
      </h2>
      {state === 'none' ? <p className={style.quiet}>{t('findings.none')}</p> : null}
      {state === 'failed' ? (
        <MeaningNote of="unchecked" title={t('findings.failed')}>
          {t('findings.failedText')}
        </MeaningNote>
      ) : null}
      {refusalsOfWhole(shown).map((refusal) => (
        <MeaningNote key={refusal.code} of="danger" title={refusalText(refusal, word)} />
      ))}
      {findings.map((finding) => {
        const { title, text, meaning } = findingText(finding, word, asQuantity);
        const name = nameAt(finding.item);
        return (
          <MeaningNote key={`${finding.rule_id} ${finding.item} ${title}`} of={meaning} title={title}>
            {name === undefined ? text : `${name}: ${text}`}
          </MeaningNote>
        );
      })}
      {unjudged.length > 0 ? (
        <MeaningNote of="unchecked" title={t('findings.unjudged', { count: unjudged.length })}>
          {t('findings.unjudgedText')}
        </MeaningNote>
      ) : null}
      {state === 'done' && shown !== undefined ? <Verdict checks={checks} /> : null}
    </section>
  );
}

function Verdict({ checks: { verdict } }: { checks: Checks }) {
  const { t } = useTranslation('prescribing');
  if (verdict === undefined || verdict.unjudged.length > 0) return null;
  const { findings } = verdict;
  if (findings.some(({ outcome }) => outcome === 'Found')) return null;
  if (findings.length > 0) return <p className={style.quiet}>{t('findings.restQuiet')}</p>;
  return (
    <div className={style.fine}>
      <Meaning of="fine">{t('findings.fine')}</Meaning>
      <span>{t('findings.fineText')}</span>
    </div>
  );
}
