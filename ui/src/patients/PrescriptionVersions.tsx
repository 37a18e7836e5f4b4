import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { PrescriptionDocument, StaffName } from '../ipc/types';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { StatePill } from './StatePill';
import { VersionItems } from './VersionItems';
import style from './Versions.module.css';
import { changeCount, differences } from './versions';

type People = Record<string, StaffName>;

/** One prescription: the version that stands, and those before it on demand, each with what it changed. */
export function PrescriptionVersions({
  versions,
  people,
}: {
  versions: PrescriptionDocument[];
  people: People;
}) {
  const { t } = useTranslation('patients');
  const { hash } = useLocation();
  const [last, ...older] = versions;
  // Who followed a link to an older version sees it.
  const pointed = older.some(({ prescription_id }) => hash === `#${prescription_id}`);
  const [open, setOpen] = useState(pointed);
  if (last === undefined) return null;
  return (
    <article className={style.prescription}>
      <Version version={last} before={before(versions, last)} people={people} />
      {older.length === 0 ? null : (
        <button type="button" className={style.older} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'record.hideOlder' : 'record.showOlder', { count: older.length })}
        </button>
      )}
      {open
        ? older.map((version) => (
            <Version
              key={version.prescription_id}
              version={version}
              before={before(versions, version)}
              people={people}
              old
            />
          ))
        : null}
    </article>
  );
}

function before(
  versions: PrescriptionDocument[],
  of: PrescriptionDocument,
): PrescriptionDocument | undefined {
  return versions.find(({ prescription_id }) => prescription_id === of.replaces);
}

function Version({
  version,
  before,
  people,
  old = false,
}: {
  version: PrescriptionDocument;
  before: PrescriptionDocument | undefined;
  people: People;
  old?: boolean;
}) {
  const { t } = useTranslation('patients');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const now = useNow(60_000);
  const { hash } = useLocation();
  const items = differences(before, version);
  const changes = changeCount(items);
  const { prescriber } = version;
  const here = hash === `#${version.prescription_id}`;
  return (
    <section
      className={`${style.version} ${old ? style.old : ''} ${here ? style.here : ''}`}
      ref={(element) => {
        if (here) element?.scrollIntoView({ block: 'nearest' });
      }}
    >
      <header>
        <b className="nb">{version.number}</b>
        <Meaning of="plain">{t('record.version', { version: version.version })}</Meaning>
        <StatePill state={version.state} />
        {changes > 0 ? <Meaning of="changed">{t('record.changed', { count: changes })}</Meaning> : null}
        {version.renewal && changes === 0 ? <span className="dim small">{t('record.renewal')}</span> : null}
        <span className={style.when}>{format.shortTime(version.signed_at, now)}</span>
      </header>
      <p className="dim small">
        {[
          `${prescriber.name} · ${prescriber.council}-${prescriber.uf} ${prescriber.number}`,
          word(`prescriptionKind.${version.kind}`),
          word(`priority.${version.priority}`),
          [version.bed, version.ward].filter(Boolean).join(', '),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {version.state_reason ? (
        <p>
          <b>{word(`orderState.${version.state}`)}</b>
          {`: ${word(`closeReason.${version.state_reason as 'PatientDied'}`, { defaultValue: version.state_reason })}`}
        </p>
      ) : null}
      <VersionItems items={items} />
      {version.note ? <p className="small">{version.note}</p> : null}
      <ul className={style.said}>
        {(version.decisions ?? []).map((decision) => (
          <li key={`${decision.decided_at}-${decision.decision}`}>
            <StatePill state={decision.decision} />
            <span>{decision.remark}</span>
            <span className="dim small">
              {`${people[decision.decided_by]?.name ?? ''} · ${format.shortTime(decision.decided_at, now)}`}
            </span>
          </li>
        ))}
        {(version.interventions ?? []).map((asked) => (
          <li key={asked.intervention_id}>
            <Meaning of="answer">{word(`interventionReason.${asked.reason}`)}</Meaning>
            <span>
              {asked.message}
              <br />
              {asked.answered_at ? (
                <>
                  <b>{t('record.answer')}</b>{' '}
                  {asked.upheld_reason ?? t(asked.new_version ? 'record.newVersion' : 'record.answered')}{' '}
                  <span className="dim small">
                    {`${people[asked.answered_by ?? '']?.name ?? ''} · ${format.shortTime(asked.answered_at, now)}`}
                  </span>
                </>
              ) : (
                <span className="dim">{t('record.unanswered')}</span>
              )}
            </span>
            <span className="dim small">
              {`${people[asked.raised_by]?.name ?? ''} · ${format.shortTime(asked.raised_at, now)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
