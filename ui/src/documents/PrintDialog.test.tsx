import { emit } from '@tauri-apps/api/event';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { followChanges } from '../ipc/freshness';
import type { PrintJobRow } from '../ipc/types';
import { listenForKeys } from '../shared/keys';
import { engine, trouble } from '../testing/engine';
import { ana } from '../testing/people';
import { showTo } from '../testing/sitting';
import type { Printable } from './offers';
import { PrintAction } from './PrintAction';
import { house, jobOf, offered, order, page, queue } from './people';

beforeAll(async () => {
  await i18next.loadNamespaces('documents');
  HTMLElement.prototype.scrollTo = () => undefined;
  HTMLElement.prototype.scrollBy = () => undefined;
});

let deaf: () => void;
beforeEach(() => {
  deaf = listenForKeys();
});
afterEach(() => deaf());

const orders: Printable = { kind: 'Orders', orders: [order] };

function pharmacy(answers: Parameters<typeof engine>[0] = {}) {
  const state: { jobs: PrintJobRow[] } = { jobs: [] };
  const asked = engine({
    printers: () => house,
    papers_of: () => [
      offered(),
      offered({ paper: 'special_control', part: 1, medicines: ['codeína'], prints: 1 }),
    ],
    preview: ({ request, page: at }) => ({
      page: { svg: page, at: Number(at), count: 2 },
      number: (request as { part: number }).part === 1 ? 2 : 1,
      printer: queue,
    }),
    print: ({ id, request, copies }) => {
      const { paper } = request as { paper: 'prescription' };
      const job = jobOf({ print_job_id: String(id), paper, copies: Number(copies), state: 'Queued' });
      state.jobs = [job, ...state.jobs];
      return job;
    },
    print_jobs: () => state.jobs,
    ...answers,
  });
  const of = (name: string) => asked.filter((one) => one.name === name).map(({ args }) => args);
  return { of, state };
}

async function open(what: Printable = orders) {
  const shown = showTo(ana, <PrintAction what={what} />);
  await userEvent.keyboard('{Control>}p{/Control}');
  await screen.findByRole('dialog');
  await screen.findByRole('img', { name: /página 1/ });
  return shown;
}

describe('what leaves the screen', () => {
  it('is seen first: each paper under the arrows, page by page, and how often it was printed', async () => {
    pharmacy();
    await open();
    expect(screen.getByText('página 1 de 2')).toBeTruthy();
    await userEvent.keyboard('{ArrowRight}');
    expect(await screen.findByText('página 2 de 2')).toBeTruthy();
    await userEvent.keyboard('{ArrowDown}');
    expect(await screen.findByText('2ª impressão')).toBeTruthy();
    expect(screen.getByText('página 1 de 2'), 'another paper begins at its first page').toBeTruthy();
  });

  it('goes out with Enter, every paper that is ticked, and says what became of it', async () => {
    const { of, state } = pharmacy();
    const { queries } = await open();
    await followChanges(queries);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(of('print')).toHaveLength(2));
    expect(of('print')[0]).toMatchObject({ printer: null, copies: 1, request: { paper: 'prescription' } });
    expect(await screen.findAllByText('na fila')).toHaveLength(2);
    state.jobs = state.jobs.map((job) => ({ ...job, state: 'Confirmed' }));
    await act(() => emit('changed', { views: ['PrintJobs'], position: 5 }));
    expect(await screen.findAllByText('impressa')).toHaveLength(2);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(of('print'), 'closing prints nothing').toHaveLength(2);
  });

  it('leaves out what Space unticked', async () => {
    const { of } = pharmacy();
    await open();
    await userEvent.keyboard(' {Enter}');
    await waitFor(() => expect(of('print')).toHaveLength(1));
    expect(of('print')[0]).toMatchObject({ request: { paper: 'special_control' } });
  });

  it('is saved with Ctrl+S, and closed with Esc', async () => {
    const { of } = pharmacy({
      save_pdf: () => ({ path: '/casa/Documentos/Botica/DEMO1-1.pdf', job: jobOf() }),
    });
    await open();
    await userEvent.keyboard('{Control>}s{/Control}');
    expect(await screen.findByText('/casa/Documentos/Botica/DEMO1-1.pdf')).toBeTruthy();
    expect(of('print')).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('a printer', () => {
  it('is asked for where a paper has none, and nothing is sent before', async () => {
    const { of } = pharmacy({ papers_of: () => [offered({ paper: 'retained', printer: null })] });
    await open();
    await userEvent.keyboard('{Enter}');
    expect(of('print')).toEqual([]);
    expect(
      screen.getByRole('button', { name: /^Imprimir ?Escolha a impressora/ }).getAttribute('aria-disabled'),
    ).toBe('true');
  });

  it('that does not answer is not the same as no printer', async () => {
    pharmacy({ printers: () => ({ spooler_answers: false, printers: [] }) });
    await open();
    expect(await screen.findByText('O serviço de impressão não responde')).toBeTruthy();
  });
});

it('what failed on the way keeps its id, so that it never prints twice', async () => {
  let fail = true;
  const { of } = pharmacy({
    papers_of: () => [offered()],
    print: ({ id }) => {
      if (fail) trouble({ kind: 'Failed', reference: 'L-1' });
      return jobOf({ print_job_id: String(id), state: 'Queued' });
    },
  });
  await open();
  await userEvent.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('L-1');
  fail = false;
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(of('print')).toHaveLength(2));
  expect(of('print')[0]?.id).toBe(of('print')[1]?.id);
});

it('a ward’s papers go to the default of the station, one at first', async () => {
  const { of } = pharmacy({
    printers: () => ({
      ...house,
      printers: house.printers.map((one) => ({
        ...one,
        default_of: one.printer === queue ? ['pick_list'] : [],
      })),
    }),
  });
  await open({ kind: 'Ward', ward_id: 'w', name: 'UTI' });
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(of('print')).toHaveLength(1));
  expect(of('print')[0]).toMatchObject({ request: { paper: 'pick_list', subject: { ward_id: 'w' } } });
});
