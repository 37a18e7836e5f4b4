// A table from outside before the engine sees it: is it text, what kind of table is it, what does each line say.

export type FileKind = 'formulary' | 'priceList';

export type FileText =
  | { kind: 'text'; text: string }
  /** Two bytes for each character. */
  | { kind: 'utf16' }
  /** A spreadsheet or an archive. */
  | { kind: 'binary' };

/** The text of a file, or why it is none: UTF-8, or else the code page that spreadsheets in Brazil still write. */
export function textOf(bytes: Uint8Array): FileText {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { kind: 'utf16' };
  const start = bytes.subarray(0, 128);
  const zeros = start.filter((byte) => byte === 0).length;
  if (start.length >= 8 && zeros >= start.length / 2 - 1) return { kind: 'utf16' };
  if (bytes.includes(0)) return { kind: 'binary' };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'text', text: new TextDecoder('windows-1252').decode(bytes) };
  }
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

/** What the table's header says it is; price lists have lines of text above theirs. */
export function kindOf(text: string): FileKind | undefined {
  const head = text.split(/\r?\n/, 80);
  if (head.some((line) => line.includes('substance_key'))) return 'formulary';
  const isPriceList = (line: string) => fold(line).includes('SUBSTANCIA') && fold(line).includes('APRESENTA');
  return head.some(isPriceList) ? 'priceList' : undefined;
}

/** The lines of a text by their numbers, from 1, each short enough to be looked at. */
export function linesAt(text: string, numbers: number[], most = 160): Map<number, string> {
  const wanted = new Set(numbers);
  const found = new Map<number, string>();
  let number = 1;
  let start = 0;
  while (start <= text.length && found.size < wanted.size) {
    const end = text.indexOf('\n', start);
    const stop = end === -1 ? text.length : end;
    if (wanted.has(number)) {
      const line = text.slice(start, stop).replace(/\r$/, '');
      found.set(number, line.length > most ? `${line.slice(0, most)}…` : line);
    }
    if (end === -1) break;
    start = end + 1;
    number += 1;
  }
  return found;
}
