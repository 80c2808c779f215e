/** No sentence stands in a component: every word a learner reads comes from Fluent. */
import { parse } from 'svelte/compiler';
import { expect, it } from 'vitest';

const files = import.meta.glob<string>('./**/*.svelte', { query: '?raw', import: 'default', eager: true });
/** Attributes that are read or heard. */
const READ = new Set(['aria-label', 'title', 'alt', 'placeholder', 'label', 'aria-description']);

/** Names are the same in every language. */
const NAMES = new Set(['tactus']);

interface Node {
  type?: string;
  name?: string;
  data?: string;
  [key: string]: unknown;
}

/** Texts with letters in markup, and in attributes that are read. */
function literals(node: unknown, inRead: boolean, found: string[]): void {
  if (Array.isArray(node)) {
    for (const child of node) literals(child, inRead, found);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { type, name, data, ...rest } = node as Node;
  const text = type === 'Text' ? (data ?? '').trim() : '';
  if (inRead && /\p{L}/u.test(text) && !NAMES.has(text)) found.push(text);
  for (const [key, child] of Object.entries(rest)) {
    const isRead = key === 'attributes' ? false : type === 'Attribute' ? READ.has(name ?? '') : inRead;
    literals(child, isRead, found);
  }
}

it('looks at components', () => expect(Object.keys(files).length).toBeGreaterThan(10));

it.each(Object.entries(files))('%s says nothing by itself', (_path, source) => {
  const found: string[] = [];
  literals(parse(source, { modern: true }).fragment, true, found);
  expect(found).toEqual([]);
});
