import type { StandingAllergy } from '../ipc/types';
import type { MeaningName } from './Meaning';

const blocking = ['Allergy', 'PseudoAllergy'];

/** Only what stops a prescription is red; an intolerance or a side effect asks for care. */
export function allergyMeaning(allergy: Pick<StandingAllergy, 'kind'>): MeaningName {
  return blocking.includes(allergy.kind) ? 'danger' : 'caution';
}

const severities = ['Severe', 'Moderate', 'Mild'];

/** What blocks comes first, the gravest first; the rest by name. */
export function allergiesInOrder(allergies: StandingAllergy[]): StandingAllergy[] {
  const rank = (allergy: StandingAllergy) => {
    const severity = severities.indexOf(allergy.severity ?? '');
    return (blocking.includes(allergy.kind) ? 0 : 10) + (severity === -1 ? 3 : severity);
  };
  return allergies.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
