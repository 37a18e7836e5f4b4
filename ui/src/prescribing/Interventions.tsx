import { IconMessageCheck, IconMessageQuestion } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { interventions } from '../ipc/questions';
import type { InterventionRow } from '../ipc/types';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { EmptyState } from '../shared/EmptyState';
import { useKeys } from '../shared/keys';
import { LoadError } from '../shared/LoadError';
import { Meaning } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { Waiting } from '../shared/Waiting';
import { TopNote } from '../shell/TopNote';
import { InterventionInFull } from './InterventionInFull';
import style from './Interventions.module.css';
import { standOf, withRowKept } from './interventions';

/** What the pharmacy asked, the open questions first; answered where it is read. */
export default function Interventions() {
  const { t } = useTranslation('prescribing');
  const { me } = useSession();
  const asked = useInfiniteQuery(interventions({ prescriber: me.practitioner_id ?? '', open_only: false }));
  const [chosen, setChosen] = useState<string>();
  const rows = (asked.data?.pages ?? []).flatMap(({ value }) => value);
  const { at, row } = withRowKept(rows, chosen);
  const open = rows.filter((row) => row.open).length;
  const move = (step: number) => {
    const next = rows[Math.max(0, Math.min(at + step, rows.length - 1))];
    setChosen(next?.intervention_id);
    if (next !== undefined)
      document.getElementById(next.intervention_id)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys(t('interventions.list'), [
    { keys: 'ArrowDown', label: t('hint.after'), run: () => move(1), repeats: true },
    { keys: 'ArrowUp', label: t('hint.before'), run: () => move(-1), repeats: true },
    { keys: 'J', label: t('hint.after'), run: () => move(1), repeats: true },
    { keys: 'K', label: t('hint.before'), run: () => move(-1), repeats: true },
  ]);
  if (asked.isError) return <LoadError error={asked.error} again={() => void asked.refetch()} />;
  if (asked.isPending) return <Waiting />;
  if (row === undefined) {
    return (
      <EmptyState icon={IconMessageCheck} title={t('interventions.none')}>
        {t('interventions.noneText')}
      </EmptyState>
    );
  }
  return (
    <div className={panes.screen}>
      <TopNote>{open === 0 ? null : t('interventions.count', { count: open })}</TopNote>
      <div className={`${panes.panes} ${style.panes}`}>
        <ul className={`${panes.list} ${style.list}`} aria-label={t('interventions.list')}>
          {rows.map((one) => (
            <li key={one.intervention_id} id={one.intervention_id}>
              <Row row={one} on={one === row} choose={() => setChosen(one.intervention_id)} />
            </li>
          ))}
          {asked.hasNextPage ? (
            <li>
              <ActionButton label={t('interventions.more')} bare run={() => void asked.fetchNextPage()} />
            </li>
          ) : null}
        </ul>
        <InterventionInFull key={row.intervention_id} row={row} answered={() => setChosen(undefined)} />
      </div>
    </div>
  );
}

function Row({ row, on, choose }: { row: InterventionRow; on: boolean; choose: () => void }) {
  const { t } = useTranslation('prescribing');
  const { t: word } = useTranslation('vocabulary');
  const format = useFormat();
  const now = useNow(60_000);
  const { stand, meaning } = standOf(row);
  return (
    <button type="button" className={`${style.row} ${on ? style.on : ''}`} aria-current={on} onClick={choose}>
      <span className={style.stand}>
        <Meaning of={meaning} {...(row.open ? { icon: IconMessageQuestion } : {})}>
          {t(`interventions.${stand}`)}
        </Meaning>
        <span className="dim small">{format.ago(row.answered_at ?? row.raised_at, now)}</span>
      </span>
      <span className={style.what}>
        <b className="cut">{row.patient_name ?? t('interventions.patientUnknown')}</b>
        <span className="dim cut">
          {[word(`interventionReason.${row.reason}`), row.item_description, row.bed]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </button>
  );
}
