import type { OrderSet } from '../ipc/types';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Sets with every typed word in their name or in one of their lines. */
export function fitting(sets: readonly OrderSet[], typed: string): OrderSet[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return sets.filter(({ name, items }) => {
    const all = plain([name, ...items.map(({ line }) => line)].join(' '));
    return words.every((word) => all.includes(word));
  });
}
