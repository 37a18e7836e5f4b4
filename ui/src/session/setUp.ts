// The form of a new establishment, and what of it is wrong before the engine is asked.

import type { SetUpClinic } from '../ipc/types';

export interface SetUpForm {
  name: string;
  cnpj: string;
  cnes: string;
  zone: string;
  stationName: string;
  series: string;
  administratorName: string;
  administratorLogin: string;
  password: string;
  again: string;
}

export const emptyForm: SetUpForm = {
  name: '',
  cnpj: '',
  cnes: '',
  zone: 'America/Sao_Paulo',
  stationName: '',
  series: '',
  administratorName: '',
  administratorLogin: '',
  password: '',
  again: '',
};

export const zones = [
  'America/Sao_Paulo',
  'America/Manaus',
  'America/Cuiaba',
  'America/Campo_Grande',
  'America/Rio_Branco',
  'America/Noronha',
] as const;

/** The fields of each step, and where the engine's refusals about them stand. */
export const steps = [
  {
    title: 'house',
    fields: {
      name: 'establishment.name',
      cnpj: 'establishment.cnpj',
      cnes: 'establishment.cnes',
      zone: 'establishment.time_zone',
    },
  },
  { title: 'station', fields: { stationName: 'station_name', series: 'station_series' } },
  {
    title: 'administrator',
    fields: {
      administratorName: 'administrator_name',
      administratorLogin: 'administrator_login',
      password: 'password',
    },
  },
] as const;

export const allFields: string[] = steps.flatMap(({ fields }) => Object.values(fields));

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

export function command(form: SetUpForm): SetUpClinic {
  return {
    establishment: {
      name: form.name.trim(),
      cnpj: orNull(form.cnpj),
      cnes: orNull(form.cnes),
      address: null,
      phone: null,
      responsible_pharmacist: null,
      time_zone: form.zone,
    },
    station_name: form.stationName.trim(),
    station_series: form.series.trim().toUpperCase(),
    administrator_login: form.administratorLogin.trim(),
    administrator_name: form.administratorName.trim(),
  };
}

/** What must be filled before the next step; the rules themselves are the engine's. */
export function missing(form: SetUpForm, step: number): (keyof SetUpForm)[] {
  const needed: (keyof SetUpForm)[][] = [
    ['name'],
    ['stationName', 'series'],
    ['administratorName', 'administratorLogin', 'password'],
  ];
  return (needed[step] ?? []).filter((field) => form[field].trim() === '');
}

/** The first step with a refusal about one of its fields. */
export function stepOf(fields: (string | null | undefined)[]): number | undefined {
  const found = steps.findIndex((step) =>
    Object.values(step.fields).some((known) => fields.some((field) => field?.startsWith(known))),
  );
  return found === -1 ? undefined : found;
}
