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
  for (const tag of [chosen, FALLBACK]) {
    const bundle = bundles.get(tag);
    const pattern = bundle?.getMessage(key)?.value;
    if (!bundle || !pattern) continue;
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, args, errors);
    if (errors.length > 0) console.error(`${tag}/${key}: ${errors.map(String).join('; ')}`);
    return text;
  }
  return null;
}

/** A message by its key. */
export function t<K extends Key>(key: K, ...[args]: Args<K>): string {
  return say(key, args ?? null) ?? key;
}

type Given = Readonly<Record<string, FluentVariable>>;

const name = (code: string): string => code.replaceAll('_', '-');

/**
 * The message `<family>-<code>` for a code that comes from outside (a verdict, a notice), or
 * `<family>-unknown`, which takes the code as `$code`.
 */
export function tCode(family: 'error' | 'verdict' | 'notice', code: string, args: Given = {}): string {
  return say(`${family}-${name(code)}`, { code, ...args }) ?? t(`${family}-unknown`, { code });
}

/** Words of an achievement, whose code comes from the app: its name, or what it asks with its numbers. */
export function tAchievement(
  part: 'achievement' | 'achievement-how',
  code: string,
  args: Given = {},
): string {
  return say(`${part}-${name(code)}`, args) ?? code;
}

/** Why the server does not take a new password, or that it does not, where this app does not know the reason. */
export function tPassword(reason: string, least: number): string {
  return say(`password-${name(reason)}`, { least }) ?? t('register-password-refused');
}

/** What an error says. A refusal of the sync server brings the server's own code along in `args`. */
export function tError({ code, args }: { code: string; args: Given }): string {
  const refusal = args['code'];
  if (code === 'refused' && typeof refusal === 'string') {
    const said = say(`error-server-${name(refusal)}`, { ...args });
    if (said !== null) return said;
  }
  // What is in the way of the server, where the app knows it.
  const cause = args['cause'];
  if (code === 'offline' && typeof cause === 'string') return tCode('error', `offline-${cause}`);
  return tCode('error', code, args);
}

/** What whoever looks after the computer does about why sync failed; `null` where that is nobody's work. */
export function tAdmin(code: string): string | null {
  return say(`${name(code)}-admin`, null);
}

/** A name or a value that the policy of this computer sets: a message, or what stands there itself. */
export function tManaged(text: string): string {
  return say(text, null) ?? text;
}

/** Why sync failed: a code of the app's, or one of the server's. */
export function tSync(code: string): string {
  return say(`error-server-${name(code)}`, { code }) ?? tCode('error', code);
}

/** Name of a language in that language itself, as it stands alone: `Русский`. */
export function languageName(code: string): string {
  const own = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  return own.charAt(0).toLocaleUpperCase(code) + own.slice(1);
}
