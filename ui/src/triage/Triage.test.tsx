import { emit } from '@tauri-apps/api/event';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { Route, Routes } from 'react-router';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { followChanges } from '../ipc/freshness';
import type { Command, Me, PrescriptionDocument, Refusal, TriageFilter, TriageRow } from '../ipc/types';
import { SessionProvider } from '../session/session';
import { listenForKeys } from '../shared/keys';
import { engine, trouble } from '../testing/engine';
import { antonia } from '../testing/people';
import { show } from '../testing/show';
import { carla, davi, paperOf, rowOf } from './people';
import Triage from './Triage';

const me: Me = {
  user_id: carla,
  login: 'carla',
  name: 'Carla Demo Farmacêutica',
  roles: ['Pharmacist'],
  registrations: [],
};

vi.setConfig({ testTimeout: 20_000 });

// jsdom lays nothing out: a list needs a height to draw rows.
beforeAll(async () => {
  await i18next.loadNamespaces(['triage', 'documents']);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(530);
  HTMLElement.prototype.scrollTo = () => undefined;
});

const now = Date.now();
const first = rowOf({ prescription_id: 'first', number: 'DEMO1-1', due_at: now, signed_at: now });
const second = rowOf({
  prescription_id: 'second',
  number: 'DEMO1-2',
  due_at: now + 1,
  signed_at: now,
  patient_name: 'Paulo Fictício Nogueira',
});

/** A small engine: what it is told, its queue and its documents show. */
function pharmacy(rows: TriageRow[], documents: Partial<PrescriptionDocument>[] = []) {
  const state = {
    rows,
    documents: new Map<string, PrescriptionDocument>(),
    refused: undefined as Refusal | undefined,
  };
  for (const row of rows) {
    const { prescription_id, number, aggregate_version, signed_at } = row;
    const changes = documents.find((document) => document.prescription_id === prescription_id);
    const { document } = paperOf({
      prescription_id,
      number,
      aggregate_version,
      signed_at,
      state: row.state,
      ...changes,
    });
    document.patient.name = row.patient_name ?? '';
    state.documents.set(prescription_id, document);
  }
  const answer = <T,>(value: T) => ({ as_of: 1, behind: 0, value });
  const asked = engine({
    triage_queue: ({ filter }) => {
      const { wards = [] } = filter as TriageFilter;
      const rows = state.rows.filter(({ ward_id }) => wards.length === 0 || wards.includes(ward_id ?? ''));
      return answer({ rows, parked: [], next: null });
    },
    triage_counts: () => answer([{ ward_id: null, ward: null, state: 'Signed', orders: state.rows.length }]),
    places: () => [{ kind: 'Ward', location_id: 'uti', ward_id: 'uti', name: 'UTI', parent_id: null }],
    patient_summary: () => answer({ kind: 'Shown', value: antonia }),
    patient_timeline: () => answer([]),
    papers_of: () => [],
    printers: () => ({ spooler_answers: true, printers: [] }),
    prescription_document: ({ id }) => {
      const document = state.documents.get(String(id));
      return answer(
        document === undefined ? { kind: 'Unknown' } : { kind: 'Shown', value: { ...paperOf(), document } },
      );
    },
    execute: ({ command }) => {
      if (state.refused !== undefined) trouble({ kind: 'Refused', refusals: [state.refused] });
      const { command: name, body } = command as Extract<Command, { command: 'Validate' }>;
      const document = state.documents.get(body.prescription_id);
      if (document === undefined) throw new Error('unknown');
      document.aggregate_version += 1;
      if (name !== ('TakeForTriage' as string)) {
        state.rows = state.rows.filter((row) => row.prescription_id !== body.prescription_id);
      }
      const happened = { aggregate: 'Prescription', aggregate_id: body.prescription_id, type: name };
      return {
        command_id: 'x',
        position: 2,
        events: [{ ...happened, aggregate_version: document.aggregate_version }],
      };
    },
  });
  const given = () =>
    asked.filter(({ name }) => name === 'execute').map(({ args }) => args.command as Command);
  return { asked, given, state };
}

function open(path = '/triage', who = me) {
  const ready = { kind: 'Ready', demo: true, locked: false, version: '0.1.0' } as const;
  return show(
    <SessionProvider ready={ready} me={who}>
      <Routes>
        <Route path="/triage/*" element={<Triage />} />
        <Route path="/patients/:id" element={<p>{antonia.patient_id}</p>} />
      </Routes>
    </SessionProvider>,
    path,
  );
}

let deaf: () => void;
beforeEach(() => {
  localStorage.clear();
  deaf = listenForKeys();
});
afterEach(() => deaf());

const order = () => screen.getAllByRole('region', { name: 'Prescrição' })[0] as HTMLElement;
const opened = async (number: string) => within(order()).findByText(number);

