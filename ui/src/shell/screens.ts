// The table of screens. A feature adds its line; the rail, Alt+1…9, the routes, the spotlight and the landing follow.

import {
  IconBed,
  IconChecklist,
  IconEyeCheck,
  IconHeartRateMonitor,
  IconInfoCircle,
  IconMessageQuestion,
  IconPill,
  IconPrescription,
  IconPrinter,
  IconRubberStamp,
  IconUser,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Me, Role } from '../ipc/types';
import { fetched } from '../shared/fetched';
import { OpenQuestions } from './OpenQuestions';
import type shell from './pt-BR.json';

export interface Screen {
  /** `/triage`; a screen may have more below it: `/patients/:id`. */
  path: string;
  title: keyof (typeof shell)['screen'];
  icon: TablerIcon;
  /** Who sees it. The engine authorises; this only hides. */
  roles: readonly Role[];
  Component: ComponentType;
  /** Only for who is registered with a programme or a commission. */
  registered?: boolean;
  /** The digit of Alt+1…9. */
  digit?: number;
  /** How many wait there for whoever is signed in, beside its icon. */
  Badge?: ComponentType;
  /** In the rail; a screen of one patient is not. */
  rail?: boolean;
}

export const screens: readonly Screen[] = [
  {
    path: '/triage',
    title: 'triage',
    icon: IconChecklist,
    roles: ['Pharmacist'],
    Component: fetched(() => import('../triage/Triage')),
    digit: 1,
  },
  {
    path: '/releases',
    title: 'releases',
    icon: IconRubberStamp,
    roles: ['Prescriber'],
    registered: true,
    Component: fetched(() => import('../triage/Releases')),
    // No prescriber is a pharmacist, who has the triage under this digit.
    digit: 1,
  },
  {
    path: '/prescribe',
    title: 'prescribe',
    icon: IconPrescription,
    roles: ['Prescriber'],
    Component: fetched(() => import('../prescribing/Prescribing')),
    digit: 2,
  },
  {
    path: '/interventions',
    title: 'interventions',
    icon: IconMessageQuestion,
    roles: ['Prescriber'],
    Component: fetched(() => import('../prescribing/Interventions')),
    Badge: OpenQuestions,
    digit: 0,
  },
  {
    path: '/patients',
    title: 'patients',
    icon: IconUser,
    roles: ['Prescriber', 'Pharmacist', 'Nurse', 'Technician', 'Administrator'],
    Component: fetched(() => import('../patients/Patients')),
    digit: 3,
  },
  {
    path: '/wards',
    title: 'beds',
    icon: IconBed,
    roles: ['Prescriber', 'Pharmacist', 'Nurse', 'Technician', 'Administrator'],
    Component: fetched(() => import('../wards/Wards')),
    digit: 4,
  },
  {
    path: '/catalogue',
    title: 'catalogue',
    icon: IconPill,
    roles: ['Pharmacist', 'Prescriber', 'Nurse', 'Technician', 'Administrator', 'Auditor'],
    Component: fetched(() => import('../catalogue/Catalogue')),
    digit: 5,
  },
  {
    path: '/audit',
    title: 'audit',
    icon: IconEyeCheck,
    roles: ['Auditor', 'Administrator'],
    Component: fetched(() => import('../audit/Audit')),
    digit: 6,
  },
  {
    path: '/staff',
    title: 'users',
    icon: IconUsers,
    roles: ['Administrator'],
    Component: fetched(() => import('../staff/Staff')),
    digit: 7,
  },
  {
    path: '/printing',
    title: 'printing',
    icon: IconPrinter,
    roles: ['Pharmacist', 'Prescriber', 'Nurse', 'Technician', 'Administrator', 'Auditor'],
    Component: fetched(() => import('../documents/Documents')),
  },
  {
    path: '/health',
    title: 'health',
    icon: IconHeartRateMonitor,
    roles: ['Administrator', 'Pharmacist', 'Prescriber', 'Nurse', 'Technician', 'Auditor'],
    Component: fetched(() => import('../health/Health')),
    digit: 8,
  },
  {
    path: '/about',
    title: 'about',
    icon: IconInfoCircle,
    roles: ['Administrator', 'Pharmacist', 'Prescriber', 'Nurse', 'Technician', 'Auditor'],
    Component: fetched(() => import('../about/About')),
    digit: 9,
  },
];

/** Where each role lands, the first that is there. */
export const landings: Record<Role, readonly string[]> = {
  Prescriber: ['/prescribe', '/patients', '/wards'],
  Pharmacist: ['/triage', '/catalogue'],
  Nurse: ['/wards', '/patients'],
  Technician: ['/wards', '/patients'],
  Administrator: ['/health', '/staff'],
  Auditor: ['/audit', '/catalogue'],
};

/** Whose screens. */
export type Somebody = Pick<Me, 'roles' | 'registrations'>;

export function screensFor(
  { roles, registrations }: Somebody,
  all: readonly Screen[] = screens,
): readonly Screen[] {
  return all.filter(
    (screen) =>
      screen.roles.some((role) => roles.includes(role)) && (!screen.registered || registrations.length > 0),
  );
}

/** The first screen of somebody; undefined when no screen is theirs. */
export function landingOf(somebody: Somebody, all: readonly Screen[] = screens): string | undefined {
  const theirs = screensFor(somebody, all);
  const wanted = somebody.roles
    .flatMap((role) => landings[role])
    .find((path) => theirs.some((screen) => screen.path === path));
  return wanted ?? theirs.find((screen) => screen.rail !== false)?.path;
}
