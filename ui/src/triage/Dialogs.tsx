// Decisions that need words. The order is held while they are written, and what was written outlives a refusal and Esc.

import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrescriptionDocument, PrescriptionPaper } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { Dialog } from '../shared/Dialog';
import { RefusalField } from '../shared/RefusalField';
import { refusalsOf, TroubleNote } from '../shared/RefusalNotes';
import style from './Dialogs.module.css';
import { FindingNote } from './FindingNote';
import { InterveneForm } from './InterveneForm';
import { firstQuestion } from './question';
import { StandingNote } from './StandingNote';
import { spoken } from './spoken';
import { mayDecide, type Standing } from './standing';
import type { Choice, useDeciding } from './useDeciding';

export type Decision = 'confirm' | 'remark' | 'intervene' | 'return';

interface Props {
  dialog: Decision | undefined;
  close: () => void;
  document: PrescriptionDocument;
  standing: Standing;
  people: PrescriptionPaper['people'];
  deciding: ReturnType<typeof useDeciding>;
  review: () => void;
  openOther: (id: string) => void;
}

/** The field of each command that its refusals name. */
const fields = { remark: 'remark', return: 'reason', intervene: 'message', confirm: '' } as const;

export function Dialogs({ dialog, close, document, standing, people, deciding, review, openOther }: Props) {
  const { t } = useTranslation('triage');
  const [remark, setRemark] = useState('');
  const [reason, setReason] = useState('');
  const [question, setQuestion] = useState(() => firstQuestion(document));
  const [empty, setEmpty] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const refusals = refusalsOf(deciding.error);
  const why = mayDecide(standing) ? undefined : t(`why.${standing.kind}`);
  const typed = (write: (text: string) => void) => (text: string) => {
    setEmpty(false);
    write(text);
    deciding.take();
  };
  const send = () => {
    const text = { confirm: '-', remark, return: reason, intervene: question.message }[
      dialog ?? 'confirm'
    ].trim();
    setEmpty(text === '');
    if (text === '') {
      form.current?.querySelector('textarea')?.focus();
      return;
    }
    const choices: Record<Decision, Choice> = {
      confirm: { kind: 'Validated' },
      remark: { kind: 'ValidatedWithRemark', remark: text },
      return: { kind: 'Returned', reason: text },
      intervene: { kind: 'AwaitingAnswer', reason: question.reason, item: question.item, message: text },
    };
    deciding.decide(choices[dialog ?? 'confirm']);
  };
  const words = dialog ?? 'remark';
  return (
    <Dialog
      title={t(`dialog.${words}.title`, { name: document.patient.social_name ?? document.patient.name })}
      opened={dialog !== undefined}
      close={close}
      size={dialog === 'intervene' ? 720 : 560}
    >
      <form
        ref={form}
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {why === undefined ? null : (
          <StandingNote standing={standing} people={people} review={review} openOther={openOther} />
        )}
        {dialog === 'confirm' ? (
          <>
            <p>{t('dialog.confirm.text')}</p>
            {spoken(document.findings ?? [])
              .filter(({ outcome, tier }) => outcome === 'Found' && tier === 1)
              .map((finding) => {
                const item = document.items?.[finding.item ?? -1];
                return (
                  <div key={`${finding.rule_id} ${finding.item}`}>
                    {item === undefined ? null : <b>{item.description}</b>}
                    <FindingNote finding={finding} {...(item === undefined ? {} : { item })} />
                  </div>
                );
              })}
          </>
        ) : null}
        {dialog === 'remark' || dialog === 'return' ? (
          <RefusalField refusals={refusals} field={fields[dialog]} missing={empty}>
            {(error) => (
              <Textarea
                data-autofocus
                label={t(`dialog.${dialog}.label`)}
                description={t(`dialog.${dialog}.help`)}
                value={dialog === 'remark' ? remark : reason}
                onChange={({ currentTarget }) =>
                  typed(dialog === 'remark' ? setRemark : setReason)(currentTarget.value)
                }
                error={error}
                rows={4}
              />
            )}
          </RefusalField>
        ) : null}
        {dialog === 'intervene' ? (
          <InterveneForm
            document={document}
            question={question}
            change={(changed) => {
              setEmpty(false);
              setQuestion(changed);
              deciding.take();
            }}
            refusals={refusals}
            empty={empty}
          />
        ) : null}
        <TroubleNote error={deciding.error} fields={[fields[words] || 'none']} />
        <div className={style.foot}>
          <ActionButton
            label={t(`dialog.${words}.send`)}
            keys="Ctrl+Enter"
            run={send}
            main
            busy={deciding.busy}
            why={why}
          />
          <ActionButton
            label={t('dialog.close')}
            keys="Escape"
            run={close}
            data-autofocus={dialog === 'confirm' || undefined}
          />
        </div>
      </form>
    </Dialog>
  );
}
