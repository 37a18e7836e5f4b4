import '@mantine/core/styles.layer.css';
import './shared/fonts.css';
import './shared/tokens.css';
import './shared/base.css';

import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { HashRouter } from 'react-router';
import { startWords } from './i18n';
import { followChanges, makeQueries } from './ipc/freshness';
import { Gate } from './session/Gate';
import { restoreDensity } from './shared/density';
import { listenForKeys } from './shared/keys';
import { cssVariables, theme } from './shared/theme';
import { Shell } from './shell/Shell';

// The content security policy lets styles in by nonce only; the window gives it to the page's own style element.
const nonce = document.querySelector<HTMLStyleElement>('style[nonce]')?.nonce ?? '';
if (nonce !== '') setNonce(nonce);

const queries = makeQueries();
const schemes = localStorageColorSchemeManager({ key: 'botica.scheme' });

restoreDensity();
listenForKeys();
void followChanges(queries);
await startWords();

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <HashRouter>
          <Gate>
            <Shell />
          </Gate>
        </HashRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}
