import { describe, expect, it } from 'vitest';
import { anchorOf, moved, settle } from './anchor';

const shown = (ids: string, above = 0) => ({ ids: [...ids], above });
const looked = { hovered: undefined, opened: undefined, first: 0, last: 3 };

describe('the row that stays', () => {
  it('is the one under the pointer, then the opened one, then the first in sight', () => {
    expect(anchorOf(shown('abcd'), shown('xabcd'), { ...looked, hovered: 'c', opened: 'b' })).toBe('c');
    expect(anchorOf(shown('abcd'), shown('xabcd'), { ...looked, opened: 'b' })).toBe('b');
    expect(anchorOf(shown('abcd'), shown('xabcd'), { ...looked, first: 1 })).toBe('b');
  });
  it('is none that left, and none that is out of sight', () => {
    expect(anchorOf(shown('abcd'), shown('acd'), { ...looked, opened: 'b' })).toBe('a');
    expect(anchorOf(shown('abcdefgh'), shown('xabcdefgh'), { ...looked, opened: 'h' })).toBe('a');
  });
  it('moves by what came and went above it, however the pages above are held', () => {
    expect(moved('c', shown('abc'), shown('xyabc'))).toBe(2);
    expect(moved('c', shown('bc', 50), shown('abc', 49))).toBe(0);
  });
});

describe('scrolling to it', () => {
  it('goes as far as rows came', () => {
    expect(settle(100, 0, 56)).toEqual({ scrolled: 156, blank: 0 });
  });
  it('leaves blank space where there is nothing left to scroll', () => {
    expect(settle(20, 0, -56)).toEqual({ scrolled: 0, blank: 36 });
  });
  it('uses that space up first', () => {
    expect(settle(0, 36, 56)).toEqual({ scrolled: 20, blank: 0 });
  });
});
