import { memo, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../ipc/lines';
import type { Finding, Refusal } from '../ipc/types';
import { Key } from '../shared/Key';
import { useSteady } from '../shared/useSteady';
import { Chips } from './Chips';
import { unwritten } from './checking';
import type { EntryText } from './draft';
import style from './Entry.module.css';
import { isStillTyping, nextOf, underlined } from './entry';
import { Fields } from './Fields';
import { fieldName } from './fields';
import { ItemNotes } from './ItemNotes';
import { Typeahead } from './Typeahead';
import { type EntryActions, useEntry } from './useEntry';

interface Props extends EntryActions {
  start: EntryText;
  place: number;
  refusals: Refusal[];
  findings: Finding[];
  /** Somebody wanted to sign while it was not finished. */
  unfinished: boolean;
}

/** One line for one item: what was typed, what was understood, and what will print. */
export const Entry = memo(function Entry({
  start,
  place,
  refusals,
  findings,
  unfinished,
  ...actions
}: Props) {
  const { t } = useTranslation('prescribing');
  const line = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const on = useEntry(start, actions);
  const steady = useSteady({ take: on.take, accept: on.accept });
  const { entry, reading, matches, lit, taken } = on;
  const read = reading?.dosage.kind === 'Read' ? reading.dosage : undefined;
  const next = nextOf(entry, reading);
  const { missing, wrong } = unwritten(refusals);
  const lacking = missing.flatMap(({ field }) => fieldName(field ?? '') ?? []);
  const closeFields = () => {
    on.closeFields();
    line.current?.focus();
  };
  // The line is where work begins, whenever it appears.
  useEffect(() => {
    line.current?.focus();
    line.current?.setSelectionRange(line.current.value.length, line.current.value.length);
  }, []);
  return (
    <li className={style.place}>
      <div className={style.entry} data-entry>
        <div className={style.top}>
          <span className={style.number}>{place}</span>
          <div className={style.written}>
            <Underline line={entry.line} reading={reading} />
            <textarea
              ref={line}
              rows={1}
              className={style.line}
              value={entry.line}
              placeholder={t('entry.placeholder')}
              aria-label={t('entry.label', { place })}
              aria-autocomplete="list"
              aria-controls={matches.length > 0 ? id : undefined}
              aria-activedescendant={matches[lit] === undefined ? undefined : `${id}-${lit}`}
              aria-describedby={`${id}-said`}
              aria-invalid={reading?.dosage.kind === 'Fault' || undefined}
              autoComplete="off"
              autoCorrect="off"
              spellCheck={false}
              readOnly={on.fields}
              onFocus={on.closeFields}
              onChange={(event) => on.type(event.currentTarget.value.replaceAll('\n', ' '))}
              onKeyDown={on.press}
            />
          </div>
          <div className={style.next}>
            {taken && !on.fields ? (
              <button type="button" className={style.add} tabIndex={-1} onClick={on.openFields}>
                {t('entry.fields')}
                <Key keys="Tab" />
              </button>
            ) : null}
            {next === 'add' ? (
              <button type="button" className={style.add} tabIndex={-1} onClick={on.enter}>
                {t(entry.editing === undefined ? 'entry.add' : 'entry.change')}
                <Key keys="Enter" />
              </button>
            ) : null}
          </div>
        </div>
        <div id={`${id}-said`}>
          {reading === undefined ? null : (
            <Chips
              reading={reading}
              chosen={taken ? entry.chosen : undefined}
              accept={steady.accept}
              next={next}
            />
          )}
          <Trouble line={entry.line} reading={reading} />
          {read !== undefined && taken && read.sentence !== '' ? (
            <p className={style.said}>
              {t('entry.prints')} <b>{`${entry.chosen?.description}: ${read.sentence}.`}</b>
            </p>
          ) : null}
        </div>
        {taken && lacking.length > 0 && next !== 'accept' ? (
          <p className={style.waiting}>
            {t('entry.lacks', {
              fields: [...new Set(lacking)].map((name) => t(`lacks.${name}`)).join(' · '),
            })}
          </p>
        ) : null}
        {on.fields && read?.item ? (
          <Fields
            item={read.item}
            extras={entry.extras}
            refusals={refusals}
            write={on.write}
            close={closeFields}
            done={() => {
              closeFields();
              on.enter();
            }}
          />
        ) : null}
        {taken ? <ItemNotes refusals={on.fields ? [] : wrong} findings={findings} /> : null}
        {unfinished ? (
          <p className={style.trouble} role="alert">
            {t('entry.unfinished')}
          </p>
        ) : null}
      </div>
      {matches.length > 0 && reading !== undefined ? (
        <Typeahead id={id} matches={matches} lit={lit} typed={reading.medicine} take={steady.take} />
      ) : null}
      <NoMatch reading={reading} taken={taken} fresh={reading?.line === entry.line} />
    </li>
  );
});

function isPast(line: string, reading: Reading): boolean {
  return (
    reading.line === line && reading.dosage.kind === 'Fault' && !isStillTyping(line, reading.dosage.fault)
  );
}

/** The same words behind the line, to underline the place that is not understood. */
function Underline({ line, reading }: { line: string; reading: Reading | undefined }) {
  const fault = reading?.dosage.kind === 'Fault' && isPast(line, reading) ? reading.dosage.fault : undefined;
  const [before, wrong, after] = fault === undefined ? [line, '', ''] : underlined(line, fault);
  return (
    <div className={style.behind} aria-hidden>
      {before}
      {wrong === '' ? null : <u className={style.wrong}>{wrong}</u>}
      {after}
      {'\u200b'}
    </div>
  );
}

function Trouble({ line, reading }: { line: string; reading: Reading | undefined }) {
  const { t } = useTranslation('prescribing');
  const { t: word } = useTranslation('vocabulary');
  if (reading?.dosage.kind !== 'Fault') return null;
  const { fault } = reading.dosage;
  const instead = fault.expected.length > 0 ? t('entry.instead', { words: fault.expected.join(' · ') }) : '';
  if (!isPast(line, reading)) {
    return instead === '' ? null : <p className={style.waiting}>{instead}</p>;
  }
  return (
    <p className={style.trouble} role="status">
      <b>{word(`fault.${fault.code}`)}</b> {instead}
    </p>
  );
}

function NoMatch({
  reading,
  taken,
  fresh,
}: {
  reading: Reading | undefined;
  taken: boolean;
  fresh: boolean;
}) {
  const { t } = useTranslation('prescribing');
  if (reading === undefined || taken || !fresh || reading.matches.length > 0) return null;
  if (reading.medicine.trim().length < 2) return null;
  return (
    <p className={style.none} role="status">
      {t('entry.noMatch', { typed: reading.medicine })}
    </p>
  );
}
