import { useTranslation } from 'react-i18next';
import type { Health } from '../ipc/types';
import { MeaningNote } from '../shared/Meaning';
import { type Fault, isDanger, spanOf } from './health';
import { useWords } from './useWords';

/** What is wrong and what to do; or one line that says that all is well. */
export function Faults({ faults, health }: { faults: Fault[]; health: Health }) {
  const { t } = useTranslation('health');
  const { lately } = useWords();
  if (faults.length === 0) {
    return <MeaningNote of="fine" title={t('well', { age: lately(health.backup_age_ms ?? 0) })} />;
  }
  return faults.map((fault) => <FaultNote key={keyOf(fault)} fault={fault} />);
}

function keyOf(fault: Fault): string {
  return 'follower' in fault ? `${fault.kind}-${fault.follower}` : fault.kind;
}

function FaultNote({ fault }: { fault: Fault }) {
  const { t } = useTranslation('health');
  const { span, size } = useWords();
  const of = isDanger(fault) ? 'danger' : 'caution';
  const words = {
    follower: 'follower' in fault ? t(`follower.${fault.follower}`) : '',
    span: 'ms' in fault ? span(spanOf(fault.ms)) : '',
    size: fault.kind === 'wal' ? size(fault.bytes) : '',
    count: 'count' in fault ? fault.count : fault.kind === 'late' ? fault.events : 1,
  };
  return (
    <MeaningNote of={of} title={t(`fault.${fault.kind}.title`, words)}>
      {t(`fault.${fault.kind}.do`, words)}
      {fault.kind === 'failing' ? (
        <div>
          <code>{fault.reason}</code>
        </div>
      ) : null}
    </MeaningNote>
  );
}
