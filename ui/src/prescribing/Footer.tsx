import { useTranslation } from 'react-i18next';
import type { PrescriptionKind } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { Meaning, type MeaningName, special } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import type { Draft } from './draft';

interface Props {
  draft: Draft;
  kinds: readonly PrescriptionKind[];
  count: number;
  busy: boolean;
  sign: () => void;
  leave: () => void;
  kind: () => void;
  priority: () => void;
}

const meanings: Record<Draft['priority'], MeaningName> = {
  Stat: 'danger',
  Urgent: 'caution',
  FirstDose: 'information',
  Discharge: 'plain',
  Routine: 'plain',
};

/** What can be done with the draft, the main thing first; how soon and for where at the end. */
export function Footer({ draft, kinds, count, busy, sign, leave, kind, priority }: Props) {
  const { t } = useTranslation('prescribing');
  const { t: word } = useTranslation('vocabulary');
  const label = { Prescribe: t('sign.new'), Replace: t('sign.replace'), Accept: t('sign.answer') }[
    draft.purpose.kind
  ];
  return (
    <div className={panes.foot}>
      <ActionButton
        label={label}
        keys="Ctrl+Enter"
        main
        busy={busy}
        why={count === 0 ? t('sign.nothing') : undefined}
        run={sign}
        scope={t('scope')}
      />
      <ActionButton label={t('leave')} keys="Escape" run={leave} scope={t('scope')} />
      <div className={panes.end}>
        <span className="dim small">{word(`prescriptionKind.${draft.kind}`)}</span>
        {kinds.length > 1 ? (
          <ActionButton label={t('kind')} keys="Alt+T" run={kind} scope={t('scope')} />
        ) : null}
        <Meaning
          of={meanings[draft.priority]}
          {...(draft.priority === 'Stat' ? { icon: special.urgent } : {})}
        >
          {word(`priority.${draft.priority}`)}
        </Meaning>
        <ActionButton label={t('priority')} keys="Alt+P" run={priority} scope={t('scope')} />
      </div>
    </div>
  );
}
