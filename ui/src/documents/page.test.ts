import { describe, expect, it } from 'vitest';
import { joined, pageOf } from './page';

const use = (id: string, x: number, fill = '#000000') =>
  `<use xlink:href="#${id}" x="${x}" y="0" fill="${fill}" fill-rule="nonzero"/>`;
const drawing = (body: string) =>
  `<svg viewBox="0 0 10 10" width="10pt" height="10pt" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${body}<defs><symbol id="gA" overflow="visible"><path d="M 0 0m 1 1h 2Z "/></symbol><symbol id="gB" overflow="visible"><path d="M 0 0v 3Z "/></symbol></defs></svg>`;

describe('a run of letters', () => {
  it('becomes one path, each letter where it stood', () => {
    const text = joined(drawing(`<g>${use('gA', 0)}${use('gB', 4.5)}</g>`));
    expect(text).toContain('<g><path fill="#000000" d="M 0 0m 1 1h 2Z M 4.5 0v 3Z "/></g>');
    expect(text).not.toContain('<use');
  });

  it('is one also where the drawing is written over several lines', () => {
    const lines = drawing(`<g>\n  ${use('gA', 0)}\n  ${use('gB', 4.5)}\n</g>`).replaceAll(
      '><path',
      '>\n<path',
    );
    expect(joined(lines)).toContain('d="M 0 0m 1 1h 2Z M 4.5 0v 3Z "');
  });

  it('keeps colours apart, and leaves alone what it does not know', () => {
    const two = `${use('gA', 0)}${use('gA', 3, '#ff0000')}`;
    expect(joined(drawing(two)), 'two colours are not one path').toContain(two);
    expect(joined(drawing(use('gC', 1)))).toContain(use('gC', 1));
    expect(joined(drawing('<use xlink:href="#gA"/>'))).toContain('<use xlink:href="#gA"/>');
  });
});

describe('a page', () => {
  it('is an element as large as its place', () => {
    const page = pageOf(drawing(use('gA', 0)));
    expect(page?.getAttribute('viewBox')).toBe('0 0 10 10');
    expect(page?.hasAttribute('width')).toBe(false);
  });

  it('is none where the drawing cannot be read', () => {
    expect(pageOf('<svg><unclosed></svg>')).toBeUndefined();
  });
});
