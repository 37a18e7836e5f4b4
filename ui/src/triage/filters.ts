// What the queue shows: chosen by a person, remembered for them, and said to the engine in its own words.

import type { MedicineClass, OrderState, Priority, TriageCount, TriageFilter, TriageRow } from '../ipc/types';

/** The states in which an order waits, in the order of the chips. */
export const waitingStates = ['Signed', 'InTriage', 'AwaitingAnswer', 'Returned'] as const;
export type WaitingState = (typeof waitingStates)[number];

export const priorities: readonly Priority[] = ['Stat', 'Urgent', 'FirstDose', 'Discharge', 'Routine'];

/** What asks for special care comes first, then the main groups of the ATC. */
export const classes: readonly MedicineClass[] = [
  'AwaitingApproval',
  'HighAlert',
  'Antimicrobial',
  'Controlled',
  ...(['A', 'B', 'C', 'D', 'G', 'H', 'J', 'L', 'M', 'N', 'P', 'R', 'S', 'V'] as const),
];

export interface Filters {
  /** Never empty. */
  states: readonly WaitingState[];
  /** Of these wards; none named means all. */
  wards: readonly string[];
  priority: Priority | null;
  class: MedicineClass | null;
}

/** What a pharmacist has to decide, of the whole house. */
export const allWork: Filters = { states: ['Signed', 'InTriage'], wards: [], priority: null, class: null };

/** The engine's filter. One's own order moves to `InTriage` when taken: whoever looks at `Signed` still sees it. */
export function asked({ states, wards, priority, class: medicineClass }: Filters): TriageFilter {
  const wanted: OrderState[] = waitingStates.filter(
    (state) => states.includes(state) || (state === 'InTriage' && states.includes('Signed')),
  );
  return { states: wanted, wards: wards.toSorted(), priority, class: medicineClass };
}

/** Whether a row that came is one that was asked for: what others hold is not, unless they wanted to see it. */
export function isWanted(row: TriageRow, { states }: Filters, me: string): boolean {
  return row.state !== 'InTriage' || states.includes('InTriage') || row.lease_holder === me;
}

/** Switches a state on or off; the last one stays on, as a queue of nothing helps nobody. */
export function withState(filters: Filters, state: WaitingState): Filters {
  const on = filters.states.includes(state);
  if (on && filters.states.length === 1) return filters;
  const states = waitingStates.filter((each) => (each === state ? !on : filters.states.includes(each)));
  return { ...filters, states };
}

export function withWard(filters: Filters, ward: string): Filters {
  const wards = filters.wards.includes(ward)
    ? filters.wards.filter((each) => each !== ward)
    : [...filters.wards, ward];
  return { ...filters, wards };
}

/** How many of its three filters narrow the queue: wards, priority, class. */
export function narrowing({ wards, priority, class: medicineClass }: Filters): number {
  return [wards.length > 0, priority !== null, medicineClass !== null].filter(Boolean).length;
}

/** Orders by state, of the wards chosen. */
export function countsByState(
  counts: readonly TriageCount[],
  wards: readonly string[],
): Record<WaitingState, number> {
  const sums: Record<WaitingState, number> = { Signed: 0, InTriage: 0, AwaitingAnswer: 0, Returned: 0 };
  for (const { ward_id, state, orders } of counts) {
    const chosen = wards.length === 0 || (ward_id != null && wards.includes(ward_id));
    const known = waitingStates.find((each) => each === state);
    if (chosen && known !== undefined) sums[known] += orders;
  }
  return sums;
}

/** Orders by ward, of the states chosen; `null` for orders of no ward. */
export function countsByWard(
  counts: readonly TriageCount[],
  states: readonly WaitingState[],
): Map<string | null, number> {
  const sums = new Map<string | null, number>();
  for (const { ward_id, state, orders } of counts) {
    if (!states.some((each) => each === state)) continue;
    sums.set(ward_id ?? null, (sums.get(ward_id ?? null) ?? 0) + orders);
  }
  return sums;
}

/** How long the queue is, where the counts tell: they know wards and states, but no priority and no class. */
export function lengthOf(counts: readonly TriageCount[] | undefined, filters: Filters): number | undefined {
  if (counts === undefined || filters.priority !== null || filters.class !== null) return undefined;
  const sums = countsByState(counts, filters.wards);
  return filters.states.reduce((sum, state) => sum + sums[state], 0);
}

const place = (user: string) => `botica.triage.${user}`;

export function remember(filters: Filters, user: string) {
  localStorage.setItem(place(user), JSON.stringify(filters));
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** What this person looked at last; what is not understood is left out. */
export function recall(user: string): Filters {
  let stored: Partial<Record<keyof Filters, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(place(user)) ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) stored = parsed;
  } catch {
    return allWork;
  }
  const states = waitingStates.filter((state) => listOf(stored.states).includes(state));
  return {
    states: states.length === 0 ? allWork.states : states,
    wards: listOf(stored.wards),
    priority: priorities.find((priority) => priority === stored.priority) ?? null,
    class: classes.find((each) => each === stored.class) ?? null,
  };
}
