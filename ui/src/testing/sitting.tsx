import type { ReactNode } from 'react';
import type { Me } from '../ipc/types';
import { SessionProvider } from '../session/session';
import { show } from './show';

const ready = {
  kind: 'Ready' as const,
  demo: true,
  locked: false,
  version: '0.1.0',
  house: {
    establishment: { establishment_id: 'e', name: 'Hospital Demonstração', time_zone: 'America/Sao_Paulo' },
    series: 'DEMO1',
    station_id: 's',
    station_name: 'Posto',
  },
};

/** Draws `children` as the window would where `me` is signed in. */
export function showTo(me: Me, children: ReactNode, path = '/') {
  return show(
    <SessionProvider ready={ready} me={me}>
      {children}
    </SessionProvider>,
    path,
  );
}
