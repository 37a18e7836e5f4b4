import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Meaning } from '../shared/Meaning';
import style from './Versions.module.css';
import type { ItemDifference, PartDifference } from './versions';

/** The items of a version beside what they were: old struck, new bold, an ochre bar where something changed. */
export function VersionItems({ items }: { items: ItemDifference[] }) {
  const { t } = useTranslation('patients');
  return (
    <ol className={style.items}>
      {items.map(({ kind, item, parts }) => {
        const [what, ...how] = parts;
        return (
          <li key={`${kind}-${item.item_id}`} className={kind === 'same' ? undefined : style.changed}>
            <div>
              {kind === 'removed' ? (
                <del>{what?.before}</del>
              ) : kind === 'added' ? (
                <ins>{what?.now}</ins>
              ) : (
                <b>{what === undefined ? null : <Difference part={what} />}</b>
              )}
              {kind === 'added' ? <span className={style.mark}>{t('record.added')}</span> : null}
              {kind === 'removed' ? <span className={style.mark}>{t('record.removed')}</span> : null}
              {item.high_alert ? (
                <Meaning of="danger" icon={IconAlertTriangle}>
                  {t('record.highAlert')}
                </Meaning>
              ) : null}
              {item.suspended && kind !== 'removed' ? (
                <Meaning of="caution" icon={IconPlayerPause}>
                  {item.suspended_reason
                    ? t('record.suspendedFor', { reason: item.suspended_reason })
                    : t('record.suspended')}
                </Meaning>
              ) : null}
            </div>
            <div className="small">
              {how.map((part, place) => (
                <span key={part.part}>
                  {place === 0 ? '' : ' · '}
                  {kind === 'removed' ? <del>{part.before}</del> : <Difference part={part} />}
                </span>
              ))}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Difference({ part }: { part: PartDifference }) {
  if (part.before === part.now || part.before === '')
    return part.before === part.now ? part.now : <ins>{part.now}</ins>;
  return (
    <>
      <del>{part.before}</del> {part.now === '' ? null : <ins>{part.now}</ins>}
    </>
  );
}
