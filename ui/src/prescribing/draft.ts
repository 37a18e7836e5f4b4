// A prescription that is being written: what its form holds, how it changes, and the command it becomes. All of it
// survives a crash as the draft of that command.

import type {
  Command,
  ItemOrder,
  ItemText,
  KeptItem,
  Order,
  PatientSummary,
  PrescriptionKind,
  Priority,
} from '../ipc/types';

/** Why it is written: something new, in the place of one, or as the answer to the pharmacy. */
export type Purpose =
  | { kind: 'Prescribe' }
  | { kind: 'Replace'; replaces: string; number: string }
  | { kind: 'Accept'; intervention_id: string; number: string; question: string };

export interface DraftItem extends KeptItem {
  /** Its own for as long as the draft lives, wherever it stands. */
  key: string;
}

/** What no line says and stays with the item. */
export type Extras = Pick<ItemOrder, 'indication' | 'cid' | 'substitution_refused' | 'allergy_override'>;

/** The medicine that the words of a line stand for, once somebody took it. */
export interface Chosen {
  medicine_id: string;
  description: string;
  /** The words it was taken for: with others it is not taken any more. Absent until the line was read. */
  words?: string;
}

export interface EntryText {
  line: string;
  chosen?: Chosen;
  extras: Extras;
  /** The item that is being changed; a new one when absent. */
  editing?: string;
}

export interface Draft {
  form: 1;
  patient_id: string;
  patient_name: string;
  purpose: Purpose;
  kind: PrescriptionKind;
  priority: Priority;
  note: string;
  items: DraftItem[];
  entry: EntryText;
  /** The new line that waits while an item is changed. */
  aside?: EntryText;
}

export const noEntry: EntryText = { line: '', extras: {} };

/** An in-patient's prescription where there is a stay; everything else goes home with the patient. */
export function kindsOf(patient: Pick<PatientSummary, 'encounter_id'>): readonly PrescriptionKind[] {
  return patient.encounter_id ? ['Inpatient', 'Discharge', 'Ambulatory'] : ['Ambulatory'];
}

export function newDraft(patient: PatientSummary, purpose: Purpose = { kind: 'Prescribe' }): Draft {
  return {
    form: 1,
    patient_id: patient.patient_id,
    patient_name: patient.social_name ?? patient.name,
    purpose,
    kind: patient.encounter_id && patient.encounter_class === 'Inpatient' ? 'Inpatient' : 'Ambulatory',
    priority: 'Routine',
    note: '',
    items: [],
    entry: noEntry,
  };
}

/** A stored draft as this screen left it; undefined where another form, or another version of this one, did. */
export function draftOf(body: unknown): Draft | undefined {
  const draft = body as Partial<Draft> | null;
  return draft?.form === 1 && Array.isArray(draft.items) && draft.entry !== undefined
    ? (draft as Draft)
    : undefined;
}

export function isEmpty({ items, entry, note }: Draft): boolean {
  return items.length === 0 && entry.line.trim() === '' && note.trim() === '';
}

/** Items of an earlier prescription, to be signed anew. */
export function itemsOf(order: Order, texts: ItemText[], key: () => string): DraftItem[] {
  return order.items.flatMap((item, place) => {
    const text = texts[place];
    return text === undefined ? [] : [{ key: key(), line: text.line, description: text.description, item }];
  });
}

/** Puts an item where the one it changes stands, or last. */
export function put(items: DraftItem[], item: DraftItem): DraftItem[] {
  return items.some(({ key }) => key === item.key)
    ? items.map((known) => (known.key === item.key ? item : known))
    : [...items, item];
}

/** The line for changing an item; the new one that was being typed waits. */
export function editing(draft: Draft, key: string): Draft {
  const item = draft.items.find((item) => item.key === key);
  if (item === undefined) return draft;
  const entry: EntryText = {
    line: item.line,
    chosen: { medicine_id: item.item.medicine_id, description: item.description },
    extras: extrasOf(item.item),
    editing: key,
  };
  const waits = draft.entry.editing === undefined && draft.entry.line.trim() !== '';
  return { ...draft, entry, ...(waits ? { aside: draft.entry } : {}) };
}

/** Back to the new line, as it was left. */
export function backToLine({ aside, ...draft }: Draft): Draft {
  return { ...draft, entry: aside ?? noEntry };
}

export function insertAt(items: DraftItem[], place: number, item: DraftItem): DraftItem[] {
  return [...items.slice(0, place), item, ...items.slice(place)];
}

const priorities: readonly Priority[] = ['Routine', 'Urgent', 'Stat', 'FirstDose'];

/** The next in the round; a discharge has its own. */
export function nextPriority(priority: Priority, kind: PrescriptionKind): Priority {
  const round: readonly Priority[] = kind === 'Discharge' ? [...priorities, 'Discharge'] : priorities;
  return round[(round.indexOf(priority) + 1) % round.length] ?? 'Routine';
}

export function nextKind(kind: PrescriptionKind, kinds: readonly PrescriptionKind[]): PrescriptionKind {
  return kinds[(kinds.indexOf(kind) + 1) % kinds.length] ?? 'Ambulatory';
}

/** What the line says and what it does not say, together. */
export function whole(item: ItemOrder, extras: Extras): ItemOrder {
  return { ...item, ...extras };
}

export function extrasOf({ indication, cid, substitution_refused, allergy_override }: ItemOrder): Extras {
  return {
    indication: indication ?? null,
    cid: cid ?? null,
    substitution_refused: substitution_refused ?? false,
    allergy_override: allergy_override ?? null,
  };
}

export function orderOf(draft: Draft, items: ItemOrder[], encounter: string | null): Order {
  return {
    kind: draft.kind,
    patient_id: draft.patient_id,
    encounter_id: encounter,
    priority: draft.priority,
    items,
    note: draft.note.trim() === '' ? null : draft.note.trim(),
  };
}

export function commandOf(purpose: Purpose, order: Order): Command {
  if (purpose.kind === 'Replace') return { command: 'Replace', body: { replaces: purpose.replaces, order } };
  if (purpose.kind === 'Accept') {
    const { intervention_id } = purpose;
    return { command: 'AnswerIntervention', body: { intervention_id, answer: { kind: 'Accept', order } } };
  }
  return { command: 'Prescribe', body: order };
}
