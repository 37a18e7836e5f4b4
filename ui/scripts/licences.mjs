// Whose work the program is built on: every package and every crate that it depends on, directly or through another, with
// the text of its licence as it brings it. The bundler makes a module of it, so that it is never written by hand.
import { execFileSync } from 'node:child_process';
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

function packagesOf(root) {
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
  return [...seen.values()];
}

/** What the window's program is linked from on this kind of machine; tools of the build and of the tests are left out. */
function cratesOf(workspace) {
  const cargo = (...args) =>
    execFileSync('cargo', args, { cwd: workspace, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const host = execFileSync('rustc', ['-vV'], { encoding: 'utf8' }).match(/^host: (.+)$/m)?.[1] ?? '';
  const known = JSON.parse(cargo('metadata', '--format-version', '1', '--locked', '--filter-platform', host));
  const nodes = new Map(known.resolve.nodes.map((node) => [node.id, node]));
  const crates = new Map(known.packages.map((crate) => [crate.id, crate]));
  const seen = new Set();
  const visit = (id) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? [])
      if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  for (const crate of known.packages) if (crate.name === 'botica') visit(crate.id);
  return [...seen].flatMap((id) => {
    const { name, version, license, manifest_path, source } = crates.get(id);
    return source === null
      ? []
      : { name, version, licence: String(license ?? ''), text: textIn(dirname(manifest_path)) };
  });
}

/** Botica's own terms, which stand beside this folder, then everything by its name. */
export function licencesOf(root) {
  const { version, license } = packageAt(root);
  const own = { name: 'Botica', version, licence: license, text: textIn(dirname(root)) };
  const others = [...packagesOf(root), ...cratesOf(dirname(root))];
  return [own, ...others.sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version))];
}

/** The same as a module; a text that hundreds bring stands in it once. */
function moduleOf(all) {
  const texts = [...new Set(all.map(({ text }) => text))];
  const place = new Map(texts.map((text, at) => [text, at]));
  const packages = all.map((each) => ({ ...each, text: place.get(each.text) }));
  return `const texts = ${JSON.stringify(texts)};
export const packages = ${JSON.stringify(packages)}.map((each) => ({ ...each, text: texts[each.text] }));`;
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
    load: (id) => (id === `\0${MODULE}` ? moduleOf(licencesOf(root)) : undefined),
  };
}
