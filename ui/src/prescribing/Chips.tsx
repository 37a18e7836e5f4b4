import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../ipc/lines';
import type { ParsedLine, PartKind } from '../ipc/types';
import { Key } from '../shared/Key';
import { useFormat } from '../shared/useFormat';
import type { Chosen } from './draft';
import style from './Entry.module.css';
import { chipsOf, type Next, proposalOf } from './entry';
import { durationText, frequencyText, type Words } from './wording';

type Format = ReturnType<typeof useFormat>;

interface Props {
  reading: Reading;
  chosen: Chosen | undefined;
  accept: () => void;
  next: Next;
}

/** What the machine understood, part by part; of what it has no words for, what was typed. */
export const Chips = memo(function Chips({ reading, chosen, accept, next }: Props) {
  const { t } = useTranslation('prescribing');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  if (reading.dosage.kind !== 'Read') {
    return chosen === undefined ? null : (
      <ul className={style.chips}>
        <Chip label={word('partKind.Medicine')} text={chosen.description} />
      </ul>
    );
  }
  const { parsed } = reading.dosage;
  const proposal = proposalOf(reading);
  const textOf = (part: PartKind, typed: string) =>
    part === 'Medicine'
      ? (chosen?.description ?? typed)
      : (understood(part, parsed, t, word, format) ?? typed);
  return (
    <ul className={style.chips}>
      {chipsOf(reading.line, parsed).map(({ part, typed }) => (
        <Chip
          key={part}
          label={word(`partKind.${part}`)}
          text={textOf(part, typed)}
          dim={part === 'Medicine' && chosen === undefined}
        />
      ))}
      {proposal === undefined || chosen === undefined ? null : (
        <li>
          <button type="button" className={style.proposal} tabIndex={-1} onClick={accept}>
            <span>{word('partKind.MaxDaily')}</span>
            {format.quantity(proposal)}
            <i>{t('entry.accept')}</i>
            {next === 'accept' ? <Key keys="Enter" /> : null}
          </button>
        </li>
      )}
    </ul>
  );
});

function Chip({ label, text, dim = false }: { label: string; text: string; dim?: boolean }) {
  return (
    <li className={`${style.chip} ${dim ? style.guess : ''}`}>
      <span>{label}</span>
      {text}
    </li>
  );
}

function understood(
  part: PartKind,
  parsed: ParsedLine,
  t: Words,
  word: ReturnType<typeof useTranslation<'vocabulary'>>['t'],
  format: Format,
): string | undefined {
  switch (part) {
    case 'Dose':
      return parsed.dose ? format.quantity(parsed.dose) : undefined;
    case 'Route':
      return parsed.route ? word(`route.${parsed.route}`) : undefined;
    case 'Frequency':
      return parsed.frequency ? frequencyText(parsed.frequency, t) : undefined;
    case 'FirstDoseNow':
      return t('entry.now');
    case 'Duration':
      return parsed.duration ? durationText(parsed.duration, t) : undefined;
    case 'AsNeeded':
      return parsed.as_needed?.reason ?? undefined;
    case 'MaxDaily':
      return parsed.as_needed?.max_daily ? format.quantity(parsed.as_needed.max_daily) : undefined;
    case 'Quantity':
      return parsed.quantity ? format.quantity(parsed.quantity) : undefined;
    case 'Instructions':
      return parsed.instructions ?? undefined;
    default:
      return undefined;
  }
}
