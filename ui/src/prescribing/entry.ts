// The line that is being typed: its chips, the place that is not understood, and what Enter does next.

import type { Reading } from '../ipc/lines';
import type { Fault, ItemOrder, ParsedLine, PartKind, Quantity } from '../ipc/types';
import type { Chosen, EntryText } from './draft';

export interface Chip {
  part: PartKind;
  /** As it stands in the line. */
  typed: string;
}

/** Places count whole characters, as the engine does; a string counts halves of some. */
function between(line: string, start: number, end: number): string {
  return Array.from(line).slice(start, end).join('');
}

/** One chip for each part, in the order of the line; a part written in two places is one chip. */
export function chipsOf(line: string, parsed: ParsedLine): Chip[] {
  const chips: Chip[] = [];
  for (const { part, at } of parsed.spans) {
    const typed = between(line, at.start, at.end).trim();
    const known = chips.find((chip) => chip.part === part);
    if (known === undefined) chips.push({ part, typed });
    else known.typed = `${known.typed} ${typed}`;
  }
  return chips;
}

/** The line in three: before the place that is not understood, that place, and after it. */
export function underlined(line: string, { at }: Fault): [string, string, string] {
  const length = Array.from(line).length;
  const start = Math.min(at.start, length);
  const end = Math.min(Math.max(at.end, start), length);
  return [between(line, 0, start), between(line, start, end), between(line, end, length)];
}

/** While the line's end is not understood yet, somebody is only typing: nothing is wrong until they go on. */
export function isStillTyping(line: string, { at }: Fault): boolean {
  return at.end >= Array.from(line.trimEnd()).length && !/\s$/.test(line);
}

/** `dipirona` of `dipirona 500 mg comprimido`: what stands before the strength. */
export function nameOf(description: string): string {
  const [name = description] = description.split(/\s(?=\d)/);
  return name;
}

function same(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();
}

/** Whether the words of the line are still those that the medicine was taken for. */
export function isTaken(chosen: Chosen | undefined, reading: Reading): boolean {
  if (chosen === undefined) return false;
  if (chosen.words === undefined) return true;
  if (reading.dosage.kind === 'Read') return same(chosen.words, reading.medicine);
  return reading.line.trimStart().toLocaleLowerCase().startsWith(chosen.words.toLocaleLowerCase());
}

/** The line with the taken medicine's name in the place of the words that found it; nothing else that was typed goes. */
export function withName({ line, medicine, dosage }: Reading, name: string): string {
  const letters = Array.from(line);
  if (dosage.kind === 'Read') {
    for (const { part, at } of dosage.parsed.spans) {
      if (part === 'Medicine') letters.fill('', at.start, at.end);
    }
    return `${name} ${letters.join('').trim().replace(/\s+/g, ' ')}`;
  }
  const typed = line.trimStart();
  const found = typed.toLocaleLowerCase().startsWith(medicine.toLocaleLowerCase());
  return `${name} ${(found ? typed.slice(medicine.length) : typed).trim()}`;
}

/** The most in 24 hours that the line suggests and nobody has accepted yet. */
export function proposalOf(reading: Reading | undefined): Quantity | undefined {
  if (reading?.dosage.kind !== 'Read') return undefined;
  const { as_needed, proposed_max_daily } = reading.dosage.parsed;
  return as_needed && !as_needed.max_daily ? (proposed_max_daily ?? undefined) : undefined;
}

export type Next = 'take' | 'accept' | 'add' | 'nothing';

/** What Enter does: takes the medicine, accepts the proposed maximum, adds the item. It is printed on what it does. */
export function nextOf({ chosen, line }: EntryText, reading: Reading | undefined): Next {
  if (reading === undefined || line.trim() === '') return 'nothing';
  if (!isTaken(chosen, reading)) return reading.matches.length > 0 ? 'take' : 'nothing';
  if (reading.dosage.kind !== 'Read') return 'nothing';
  return proposalOf(reading) === undefined ? 'add' : 'accept';
}

/** The item of a line that was read to its end with a medicine taken; the proposed maximum may still be missing. */
export function itemOf({ chosen }: EntryText, reading: Reading | undefined): ItemOrder | undefined {
  if (reading === undefined || chosen === undefined || !isTaken(chosen, reading)) return undefined;
  const item = reading.dosage.kind === 'Read' ? reading.dosage.item : undefined;
  return item?.medicine_id === chosen.medicine_id ? item : undefined;
}

/** `description` in runs, with the words that were typed marked where they begin a word. */
export function marked(description: string, typed: string): { text: string; found: boolean }[] {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return description.split(/(?<=\s)/).flatMap((part) => {
    const length = Math.max(
      0,
      ...words.filter((word) => plain(part).startsWith(word)).map((word) => word.length),
    );
    const runs = [
      { text: part.slice(0, length), found: true },
      { text: part.slice(length), found: false },
    ];
    return runs.filter(({ text }) => text !== '');
  });
}
