import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as commands from '../ipc/commands';
import { health as healthQuestion, tablesOfLaw } from '../ipc/questions';
import type { Step } from '../ipc/types';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { LoadError } from '../shared/LoadError';
import { MeaningNote } from '../shared/Meaning';
import { ProgressLine } from '../shared/ProgressLine';
import panes from '../shared/panes.module.css';
import { TroubleNote } from '../shared/RefusalNotes';
import { Waiting } from '../shared/Waiting';
import { Faults } from './Faults';
import { Figures } from './Figures';
import { faultsOf, rebuilt, reportOf } from './health';

const CALM = 3_000;
const WATCHING = 300;

/** How the machinery is: one line when all is well; else what is wrong first, with what to do. */
export default function Health() {
  const { t } = useTranslation('health');
  const { ready, has } = useSession();
  const queries = useQueryClient();
  const upkeep = has('Administrator');
  const [step, setStep] = useState<Step>();
  const again = () => queries.invalidateQueries({ queryKey: ['health'] });
  const rebuild = useMutation({ mutationFn: commands.rebuild, onSettled: again });
  const known = useQuery({
    ...healthQuestion({}),
    refetchInterval: ({ state }) =>
      rebuild.isPending || (state.data !== undefined && rebuilt(state.data) !== undefined) ? WATCHING : CALM,
  });
  const tables = useQuery(tablesOfLaw({}));
  const backup = useMutation({
    mutationFn: () => commands.backup(setStep),
    onMutate: () => setStep(undefined),
    onSettled: again,
  });
  const retry = useMutation({ mutationFn: commands.retryParked, onSettled: again });
  const versions = { botica: ready.version, tables: tables.data?.[0]?.version ?? '?' };
  const copy = useMutation({
    mutationFn: async () => {
      if (known.data === undefined) return;
      await navigator.clipboard.writeText(reportOf(known.data, versions, Date.now()));
    },
  });
  /** Of what was done only the last is told. */
  const begin = (work: typeof backup | typeof rebuild | typeof retry | typeof copy) => {
    for (const other of [backup, rebuild, retry, copy]) if (other !== work && !other.isPending) other.reset();
    work.mutate();
  };
  if (known.isError) return <LoadError error={known.error} again={() => void known.refetch()} />;
  if (known.data === undefined) return <Waiting />;
  const share = rebuilt(known.data) ?? (rebuild.isPending ? 0 : undefined);
  const rebuilding = share !== undefined;
  const administrators = upkeep ? undefined : t('onlyAdministrator');
  return (
    <div className={panes.screen}>
      <div className={panes.scroll}>
        <div className={panes.sheets}>
          <Faults faults={faultsOf(known.data)} health={known.data} />
          {rebuilding ? (
            <ProgressLine label={t('rebuild.underWay')} done={Math.round(share * 1_000)} of={1_000} />
          ) : null}
          {backup.isPending ? (
            <ProgressLine label={t('backup.underWay')} done={step?.done} of={step?.of} />
          ) : null}
          {backup.isSuccess ? (
            <MeaningNote of="fine" title={t('backup.done')}>
              <code>{backup.data}</code>
            </MeaningNote>
          ) : null}
          {rebuild.isSuccess ? (
            <MeaningNote
              of={rebuild.data ? 'fine' : 'information'}
              title={rebuild.data ? t('rebuild.done') : t('rebuild.cancelled')}
            />
          ) : null}
          {retry.isSuccess ? (
            <MeaningNote
              of={retry.data > 0 ? 'fine' : 'caution'}
              title={t('retry.done', { count: retry.data })}
            />
          ) : null}
          {copy.isSuccess ? <MeaningNote of="fine" title={t('copy.done')} /> : null}
          {copy.isError ? <MeaningNote of="danger" title={t('copy.failed')} /> : null}
          <TroubleNote error={backup.error ?? rebuild.error ?? retry.error} />
          <Figures health={known.data} versions={versions} />
        </div>
      </div>
      <div className={panes.foot}>
        {backup.isPending ? (
          <ActionButton
            label={t('backup.cancel')}
            keys={rebuilding ? 'Shift+Escape' : 'Escape'}
            run={() => void commands.cancelWork()}
          />
        ) : (
          <ActionButton
            label={t('backup.now')}
            keys="B"
            main
            why={administrators}
            run={() => begin(backup)}
          />
        )}
        {rebuilding ? (
          <ActionButton
            label={t('rebuild.cancel')}
            keys="Escape"
            why={administrators}
            run={() => void commands.cancelRebuild()}
          />
        ) : (
          <ActionButton label={t('rebuild.now')} keys="R" why={administrators} run={() => begin(rebuild)} />
        )}
        <ActionButton
          label={t('retry.now')}
          keys="T"
          busy={retry.isPending}
          why={administrators ?? (known.data.parked_count === 0 ? t('retry.nothing') : undefined)}
          run={() => begin(retry)}
        />
        <span className={panes.end}>
          <ActionButton label={t('copy.now')} keys="C" run={() => begin(copy)} />
        </span>
      </div>
    </div>
  );
}
