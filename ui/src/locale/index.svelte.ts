/** Words: one message in the learner's language, in English where that language lacks it. */
import type { FluentVariable } from '@fluent/bundle';
import type { Messages } from './messages';
import { bundles, FALLBACK, languages } from './resources';

export { languages } from './resources';
export type Key = keyof Messages;
/** Arguments of a message: none, or exactly its variables. */
export type Args<K extends Key> = [Messages[K]] extends [never]
  ? []
  : [args: Record<Messages[K], FluentVariable>];

let chosen = $state(FALLBACK);

/** Language of the interface now. Reading it in a component makes the component follow it. */
export function language(): string {
  return chosen;
}

/** Changes the language at once; one without messages becomes English. */
export function setLanguage(wanted: string): void {
  chosen = languages.includes(wanted) ? wanted : FALLBACK;
  document.documentElement.lang = chosen;
}

function say(key: string, args: Record<string, FluentVariable> | null): string | null {
  for (const name of [chosen, FALLBACK]) {
    const bundle = bundles.get(name);
    const pattern = bundle?.getMessage(key)?.value;
    if (!bundle || !pattern) continue;
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, args, errors);
    if (errors.length > 0) console.error(`${name}/${key}: ${errors.map(String).join('; ')}`);
    return text;
  }
  return null;
}

/** A message by its key. */
export function t<K extends Key>(key: K, ...[args]: Args<K>): string {
  return say(key, args ?? null) ?? key;
}

/**
 * The message `<family>-<code>` for a code that comes from outside (an error, a verdict, a notice), or
 * `<family>-unknown`, which takes the code as `$code`.
 */
export function tCode(
  family: 'error' | 'verdict' | 'notice',
  code: string,
  args: Readonly<Record<string, FluentVariable>> = {},
): string {
  const key = `${family}-${code.replaceAll('_', '-')}`;
  return say(key, { ...args, code }) ?? t(`${family}-unknown`, { code });
}

/** Name of a language in that language itself, as it stands alone: `Русский`. */
export function languageName(code: string): string {
  const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
