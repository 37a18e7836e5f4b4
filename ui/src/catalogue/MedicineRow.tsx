import { useTranslation } from 'react-i18next';
import type { CatalogueMatch } from '../ipc/types';
import panes from '../shared/panes.module.css';
import { Marks } from './Marks';

interface Props {
  row: CatalogueMatch;
  on: boolean;
  choose: (id: string) => void;
}

export function MedicineRow({ row, on, choose }: Props) {
  const { t } = useTranslation('catalogue');
  const { t: word } = useTranslation('vocabulary');
  const routes = row.routes.map((route) => word(`route.${route}`)).join(', ');
  return (
    <button
      type="button"
      className={`${panes.row} ${on ? panes.on : ''}`}
      aria-current={on || undefined}
      onClick={() => choose(row.medicine_id)}
    >
      <span>
        <b className="cut" title={row.description}>
          {row.description}
        </b>
        <span className="dim small cut">
          {[row.code, routes, row.brand ? t('foundAs', { brand: row.brand }) : '']
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Marks medicine={row} />
    </button>
  );
}
