import { useTranslation } from 'react-i18next';
import type { PrintJobRow } from '../ipc/types';
import { Meaning } from '../shared/Meaning';
import { stands } from './job';

/** Where a job stands, with its sign and its word. */
export function JobState({ job }: { job: Pick<PrintJobRow, 'state'> }) {
  const { t } = useTranslation('documents');
  return <Meaning {...stands[job.state]}>{t(`state.${job.state}`)}</Meaning>;
}
