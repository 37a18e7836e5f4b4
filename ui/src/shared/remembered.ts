// Words for long lists: looking a sentence up, choosing its plural and filling it in costs 25 to 60 µs, some ten times a
// row, which is more than drawing the row.

import type { CustomTypeOptions, TFunction } from 'i18next';

const MOST = 5_000;

/** The same words as `t`, looked up once for each key and values; made anew where the language changes `t`. */
export function remembered<N extends keyof CustomTypeOptions['resources']>(t: TFunction<N>): TFunction<N> {
  const said = new Map<string, string>();
  const say = (key: string, values?: Record<string, unknown>): string => {
    const name = values === undefined ? key : key + JSON.stringify(values);
    const known = said.get(name);
    if (known !== undefined) return known;
    if (said.size >= MOST) said.clear();
    const words = (t as unknown as typeof say)(key, values);
    said.set(name, words);
    return words;
  };
  return say as unknown as TFunction<N>;
}
