// What an import did or would do, as one list of counts and one list of lines that are left out.

import type { FormularyReport, PriceListReport, RefusalCode, RowFault } from '../ipc/types';

export type CountName =
  | 'registered'
  | 'corrected'
  | 'unchanged'
  | 'rows'
  | 'imported'
  | 'linked'
  | 'linkedToSubstance'
  | 'unlinked'
  | 'repeats'
  | 'left';

export interface Count {
  name: CountName;
  count: number;
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);

export function formularyCounts(report: FormularyReport): Count[] {
  return [
    { name: 'registered', count: Number(report.registered) },
    { name: 'corrected', count: Number(report.corrected) },
    { name: 'unchanged', count: Number(report.unchanged) },
    { name: 'left', count: badLines(report).length },
  ];
}

/** `done`: the import is over, and how many were new is known. */
export function priceListCounts(report: PriceListReport, done: boolean): Count[] {
  return [
    { name: 'rows', count: Number(report.rows) },
    ...(done ? [{ name: 'imported', count: Number(report.imported) } as const] : []),
    { name: 'linked', count: sum(report.linked_to_medicine) },
    { name: 'linkedToSubstance', count: sum(report.linked_to_substance) },
    { name: 'unlinked', count: sum(report.unlinked) },
    { name: 'repeats', count: Number(report.repeats) },
    { name: 'left', count: report.faults.length },
  ];
}

export interface BadLine {
  line: number;
  column: string;
  /** A fault of reading, or a rule that refuses. */
  why: { kind: 'fault'; reason: RowFault['reason'] } | { kind: 'refused'; code: RefusalCode };
}

/** Everything that is left out, in the order of the file. */
export function badLines(report: { faults: RowFault[]; refused?: FormularyReport['refused'] }): BadLine[] {
  const faults = report.faults.map(
    ({ line, column, reason }): BadLine => ({ line: Number(line), column, why: { kind: 'fault', reason } }),
  );
  const refused = (report.refused ?? []).map(
    ({ line, field, code }): BadLine => ({
      line: Number(line),
      column: field,
      why: { kind: 'refused', code },
    }),
  );
  return [...faults, ...refused].sort((a, b) => a.line - b.line);
}

/** A file that is not the table it should be: nothing of it can be imported. */
export function isNoTable({ faults }: { faults: RowFault[] }): boolean {
  return faults.some(({ reason }) => reason === 'EmptyFile' || reason === 'MissingColumn');
}
