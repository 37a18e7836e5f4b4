import { screen } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Health } from '../ipc/types';
import { show } from '../testing/show';
import { Faults } from './Faults';

const health: Health = {
  head: 1,
  followers: [],
  printing: { waiting: 0, waiting_ms: 0, heartbeat_age_ms: 900, failing: null },
  parked: [],
  parked_count: 0,
  items: 0,
  files: [],
  backup_age_ms: 3 * 3_600_000,
};

beforeAll(() => i18next.loadNamespaces('health'));

test('when_all_is_well_one_line_says_so', () => {
  show(<Faults faults={[]} health={health} />);
  expect(screen.getByText(/Tudo em dia. Último backup: há 3\sh./)).toBeTruthy();
});

test('what_is_wrong_says_what_to_do', () => {
  show(<Faults faults={[{ kind: 'failing', follower: 'projector', reason: 'disk full' }]} health={health} />);
  expect(screen.getByText('Visões (listas e telas): não avança')).toBeTruthy();
  expect(screen.getByText(/Libere espaço em disco/)).toBeTruthy();
  expect(screen.getByText('disk full')).toBeTruthy();
});

test('one_parked_event_is_said_in_the_singular', () => {
  show(<Faults faults={[{ kind: 'parked', count: 1 }]} health={health} />);
  expect(screen.getByText('1 evento não pôde ser mostrado')).toBeTruthy();
});
