// Every key of pt-BR stands in en and the other way round, with the same params; no attribute that people read holds
// literal text (text between tags is Biome's `noJsxLiterals`).

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = new URL('../src', import.meta.url).pathname;
const faults = [];

function flat(words, prefix = '') {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

function paramsOf(text) {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map((match) => match[1])
    .sort()
    .join();
}

function wordsOf(folder, language) {
  return new Map(flat(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))));
}

for (const entry of readdirSync(source, { withFileTypes: true })) {
  const folder = join(source, entry.name);
  if (
    !entry.isDirectory() ||
    !readdirSync(folder).some((name) => name === 'pt-BR.json' || name === 'en.json')
  )
    continue;
  const portuguese = wordsOf(folder, 'pt-BR');
  const english = wordsOf(folder, 'en');
  for (const [key, text] of portuguese) {
    if (!english.has(key)) faults.push(`${entry.name}: en lacks ${key}`);
    else if (paramsOf(text) !== paramsOf(english.get(key)))
      faults.push(`${entry.name}: ${key} has other params in en`);
  }
  for (const key of english.keys())
    if (!portuguese.has(key)) faults.push(`${entry.name}: pt-BR lacks ${key}`);
}

const read = /\b(aria-label|aria-description|title|placeholder|label|description|alt)="[^"]*\p{L}[^"]*"/gu;
for (const name of readdirSync(source, { recursive: true })) {
  if (!name.endsWith('.tsx') || name.endsWith('.test.tsx')) continue;
  for (const [found] of readFileSync(join(source, name), 'utf8').matchAll(read))
    faults.push(`${name}: ${found}`);
}

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
