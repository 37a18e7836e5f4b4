// An entry of the audit in words.

import words from '../vocabulary/pt-BR.json';

export type EventName = keyof typeof words.event;
export type AggregateName = keyof typeof words.aggregateKind;

/** Everything that can have been done, for the filter; `RecordRead` is a reading. */
export const kinds: readonly (EventName | 'RecordRead')[] = [
  'RecordRead',
  ...(Object.keys(words.event) as EventName[]),
];

export function isEvent(kind: string): kind is EventName {
  return kind in words.event;
}

export function isAggregate(kind: string): kind is AggregateName {
  return kind in words.aggregateKind;
}

const readings = [
  'patient_summary',
  'patient_timeline',
  'patient_record',
  'prescription_details',
  'prescription_document',
] as const;

export type Reading = (typeof readings)[number];

export function readingOf(what: string | null | undefined): Reading | undefined {
  return readings.find((reading) => reading === what);
}

/** The end of an id tells one from another. */
export function shortId(id: string): string {
  return id.slice(-6);
}
