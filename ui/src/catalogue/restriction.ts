// A restriction as its form holds it, and its place in the list.

import type { Restriction, SetRestriction } from '../ipc/types';

export interface RestrictionForm {
  by: 'atc' | 'substance';
  atc: string;
  substance: string;
  councils: string[];
  specialties: string[];
  registration: string;
  approval: string;
  norm: string;
  toConfirm: boolean;
}

export const noRestriction: RestrictionForm = {
  by: 'substance',
  atc: '',
  substance: '',
  councils: ['CRM'],
  specialties: [],
  registration: '',
  approval: '',
  norm: '',
  toConfirm: false,
};

/** The engine's `atc_prefix` or `substance_key`, whichever it is about. */
export function restrictionInput(form: RestrictionForm): SetRestriction {
  const text = (typed: string) => (typed.trim() === '' ? null : typed.trim());
  return {
    atc_prefix: form.by === 'atc' ? (text(form.atc)?.toUpperCase() ?? null) : null,
    substance_key: form.by === 'substance' ? (text(form.substance)?.toLowerCase() ?? null) : null,
    councils: form.councils,
    specialties: form.specialties,
    registration: text(form.registration)?.toUpperCase() ?? null,
    approval: text(form.approval)?.toUpperCase() ?? null,
    norm: form.norm.trim(),
    to_be_confirmed: form.toConfirm,
  };
}

/** The same restriction, confirmed by the house. */
export function confirmed({ restriction_id: _, ...restriction }: Restriction): SetRestriction {
  return { ...restriction, to_be_confirmed: false };
}

/** What is still to be confirmed stands first; then by what it is about. */
export function inOrder(all: Restriction[]): Restriction[] {
  const about = ({ atc_prefix, substance_key }: Restriction) => atc_prefix ?? substance_key ?? '';
  return [...all].sort(
    (a, b) => Number(b.to_be_confirmed) - Number(a.to_be_confirmed) || about(a).localeCompare(about(b)),
  );
}
