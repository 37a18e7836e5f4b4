// Makes ui/src/ipc/types.ts from what `boticactl schema` prints: stdin in, stdout out. `cargo xtask generate-bindings`.
import { readFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';

const schema = JSON.parse(readFileSync(0, 'utf8'));
const groups = [schema.questions, schema.window, schema.answers].flatMap(Object.values);
// Written once at the end, as the generics they are.
const generic = /^(Answer|Found)\d*$|^Array_of_/;

const $defs = {};
for (const { $defs: parts = {}, $schema, title, ...root } of [schema.commands, schema.refusals, ...groups]) {
  for (const [name, { title: _, ...type }] of Object.entries({ ...parts, [title]: root })) {
    if (generic.test(name)) continue;
    if ($defs[name] && JSON.stringify($defs[name]) !== JSON.stringify(type))
      throw new Error(`two types are called ${name}`);
    $defs[name] = type;
  }
}

const all = { $defs, title: 'All', type: 'object', additionalProperties: false };
const types = await compile(all, 'All', {
  additionalProperties: false,
  bannerComment: "// Made by `cargo xtask generate-bindings` from the engine's types: never edited by hand.",
  style: { singleQuote: true, printWidth: 120 },
  unreachableDefinitions: true,
});

process.stdout.write(`${types
  .replace(/^export interface All \{\}\n/m, '')
  .replace(/\/\*\*\n \* This interface was referenced by `All`.*\n(.*\n)*? \*\/\n/g, '')
  .replace(/ \*\n \* This interface was referenced by `All`.*\n \* via the `definition`.*\n/g, '')}
/** An answer, and how fresh it is: everything up to \`as_of\` shows in it, \`behind\` events do not yet. */
export interface Answer<T> {
  as_of: number;
  behind: number;
  value: T;
}

/** What stands under a key; \`Parked\` is something that this program cannot show. */
export type Found<T> = { kind: 'Shown'; value: T } | { kind: 'Parked' } | { kind: 'Unknown' };
`);
