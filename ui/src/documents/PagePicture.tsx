import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MeaningNote } from '../shared/Meaning';
import style from './PrintDialog.module.css';
import { pageOf } from './page';

interface Props {
  svg: string;
  label: string;
  /** Another is on its way. */
  old: boolean;
}

/** One page as it will print; black on white in the dark too, as paper is. */
export function PagePicture({ svg, label, old }: Props) {
  const { t } = useTranslation('documents');
  const sheet = useRef<HTMLDivElement>(null);
  const [unread, setUnread] = useState<string>();
  useLayoutEffect(() => {
    const page = pageOf(svg);
    if (page === undefined) {
      setUnread(svg);
      return;
    }
    sheet.current?.replaceChildren(page);
  }, [svg]);
  if (unread === svg) return <MeaningNote of="unchecked" title={t('noPicture')} />;
  return (
    <div ref={sheet} className={`${style.sheet} ${old ? style.old : ''}`} role="img" aria-label={label} />
  );
}
