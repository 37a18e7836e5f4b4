import { emit } from '@tauri-apps/api/event';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { followChanges } from '../ipc/freshness';
import { engine } from '../testing/engine';
import { ana } from '../testing/people';
import { showTo } from '../testing/sitting';
import { Rail } from './Rail';
import { screensFor } from './screens';

const rail = <Rail screens={screensFor(ana)} here="/prescribe" />;

it('says how many questions wait, as soon as one is asked and until the last is answered', async () => {
  let open = 0;
  engine({
    interventions: ({ open_only }) => ({
      as_of: 1,
      behind: 0,
      value: open_only ? Array.from({ length: open }, (_, at) => ({ intervention_id: String(at) })) : [],
    }),
  });
  const { queries } = showTo(ana, rail);
  await followChanges(queries);
  const link = screen.getByRole('link', { name: /Intervenções/ });
  const told = async (count: number) => {
    open = count;
    await act(() => emit('changed', { views: ['Interventions'], position: 1 + count }));
  };
  await told(2);
  expect(await screen.findByLabelText('2 perguntas da farmácia esperam resposta')).toBeTruthy();
  expect(link.textContent).toContain('2');
  await told(0);
  await waitFor(() => expect(link.textContent).toBe('Intervenções'));
});