describe('the queue', () => {
  it('opens on the most urgent order, and the keys walk through it', async () => {
    pharmacy([first, second]);
    open();
    await opened('DEMO1-1');
    await userEvent.keyboard('j');
    await opened('DEMO1-2');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Paulo Fictício Nogueira');
    await userEvent.keyboard('{ArrowUp}');
    await opened('DEMO1-1');
  });

  it('is narrowed with the keys, and stays so for whoever narrowed it', async () => {
    const { asked } = pharmacy([first, { ...second, ward_id: 'uti' }]);
    open();
    await opened('DEMO1-1');
    await userEvent.keyboard('f');
    await userEvent.click(await screen.findByLabelText(/^UTI/));
    await waitFor(() => {
      const filters = asked.filter(({ name }) => name === 'triage_queue').map(({ args }) => args.filter);
      expect(filters.at(-1)).toMatchObject({ wards: ['uti'] });
    });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByLabelText(/^UTI/)).toBeNull());
    expect(screen.getByRole('button', { name: 'UTI' })).toBeTruthy();
    expect(localStorage.getItem(`botica.triage.${carla}`)).toContain('uti');
    await opened('DEMO1-2');
    expect(screen.getAllByRole('option'), 'the order that was open is left out').toHaveLength(1);
  });

  it('is calm when nothing waits', async () => {
    pharmacy([]);
    open();
    expect(await screen.findByText('Nenhuma prescrição espera')).toBeTruthy();
  });

  it('says who holds an order, how much changed and what is wrong', async () => {
    const lease = {
      state: 'InTriage',
      lease_holder: davi,
      lease_holder_name: 'Davi Demo',
      lease_until: now + 600_000,
    } as const;
    pharmacy([rowOf({ ...lease, version: 2, changed_count: 1, tier_1: 1, not_checked: 2 })]);
    open();
    const row = await screen.findByRole('option');
    expect(row.textContent).toContain('em triagem por Davi Demo');
    expect(row.textContent).toContain('versão 2, 1 mudou');
    expect(within(row).getByLabelText('1 achado que bloqueia')).toBeTruthy();
    expect(within(row).getByLabelText('2 verificações não puderam ser feitas')).toBeTruthy();
  });
});

describe('what is printed', () => {
  const printed = (asked: { name: string; args: Record<string, unknown> }[]) =>
    asked.filter(({ name }) => name === 'papers_of').map(({ args }) => args.prescription_id);

  it('is the order that is open', async () => {
    const { asked } = pharmacy([first, second]);
    open();
    await opened('DEMO1-1');
    await userEvent.keyboard('{Control>}p{/Control}');
    await screen.findByRole('dialog', { name: 'Imprimir prescrição' });
    await waitFor(() => expect(printed(asked)).toEqual(['first']));
  });

  it('is every marked order, wherever one reads on', async () => {
    const { asked } = pharmacy([first, second]);
    open();
    await opened('DEMO1-1');
    await userEvent.keyboard('m');
    await opened('DEMO1-2');
    await userEvent.keyboard('m');
    expect(await screen.findByRole('button', { name: /^Imprimir 2 marcadas/ })).toBeTruthy();
    expect(screen.getAllByRole('option', { checked: true })).toHaveLength(2);
    await userEvent.keyboard('{Control>}p{/Control}');
    await waitFor(() => expect(printed(asked)).toEqual(['first', 'second']));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.keyboard('{Shift>}M{/Shift}');
    expect(await screen.findByRole('button', { name: /^Imprimir/ })).toBeTruthy();
    expect(screen.queryAllByRole('option', { checked: true })).toEqual([]);
  });
});

describe('a decision', () => {
  it('takes the order, decides on what was taken, and the next one comes by itself', async () => {
    const { given } = pharmacy([first, second]);
    open();
    await opened('DEMO1-1');
    await userEvent.keyboard('v');
    await opened('DEMO1-2');
    expect(given()).toEqual([
      { command: 'TakeForTriage', body: { prescription_id: 'first', seen_version: 1 } },
      { command: 'Validate', body: { prescription_id: 'first', seen_version: 2 } },
    ]);
    expect(screen.getAllByRole('option')).toHaveLength(1);
    expect(screen.getByText(/Validada: DEMO1-1/)).toBeTruthy();
  });

  it('is not made by a key meant for the order before', async () => {
    const { given } = pharmacy([first, second]);
    open();
    await opened('DEMO1-1');
    await userEvent.keyboard('v');
    await opened('DEMO1-2');
    await userEvent.keyboard('v');
    expect(await screen.findByText('Já é outra prescrição. Confira e aperte de novo.')).toBeTruthy();
    expect(given()).toHaveLength(2);
  });

  it('asks with a reason, an item and words, and keeps the words through Esc', async () => {
    const { given } = pharmacy([first, second]);
    open();
    await opened('DEMO1-1');
    await userEvent.keyboard('i');
    const message = await screen.findByLabelText('Mensagem');
    await userEvent.click(message);
    await userEvent.paste('Confirmar a dose.');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByLabelText('Mensagem')).toBeNull());
    await userEvent.keyboard('i');
    const again = await screen.findByLabelText<HTMLTextAreaElement>('Mensagem');
    expect(again.value).toBe('Confirmar a dose.');
    await userEvent.click(screen.getByLabelText('Ajuste renal'));
    await userEvent.click(screen.getByLabelText(/^2 omeprazol/));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await opened('DEMO1-2');
    expect(given().at(-1)).toMatchObject({
      command: 'Intervene',
      body: { reason: 'RenalAdjustment', message: 'Confirmar a dose.', prescription_id: 'first' },
    });
  });

  it('wants its words before anything is sent', async () => {
    const { given } = pharmacy([first]);
    open();
    await opened('DEMO1-1');
    await userEvent.keyboard('d');
    await screen.findByLabelText('Motivo');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Preencha este campo.')).toBeTruthy();
    expect(given().map(({ command }) => command)).toEqual(['TakeForTriage']);
  });

  it('that stops an order is confirmed with what was found in sight', async () => {
    const found = {
      rule_id: 'ALLERGY_SUBSTANCE',
      outcome: 'Found',
      tier: 1,
      item: 0,
      judged: {},
      table_version: '1',
    } as const;
    const params = { kind: 'Allergy', substance: 'dipirona' };
    const { given } = pharmacy(
      [first, second],
      [{ prescription_id: 'first', findings: [{ ...found, params }] }],
    );
    open();
    await opened('DEMO1-1');
    await userEvent.keyboard('v');
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Alergia à própria substância');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await opened('DEMO1-2');
    expect(given().at(-1)?.command).toBe('Validate');
  });

  it('that is refused says why, and what to do', async () => {
    const { state } = pharmacy([first]);
    open();
    await opened('DEMO1-1');
    state.refused = { code: 'TakenByAnother', rule: '3.1', field: 'prescription_id', params: {} };
    await userEvent.keyboard('v');
    expect(
      await screen.findByText('Outro farmacêutico está com esta prescrição. Siga para a próxima.'),
    ).toBeTruthy();
  });
});

