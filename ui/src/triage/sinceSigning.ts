// What was learnt about the patient after an order was signed: its checks did not know it.

import type { TimelineEntry } from '../ipc/types';

const chart = [
  'AllergyRecorded',
  'AllergyRefuted',
  'NoKnownAllergiesRecorded',
  'ObservationRecorded',
  'EncounterTransferred',
  'EncounterFinished',
  'PatientDied',
] as const;
type Charted = (typeof chart)[number];

/** Measures by which a dose is judged, by their LOINC code; a temperature is none. */
const judging = {
  '29463-7': 'weight',
  '8302-2': 'height',
  '2160-0': 'creatinine',
  '82810-3': 'pregnancy',
} as const;

export interface ChartNews {
  kind: Exclude<Charted, 'ObservationRecorded'> | (typeof judging)[keyof typeof judging];
  entry: TimelineEntry;
}

function kindOf({ kind, code }: TimelineEntry): ChartNews['kind'] | undefined {
  const known = chart.find((each) => each === kind);
  if (known !== 'ObservationRecorded') return known;
  return Object.entries(judging).find(([loinc]) => loinc === code)?.[1];
}

/** The newest first; allergies before everything, as no item was checked against them. */
export function sinceSigning(timeline: readonly TimelineEntry[], signedAt: number): ChartNews[] {
  const news = timeline.flatMap((entry): ChartNews[] => {
    const kind = kindOf(entry);
    return kind === undefined || entry.at <= signedAt ? [] : [{ kind, entry }];
  });
  const rank = ({ kind }: ChartNews) => (kind === 'PatientDied' ? 0 : kind === 'AllergyRecorded' ? 1 : 2);
  return news.toSorted((a, b) => rank(a) - rank(b) || b.entry.at - a.entry.at);
}
