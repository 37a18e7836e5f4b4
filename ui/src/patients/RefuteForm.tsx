import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandingAllergy } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { RefusalField } from '../shared/RefusalField';
import { DeedForm } from './DeedForm';
import style from './Forms.module.css';

/** An allergy that does not stand; it stays readable, with the reason. */
export function RefuteForm({ allergy, close }: { allergy: StandingAllergy; close: () => void }) {
  const { t } = useTranslation('patients');
  const [reason, setReason] = useState('');
  const refuting = useCommand(close);
  return (
    <DeedForm
      label={t('deed.refute.do')}
      submit={() =>
        refuting.give({ command: 'RefuteAllergy', body: { allergy_id: allergy.allergy_id, reason } })
      }
      close={close}
      busy={refuting.busy}
      error={refuting.error}
      fields={['reason']}
    >
      <p className={style.plain}>{t('deed.refute.text', { allergy: allergy.name })}</p>
      <RefusalField refusals={refuting.refusals} field="reason">
        {(error) => (
          <Textarea
            label={t('deed.refute.reason')}
            placeholder={t('deed.refute.reasonHint')}
            data-autofocus
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={error}
          />
        )}
      </RefusalField>
    </DeedForm>
  );
}
