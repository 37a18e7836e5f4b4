import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LoadError } from '../shared/LoadError';
import { Waiting } from '../shared/Waiting';
import style from './About.module.css';

/** Every part with its licence, whose text opens beneath it. */
export function Licences() {
  const { t } = useTranslation('about');
  const all = useQuery({
    queryKey: ['licences'],
    queryFn: async () => (await import('virtual:licences')).packages,
  });
  if (all.isError) return <LoadError error={all.error} again={() => void all.refetch()} />;
  if (all.data === undefined) return <Waiting rows={6} />;
  return (
    <ul className={style.parts}>
      {all.data.map(({ name, version, licence, text }) => (
        <li key={`${name} ${version}`}>
          <details>
            <summary>
              <b>{name}</b> <span className="dim small">{`${version} ${licence}`}</span>
            </summary>
            <pre className={style.licence}>{text === '' ? t('licences.noText', { licence }) : text}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
