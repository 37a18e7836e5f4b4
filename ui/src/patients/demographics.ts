// The form of who a patient is: what is typed, and the command it becomes.

import type { Demographics, PatientRecord, Sex } from '../ipc/types';
import { plainDate } from '../shared/format';
import { cnsText, cpfText, orNull, readDate } from './typed';

export interface DemographicsForm {
  name: string;
  socialName: string;
  birth: string;
  sex: Sex;
  cpf: string;
  cns: string;
  otherDocument: string;
  line: string;
  district: string;
  city: string;
  uf: string;
  postalCode: string;
  phone: string;
  motherName: string;
  guardian: string;
}

export const emptyForm: DemographicsForm = {
  name: '',
  socialName: '',
  birth: '',
  sex: 'Unknown',
  cpf: '',
  cns: '',
  otherDocument: '',
  line: '',
  district: '',
  city: '',
  uf: '',
  postalCode: '',
  phone: '',
  motherName: '',
  guardian: '',
};

/** Where the engine's refusals about a field stand. */
export const fields = {
  name: 'name',
  socialName: 'social_name',
  birth: 'birth_date',
  sex: 'sex',
  cpf: 'cpf',
  cns: 'cns',
  otherDocument: 'other_document',
  address: 'address',
  phone: 'phone',
  motherName: 'mother_name',
  guardian: 'guardian',
} as const;

/** What is wrong before the engine is asked: it would not even understand these. */
export function unreadable(form: DemographicsForm): ('name' | 'birth')[] {
  const wrong: ('name' | 'birth')[] = [];
  if (form.name.trim() === '') wrong.push('name');
  if (form.birth.trim() !== '' && readDate(form.birth) === undefined) wrong.push('birth');
  return wrong;
}

export function demographics(form: DemographicsForm): Demographics {
  const { line, district, city, uf, postalCode } = form;
  const nowhere = [line, district, city, uf, postalCode].every((part) => part.trim() === '');
  return {
    name: form.name.trim(),
    social_name: orNull(form.socialName),
    birth_date: readDate(form.birth) ?? null,
    sex: form.sex,
    cpf: orNull(form.cpf),
    cns: orNull(form.cns),
    other_document: orNull(form.otherDocument),
    address: nowhere
      ? null
      : {
          line: line.trim(),
          district: district.trim(),
          city: city.trim(),
          uf: uf.trim().toUpperCase(),
          postal_code: postalCode.replace(/\D/g, ''),
        },
    phone: orNull(form.phone),
    mother_name: orNull(form.motherName),
    guardian: orNull(form.guardian),
  };
}

/** What is known, to be corrected. */
export function formOf(patient: PatientRecord): DemographicsForm {
  return {
    name: patient.name,
    socialName: patient.social_name ?? '',
    birth: patient.birth_date ? plainDate(patient.birth_date) : '',
    sex: patient.sex,
    cpf: cpfText(patient.cpf ?? ''),
    cns: cnsText(patient.cns ?? ''),
    otherDocument: patient.other_document ?? '',
    line: patient.address?.line ?? '',
    district: patient.address?.district ?? '',
    city: patient.address?.city ?? '',
    uf: patient.address?.uf ?? '',
    postalCode: (patient.address?.postal_code ?? '').replace(/^(\d{5})(\d{3})$/, '$1-$2'),
    phone: patient.phone ?? '',
    motherName: patient.mother_name ?? '',
    guardian: patient.guardian ?? '',
  };
}

/** What is looked for while somebody types: a whole CPF tells more than a name; a name needs three letters. */
export function looksLike({ name, cpf }: Pick<DemographicsForm, 'name' | 'cpf'>): string | undefined {
  const digits = cpf.replace(/\D/g, '');
  if (digits.length === 11) return digits;
  return name.trim().length >= 3 ? name.trim() : undefined;
}
