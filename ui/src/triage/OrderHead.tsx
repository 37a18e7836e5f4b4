import { IconUserEdit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PrescriptionDocument } from '../ipc/types';
import { Meaning } from '../shared/Meaning';
import { timeLeft } from '../shared/timeLeft';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import style from './OrderPane.module.css';

interface Props {
  document: PrescriptionDocument;
  changed: number;
  /** Until when one holds it. */
  mine: number | undefined;
}

/** Which order, who signed it and when, what changed, and whose it is to decide. */
export function OrderHead({ document, changed, mine }: Props) {
  const { t } = useTranslation('triage');
  const { shortTime, ago } = useFormat();
  const now = useNow(60_000);
  const { prescriber, signed_at } = document;
  const council = `${prescriber.council}-${prescriber.uf} ${prescriber.number}`;
  const signed = [prescriber.name, council, prescriber.specialty].filter(Boolean).join(' · ');
  const at = `${shortTime(signed_at, now)}, ${ago(signed_at, now)}`;
  return (
    <div className={style.head}>
      <b>{document.number}</b>
      {document.version > 1 ? (
        <Meaning of="plain">
          {document.renewal ? t('head.renewal') : t('head.version', { version: document.version })}
        </Meaning>
      ) : null}
      <span className={`${style.by} cut`} title={signed}>{`${prescriber.name} · ${council}`}</span>
      <span className="dim">{at}</span>
      <span className={style.headEnd}>
        {changed > 0 ? <Meaning of="changed">{t('head.changed', { count: changed })}</Meaning> : null}
        {mine === undefined ? null : <Mine until={mine} />}
      </span>
    </div>
  );
}

function Mine({ until }: { until: number }) {
  const { t } = useTranslation('triage');
  const now = useNow();
  const left = timeLeft(until, now);
  return (
    <Meaning of="information" icon={IconUserEdit} says={t('head.mineLong')}>
      {t('head.mine', { left: left.kind === 'clock' ? left.text : '' })}
    </Meaning>
  );
}
