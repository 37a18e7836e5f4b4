import { expect, it } from 'vitest';
import { latest } from './measures';

it('the last value of each measure counts, and what rules read comes first', () => {
  const seen = (code: string, observed_at: number) => ({ code, observed_at });
  expect(latest([seen('x', 9), seen('2160-0', 3), seen('29463-7', 5), seen('29463-7', 1)])).toEqual([
    seen('29463-7', 5),
    seen('2160-0', 3),
    seen('x', 9),
  ]);
});
