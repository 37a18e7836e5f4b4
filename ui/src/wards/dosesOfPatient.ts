// A patient's planned doses: the ward's, page by page, and of each page only theirs.

import { queryOptions } from '@tanstack/react-query';
import { ask } from '../ipc/client';
import { scheduledDoses } from '../ipc/questions';
import type { Answer, DoseKey, DosePage, ScheduledDose } from '../ipc/types';

const SIZE = 200;

interface PatientDoses {
  doses: ScheduledDose[];
  /** Orders that cannot be shown: their doses may be missing. */
  parked: number;
}

export function dosesOfPatient(ward: string, patient: string, hours: [number, number]) {
  const asked = { ward, window_of_time: hours, after: null, size: SIZE };
  const [name] = scheduledDoses(asked).queryKey;
  return queryOptions({
    queryKey: [name, { ...asked, patient }] as const,
    queryFn: async (): Promise<Answer<PatientDoses>> => {
      const doses: ScheduledDose[] = [];
      let after: DoseKey | null = null;
      for (;;) {
        const page: Answer<DosePage> = await ask<Answer<DosePage>>(name, { ...asked, after });
        doses.push(...page.value.doses.filter(({ patient_id }) => patient_id === patient));
        const last = page.value.doses.at(-1);
        if (last === undefined || page.value.doses.length < SIZE) {
          return { ...page, value: { doses, parked: page.value.parked.length } };
        }
        after = { due_at: last.due_at, prescription_id: last.prescription_id, position: last.position };
      }
    },
  });
}
