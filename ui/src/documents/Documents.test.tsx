import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listenForKeys } from '../shared/keys';
import { engine } from '../testing/engine';
import { ana } from '../testing/people';
import { showTo } from '../testing/sitting';
import Documents from './Documents';
import { house, jobOf } from './people';

beforeAll(async () => {
  await i18next.loadNamespaces('documents');
});

let deaf: () => void;
beforeEach(() => {
  deaf = listenForKeys();
});
afterEach(() => deaf());

describe('the list of what was printed', () => {
  const failed = jobOf({
    print_job_id: 'b',
    state: 'Failed',
    failure: 'MayHavePrinted',
    may_have_printed: true,
  });
  const waiting = jobOf({ print_job_id: 'c', state: 'Queued', trouble: 'printer-stopped' });

  it('says where each stands, what to do, and that a job waits for its printer', async () => {
    engine({ print_jobs: () => [failed, waiting, jobOf()], printers: () => house });
    showTo(ana, <Documents />, '/printing');
    const list = await screen.findByRole('list', { name: 'Impressões' });
    expect(within(list).getByText('falhou')).toBeTruthy();
    expect(within(list).getByText('espera a impressora')).toBeTruthy();
    expect(screen.getByText('Olhe a impressora antes de repetir.')).toBeTruthy();
    await userEvent.keyboard('{ArrowDown}');
    expect(await screen.findByText(/A impressora está parada/)).toBeTruthy();
  });

  it('repeats what failed and stops what waits, by key', async () => {
    const asked = engine({
      print_jobs: () => [failed, waiting],
      printers: () => house,
      retry_print: () => failed,
      cancel_print: () => waiting,
    });
    showTo(ana, <Documents />, '/printing');
    await screen.findAllByText('falhou');
    await userEvent.keyboard('r');
    await waitFor(() => expect(asked.some(({ name }) => name === 'retry_print')).toBe(true));
    await userEvent.keyboard('c');
    expect(
      asked.some(({ name }) => name === 'cancel_print'),
      'what failed is over',
    ).toBe(false);
    await userEvent.keyboard('jc');
    await waitFor(() => {
      const given = asked.find(({ name }) => name === 'cancel_print');
      expect(given?.args.print_job_id).toBe('c');
    });
  });

  it('shows a job whose printer is gone', async () => {
    const lost = jobOf({ state: 'Queued', printer: { kind: 'Queue', name: 'Antiga' } });
    engine({ print_jobs: () => [lost], printers: () => house });
    showTo(ana, <Documents />, '/printing');
    expect(await screen.findByText('Antiga não está entre as impressoras agora.')).toBeTruthy();
  });
});

describe('the printers', () => {
  it('say what they are the default of, and a paper is given another', async () => {
    const asked = engine({ printers: () => house, set_default_printer: () => null });
    showTo(ana, <Documents />, '/printing/printers');
    const row = (await screen.findByText('HP da farmácia')).closest('tr');
    expect(row?.textContent).toContain('Receita simples');
    expect(row?.textContent).toContain('pronta');
    await userEvent.click(screen.getByRole('combobox', { name: 'Impressora: Lista de separação' }));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(asked.find(({ name }) => name === 'set_default_printer')?.args).toEqual({
        paper: 'pick_list',
        printer: { kind: 'Queue', name: 'Farmacia' },
      }),
    );
  });

  it('whose service does not answer are not known, which is not none', async () => {
    engine({ printers: () => ({ spooler_answers: false, printers: [] }) });
    showTo(ana, <Documents />, '/printing/printers');
    expect(await screen.findByText('O serviço de impressão não responde')).toBeTruthy();
    expect(screen.queryByText('Nenhuma impressora neste computador')).toBeNull();
  });
});
