// The map of a ward: which beds there are, who lies in them, who waits for one, and what is due.

import type { InBed, Location, OrderState, ScheduledDose } from '../ipc/types';
import { groupBy } from '../shared/groupBy';

/** A place on the map: a bed, free or not, or a patient whom no bed holds. */
export interface Cell {
  key: string;
  /** As people call it; none where somebody waits for a bed. */
  bed: string | undefined;
  /** The room, where beds stand in rooms. */
  room: string | undefined;
  locationId: string | undefined;
  patient: InBed | undefined;
}

const byName = new Intl.Collator('pt-BR', { numeric: true });

export function wardsOf(places: Location[]): Location[] {
  return places.filter(({ kind }) => kind === 'Ward').sort((a, b) => byName.compare(a.name, b.name));
}

/** Beds in the order of their names (2 before 10), then those without a bed. */
export function cellsOf(places: Location[], ward: string, patients: InBed[]): Cell[] {
  const rooms = new Map(places.map((place) => [place.location_id, place]));
  const waiting = patients.filter(({ ward_id }) => ward_id === ward);
  const beds = places
    .filter(({ kind, ward_id }) => kind === 'Bed' && ward_id === ward)
    .map((bed): Cell => {
      const parent = bed.parent_id ? rooms.get(bed.parent_id) : undefined;
      const at = waiting.findIndex((patient) => patient.bed === bed.name);
      const [patient] = at === -1 ? [] : waiting.splice(at, 1);
      return {
        key: bed.location_id,
        bed: bed.name,
        room: parent?.kind === 'Room' ? parent.name : undefined,
        locationId: bed.location_id,
        patient,
      };
    })
    .sort((a, b) => byName.compare(a.room ?? '', b.room ?? '') || byName.compare(a.bed ?? '', b.bed ?? ''));
  // Nobody disappears: whoever is in no bed that is known here stands at the end.
  const others = waiting.map(
    (patient): Cell => ({
      key: patient.patient_id,
      bed: patient.bed ?? undefined,
      room: undefined,
      locationId: undefined,
      patient,
    }),
  );
  return [...beds, ...others];
}

/** Beds of a ward that hold nobody. */
export function freeBeds(places: Location[], ward: string, patients: InBed[]): Location[] {
  const free = cellsOf(places, ward, patients).filter(({ patient }) => patient === undefined);
  const known = new Map(places.map((place) => [place.location_id, place]));
  return free.flatMap(({ locationId }) => {
    const bed = locationId === undefined ? undefined : known.get(locationId);
    return bed === undefined ? [] : [bed];
  });
}

/** How many beds stand side by side, so that a ward fills the wall and 40 beds fit the old monitor. */
export function columnsFor(count: number, compact: boolean): number {
  if (compact) return count <= 12 ? 4 : count <= 20 ? 5 : count <= 30 ? 6 : 8;
  return count <= 9 ? 3 : count <= 16 ? 4 : count <= 25 ? 5 : 6;
}

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The cell that an arrow leads to; at the edge it stays. */
export function neighbour(at: number, step: Step, count: number, columns: number): number {
  if (count === 0) return 0;
  const last = count - 1;
  const to = {
    left: at - 1,
    right: at + 1,
    up: at - columns,
    // From the row above an incomplete last one, down leads to the last cell.
    down: at + columns > last && Math.floor(at / columns) < Math.floor(last / columns) ? last : at + columns,
    first: 0,
    last,
  }[step];
  return to < 0 || to > last ? at : to;
}

const MINUTE = 60_000;
/** How long before its hour a dose is near, and how long after it still stands on the map. */
export const NEAR = 60 * MINUTE;
export const PAST = 30 * MINUTE;

export type DueLook = 'past' | 'near' | 'later';

export function dueLook(due: number, now: number): DueLook {
  if (due <= now) return 'past';
  return due - now <= NEAR ? 'near' : 'later';
}

const unreleased: readonly OrderState[] = ['Signed', 'InTriage', 'AwaitingAnswer', 'Returned'];

/** Its order still waits in the triage: it is not to be given yet. */
export function isUnreleased({ state }: { state: OrderState }): boolean {
  return unreleased.includes(state);
}

/** The hours the map asks about: steps of five minutes, so that the question stays the same meanwhile. */
export function hoursShown(now: number): [number, number] {
  const step = 5 * MINUTE;
  const from = Math.floor(now / step) * step;
  return [from - PAST, from + 24 * 60 * MINUTE];
}

/** Who lies where, without their doses. */
export const NO_HOURS: [number, number] = [0, 0];

export interface DueAt {
  due: number;
  doses: ScheduledDose[];
}

/** Doses by their hour, within the next hour; what has just passed comes first. */
export function dueSoon(doses: ScheduledDose[], now: number): DueAt[] {
  const soon = doses.filter(({ due_at }) => due_at > now - PAST && due_at <= now + NEAR);
  // An hour is a minute of the clock: two doses of one signature differ by milliseconds.
  const byMinute = groupBy(soon, ({ due_at }) => Math.floor(due_at / MINUTE) * MINUTE);
  return [...byMinute].map(([due, doses]) => ({ due, doses })).sort((a, b) => a.due - b.due);
}
