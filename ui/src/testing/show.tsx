import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { makeQueries } from '../ipc/freshness';
import { cssVariables, theme } from '../shared/theme';

/** Draws `children` as the window would, at `path`; `queries` is what it remembers. */
export function show(children: ReactNode, path = '/') {
  const queries = makeQueries();
  const drawn = render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      <QueryClientProvider client={queries}>
        <MemoryRouter initialEntries={[path]}>{children}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...drawn, queries };
}
