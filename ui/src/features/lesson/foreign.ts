/** Which layout seems to be active instead of the lesson's, from what a few keys gave. */
import { call } from '../../ipc';
import type { KeyboardView } from '../../ipc/bindings/KeyboardView';
import type { KeyPress } from '../../ipc/bindings/KeyPress';

/** Name of the layout, or "" when it cannot be told. */
export async function nameForeign(presses: readonly KeyPress[], own: KeyboardView): Promise<string> {
  try {
    const layouts = await call('list_layouts');
    const isCyrillic = presses.some(({ text }) => /\p{Script=Cyrillic}/u.test(text));
    const isOwnCyrillic = Object.values(own.keys).some(({ base }) => /\p{Script=Cyrillic}/u.test(base));
    const ownLanguage = layouts.find(({ id }) => id === own.id)?.language ?? 'en';
    const language = isCyrillic ? 'ru' : isOwnCyrillic ? 'en' : ownLanguage;
    const ids = await call('guess_layout', { language, presses: [...presses] });
    return layouts.find(({ id }) => id === ids[0] && id !== own.id)?.name ?? '';
  } catch {
    // Only the name is missing then: the sentence is said without it.
    return '';
  }
}

/** How this system switches layouts: for Fluent's selector. */
export function system(): 'mac' | 'windows' | 'linux' {
  const agent = navigator.userAgent;
  if (agent.includes('Mac')) return 'mac';
  return agent.includes('Windows') ? 'windows' : 'linux';
}
