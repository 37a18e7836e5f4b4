import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RefusalField } from '../shared/RefusalField';
import { refusalsOfWhole, type Verdict } from './checking';

/** What the prescription says beside its items. */
export function Note({
  note,
  verdict,
  write,
}: {
  note: string;
  verdict: Verdict | undefined;
  write: (note: string) => void;
}) {
  const { t } = useTranslation('prescribing');
  return (
    <RefusalField refusals={refusalsOfWhole(verdict)} field="note">
      {(error) => (
        <Textarea
          label={t('note.title')}
          value={note}
          error={error}
          autosize
          minRows={1}
          maxRows={4}
          autoFocus
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
    </RefusalField>
  );
}
