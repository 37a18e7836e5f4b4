import { describe, expect, it } from 'vitest';
import type { DocumentApproval, Finding } from '../ipc/types';
import { documentOf, itemOf, ten } from './people';
import { awaited, holdingBack, releasable, unanswered } from './releasing';

const asked = (item: number, approval = 'CCIH'): Finding => ({
  rule_id: 'APPROVAL_NEEDED',
  outcome: 'Found',
  tier: 2,
  item,
  params: { approval, norm: 'AWaRe' },
  judged: {},
  table_version: '1',
});
const linezolid = itemOf({ item_id: 'linezolid', description: 'linezolida 600 mg' });
const given: DocumentApproval = {
  item_id: 'linezolid',
  approval: 'CCIH',
  approved_at: ten,
  approved_by: 'bruno',
  until: ten + 1,
};
const order = { items: [itemOf(), linezolid], findings: [asked(1), asked(1)], approvals: [given] };

describe('what waits for a release', () => {
  it('is said once of each item, until the release and again when it has ended', () => {
    const open = awaited({ ...order, approvals: [] }, ten);
    expect(open).toEqual([{ item: linezolid, place: 1, which: ['CCIH'] }]);
    expect(awaited(order, ten)).toEqual([]);
    expect(awaited(order, ten + 1)).toEqual(open);
  });

  it('is no finding any more once it is released, and one again when that has ended', () => {
    const other: Finding = { ...asked(1), rule_id: 'DAILY_MAXIMUM', params: {} };
    const found = { ...order, findings: [asked(1), other] };
    expect(unanswered(found, ten)).toEqual([other]);
    expect(unanswered(found, ten + 1)).toEqual([asked(1), other]);
  });

  it('is not answered by a release of another item', () => {
    expect(awaited({ ...order, approvals: [{ ...given, item_id: 'other' }] }, ten)).toHaveLength(1);
  });

  it('keeps nobody from validating the rest while it is held back', () => {
    const open = awaited({ ...order, approvals: [] }, ten);
    expect(holdingBack(open)).toEqual(['CCIH']);
    expect(holdingBack(open.map((one) => ({ ...one, item: { ...linezolid, suspended: true } })))).toEqual([]);
  });

  it('is released by who is registered for it and did not order it', () => {
    const open = awaited({ ...order, approvals: [] }, ten);
    const bruno = { registrations: ['CCIH'], practitioner_id: 'bruno' };
    const { practitioner_id: ana } = documentOf().prescriber;
    expect(releasable(open, bruno, ana)).toEqual(open);
    expect(releasable(open, bruno, 'bruno')).toEqual([]);
    expect(releasable(open, { ...bruno, registrations: ['TALIDOMIDA'] }, ana)).toEqual([]);
  });
});
