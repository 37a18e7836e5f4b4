import type { PatientRecord } from '../ipc/types';

const telling = ['birth_date', 'cpf', 'cns', 'sex'] as const;
export type Telling = (typeof telling)[number];

/** What both records know and say differently: reasons to doubt that they are one person. */
export function contradictions(a: PatientRecord, b: PatientRecord): Telling[] {
  return telling.filter((field) => {
    const [one, other] = [a[field], b[field]];
    return Boolean(one) && Boolean(other) && one !== 'Unknown' && other !== 'Unknown' && one !== other;
  });
}
