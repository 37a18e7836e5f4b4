import { describe, expect, it } from 'vitest';
import type { Finding } from '../ipc/types';
import { davi, itemOf, ten } from './people';
import { firstQuestion } from './question';
import { clear, isOverridden, isReleased, ofTheWhole, spoken } from './spoken';

const finding = (changes: Partial<Finding>): Finding => ({
  rule_id: 'DUPLICATE_ATC4',
  outcome: 'Found',
  tier: 2,
  item: 0,
  judged: {},
  params: {},
  table_version: '2026-11-23',
  ...changes,
});

describe('what is said', () => {
  it('is the loudest first, what could not be checked last, and nothing silent', () => {
    const all = [
      finding({ outcome: 'NotChecked', tier: 1 }),
      finding({ tier: 4 }),
      finding({ tier: 2 }),
      finding({ tier: 1 }),
    ];
    expect(spoken(all).map(({ tier, outcome }) => `${tier} ${outcome}`)).toEqual([
      '1 Found',
      '2 Found',
      '1 NotChecked',
    ]);
  });
  it('is about the whole where no item is named', () => {
    expect(ofTheWhole([finding({ item: null }), finding({})])).toHaveLength(1);
  });
});

describe('items without findings', () => {
  it('are counted', () => {
    expect(clear([finding({ item: 1 })], 3)).toBe(2);
    expect(clear([finding({ item: 1, tier: 4 })], 3), 'a silent finding is for the log').toBe(3);
  });
  it('are not claimed where a check could not run', () => {
    expect(clear([finding({ item: 0, outcome: 'NotChecked' })], 2)).toBe(1);
    expect(clear([finding({ item: null, outcome: 'NotChecked' })], 2), 'it stands for every item').toBe(0);
  });
});

describe('a justification', () => {
  it('stands beside the allergy that it overrides, and nowhere else', () => {
    const item = { override_reason: 'NoAlternative' } as const;
    expect(isOverridden(finding({ rule_id: 'ALLERGY_SUBSTANCE', tier: 1 }), item)).toBe(true);
    expect(isOverridden(finding({ rule_id: 'DAILY_MAXIMUM' }), item)).toBe(false);
    expect(isOverridden(finding({ rule_id: 'ALLERGY_SUBSTANCE' }), {})).toBe(false);
  });
});

describe('a release', () => {
  it('answers the finding that asked for it, until it ends', () => {
    const asked = finding({ rule_id: 'APPROVAL_NEEDED', params: { approval: 'CCIH' } });
    const given = { approval: 'CCIH', approved_at: ten, approved_by: davi, item_id: 'item', until: ten + 1 };
    expect(isReleased(asked, [given], ten)).toBe(true);
    expect(isReleased(asked, [given], ten + 1), 'it has ended').toBe(false);
    expect(isReleased(asked, [{ ...given, approval: 'NUTRO' }], ten)).toBe(false);
    expect(isReleased(finding({}), [given], ten)).toBe(false);
  });
});

describe('a question to the prescriber', () => {
  const items = [itemOf(), itemOf({ item_id: 'second' })];
  it('opens on the loudest finding', () => {
    const findings = [finding({ item: 0 }), finding({ rule_id: 'ALLERGY_SUBSTANCE', tier: 1, item: 1 })];
    expect(firstQuestion({ findings, items })).toEqual({ reason: 'Allergy', item: 'second', message: '' });
  });
  it('is about the only item, or the whole', () => {
    expect(firstQuestion({ items: items.slice(0, 1) }).item).toBe(items[0]?.item_id);
    expect(firstQuestion({ items }).item).toBeNull();
  });
});
