// Whose work the screens are built on: every package that they depend on, directly or through another, with the text of
// its licence as the package itself brings it. The bundler makes a module of it, so that it is never written by hand.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MODULE = 'virtual:licences';

const packageAt = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Where Node would find `name` from `folder`; an optional package may be missing. */
function folderOf(name, folder) {
  const here = join(folder, 'node_modules', name);
  if (existsSync(join(here, 'package.json'))) return here;
  const above = dirname(folder);
  return above === folder ? undefined : folderOf(name, above);
}

function textIn(folder) {
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort();
  return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n\n');
}

/** Botica's own terms, which stand beside this folder, then every package by its name. */
export function licencesOf(root) {
  const seen = new Map();
  const visit = (folder) => {
    const { dependencies = {} } = packageAt(folder);
    for (const name of Object.keys(dependencies)) {
      const found = folderOf(name, folder);
      if (found === undefined || seen.has(found)) continue;
      const { version, license } = packageAt(found);
      seen.set(found, { name, version, licence: String(license ?? ''), text: textIn(found) });
      visit(found);
    }
  };
  visit(root);
  const { version, license } = packageAt(root);
  const own = { name: 'Botica', version, licence: license, text: textIn(dirname(root)) };
  return [own, ...[...seen.values()].sort((a, b) => a.name.localeCompare(b.name))];
}

/** `import { packages } from 'virtual:licences'`. */
export function licences() {
  let root = '.';
  return {
    name: 'licences',
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id) =>
      id === `\0${MODULE}` ? `export const packages = ${JSON.stringify(licencesOf(root))};` : undefined,
  };
}
