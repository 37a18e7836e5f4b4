import { IconKeyboard, IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { restrictions, tablesOfLaw } from '../ipc/questions';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { Dialog } from '../shared/Dialog';
import { activeScopes } from '../shared/keys';
import { LoadError } from '../shared/LoadError';
import panes from '../shared/panes.module.css';
import { Waiting } from '../shared/Waiting';
import style from './About.module.css';
import { Law } from './Law';
import { Licences } from './Licences';

/** What program this is, which law it was built on, and whose work it rests on. */
export default function About() {
  const { t } = useTranslation('about');
  const { ready } = useSession();
  const [reading, setReading] = useState(false);
  const tables = useQuery(tablesOfLaw({}));
  const standing = useQuery(restrictions({}));
  const showKeys = () => {
    const sheet = activeScopes()
      .flatMap(({ bindings }) => bindings)
      .find(({ keys }) => keys === 'F1');
    sheet?.run();
  };
  return (
    <div className={panes.scroll}>
      <div className={panes.sheets}>
        <section className={`${panes.sheet} ${style.program}`}>
          <h2>{t('program', { version: ready.version })}</h2>
          <p className="dim">{t('what')}</p>
          {ready.house ? (
            <p>
              {t('house', {
                house: ready.house.establishment.name,
                station: ready.house.station_name,
                series: ready.house.series,
              })}
            </p>
          ) : null}
          <div className={style.actions}>
            <ActionButton label={t('keys')} icon={IconKeyboard} keys="?" run={showKeys} />
            <ActionButton
              label={t('licences.title')}
              icon={IconScale}
              keys="L"
              run={() => setReading(true)}
              scope={t('licences.scope')}
            />
          </div>
        </section>
        {tables.isError ? <LoadError error={tables.error} again={() => void tables.refetch()} /> : null}
        {tables.data === undefined && !tables.isError ? <Waiting rows={4} /> : null}
        {tables.data === undefined ? null : <Law tables={tables.data} standing={standing.data} />}
      </div>
      <Dialog title={t('licences.title')} opened={reading} close={() => setReading(false)} size="xl">
        <Licences />
      </Dialog>
    </div>
  );
}
