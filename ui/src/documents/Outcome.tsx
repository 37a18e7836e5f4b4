import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { printJobs } from '../ipc/questions';
import type { PrintJobRow } from '../ipc/types';
import { JobState } from './JobState';
import style from './PrintDialog.module.css';

/** What became of the papers that were just sent, as it is now: *sent* is not yet *printed*. */
export function Outcome({ jobs }: { jobs: readonly PrintJobRow[] }) {
  const { t } = useTranslation('documents');
  const listed = useInfiniteQuery({ ...printJobs({ open_only: false }), enabled: jobs.length > 0 });
  const known = new Map((listed.data?.pages ?? []).flat().map((job) => [job.print_job_id, job]));
  if (jobs.length === 0) return null;
  return (
    <ul className={style.jobs} aria-label={t('outcome')}>
      {jobs.map((asked) => {
        const job = known.get(asked.print_job_id) ?? asked;
        return (
          <li key={job.print_job_id}>
            <span className="cut">
              {t(`paper.${job.paper}`)} <span className="dim small">{job.about}</span>
            </span>
            <JobState job={job} />
          </li>
        );
      })}
    </ul>
  );
}
