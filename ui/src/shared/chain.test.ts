import { expect, test } from 'vitest';
import { Chain } from './chain';

const key = (number: number) => ({ at: number, read: false, number });

test('what_was_dropped_above_is_read_again_in_its_place', () => {
  const chain = new Chain<ReturnType<typeof key>>();
  chain.link(null, key(800));
  chain.link(key(800), key(600));
  chain.link(key(800), key(600));
  expect([chain.place(null), chain.place(key(800)), chain.place(key(600))]).toEqual([0, 1, 2]);
  expect(chain.before(key(600))).toEqual(key(800));
  expect(chain.before(key(800))).toBeNull();
  expect(chain.before(null), 'nothing stands above the first').toBeUndefined();
});
