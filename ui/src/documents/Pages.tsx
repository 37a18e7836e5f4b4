import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { preview } from '../ipc/questions';
import type { PaperRequest } from '../ipc/types';
import { useKeys } from '../shared/keys';
import { LoadError } from '../shared/LoadError';
import { Meaning, MeaningNote } from '../shared/Meaning';
import { Waiting } from '../shared/Waiting';
import { PagePicture } from './PagePicture';
import style from './PrintDialog.module.css';

/** What will come out, page by page, as the engine sets it. */
export function Pages({ request, title }: { request: PaperRequest; title: string }) {
  const { t } = useTranslation('documents');
  const scroller = useRef<HTMLElement>(null);
  const shown = useQuery({ ...preview({ request }), gcTime: 0, placeholderData: keepPreviousData });
  const asked = JSON.stringify(request);
  const [turned, setTurned] = useState({ of: asked, to: 0 });
  const pages = shown.data?.pages ?? [];
  const count = shown.data?.page_count ?? 0;
  const at = turned.of === asked ? Math.min(turned.to, Math.max(0, pages.length - 1)) : 0;
  const turn = (by: number) => {
    setTurned({ of: asked, to: Math.max(0, Math.min(pages.length - 1, at + by)) });
    scroller.current?.scrollTo({ top: 0 });
  };
  const scroll = (by: number) =>
    scroller.current?.scrollBy({ top: by * 0.85 * scroller.current.clientHeight });
  useKeys(t('pages'), [
    { keys: 'ArrowRight', label: t('nextPage'), run: () => turn(1), when: at < pages.length - 1 },
    { keys: 'ArrowLeft', label: t('previousPage'), run: () => turn(-1), when: at > 0 },
    { keys: 'PageDown', label: t('scrollDown'), run: () => scroll(1), repeats: true },
    { keys: 'PageUp', label: t('scrollUp'), run: () => scroll(-1), repeats: true },
  ]);
  const page = pages[at];
  return (
    <section className={style.pages} aria-label={t('pages')}>
      <p className={style.pageHead}>
        <b>{title}</b>
        {page === undefined ? null : <span className="dim">{t('pageOf', { page: at + 1, count })}</span>}
        {(shown.data?.number ?? 1) > 1 ? (
          <Meaning of="information">{t('impression', { number: shown.data?.number })}</Meaning>
        ) : null}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by Tab */}
      <section ref={scroller} className={style.ground} tabIndex={0} aria-label={title}>
        {shown.isError ? (
          <LoadError error={shown.error} again={() => void shown.refetch()} />
        ) : page === undefined ? (
          <Waiting rows={1} height={520} />
        ) : (
          <PagePicture
            svg={page}
            old={shown.isPlaceholderData}
            label={t('pageOf', { page: at + 1, count })}
          />
        )}
        {count > pages.length && at === pages.length - 1 ? (
          <MeaningNote of="plain" title={t('morePages', { count: count - pages.length })} />
        ) : null}
      </section>
    </section>
  );
}
