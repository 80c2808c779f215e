// Writes src/features/settings/parts.json: every library that is built into the app, with its licence, for the about
// page. From `cargo metadata` and the installed packages; tests/supply.rs of the workspace says when it is stale.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ui = join(import.meta.dirname, '..');
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Packages that `tactus` is built of, on any system: reached from it without those for tests and building. */
function crates() {
  const told = execFileSync('cargo', ['metadata', '--format-version', '1', '--locked', '--offline'], {
    cwd: join(ui, '..'),
    maxBuffer: 1 << 28,
  });
  const { packages, resolve } = JSON.parse(told);
  const byId = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const root = packages.find(({ manifest_path: path }) => /[/\\]src-tauri[/\\]Cargo\.toml$/u.test(path));
  const seen = new Set();
  const open = [root.id];
  while (open.length > 0) {
    const id = open.pop();
    if (seen.has(id)) continue;
    seen.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      if (kinds.some(({ kind }) => kind === null)) open.push(pkg);
    }
  }
  return [...seen]
    .map((id) => byId.get(id))
    .filter(({ source }) => source !== null)
    .map(({ name, version, license }) => [name, version, license]);
}

/** What the interface brings along. */
function packages() {
  const names = Object.keys(json(join(ui, 'package.json')).dependencies);
  return [...names, 'svelte'].map((name) => {
    const { version, license } = json(join(ui, 'node_modules', name, 'package.json'));
    return [name, version, license];
  });
}

const order = ([a, one], [b, other]) => a.localeCompare(b, 'en') || one.localeCompare(other, 'en');
const rows = [...crates(), ...packages()].sort(order).map((row) => `  ${JSON.stringify(row)}`);
writeFileSync(join(ui, 'src/features/settings/parts.json'), `[\n${rows.join(',\n')}\n]\n`);
