// The demo hospital's people (`clinic::demo::STAFF`): who they are stands on its sign-in screen, and nowhere else.

import type { Role } from '../ipc/types';

export const demoPassword = 'demo-demo';

export const demoPeople = [
  { login: 'ana', role: 'Prescriber' },
  { login: 'bruno', role: 'Prescriber' },
  { login: 'carla', role: 'Pharmacist' },
  { login: 'davi', role: 'Pharmacist' },
  { login: 'elisa', role: 'Nurse' },
  { login: 'fabio', role: 'Technician' },
  { login: 'admin', role: 'Administrator' },
  { login: 'gilda', role: 'Auditor' },
] as const satisfies readonly { login: string; role: Role }[];
