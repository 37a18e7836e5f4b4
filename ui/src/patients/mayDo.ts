// Who is offered what: the engine's table of roles (`domain/src/roles.rs`), read to hide what it would refuse.

import type { PatientSummary, Role } from '../ipc/types';

const roles = {
  prescribe: ['Prescriber'],
  register: ['Prescriber', 'Nurse', 'Technician', 'Administrator'],
  correct: ['Prescriber', 'Nurse', 'Technician', 'Administrator'],
  admit: ['Prescriber', 'Nurse', 'Technician', 'Administrator'],
  transfer: ['Prescriber', 'Nurse', 'Technician', 'Administrator'],
  discharge: ['Prescriber', 'Nurse', 'Administrator'],
  allergy: ['Prescriber', 'Pharmacist', 'Nurse'],
  noAllergies: ['Prescriber', 'Pharmacist', 'Nurse'],
  refute: ['Prescriber'],
  measure: ['Prescriber', 'Pharmacist', 'Nurse'],
  death: ['Prescriber'],
  merge: ['Administrator'],
  places: ['Administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Deed = keyof typeof roles;

export function mayDo(mine: readonly Role[], deed: Deed): boolean {
  return roles[deed].some((role) => mine.includes(role));
}

type Known = Pick<
  PatientSummary,
  'merged_into' | 'deceased_at' | 'encounter_id' | 'encounter_class' | 'allergy_status'
>;

/** Whether it makes sense for this patient now. */
export function isOpenTo(patient: Known, deed: Deed): boolean {
  if (patient.merged_into) return false;
  const alive = !patient.deceased_at;
  const here = Boolean(patient.encounter_id);
  switch (deed) {
    case 'prescribe':
    case 'death':
      return alive;
    case 'admit':
      return alive && (!here || patient.encounter_class !== 'Inpatient');
    case 'transfer':
      return alive && here;
    case 'discharge':
      return here;
    case 'noAllergies':
      return patient.allergy_status === 'NotAsked';
    default:
      return true;
  }
}
