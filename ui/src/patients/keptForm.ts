// A registration that somebody left half done, until they come back to it: in memory only, and theirs alone.

import type { DemographicsForm } from './demographics';

const kept = new Map<string, DemographicsForm>();

export function keptForm(user: string): DemographicsForm | undefined {
  return kept.get(user);
}

export function keepForm(user: string, form: DemographicsForm | undefined) {
  if (form === undefined) kept.delete(user);
  else kept.set(user, form);
}
