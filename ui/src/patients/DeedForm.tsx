import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../shared/ActionButton';
import { useKeys } from '../shared/keys';
import { TroubleNote } from '../shared/RefusalNotes';
import style from './Forms.module.css';

interface Props {
  /** What the main button says. */
  label: string;
  submit: () => void;
  /** Leaves without doing it. */
  close: () => void;
  busy: boolean;
  error: unknown;
  /** Fields that show their refusals themselves. */
  fields?: string[];
  /** The form has no field to begin with: Enter is at the main button. */
  bare?: boolean;
  /** Why it must not be done now. */
  why?: string | undefined;
  /** Beside the buttons. */
  foot?: ReactNode;
  children: ReactNode;
}

/** The form of one small deed: Enter does it, Escape leaves, and a refusal leaves everything as it was typed. */
export function DeedForm({
  label,
  submit,
  close,
  busy,
  error,
  fields = [],
  bare = false,
  why,
  foot,
  children,
}: Props) {
  const { t } = useTranslation('shared');
  const form = useRef<HTMLFormElement>(null);
  const send = () => form.current?.requestSubmit();
  useKeys(label, [{ keys: 'Ctrl+Enter', label, run: send }]);
  return (
    <form
      ref={form}
      className={style.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !why) submit();
      }}
    >
      {children}
      <TroubleNote error={error} fields={fields} />
      {/* Enter in a field needs a button of the form's own. */}
      <button type="submit" hidden tabIndex={-1} />
      <div className={style.foot}>
        <ActionButton
          label={label}
          keys="Enter"
          main
          busy={busy}
          why={why}
          run={send}
          {...(bare ? { 'data-autofocus': true } : {})}
        />
        <ActionButton label={t('cancel')} keys="Escape" run={close} />
        {foot}
      </div>
    </form>
  );
}
