import { useTranslation } from 'react-i18next';
import { MeaningNote } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import style from './OrderPane.module.css';
import type { ChartNews } from './sinceSigning';

/** What was learnt about the patient after the signature: no check of this order knew it. */
export function ChartNewsNotes({ news }: { news: ChartNews[] }) {
  const { t } = useTranslation('triage');
  const { shortTime } = useFormat();
  const now = useNow(60_000);
  return news.map(({ kind, entry }) => {
    const loud = kind === 'AllergyRecorded' || kind === 'PatientDied';
    const who = [shortTime(entry.at, now), entry.actor_name].filter(Boolean).join(', ');
    return (
      <MeaningNote
        key={`${entry.kind} ${entry.id}`}
        of={loud ? 'danger' : 'information'}
        title={
          <>
            {t(`news.${kind}`, { text: entry.text ?? '' })} <span className={style.inline}>{`(${who})`}</span>
            {kind === 'AllergyRecorded' ? (
              <span className={style.inline}>{` ${t('news.notChecked')}`}</span>
            ) : null}
          </>
        }
      />
    );
  });
}
