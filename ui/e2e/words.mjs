// What the interface says, from the same files: tests name things as a learner reads them, in either language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';

const root = join(import.meta.dirname, '../../locales');

export function words(language) {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const file of readdirSync(join(root, language))) {
    bundle.addResource(new FluentResource(readFileSync(join(root, language, file), 'utf8')));
  }
  return (key, args = {}) => {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) throw new Error(`${language} has no ${key}`);
    return bundle.formatPattern(pattern, args);
  };
}
