import { useTranslation } from 'react-i18next';
import { troubleOf } from '../ipc/trouble';
import type { Refusal } from '../ipc/types';
import { MeaningNote } from './Meaning';
import { refusalsElsewhere, refusalText } from './refusals';

/** What was refused and stands beside no field of the form. */
export function RefusalNotes({ refusals, fields = [] }: { refusals: Refusal[]; fields?: string[] }) {
  const { t } = useTranslation('vocabulary');
  const texts = refusalsElsewhere(refusals, fields).map((refusal) => refusalText(refusal, t));
  return [...new Set(texts)].map((text) => <MeaningNote key={text} of="danger" title={text} />);
}

/** Any trouble of a call, said: refusals without a field of their own, or what else went wrong and what to do. */
export function TroubleNote({ error, fields = [] }: { error: unknown; fields?: string[] }) {
  const { t } = useTranslation('shared');
  if (error === null || error === undefined) return null;
  const trouble = troubleOf(error);
  return (
    <div role="alert">
      {trouble.kind === 'Refused' ? (
        <RefusalNotes refusals={trouble.refusals} fields={fields} />
      ) : trouble.kind === 'Failed' ? (
        <MeaningNote of="danger" title={t('trouble.Failed', { reference: trouble.reference })} />
      ) : trouble.kind === 'Wait' ? (
        <MeaningNote of="caution" title={t('trouble.Wait', { count: trouble.seconds })} />
      ) : trouble.kind === 'File' ? (
        <MeaningNote of="danger" title={t('trouble.File', { detail: trouble.detail })} />
      ) : (
        <MeaningNote of="caution" title={t(`trouble.${trouble.kind}`)} />
      )}
    </div>
  );
}

/** The refusals of an error; none for any other trouble. */
export function refusalsOf(error: unknown): Refusal[] {
  const trouble = error === null || error === undefined ? undefined : troubleOf(error);
  return trouble?.kind === 'Refused' ? trouble.refusals : [];
}
