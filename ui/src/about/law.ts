// The tables in use, as they are told: which name, which norms, how much of them is still open.

import type { NormCited, Restriction, TableInUse } from '../ipc/types';

const known = [
  'controlled_substances',
  'prescribing_restrictions',
  'council_scope',
  'formulary',
  'allergy_groups',
  'abbreviations',
  'schedule_anchors',
  'usual_names',
  'document_types',
] as const;

export type TableName = (typeof known)[number];

/** The name that is translated; a table of a newer engine keeps its own. */
export function tableName(table: TableInUse): TableName | undefined {
  return known.find((name) => name === table.name);
}

/** Rows that nobody has confirmed. */
export function openRows({ norms }: TableInUse): number {
  return norms.reduce((sum, { to_be_confirmed }) => sum + Number(to_be_confirmed), 0);
}

/** Norms with a name, those with most rows first. */
export function citedNorms({ norms }: TableInUse): NormCited[] {
  return norms.filter(({ norm }) => norm !== '').sort((a, b) => Number(b.rows) - Number(a.rows));
}

/** What the house has still to confirm, by what it is about. */
export function toConfirm(restrictions: Restriction[]): Restriction[] {
  return restrictions
    .filter(({ to_be_confirmed }) => to_be_confirmed)
    .sort((a, b) => aboutOf(a).localeCompare(aboutOf(b)));
}

export function aboutOf({
  atc_prefix,
  substance_key,
}: Pick<Restriction, 'atc_prefix' | 'substance_key'>): string {
  return atc_prefix ?? (substance_key ?? '').replaceAll('_', ' ');
}
