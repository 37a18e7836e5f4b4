import { expect, it } from 'vitest';
import type { TimelineEntry } from '../ipc/types';
import { minute, ten } from './people';
import { sinceSigning } from './sinceSigning';

const entry = (kind: string, at: number, code: string | null = null): TimelineEntry => ({
  kind,
  at,
  id: `${kind}${at}`,
  code,
});

it('tells what the checks did not know: allergies first, then what a dose is judged by', () => {
  const timeline = [
    entry('ObservationRecorded', ten + 2 * minute, '2160-0'),
    entry('ObservationRecorded', ten + minute, '8310-5'),
    entry('AllergyRecorded', ten + minute),
    entry('Prescribed', ten + minute),
    entry('AllergyRecorded', ten - minute),
  ];
  expect(sinceSigning(timeline, ten).map(({ kind }) => kind)).toEqual(['AllergyRecorded', 'creatinine']);
});
