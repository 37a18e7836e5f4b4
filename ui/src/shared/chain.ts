// Pages of a long list: which came before which, so that what was dropped above can be read again in its place, and no
// row moves meanwhile.

/** Where a page begins: after a key; `null` is the top. */
export type Start<K> = K | null;

export class Chain<K> {
  #before = new Map<string, Start<K>>();
  #place = new Map<string, number>();

  /** Remembers that a page begins where the page from `start` ended. */
  link(start: Start<K>, next: K) {
    const name = JSON.stringify(next);
    if (this.#before.has(name)) return;
    this.#before.set(name, start);
    this.#place.set(name, this.place(start) + 1);
  }

  /** Where the page before begins; `undefined` above the first. */
  before(start: Start<K>): Start<K> | undefined {
    return start === null ? undefined : this.#before.get(JSON.stringify(start));
  }

  /** How many pages stand above. */
  place(start: Start<K>): number {
    return start === null ? 0 : (this.#place.get(JSON.stringify(start)) ?? 0);
  }
}
