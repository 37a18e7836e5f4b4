import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrescriptionDocument } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { useKeys } from '../shared/keys';
import { Meaning } from '../shared/Meaning';
import type { Decision } from './Dialogs';
import { OrderEnd } from './OrderEnd';
import style from './OrderPane.module.css';
import { mayDecide, type Standing } from './standing';

interface Props {
  document: PrescriptionDocument;
  standing: Standing;
  busy: boolean;
  cameAt: number | undefined;
  /** Whose release it still waits for: `CCIH`. */
  unreleased: readonly string[];
  /** Where the pharmacist may give one. */
  release: (() => void) | undefined;
  begin: (decision: Decision) => void;
  validate: () => void;
  last: boolean;
  next: () => void;
  back: () => void;
}

/** An order that came by itself is not decided by a key that was meant for the one before. */
const LOOK = 500;

export function Actions({
  document,
  standing,
  busy,
  cameAt,
  unreleased,
  release,
  begin,
  validate,
  last,
  next,
  back,
}: Props) {
  const { t } = useTranslation('triage');
  const [tooSoon, setTooSoon] = useState(false);
  const stops = (document.findings ?? []).filter(
    ({ outcome, tier }) => outcome === 'Found' && tier === 1,
  ).length;
  const why = mayDecide(standing) ? undefined : t(`why.${standing.kind}`);
  const waits = unreleased.length === 0 ? undefined : t('why.unreleased', { which: unreleased.join(', ') });
  const scope = t('title');
  const guarded = (run: () => void) => () => {
    const soon = cameAt !== undefined && Date.now() - cameAt < LOOK;
    setTooSoon(soon);
    if (!soon) run();
  };
  useKeys(scope, [{ keys: 'Escape', label: t('key.back'), run: back }]);
  const intervene = (
    <ActionButton
      key="I"
      label={t('action.intervene')}
      keys="I"
      run={guarded(() => begin('intervene'))}
      main={stops > 0}
      why={why}
      scope={scope}
    />
  );
  const rest = [
    <ActionButton
      key="V"
      label={t('action.validate')}
      keys="V"
      run={guarded(() => (stops > 0 ? begin('confirm') : validate()))}
      main={stops === 0}
      why={why ?? waits}
      busy={busy}
      scope={scope}
    />,
    <ActionButton
      key="R"
      label={t('action.remark')}
      keys="R"
      run={guarded(() => begin('remark'))}
      why={why ?? waits}
      scope={scope}
    />,
  ];
  return (
    <div className={style.actions} role="toolbar" aria-label={t('pane.actions')}>
      {release === undefined ? null : (
        <ActionButton label={t('action.release')} keys="L" run={guarded(release)} scope={scope} />
      )}
      {stops > 0 ? [intervene, ...rest] : [...rest, intervene]}
      <ActionButton
        label={t('action.return')}
        keys="D"
        run={guarded(() => begin('return'))}
        why={why}
        scope={scope}
      />
      {tooSoon ? (
        <span role="status">
          <Meaning of="caution">{t('tooSoon')}</Meaning>
        </span>
      ) : null}
      <OrderEnd patient={document.patient.patient_id} last={last} next={next} scope={scope} />
    </div>
  );
}
