// What is measured of a patient: the codes that rules read, and those that a ward writes down every day.

import type { Unit } from '../ipc/types';

export const measures = [
  { name: 'weight', code: '29463-7', units: ['kg', 'g'] },
  { name: 'height', code: '8302-2', units: ['cm'] },
  { name: 'creatinine', code: '2160-0', units: ['mg/dL'] },
  { name: 'pregnancy', code: '82810-3', units: ['1'] },
  { name: 'temperature', code: '8310-5', units: ['Cel'] },
  { name: 'heartRate', code: '8867-4', units: ['/min'] },
  { name: 'breathing', code: '9279-1', units: ['/min'] },
  { name: 'systolic', code: '8480-6', units: ['mm[Hg]'] },
  { name: 'diastolic', code: '8462-4', units: ['mm[Hg]'] },
  { name: 'saturation', code: '59408-5', units: ['%'] },
  { name: 'glucose', code: '41653-7', units: ['mg/dL'] },
  { name: 'potassium', code: '2823-3', units: ['mmol/L'] },
  { name: 'sodium', code: '2951-2', units: ['mmol/L'] },
  { name: 'inr', code: '6301-6', units: ['1'] },
] as const satisfies { name: string; code: string; units: Unit[] }[];

export type Measure = (typeof measures)[number];
export type MeasureName = Measure['name'];

/** Units of whatever else is measured. */
export const otherUnits: Unit[] = [
  '1',
  'mg/dL',
  'mmol/L',
  'meq',
  '%',
  'g',
  'mg',
  'mL',
  'mm[Hg]',
  '/min',
  'Cel',
];

export function measureOf(code: string): Measure | undefined {
  return measures.find((measure) => measure.code === code);
}

interface Seen {
  code: string;
  observed_at: number;
}

/** The last value of each measure, known measures first. */
export function latest<O extends Seen>(observations: O[]): O[] {
  const last = new Map<string, O>();
  for (const seen of observations) {
    const known = last.get(seen.code);
    if (known === undefined || known.observed_at <= seen.observed_at) last.set(seen.code, seen);
  }
  const place = ({ code }: O) => {
    const found = measures.findIndex((measure) => measure.code === code);
    return found === -1 ? measures.length : found;
  };
  return [...last.values()].sort((a, b) => place(a) - place(b) || a.code.localeCompare(b.code));
}
