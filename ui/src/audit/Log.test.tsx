import { screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { AuditEntry } from '../ipc/types';
import { engine } from '../testing/engine';
import { show } from '../testing/show';
import { Log } from './Log';

beforeAll(() => i18next.loadNamespaces('audit'));
// jsdom measures nothing, and what has no height shows no rows.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_000);
});

const entry = (changes: Partial<AuditEntry>): AuditEntry => ({
  at: Date.UTC(2026, 10, 26, 13, 42, 30),
  read: false,
  number: 1,
  actor_id: '0193a000-0000-7000-8000-000000000010',
  actor_name: 'Ana Demo Prescritora',
  kind: 'Prescribed',
  aggregate_kind: 'Prescription',
  aggregate_id: '0193a000-0000-7000-8000-0000000000ab',
  patient_id: '0193a000-0000-7000-8000-000000000001',
  patient_name: 'Antônia Ilustrativa Ferreira',
  what: null,
  ...changes,
});

test('who_did_what_when_and_to_whom_is_one_line', async () => {
  engine({
    audit: () => [
      entry({}),
      entry({ number: 2, read: true, kind: 'RecordRead', aggregate_kind: 'Patient', what: 'patient_record' }),
      entry({
        number: 3,
        actor_name: null,
        kind: 'SomethingNew',
        aggregate_kind: 'Medicine',
        patient_name: null,
      }),
    ],
  });
  show(<Log filter={{}} choose={() => undefined} narrowed={false} clear={() => undefined} />);
  const signed = (await screen.findByText('Prescrição assinada')).closest('tr') as HTMLElement;
  expect(within(signed).getByText('26/11/2026 10:42:30'), 'the house’s time').toBeTruthy();
  expect(within(signed).getByText('Antônia Ilustrativa Ferreira')).toBeTruthy();
  expect(screen.getByText('Leu').closest('tr')?.textContent).toContain('prontuário');
  const unknown = screen.getByText('SomethingNew').closest('tr');
  expect(unknown?.textContent, 'what no word exists for is still shown').toContain('operador desta máquina');
  expect(unknown?.textContent).toContain('Medicamento …0000ab');
});

test('nothing_found_says_what_to_do', async () => {
  engine({ audit: () => [] });
  show(<Log filter={{}} choose={() => undefined} narrowed clear={() => undefined} />);
  expect(await screen.findByText('Nada aqui')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Limpar filtros' })).toBeTruthy();
});
