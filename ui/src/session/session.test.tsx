import { TextInput } from '@mantine/core';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import * as commands from '../ipc/commands';
import { troubleOf } from '../ipc/trouble';
import type { Start } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { Dialog } from '../shared/Dialog';
import { listenForKeys } from '../shared/keys';
import { engine, trouble } from '../testing/engine';
import { ana } from '../testing/people';
import { show } from '../testing/show';
import { useConfirmation } from './confirmation';
import { Gate } from './Gate';

beforeEach(() => listenForKeys());

const ready: Extract<Start, { kind: 'Ready' }> = {
  kind: 'Ready',
  demo: false,
  locked: false,
  me: null,
  version: '0.1.0',
  house: {
    establishment: {
      establishment_id: '0193a000-0000-7000-8000-000000000020',
      name: 'Hospital Demonstração',
      time_zone: 'America/Sao_Paulo',
      address: null,
      cnes: null,
      cnpj: null,
      phone: null,
      responsible_pharmacist: null,
    },
    series: 'DEMO1',
    station_id: '0193a000-0000-7000-8000-000000000021',
    station_name: 'Posto de demonstração',
  },
};

function Work() {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <TextInput label="linha" />
      <ActionButton label="Intervir" run={() => setOpened(true)} />
      <Dialog title="Intervenção" opened={opened} close={() => setOpened(false)}>
        <TextInput label="mensagem" />
      </Dialog>
    </>
  );
}

test('a_wrong_password_is_emptied_and_the_login_stays', async () => {
  const asked = engine({ start: () => ready, sign_in: () => trouble({ kind: 'WrongPassword' }) });
  show(<Gate>{null}</Gate>);
  await userEvent.type(await screen.findByLabelText('Usuário'), 'ana');
  await userEvent.type(screen.getByLabelText('Senha'), 'errada-errada{Enter}');
  expect((await screen.findByRole('alert')).textContent).toBe('Usuário ou senha não conferem.');
  expect((screen.getByLabelText('Usuário') as HTMLInputElement).value).toBe('ana');
  expect((screen.getByLabelText('Senha') as HTMLInputElement).value).toBe('');
  expect(
    asked.filter(({ name }) => name === 'sign_in'),
    'one press is one try',
  ).toHaveLength(1);
});

test('whoever_signs_in_next_does_not_land_on_the_record_that_stood_open', async () => {
  engine({ start: () => ready, sign_in: () => ana });
  window.location.hash = '#/patients/0193a000-0000-7000-8000-000000000001';
  show(<Gate>{null}</Gate>);
  await userEvent.type(await screen.findByLabelText('Usuário'), 'ana');
  await userEvent.type(screen.getByLabelText('Senha'), 'demo-demo{Enter}');
  await waitFor(() => expect(window.location.hash).toBe(''));
});

test('too_many_wrong_passwords_count_down_and_stop_the_next_try', async () => {
  const asked = engine({ start: () => ready, sign_in: () => trouble({ kind: 'Wait', seconds: 30 }) });
  show(<Gate>{null}</Gate>);
  await userEvent.type(await screen.findByLabelText('Usuário'), 'ana');
  await userEvent.type(screen.getByLabelText('Senha'), 'errada-errada{Enter}');
  await screen.findAllByText(/Tente de novo em \d\d s\./);
  await userEvent.type(screen.getByLabelText('Senha'), 'errada-errada{Enter}');
  expect(asked.filter(({ name }) => name === 'sign_in')).toHaveLength(1);
});

test('the_lock_keeps_the_work_and_the_open_dialog_unseen_and_gives_the_focus_back', async () => {
  engine({ start: () => ({ ...ready, me: ana }) });
  show(
    <Gate>
      <Work />
    </Gate>,
  );
  await userEvent.type(await screen.findByLabelText('linha'), 'dipirona 500 mg');
  await userEvent.click(screen.getByRole('button', { name: 'Intervir' }));
  await userEvent.type(await screen.findByLabelText('mensagem'), 'dose alta');
  await userEvent.keyboard('{Control>}l{/Control}');
  const password = await screen.findByLabelText('Senha');
  expect(document.getElementById('floating')?.inert, 'a dialog is out of reach too').toBe(true);
  await userEvent.keyboard('{Escape}');
  await userEvent.type(password, 'demo-demo{Enter}');
  await waitFor(() => expect(screen.queryByLabelText('Senha')).toBeNull());
  expect((screen.getByLabelText('linha') as HTMLInputElement).value).toBe('dipirona 500 mg');
  const message = screen.getByLabelText('mensagem') as HTMLInputElement;
  expect(message.value, 'Escape at the lock closed nothing below').toBe('dose alta');
  await waitFor(() => expect(document.activeElement).toBe(message));
});

function Signing({ failed }: { failed: (kind: string) => void }) {
  const withConfirmation = useConfirmation();
  const [signed, setSigned] = useState('');
  return (
    <>
      <ActionButton
        label="Assinar"
        run={() => {
          withConfirmation(() => commands.confirm('').then(() => 'DEMO1-000001'))
            .then(setSigned)
            .catch((error) => failed(troubleOf(error).kind));
        }}
      />
      <output>{signed}</output>
    </>
  );
}

test('a_signature_asks_for_the_password_once_and_goes_on_by_itself', async () => {
  let proved = false;
  engine({
    start: () => ({ ...ready, me: ana }),
    confirm: ({ password }) => {
      if (password === 'demo-demo') proved = true;
      else if (!proved) trouble({ kind: 'PasswordNeeded' });
      return null;
    },
  });
  const failed = vi.fn();
  show(
    <Gate>
      <Signing failed={failed} />
    </Gate>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Assinar' }));
  await userEvent.type(await screen.findByLabelText('Senha'), 'demo-demo{Enter}');
  expect(await screen.findByText('DEMO1-000001')).toBeTruthy();
  expect(failed).not.toHaveBeenCalled();
});

test('nobody_confirms_and_the_caller_learns_it', async () => {
  engine({ start: () => ({ ...ready, me: ana }), confirm: () => trouble({ kind: 'PasswordNeeded' }) });
  const failed = vi.fn();
  show(
    <Gate>
      <Signing failed={failed} />
    </Gate>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Assinar' }));
  await screen.findByLabelText('Senha');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(failed).toHaveBeenCalledWith('PasswordNeeded'));
});

test.each(['InUse', 'Damaged', 'NewerVersion', 'DiskFull', 'Other'] as const)(
  'a_clinic_that_does_not_open_(%s)_says_what_happened_what_works_and_what_to_do',
  async (reason) => {
    const why = { reason, detail: 'detail', path: '/srv/botica', backup_at: null };
    const unopened = { kind: 'Unopened', why };
    const asked = engine({ start: () => unopened });
    show(<Gate>{null}</Gate>);
    const said = (await screen.findByRole('alert')).textContent ?? '';
    for (const label of ['O que aconteceu', 'O que ainda funciona', 'O que fazer', '/srv/botica']) {
      expect(said).toContain(label);
    }
    await act(() => userEvent.keyboard('{F5}'));
    expect(asked.filter(({ name }) => name === 'start').length, 'F5 tries again').toBeGreaterThan(1);
  },
);
