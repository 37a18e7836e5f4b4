import { expect, it } from 'vitest';
import type { Finding, ItemOrder, Refusal } from '../ipc/types';
import {
  bareField,
  findingsFor,
  inOrder,
  isFine,
  judge,
  refusalsFor,
  refusalsOfWhole,
  stopping,
  unwritten,
} from './checking';

const item = (medicine_id: string): ItemOrder => ({ kind: 'Dose', medicine_id });
const refusal = (field: string, code: Refusal['code'] = 'DoseMissing'): Refusal => ({
  code,
  field,
  rule: 'R',
});
const finding = (place: number | null, more: Partial<Finding> = {}): Finding => ({
  rule_id: 'DAILY_MAXIMUM',
  outcome: 'Found',
  tier: 2,
  item: place,
  params: {},
  judged: {},
  table_version: '1',
  ...more,
});

const three = ['a', 'b', 'c'].map((key) => ({ key, item: item(key) }));

it('names a field the same whichever command carries the order', () => {
  expect(['items[0].dose', 'order.items[0].dose', 'answer.order.items[0].dose'].map(bareField)).toEqual(
    Array(3).fill('items[0].dose'),
  );
});

it('puts each refusal beside its item and its field', async () => {
  const verdict = await judge(three, async (items) =>
    items.length === 3
      ? { refusals: [refusal('order.items[1].as_needed.max_daily', 'AsNeededMaximumMissing')] }
      : { findings: [] },
  );
  expect(refusalsFor(verdict, 'b').map(({ field }) => field)).toEqual(['as_needed.max_daily']);
  expect([refusalsFor(verdict, 'a'), refusalsFor(verdict, 'x')]).toEqual([[], []]);
});

it('still says what was found about the items that are not refused, at their own places', async () => {
  const asked: string[][] = [];
  const verdict = await judge(three, async (items) => {
    asked.push(items.map(({ medicine_id }) => medicine_id));
    if (items.length === 3) return { refusals: [refusal('items[0].dose')] };
    return { findings: [finding(1, { params: { other: 'items[0]' } }), finding(null)] };
  });
  expect(asked).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ]);
  expect(findingsFor(verdict, 'c')[0]?.params.other, 'the other one is b, the second of the draft').toBe(
    'items[1]',
  );
  expect(findingsFor(verdict, 'b')).toEqual([]);
  expect(verdict.unjudged, 'the refused item was judged by nobody').toEqual(['a']);
});

it('judges nothing where the whole is refused, and says so', async () => {
  const verdict = await judge(three, async () => ({
    refusals: [refusal('encounter_id', 'EncounterMissing')],
  }));
  expect(verdict.unjudged).toEqual(['a', 'b', 'c']);
  expect(refusalsOfWhole(verdict).map(({ code }) => code)).toEqual(['EncounterMissing']);
});

it('stops once more only for what is worst and was not overridden', async () => {
  const findings = [
    finding(0, { tier: 1 }),
    finding(1, { tier: 1, params: { override: 'Protocol' } }),
    finding(2),
  ];
  const verdict = await judge(three, async () => ({ findings }));
  expect(stopping(verdict)).toEqual([findings[0]]);
});

it('says the loudest first and what could not be checked after it', () => {
  const unchecked = finding(0, { outcome: 'NotChecked', tier: 3 });
  const hard = finding(2, { tier: 1 });
  const soft = finding(1, { tier: 2 });
  expect(inOrder([unchecked, soft, hard])).toEqual([hard, soft, unchecked]);
});

it('calls an item fine only when all about it was checked', async () => {
  const one = finding(0);
  const verdict = await judge(three, async () => ({ findings: [one] }));
  expect(['a', 'b', 'x'].map((key) => isFine(verdict, key))).toEqual([false, true, false]);
  const notAsked = finding(null, { rule_id: 'ALLERGY_NOT_ASKED', outcome: 'NotChecked', tier: 2 });
  const unsure = await judge(three, async () => ({ findings: [notAsked] }));
  expect(isFine(unsure, 'b'), 'nobody asked about allergies').toBe(false);
});

it('tells what is not written yet from what is written wrongly', () => {
  const all = [
    refusal('dose'),
    refusal('route', 'RouteNotOfMedicine'),
    refusal('duration', 'DurationMissing'),
  ];
  const { missing, wrong } = unwritten(all);
  expect([missing.map(({ field }) => field), wrong.map(({ field }) => field)]).toEqual([
    ['dose', 'duration'],
    ['route'],
  ]);
});