describe('an order that changes under one’s eyes', () => {
  const told = async (changed: { keys: string[] }) => {
    await act(() =>
      emit('changed', { views: ['TriageQueue', 'PrescriptionDocument'], position: 3, ...changed }),
    );
  };
  const openedThen = async (change: (document: PrescriptionDocument) => void) => {
    const { state, given } = pharmacy([first]);
    const { queries } = open();
    await opened('DEMO1-1');
    await followChanges(queries);
    const document = state.documents.get('first');
    if (document === undefined) throw new Error('no document');
    state.documents.set('first', structuredClone(document));
    const changed = state.documents.get('first') as PrescriptionDocument;
    changed.aggregate_version += 1;
    change(changed);
    await told({ keys: ['first'] });
    return given;
  };

  it('says so at once, and stops the action', async () => {
    const given = await openedThen((document) => {
      document.state = 'Cancelled';
      document.state_reason = 'Alta antecipada';
    });
    expect((await screen.findByRole('alert')).textContent).toContain('Prescrição cancelada');
    await userEvent.keyboard('v');
    expect(given()).toEqual([]);
    expect(screen.getByRole('button', { name: /^Validar/ }).getAttribute('aria-disabled')).toBe('true');
  });

  it('asks for a second look where it still may be decided', async () => {
    const given = await openedThen((document) => {
      const [item] = document.items ?? [];
      if (item !== undefined) item.suspended = true;
    });
    expect((await screen.findByRole('alert')).textContent).toContain('mudou enquanto estava aberta');
    await userEvent.keyboard('v');
    expect(given()).toEqual([]);
    await userEvent.keyboard('c');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await userEvent.keyboard('v');
    await waitFor(() => expect(given().map(({ command }) => command)).toEqual(['TakeForTriage', 'Validate']));
  });
});

describe('an order with a medicine that waits for a release', () => {
  const waiting: Partial<PrescriptionDocument> = {
    prescription_id: 'first',
    findings: [
      {
        rule_id: 'APPROVAL_NEEDED',
        outcome: 'Found',
        tier: 2,
        item: 1,
        params: { approval: 'CCIH', norm: 'AWaRe' },
        judged: {},
        table_version: '1',
      },
    ],
  };

  it('says whose, and is not validated by any key', async () => {
    const { given } = pharmacy([first, second], [waiting]);
    open();
    await opened('DEMO1-1');
    expect(within(order()).getByText(/Espera liberação: CCIH/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Liberar/ })).toBeNull();
    await userEvent.keyboard('v');
    expect(screen.getByRole('button', { name: /^Validar/ }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('button', { name: /^Validar/ }).textContent).toContain(
      'Falta a liberação: CCIH.',
    );
    expect(given()).toEqual([]);
  });

  it('is released by who is registered for it', async () => {
    const { given } = pharmacy([first, second], [waiting]);
    open('/triage', { ...me, registrations: ['CCIH'] });
    await opened('DEMO1-1');
    await userEvent.keyboard('l');
    await userEvent.type(await screen.findByLabelText('Parecer'), 'até a cultura');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(given()).toHaveLength(1));
    expect(given()[0]).toEqual({
      command: 'Approve',
      body: {
        prescription_id: 'first',
        item_id: '0193a000-0000-7000-8000-000000000202',
        days: 7,
        note: 'até a cultura',
      },
    });
  });
});
