import { IconPrinter } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printJobs } from '../ipc/questions';
import type { PrintJobRow } from '../ipc/types';
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
import { JobDetail } from './JobDetail';
import { JobState } from './JobState';
import style from './Jobs.module.css';
import { asksForCare } from './job';

/** Everything that was sent to be printed, the newest first, and what became of it. */
export function Jobs() {
  const { t } = useTranslation('documents');
  const list = useRef<HTMLUListElement>(null);
  const [openOnly, setOpenOnly] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const asked = useInfiniteQuery(printJobs({ open_only: openOnly }));
  const jobs = (asked.data?.pages ?? []).flat();
  const at = Math.max(
    0,
    jobs.findIndex(({ print_job_id }) => print_job_id === chosen),
  );
  const job = jobs[at];
  const care = jobs.filter(asksForCare).length;
  const move = (by: number) => {
    const next = jobs[Math.max(0, Math.min(jobs.length - 1, at + by))];
    if (next === undefined) return;
    setChosen(next.print_job_id);
    list.current?.querySelector(`[data-id="${next.print_job_id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys(t('tab.jobs'), [
    { keys: 'ArrowDown', label: t('nextJob'), run: () => move(1), repeats: true },
    { keys: 'ArrowUp', label: t('previousJob'), run: () => move(-1), repeats: true },
    { keys: 'J', label: t('nextJob'), run: () => move(1), repeats: true },
    { keys: 'K', label: t('previousJob'), run: () => move(-1), repeats: true },
    { keys: 'F', label: t(openOnly ? 'showAll' : 'showOpen'), run: () => setOpenOnly(!openOnly) },
  ]);
  if (asked.isError) return <LoadError error={asked.error} again={() => void asked.refetch()} />;
  if (asked.isPending) return <Waiting rows={8} />;
  return (
    <div className={panes.panes}>
      {care === 0 ? null : <TopNote>{t('care', { count: care })}</TopNote>}
      <div className={panes.list}>
        <div className={panes.bar}>
          <ActionButton
            label={t(openOnly ? 'showAll' : 'showOpen')}
            keys="F"
            bare
            run={() => setOpenOnly(!openOnly)}
          />
        </div>
        {job === undefined ? (
          <EmptyState icon={IconPrinter} title={t(openOnly ? 'noneOpen' : 'none')}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <ul className={style.jobs} ref={list} aria-label={t('tab.jobs')}>
            {jobs.map((one) => (
              <li key={one.print_job_id} data-id={one.print_job_id}>
                <Row job={one} on={one === job} choose={() => setChosen(one.print_job_id)} />
              </li>
            ))}
            {asked.hasNextPage ? (
              <li>
                <ActionButton label={t('older')} bare run={() => void asked.fetchNextPage()} />
              </li>
            ) : null}
          </ul>
        )}
      </div>
      {job === undefined ? null : <JobDetail key={job.print_job_id} job={job} />}
    </div>
  );
}

function Row({ job, on, choose }: { job: PrintJobRow; on: boolean; choose: () => void }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <button
      type="button"
      className={`${panes.row} ${on ? panes.on : ''}`}
      aria-current={on || undefined}
      onClick={choose}
    >
      <span>
        <b className="cut">{t(`paper.${job.paper}`)}</b>
        <span className="dim small cut">
          {[job.about, job.order_number, format.shortTime(job.asked_at, now)].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={panes.marks}>
        {job.state === 'Queued' && job.trouble != null ? (
          <Meaning of="caution">{t('waitsFor')}</Meaning>
        ) : (
          <JobState job={job} />
        )}
      </span>
    </button>
  );
}
