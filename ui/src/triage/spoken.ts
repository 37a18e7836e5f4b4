// Which findings are said, and how: silent ones are for the log only.

import type { DocumentApproval, Finding, OverrideReason } from '../ipc/types';

/** The loudest first; *could not check* after what was found. */
export function spoken(findings: Finding[]): Finding[] {
  const rank = ({ outcome, tier }: Finding) => (outcome === 'NotChecked' ? 10 : 0) + tier;
  return findings
    .filter(({ outcome, tier }) => outcome === 'NotChecked' || tier < 4)
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Those about the whole order. */
export function ofTheWhole(findings: Finding[]): Finding[] {
  return spoken(findings.filter(({ item }) => item == null));
}

/**
 * How many items have nothing found and nothing left unchecked; none is claimed where a check of the whole order could
 * not run, as it stands for every item.
 */
export function clear(findings: Finding[], items: number): number {
  if (findings.some(({ item, outcome }) => item == null && outcome === 'NotChecked')) return 0;
  const touched = new Set(spoken(findings).map(({ item }) => item ?? -1));
  return Array.from({ length: items }, (_, place) => place).filter((place) => !touched.has(place)).length;
}

/** Only what stops an order is overridden, and the reason stands beside it. */
export function isOverridden(
  finding: Finding,
  item: { override_reason?: OverrideReason | null },
): item is { override_reason: OverrideReason } {
  return finding.outcome === 'Found' && finding.rule_id.startsWith('ALLERGY') && item.override_reason != null;
}

/** A release that was given answers the finding that asked for it, as long as it stands. */
export function isReleased(finding: Finding, approvals: readonly DocumentApproval[], now: number): boolean {
  return (
    finding.rule_id === 'APPROVAL_NEEDED' &&
    approvals.some(({ approval, until }) => approval === finding.params.approval && until > now)
  );
}
