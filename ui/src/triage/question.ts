// What a pharmacist asks a prescriber, as the form holds it.

import type { InterventionReason, PrescriptionDocument } from '../ipc/types';
import { spoken } from './spoken';

export const reasons: readonly InterventionReason[] = [
  'Dose',
  'Frequency',
  'Route',
  'Dilution',
  'Duration',
  'Allergy',
  'Interaction',
  'Duplicate',
  'Contraindication',
  'RenalAdjustment',
  'Indication',
  'Unavailable',
  'LegalDocument',
  'Illegible',
  'Other',
];

export interface Question {
  reason: InterventionReason;
  /** The item's id; `null` asks about the whole order. */
  item: string | null;
  message: string;
}

function reasonOf(rule: string): InterventionReason {
  if (rule.startsWith('ALLERGY')) return 'Allergy';
  if (rule.startsWith('DUPLICATE')) return 'Duplicate';
  if (rule.startsWith('INTERACTION')) return 'Interaction';
  if (rule.startsWith('RENAL')) return 'RenalAdjustment';
  return 'Dose';
}

/** The form opens on what a check found loudest; a person may choose anything else. */
export function firstQuestion({
  findings,
  items,
}: Pick<PrescriptionDocument, 'findings' | 'items'>): Question {
  const [loudest] = spoken(findings ?? []).filter(({ outcome, tier }) => outcome === 'Found' && tier <= 2);
  const only = items?.length === 1 ? items[0]?.item_id : undefined;
  const about = loudest?.item == null ? undefined : items?.[loudest.item]?.item_id;
  return {
    reason: loudest === undefined ? 'Dose' : reasonOf(loudest.rule_id),
    item: about ?? only ?? null,
    message: '',
  };
}
