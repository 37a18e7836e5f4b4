// What the box lists besides what the engine finds: screens and the actions that have a key now.

import type { Hit, Kind, Run } from '../ipc/types';
import type { Scope } from '../shared/keys';
import type { Screen } from '../shell/screens';

/** Without accents and capitals: `saude` finds Saúde. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Every word typed begins a word of the label. */
export function fits(label: string, typed: string): boolean {
  const words = fold(label).split(/[^\p{L}\p{N}]+/u);
  return fold(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((piece) => words.some((word) => word.startsWith(piece)));
}

/** Where a hit opens: the first of these screens that is somebody's. */
const places: Record<Kind, readonly string[]> = {
  Patient: ['/patients'],
  Medicine: ['/catalogue'],
  Prescription: ['/prescriptions', '/triage'],
};

function placeOf(kind: Kind, screens: readonly Screen[]): string | undefined {
  return places[kind].find((place) => screens.some(({ path }) => path === place));
}

/** The kinds that somebody has a screen for; the engine is asked for these only. */
export function kindsFor(screens: readonly Screen[]): Kind[] {
  return (['Patient', 'Medicine', 'Prescription'] as const).filter(
    (kind) => placeOf(kind, screens) !== undefined,
  );
}

export function pathOf(hit: Hit, screens: readonly Screen[]): string | undefined {
  const place = placeOf(hit.kind, screens);
  return place === undefined ? undefined : `${place}/${hit.id}`;
}

export function plain(runs: Run[]): string {
  return runs.map(({ text }) => text).join('');
}

export interface Action {
  keys: string;
  label: string;
  run: () => void;
}

/** The actions of the screen below, each once. */
export function actionsOf(scopes: Scope[], typed: string): Action[] {
  const taken = new Set<string>();
  return scopes
    .flatMap(({ bindings }) => bindings)
    .filter(({ keys, label, when }) => {
      if (when === false || taken.has(keys) || keys === 'Ctrl+K' || /^Alt\+\d$/.test(keys)) return false;
      taken.add(keys);
      return fits(label, typed);
    });
}
