import { expect, it } from 'vitest';
import type { Reading } from '../ipc/lines';
import type { CatalogueMatch, Fault, ParsedLine } from '../ipc/types';
import {
  chipsOf,
  isStillTyping,
  isTaken,
  itemOf,
  marked,
  nameOf,
  nextOf,
  proposalOf,
  underlined,
  withName,
} from './entry';

const parsed = (more: Partial<ParsedLine> = {}): ParsedLine => ({
  kind: 'Dose',
  medicine: 'dipirona',
  first_dose_now: false,
  taper: [],
  spans: [],
  ...more,
});
const dipirona = { medicine_id: 'm1', description: 'dipirona 500 mg comprimido' };
const match = { ...dipirona, code: 'D1', routes: ['VO'], antimicrobial: false } as CatalogueMatch;
const read = (line: string, more: Partial<ParsedLine> = {}, medicine = 'dipirona'): Reading => ({
  line,
  medicine,
  matches: [match],
  dosage: { kind: 'Read', parsed: parsed(more), sentence: '', item: { kind: 'Dose', medicine_id: 'm1' } },
});
const fault = (
  line: string,
  start: number,
  end: number,
): Reading & { dosage: { kind: 'Fault'; fault: Fault } } => ({
  line,
  medicine: 'dipirona',
  matches: [],
  dosage: { kind: 'Fault', fault: { code: 'UnknownText', at: { start, end }, expected: [] } },
});

it('makes one chip of each part, also of one that stands in two places', () => {
  const line = 'dipirona 1 g EV se dor 6/6h máx 4 g/dia SN';
  const spans: ParsedLine['spans'] = [
    { part: 'Medicine', at: { start: 0, end: 8 } },
    { part: 'Dose', at: { start: 9, end: 12 } },
    { part: 'AsNeeded', at: { start: 16, end: 22 } },
    { part: 'AsNeeded', at: { start: 40, end: 42 } },
  ];
  expect(chipsOf(line, parsed({ spans }))).toEqual([
    { part: 'Medicine', typed: 'dipirona' },
    { part: 'Dose', typed: '1 g' },
    { part: 'AsNeeded', typed: 'se dor SN' },
  ]);
});

it('underlines the place that is not understood, counting characters as the engine does', () => {
  const line = 'a😀 xyz mg';
  expect(underlined(line, fault(line, 3, 6).dosage.fault)).toEqual(['a😀 ', 'xyz', ' mg']);
  expect(underlined('dip', fault('dip', 9, 12).dosage.fault), 'a place past the end').toEqual([
    'dip',
    '',
    '',
  ]);
});

it('does not correct a word that is still being typed', () => {
  const at = (line: string, start: number, end: number) =>
    isStillTyping(line, fault(line, start, end).dosage.fault);
  expect(at('dipirona 500 m', 13, 14)).toBe(true);
  expect(at('dipirona 500 m ', 13, 14), 'a blank ends the word').toBe(false);
  expect(at('dipirona xx 500 mg', 9, 11)).toBe(false);
});

it('keeps a medicine taken only for the words it was taken for', () => {
  const chosen = { ...dipirona, words: 'dipirona' };
  expect(isTaken(chosen, read('Dipirona 1 g', {}, 'Dipirona'))).toBe(true);
  expect(isTaken(chosen, read('tramadol 1 g', {}, 'tramadol'))).toBe(false);
  expect(isTaken(chosen, read('dipirona gotas 1 g', {}, 'dipirona gotas')), 'another form').toBe(false);
  expect(isTaken(chosen, fault('dipirona 1 gg', 11, 13)), 'a fault elsewhere').toBe(true);
  expect(isTaken(chosen, fault('tramadol 1 gg', 11, 13))).toBe(false);
  expect(isTaken(undefined, read('dipirona'))).toBe(false);
});

it('writes the taken name over the words that found it and keeps what follows', () => {
  expect(nameOf('amoxicilina + clavulanato de potássio 500 mg + 125 mg comprimido')).toBe(
    'amoxicilina + clavulanato de potássio',
  );
  expect(nameOf('vitamina B12 1.000 mcg ampola')).toBe('vitamina B12');
  const name = 'dipirona';
  const spans: ParsedLine['spans'] = [
    { part: 'Medicine', at: { start: 0, end: 4 } },
    { part: 'Dose', at: { start: 5, end: 11 } },
    { part: 'Medicine', at: { start: 12, end: 17 } },
  ];
  expect(withName(read('dipi 500 mg gotas vo', { spans }, 'dipi gotas'), name)).toBe('dipirona 500 mg vo');
  expect(withName(read('dipi', { spans: spans.slice(0, 1) }), name), 'ready for the dose').toBe('dipirona ');
  expect(withName({ ...fault('dipi 1 gg vo', 7, 9), medicine: 'dipi' }, name)).toBe('dipirona 1 gg vo');
});

it('takes, accepts and adds, one Enter each', () => {
  const chosen = { ...dipirona, words: 'dipirona' };
  const asked = { as_needed: { reason: 'dor' }, proposed_max_daily: { value: '2', unit: 'g' } } as const;
  const line = 'dipirona 500 mg vo 6/6h se dor';
  expect(nextOf({ line, extras: {} }, read(line, asked))).toBe('take');
  expect(nextOf({ line, chosen, extras: {} }, read(line, asked))).toBe('accept');
  const said = { as_needed: { reason: 'dor', max_daily: { value: '2', unit: 'g' } } } as const;
  expect(nextOf({ line, chosen, extras: {} }, read(line, said))).toBe('add');
  expect(nextOf({ line, chosen, extras: {} }, fault(line, 0, 3))).toBe('nothing');
  expect(nextOf({ line: ' ', extras: {} }, read(' '))).toBe('nothing');
});

it('proposes a maximum only where one is asked for and none is written', () => {
  const proposed_max_daily = { value: '2', unit: 'g' } as const;
  expect(proposalOf(read('x', { as_needed: {}, proposed_max_daily }))).toEqual(proposed_max_daily);
  expect(proposalOf(read('x', { proposed_max_daily }))).toBeUndefined();
  expect(proposalOf(undefined)).toBeUndefined();
});

it('has an item only of the medicine that is taken', () => {
  const chosen = { ...dipirona, words: 'dipirona' };
  expect(itemOf({ line: 'dipirona', chosen, extras: {} }, read('dipirona'))?.medicine_id).toBe('m1');
  const other = { ...chosen, medicine_id: 'm2' };
  expect(
    itemOf({ line: 'dipirona', chosen: other, extras: {} }, read('dipirona')),
    'a reading of before',
  ).toBeUndefined();
});

it('marks what was typed, with or without accents', () => {
  expect(marked('ácido fólico 5 mg', 'acido fol')).toEqual([
    { text: 'ácido', found: true },
    { text: ' ', found: false },
    { text: 'fól', found: true },
    { text: 'ico ', found: false },
    { text: '5 ', found: false },
    { text: 'mg', found: false },
  ]);
});
