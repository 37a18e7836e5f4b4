import { expect, test } from 'vitest';
import { kindOf, linesAt, textOf } from './file';

const utf8 = (text: string) => new TextEncoder().encode(text);

test('text_is_read_in_both_ways_in_which_files_here_are_written', () => {
  expect(textOf(utf8('solução'))).toEqual({ kind: 'text', text: 'solução' });
  expect(textOf(Uint8Array.from([0x73, 0x6f, 0x6c, 0x75, 0xe7, 0xe3, 0x6f]))).toEqual({
    kind: 'text',
    text: 'solução',
  });
});

test('what_is_no_text_is_said_before_it_is_sent', () => {
  const wide = Uint8Array.from([...'SUBSTANCIA;CNPJ'].flatMap((sign) => [sign.charCodeAt(0), 0]));
  expect(textOf(wide)).toEqual({ kind: 'utf16' });
  expect(textOf(Uint8Array.from([0xff, 0xfe, ...wide]))).toEqual({ kind: 'utf16' });
  expect(textOf(Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9, 9, 0, 9]))).toEqual({ kind: 'binary' });
});

test('a_table_is_known_by_its_header', () => {
  expect(kindOf('id,substance_key,dcb_pt\nF001,dipirona,dipirona')).toBe('formulary');
  expect(kindOf('Lista de preços\n\nSUBSTÂNCIA;CNPJ;LABORATÓRIO;APRESENTAÇÃO\n')).toBe('priceList');
  expect(kindOf('nome;idade')).toBeUndefined();
});

test('a_bad_line_is_shown_as_it_stands_in_the_file', () => {
  const lines = linesAt('a\r\nb\n\nlong long\n', [2, 4, 9], 4);
  expect([...lines]).toEqual([
    [2, 'b'],
    [4, 'long…'],
  ]);
});
