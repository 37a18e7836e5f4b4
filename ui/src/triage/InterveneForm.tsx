import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PrescriptionDocument, Refusal } from '../ipc/types';
import { RefusalField } from '../shared/RefusalField';
import { Choices } from './Choices';
import { type Question, reasons } from './question';

interface Props {
  document: PrescriptionDocument;
  question: Question;
  change: (question: Question) => void;
  refusals: Refusal[];
  empty: boolean;
}

const whole = '-';

/** A coded reason, the item it is about, and what the prescriber should read. */
export function InterveneForm({ document, question, change, refusals, empty }: Props) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('vocabulary');
  const items = (document.items ?? []).map(({ item_id, description, dose_text }, place) => ({
    value: item_id,
    label: `${place + 1} ${description}, ${dose_text}`,
  }));
  return (
    <>
      <Choices
        legend={t('dialog.intervene.reason')}
        options={reasons.map((reason) => ({ value: reason, label: word(`interventionReason.${reason}`) }))}
        value={question.reason}
        choose={(reason) => change({ ...question, reason })}
        first
      />
      <Choices
        legend={t('dialog.intervene.item')}
        options={[...items, { value: whole, label: t('dialog.intervene.whole') }]}
        value={question.item ?? whole}
        choose={(item) => change({ ...question, item: item === whole ? null : item })}
      />
      <RefusalField refusals={refusals} field="message" missing={empty}>
        {(error) => (
          <Textarea
            label={t('dialog.intervene.message')}
            description={t('dialog.intervene.help', { name: document.prescriber.name })}
            value={question.message}
            onChange={({ currentTarget }) => change({ ...question, message: currentTarget.value })}
            error={error}
            rows={4}
          />
        )}
      </RefusalField>
    </>
  );
}
