import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { User } from '../ipc/types';
import { engine, trouble } from '../testing/engine';
import { show } from '../testing/show';
import { UserDetail } from './UserDetail';

beforeAll(() => i18next.loadNamespaces('staff'));

const admin: User = {
  user_id: '0193a000-0000-7000-8000-000000000030',
  login: 'admin',
  name: 'Administração Demo',
  roles: ['Administrator'],
  practitioner_id: null,
  active: true,
};

test('the_last_administrator_stays_and_it_is_said_beside_the_roles', async () => {
  const asked = engine({
    execute: () =>
      trouble({
        kind: 'Refused',
        refusals: [{ code: 'LastAdministrator', field: 'roles', rule: 'house', params: {} }],
      }),
  });
  show(<UserDetail user={admin} practitioners={[]} />);
  await userEvent.click(screen.getByRole('button', { name: /Impedir de entrar/ }));
  expect(await screen.findByText(/É o único administrador/)).toBeTruthy();
  expect(asked.at(-1)?.args.command).toEqual({
    command: 'ChangeUser',
    body: { user_id: admin.user_id, roles: ['Administrator'], active: false, practitioner_id: null },
  });
});

test('a_short_password_is_refused_beside_it_and_stays_typed', async () => {
  engine({
    set_password: () =>
      trouble({
        kind: 'Refused',
        refusals: [{ code: 'PasswordTooShort', field: 'password', rule: 'house', params: { least: '8' } }],
      }),
  });
  show(<UserDetail user={admin} practitioners={[]} />);
  const field = screen.getByLabelText('Nova senha') as HTMLInputElement;
  await userEvent.type(field, 'curta');
  await userEvent.click(screen.getByRole('button', { name: /Trocar senha/ }));
  expect(await screen.findByText(/pelo menos 8 caracteres/)).toBeTruthy();
  expect(field.value).toBe('curta');
});
