// The table of screens. A feature adds its line; the rail, Alt+1…9, the routes, the spotlight and the landing follow.

import { IconBed, IconChecklist, IconUser, type TablerIcon } from '@tabler/icons-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Role } from '../ipc/types';
import type shell from './pt-BR.json';

export interface Screen {
  /** `/triage`; a screen may have more below it: `/patients/:id`. */
  path: string;
  title: keyof (typeof shell)['screen'];
  icon: TablerIcon;
  /** Who sees it. The engine authorises; this only hides. */
  roles: readonly Role[];
  Component: LazyExoticComponent<ComponentType>;
  /** The digit of Alt+1…9. */
  digit?: number;
  /** In the rail; a screen of one patient is not. */
  rail?: boolean;
}

export const screens: readonly Screen[] = [
  {
    path: '/triage',
    title: 'triage',
    icon: IconChecklist,
    roles: ['Pharmacist'],
    Component: lazy(() => import('../triage/Triage')),
    digit: 1,
  },
  {
    path: '/patients',
    title: 'patients',
    icon: IconUser,
    roles: ['Prescriber', 'Pharmacist', 'Nurse', 'Technician', 'Administrator'],
    Component: lazy(() => import('../patients/Patients')),
    digit: 3,
  },
  {
    path: '/wards',
    title: 'beds',
    icon: IconBed,
    roles: ['Prescriber', 'Pharmacist', 'Nurse', 'Technician', 'Administrator'],
    Component: lazy(() => import('../wards/Wards')),
    digit: 4,
  },
];

/** Where each role lands, the first that is there. */
export const landings: Record<Role, readonly string[]> = {
  Prescriber: ['/prescribe', '/patients', '/wards'],
  Pharmacist: ['/triage', '/catalogue'],
  Nurse: ['/wards', '/patients'],
  Technician: ['/wards', '/patients'],
  Administrator: ['/health', '/users'],
  Auditor: ['/audit', '/catalogue'],
};

export function screensFor(roles: readonly Role[], all: readonly Screen[] = screens): readonly Screen[] {
  return all.filter((screen) => screen.roles.some((role) => roles.includes(role)));
}

/** The first screen of somebody with these roles; undefined when no screen is theirs. */
export function landingOf(roles: readonly Role[], all: readonly Screen[] = screens): string | undefined {
  const theirs = screensFor(roles, all);
  const wanted = roles
    .flatMap((role) => landings[role])
    .find((path) => theirs.some((screen) => screen.path === path));
  return wanted ?? theirs.find((screen) => screen.rail !== false)?.path;
}
