// What happened to a patient, by day.

import type { TimelineEntry, Unit } from '../ipc/types';
import type { MeaningName } from '../shared/Meaning';

export interface Day {
  /** Of the house's calendar: `2026-11-26`. */
  day: string;
  entries: TimelineEntry[];
}

/** Consecutive entries of one day; entries come newest first and so do the days. */
export function byDay(entries: TimelineEntry[], dayOf: (at: number) => string): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** `62.5 kg`, as the engine writes a value. */
export function readValue(text: string): { value: string; unit: Unit } | undefined {
  const space = text.indexOf(' ');
  if (space < 1) return undefined;
  return { value: text.slice(0, space), unit: text.slice(space + 1) as Unit };
}

const loud: Record<string, MeaningName> = {
  AllergyRecorded: 'danger',
  PatientDied: 'danger',
  PrescriptionCancelled: 'caution',
  PrescriptionEnteredInError: 'caution',
  ReturnedToPrescriber: 'caution',
  ItemSuspended: 'caution',
  InterventionRaised: 'answer',
  InterventionAnswered: 'answer',
  Validated: 'fine',
  ValidatedWithRemark: 'fine',
};

/** How loudly an entry speaks. */
export function entryMeaning(kind: string): MeaningName {
  return loud[kind] ?? 'plain';
}
