import { Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelPrint, retryPrint } from '../ipc/commands';
import { newId } from '../ipc/newId';
import { printers } from '../ipc/questions';
import type { PrintJobRow } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { MeaningNote } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { TroubleNote } from '../shared/RefusalNotes';
import { useFormat } from '../shared/useFormat';
import { JobState } from './JobState';
import style from './Jobs.module.css';
import { isDoubtful, mayCancel, mayRetry, troubleOf } from './job';
import { printerKey, printerOf } from './offers';

/** One job: where it went, what the spooler said, and what may be done now. */
export function JobDetail({ job }: { job: PrintJobRow }) {
  const { t } = useTranslation('documents');
  const { dateTime } = useFormat();
  const queries = useQueryClient();
  const known = useQuery(printers({}));
  const [elsewhere, setElsewhere] = useState<string | null>(null);
  // Until it is done the id stays: pressed twice, it is done once.
  const [ids, setIds] = useState(() => ({ retry: newId(), cancel: newId() }));
  const done = () => {
    setIds({ retry: newId(), cancel: newId() });
    return queries.invalidateQueries({ queryKey: ['print_jobs'] });
  };
  const retrying = useMutation({
    mutationFn: () => retryPrint(ids.retry, job.print_job_id, printerOf(elsewhere ?? '')),
    onSuccess: done,
  });
  const cancelling = useMutation({
    mutationFn: () => cancelPrint(ids.cancel, job.print_job_id),
    onSuccess: done,
  });
  const gone =
    known.data?.spooler_answers &&
    !known.data.printers.some(({ printer }) => printerKey(printer) === printerKey(job.printer));
  const names = (known.data?.printers ?? []).map(({ printer }) => ({
    value: printerKey(printer),
    label: printer.kind === 'Viewer' ? t('viewer') : printer.name,
  }));
  const at = (instant: number | null | undefined) => (instant == null ? t('notYet') : dateTime(instant));
  return (
    <section className={panes.one} aria-label={t(`paper.${job.paper}`)}>
      <div className={panes.scroll}>
        <div className={panes.sheets}>
          <div className={panes.sheet}>
            <div className={style.head}>
              <h2>{t(`paper.${job.paper}`)}</h2>
              <JobState job={job} />
            </div>
            <p className="dim">
              {[
                job.about,
                job.order_number,
                job.number > 1 ? t('impression', { number: job.number }) : undefined,
                job.only_changes ? t('onlyChanges') : undefined,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <Notes job={job} gone={gone === true} />
          <dl className={`${panes.sheet} ${panes.facts}`}>
            <Fact name={t('fact.printer')}>
              {job.printer.kind === 'Viewer' ? t('viewer') : job.printer.name}
            </Fact>
            <Fact name={t('fact.copies')}>{job.copies}</Fact>
            <Fact name={t('fact.askedBy')}>{job.asked_by_name ?? t('unknown')}</Fact>
            <Fact name={t('fact.askedAt')}>{at(job.asked_at)}</Fact>
            <Fact name={t('fact.sentAt')}>{at(job.sent_at)}</Fact>
            <Fact name={t('fact.endedAt')}>{at(job.ended_at)}</Fact>
            <Fact name={t('fact.attempt')}>{job.attempt}</Fact>
            <Fact name={t('fact.file')}>
              <code title={job.sha256}>{job.sha256.slice(0, 12)}</code>
            </Fact>
          </dl>
          <TroubleNote error={retrying.error ?? cancelling.error} />
        </div>
      </div>
      <footer className={panes.foot}>
        <ActionButton
          label={t('retry')}
          keys="R"
          scope={t('tab.jobs')}
          main={mayRetry(job)}
          why={mayRetry(job) ? undefined : t('why.retry')}
          busy={retrying.isPending}
          run={() => retrying.mutate()}
        />
        {mayRetry(job) ? (
          <Select
            className={style.printer}
            aria-label={t('elsewhere')}
            placeholder={t('samePrinter')}
            data={names}
            value={elsewhere}
            onChange={setElsewhere}
            clearable
          />
        ) : null}
        <ActionButton
          label={t('cancel')}
          keys="C"
          scope={t('tab.jobs')}
          danger
          why={mayCancel(job) ? undefined : t('why.cancel')}
          busy={cancelling.isPending}
          run={() => cancelling.mutate()}
        />
      </footer>
    </section>
  );
}

/** What to do about it, where somebody must. */
function Notes({ job, gone }: { job: PrintJobRow; gone: boolean }) {
  const { t } = useTranslation('documents');
  const trouble = troubleOf(job.trouble);
  return (
    <div className={style.notes}>
      {job.failure == null ? null : (
        <MeaningNote of="danger" title={t(`failure.${job.failure}.title`)}>
          {t(`failure.${job.failure}.text`)}
        </MeaningNote>
      )}
      {isDoubtful(job) ? (
        <MeaningNote of="caution" title={t('failure.MayHavePrinted.title')}>
          {t('failure.MayHavePrinted.text')}
        </MeaningNote>
      ) : null}
      {job.state === 'OpenedInViewer' ? (
        <MeaningNote of="unchecked" title={t('viewerTitle')}>
          {t('viewerText')}
        </MeaningNote>
      ) : null}
      {job.state === 'Queued' && job.trouble != null ? (
        <MeaningNote of="caution" title={t('waitsFor')}>
          {trouble === undefined ? <code>{job.trouble}</code> : t(`trouble.${trouble}`)}
        </MeaningNote>
      ) : null}
      {gone && job.printer.kind === 'Queue' && job.failure !== 'PrinterGone' ? (
        <MeaningNote of="caution" title={t('gone', { name: job.printer.name })} />
      ) : null}
      {job.detail == null ? null : (
        <p className="dim small">
          {t('spoolerSaid')} <code>{job.detail}</code>
        </p>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
