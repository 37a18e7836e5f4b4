import { useTranslation } from 'react-i18next';
import type { ProductOnSale } from '../ipc/types';
import panes from '../shared/panes.module.css';
import { TroubleNote } from '../shared/RefusalNotes';
import { useFormat } from '../shared/useFormat';
import { Waiting } from '../shared/Waiting';

const MOST = 200;

/** What is on sale of it, by brand. */
export function Products({
  products,
  error,
}: {
  products: ProductOnSale[] | undefined;
  error: Error | null;
}) {
  const { t } = useTranslation('catalogue');
  const { count } = useFormat();
  return (
    <section className={panes.sheet}>
      <h3>
        {t('products')}{' '}
        {products === undefined || products.length === 0 ? null : (
          <span className="dim">{`${count(products.length)}${products.length === MOST ? '+' : ''}`}</span>
        )}
      </h3>
      <TroubleNote error={error} />
      {products === undefined ? (
        error === null ? (
          <Waiting rows={3} height={24} />
        ) : null
      ) : products.length === 0 ? (
        <p className="dim">{t('noProducts')}</p>
      ) : (
        <table className={panes.table}>
          <thead>
            <tr>
              <th>{t('column.brand')}</th>
              <th>{t('column.presentation')}</th>
              <th>{t('column.laboratory')}</th>
              <th>{t('column.registration')}</th>
            </tr>
          </thead>
          <tbody>
            {products.map((it) => (
              <tr key={it.product_id}>
                <td>
                  <b>{it.name ?? '–'}</b>
                </td>
                <td>{it.presentation}</td>
                <td className="dim">{it.laboratory}</td>
                <td className="dim nb">{it.registration ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
