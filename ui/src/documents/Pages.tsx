import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { preview } from '../ipc/questions';
import type { PaperRequest } from '../ipc/types';
import { useKeys } from '../shared/keys';
import { LoadError } from '../shared/LoadError';
import { Meaning } from '../shared/Meaning';
import { Waiting } from '../shared/Waiting';
import { PagePicture } from './PagePicture';
import style from './PrintDialog.module.css';

/** What will come out, page by page, as the engine sets it. */
export function Pages({ request, title }: { request: PaperRequest; title: string }) {
  const { t } = useTranslation('documents');
  const queries = useQueryClient();
  const scroller = useRef<HTMLElement>(null);
  const asked = JSON.stringify(request);
  const [turned, setTurned] = useState({ of: asked, to: 0 });
  const wanted = turned.of === asked ? turned.to : 0;
  const shown = useQuery({
    ...preview({ request, page: wanted }),
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const page = shown.data?.page;
  const count = page?.count ?? 0;
  const at = page?.at ?? 0;
  const old = shown.isPlaceholderData;
  const turn = (by: number) => {
    const to = Math.max(0, Math.min(count - 1, wanted + by));
    setTurned({ of: asked, to });
    scroller.current?.scrollTo({ top: 0 });
  };
  const scroll = (by: number) =>
    scroller.current?.scrollBy({ top: by * 0.85 * scroller.current.clientHeight });
  useKeys(t('pages'), [
    { keys: 'ArrowRight', label: t('nextPage'), run: () => turn(1), when: wanted < count - 1 },
    { keys: 'ArrowLeft', label: t('previousPage'), run: () => turn(-1), when: wanted > 0 },
    { keys: 'PageDown', label: t('scrollDown'), run: () => scroll(1), repeats: true },
    { keys: 'PageUp', label: t('scrollUp'), run: () => scroll(-1), repeats: true },
  ]);
  // Whoever reads a page turns to the next: it is set in type meanwhile.
  const next = old || at + 1 >= count ? undefined : at + 1;
  useEffect(() => {
    if (next !== undefined) void queries.prefetchQuery(preview({ request: JSON.parse(asked), page: next }));
  }, [queries, asked, next]);
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
          <PagePicture svg={page.svg} old={old} label={t('pageOf', { page: at + 1, count })} />
        )}
      </section>
    </section>
  );
}
