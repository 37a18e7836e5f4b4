// Users and practitioners as their forms hold them.

import type {
  Address,
  Establishment,
  EstablishmentInput,
  Practitioner,
  PractitionerInput,
  Role,
  Situation,
  User,
} from '../ipc/types';
import { fold } from '../search/finding';

export const roles: readonly Role[] = [
  'Prescriber',
  'Pharmacist',
  'Nurse',
  'Technician',
  'Administrator',
  'Auditor',
];
export const situations: readonly Situation[] = ['Active', 'Suspended', 'Cancelled', 'Inactive'];
export const councils = ['CRM', 'RMS', 'CRO', 'COREN', 'CRF', 'CRN', 'CREFITO', 'CRMV'] as const;
export const states = [
  'AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO',
].flatMap((line) => line.split(' '));

export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** `CRM-SP 00001`. */
export function councilOf({ council, uf, number }: Pick<Practitioner, 'council' | 'uf' | 'number'>): string {
  return `${council}-${uf} ${number}`;
}

export interface AddressForm {
  line: string;
  district: string;
  city: string;
  uf: string;
  postal_code: string;
}

const noAddress: AddressForm = { line: '', district: '', city: '', uf: '', postal_code: '' };

function addressForm(address: Address | null | undefined): AddressForm {
  return { ...noAddress, ...address };
}

/** An address of which nothing is written is none. */
function addressOf(form: AddressForm): Address | null {
  const written = Object.values(form).some((part) => part.trim() !== '');
  return written
    ? {
        line: form.line.trim(),
        district: form.district.trim(),
        city: form.city.trim(),
        uf: form.uf,
        postal_code: form.postal_code.replace(/\D/g, ''),
      }
    : null;
}

export interface PractitionerForm {
  name: string;
  council: string;
  uf: string;
  number: string;
  situation: Situation;
  cpf: string;
  phone: string;
  specialties: { name: string; rqe: string }[];
  programmes: string[];
  address: AddressForm;
}

export function practitionerForm(known: Practitioner | undefined, uf = 'SP'): PractitionerForm {
  return {
    name: known?.name ?? '',
    council: known?.council ?? 'CRM',
    uf: known?.uf ?? uf,
    number: known?.number ?? '',
    situation: known?.situation ?? 'Active',
    cpf: known?.cpf ?? '',
    phone: known?.phone ?? '',
    specialties: (known?.specialties ?? []).map(({ name, rqe }) => ({ name, rqe: rqe ?? '' })),
    programmes: known?.programme_registrations ?? [],
    address: addressForm(known?.address),
  };
}

export function practitionerInput(form: PractitionerForm): PractitionerInput {
  return {
    name: form.name.trim(),
    council: form.council,
    uf: form.uf,
    number: form.number.trim(),
    situation: form.situation,
    cpf: orNull(form.cpf),
    phone: orNull(form.phone),
    address: addressOf(form.address),
    specialties: form.specialties
      .filter(({ name, rqe }) => name.trim() !== '' || rqe.trim() !== '')
      .map(({ name, rqe }) => ({ name: name.trim(), rqe: orNull(rqe) })),
    programme_registrations: form.programmes.map((programme) => programme.trim().toUpperCase()),
  };
}

export interface UserForm {
  login: string;
  name: string;
  roles: Role[];
  practitioner: string | null;
}

export function userForm(known: User | undefined): UserForm {
  return {
    login: known?.login ?? '',
    name: known?.name ?? '',
    roles: known?.roles ?? [],
    practitioner: known?.practitioner_id ?? null,
  };
}

/** A login that a name suggests: `Ana Demo Prescritora` as `ana.prescritora`. */
export function suggestedLogin(name: string): string {
  const words = fold(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last]
    .filter((word) => word !== undefined)
    .join('.')
    .slice(0, 40);
}

export interface EstablishmentFormValues {
  name: string;
  cnpj: string;
  cnes: string;
  phone: string;
  pharmacist: string;
  zone: string;
  address: AddressForm;
}

export function establishmentForm(known: Establishment): EstablishmentFormValues {
  return {
    name: known.name,
    cnpj: known.cnpj ?? '',
    cnes: known.cnes ?? '',
    phone: known.phone ?? '',
    pharmacist: known.responsible_pharmacist ?? '',
    zone: known.time_zone,
    address: addressForm(known.address),
  };
}

export function establishmentInput(form: EstablishmentFormValues): EstablishmentInput {
  return {
    name: form.name.trim(),
    cnpj: orNull(form.cnpj),
    cnes: orNull(form.cnes),
    phone: orNull(form.phone),
    responsible_pharmacist: orNull(form.pharmacist),
    time_zone: form.zone,
    address: addressOf(form.address),
  };
}
