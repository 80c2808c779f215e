// Writes src/locale/messages.ts: every message of locales/en with the variables it takes, so that an unknown
// key or a forgotten variable does not compile. `--check` only says whether the file is fresh.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FluentResource } from '@fluent/bundle';
import { format, resolveConfig } from 'prettier';

const source = fileURLToPath(new URL('../../locales/en/', import.meta.url));
const target = fileURLToPath(new URL('../src/locale/messages.ts', import.meta.url));

/** Names of the variables anywhere inside a pattern. */
function variables(node, found = new Set()) {
  if (Array.isArray(node)) node.forEach((part) => variables(part, found));
  else if (node !== null && typeof node === 'object') {
    if (node.type === 'var') found.add(node.name);
    Object.values(node).forEach((part) => variables(part, found));
  }
  return found;
}

/** Every message of a folder but those the server says by itself. */
export function messages(folder) {
  const all = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ftl') && name !== 'server.ftl')) {
    for (const entry of new FluentResource(readFileSync(folder + file, 'utf8')).body) {
      if (entry.id.startsWith('-') || entry.value === null) continue;
      if (all.has(entry.id)) throw new Error(`${file}: ${entry.id} stands in another file too`);
      all.set(entry.id, [...variables(entry.value)].sort());
    }
  }
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function typescript() {
  const lines = [...messages(source)].map(
    ([id, names]) =>
      `'${id}': ${names.length === 0 ? 'never' : names.map((name) => `'${name}'`).join(' | ')};`,
  );
  const text = `// Made by scripts/locale-messages.js from locales/en. Do not edit.\n
/** Every message and the variables it takes. */
export interface Messages {\n${lines.join('\n')}\n}\n`;
  return format(text, { ...(await resolveConfig(target)), parser: 'typescript' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const fresh = await typescript();
  if (!process.argv.includes('--check')) writeFileSync(target, fresh);
  else if (readFileSync(target, 'utf8') !== fresh) {
    console.error('src/locale/messages.ts is stale: run `npm run locale`.');
    process.exitCode = 1;
  }
}
