import { useTranslation } from 'react-i18next';
import { Meaning } from '../shared/Meaning';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { TopNote } from '../shell/TopNote';
import type { Saved } from './useDraft';

/** How old what is on disk is. */
export function SavedNote({ saved }: { saved: Saved | undefined }) {
  return saved === undefined ? null : (
    <TopNote>
      <Said saved={saved} />
    </TopNote>
  );
}

function Said({ saved }: { saved: Saved }) {
  const { t } = useTranslation('prescribing');
  const format = useFormat();
  const now = useNow();
  if (saved.failed) return <Meaning of="caution">{t('saved.failed')}</Meaning>;
  const seconds = Math.max(0, Math.round((now - saved.at) / 1_000));
  return seconds < 60
    ? t('saved.seconds', { count: seconds })
    : t('saved.ago', { ago: format.ago(saved.at, now) });
}
