import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding, Unit } from '../ipc/types';
import { Meaning } from '../shared/Meaning';
import { findingText } from '../shared/refusals';
import { useFormat } from '../shared/useFormat';
import { FindingNote } from './FindingNote';
import style from './OrderPane.module.css';
import { clear, ofTheWhole } from './spoken';

/** What the checks say of the whole order: found, quiet, and what could not be checked, which is grey and never fine. */
export function Checks({ findings, items }: { findings: Finding[]; items: number }) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('vocabulary');
  const { quantity } = useFormat();
  const whole = ofTheWhole(findings);
  const found = whole.filter(({ outcome }) => outcome === 'Found');
  const unchecked = whole.filter(({ outcome }) => outcome === 'NotChecked');
  const quiet = clear(findings, items);
  return (
    <>
      {found.map((finding) => (
        <FindingNote key={`${finding.rule_id} ${JSON.stringify(finding.params)}`} finding={finding} />
      ))}
      <div className={style.checks}>
        {quiet > 0 ? (
          <span className="dim">
            <IconCheck size={15} stroke={2} aria-hidden />
            {t('checks.clear', { count: quiet })}
          </span>
        ) : null}
        {unchecked.map((finding) => {
          const { title, text } = findingText(finding, word, (value, unit) =>
            quantity({ value, unit: unit as Unit }),
          );
          return (
            <Meaning
              key={`${finding.rule_id} ${JSON.stringify(finding.params)}`}
              of="unchecked"
              says={`${title}. ${text}`}
            >
              {title}
            </Meaning>
          );
        })}
      </div>
    </>
  );
}
