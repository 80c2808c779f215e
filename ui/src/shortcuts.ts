/** Every shortcut of the app, once: whoever listens asks here, and the overview shows what stands here. */
import type { Messages } from './locale/messages';

/** Messages that take nothing. */
type Plain = { [K in keyof Messages]: [Messages[K]] extends [never] ? K : never }[keyof Messages];

interface Press {
  /** `KeyboardEvent.key`. */
  key: string;
  /** Where the layout has no Latin letters: the place of the key. */
  code?: string;
  /** With ⌘ on a Mac, with Ctrl (Strg on a German keyboard) elsewhere. */
  mod?: boolean;
}

interface Shortcut {
  /** What it does. */
  words: Plain;
  /** Any of these. */
  presses: readonly Press[];
}

export const PLACES = ['everywhere', 'profiles', 'lesson', 'result', 'texts'] as const;
export type ShortcutPlace = (typeof PLACES)[number];

const digits = Array.from('123456789', (key): Press => ({ key }));
const escape: Press = { key: 'Escape' };

export const SHORTCUTS = {
  everywhere: {
    help: { words: 'shortcut-help', presses: [{ key: 'F1' }, { key: '?' }] },
    profiles: { words: 'shortcut-profiles', presses: [{ key: 'p', code: 'KeyP', mod: true }] },
  },
  profiles: {
    person: { words: 'shortcut-person', presses: digits },
  },
  lesson: {
    pause: { words: 'shortcut-pause', presses: [escape] },
    figures: { words: 'shortcut-figures', presses: [{ key: 'F2' }] },
  },
  result: {
    next: { words: 'shortcut-next', presses: [{ key: 'Enter' }] },
    leave: { words: 'shortcut-leave', presses: [escape] },
  },
  texts: {
    paste: { words: 'shortcut-paste', presses: [{ key: 'v', code: 'KeyV', mod: true }] },
    back: { words: 'shortcut-back', presses: [escape] },
  },
} as const satisfies Record<ShortcutPlace, Record<string, Shortcut>>;

/** The shortcuts of a place, in order. */
export function shortcutsOf(place: ShortcutPlace): readonly Shortcut[] {
  return Object.values<Shortcut>(SHORTCUTS[place]);
}

/** Whether this system has ⌘ where others have Ctrl. */
export function isMac(platform: string = navigator.platform): boolean {
  return /^(Mac|iPhone|iPad)/u.test(platform);
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Whether the event is one of the shortcut's presses. */
export function isPressed(event: Pressed, { presses }: Pick<Shortcut, 'presses'>, mac = isMac()): boolean {
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  return presses.some((press) => {
    if (mod !== (press.mod ?? false) || other || event.altKey) return false;
    if (event.key.toLowerCase() === press.key.toLowerCase()) return true;
    // Letters of another script: the key that bears the Latin one elsewhere.
    return press.code !== undefined && event.code === press.code && !/^[a-z]$/iu.test(event.key);
  });
}

/** What is printed on the keys of a press, one name a key. */
export function names(
  press: Press,
  said: (key: 'key-enter' | 'key-esc' | 'cap-ctrl') => string,
  mac = isMac(),
): string[] {
  const own = { Escape: () => said('key-esc'), Enter: () => said('key-enter') }[press.key];
  const name = own?.() ?? (press.key.length === 1 ? press.key.toUpperCase() : press.key);
  return press.mod ? [mac ? '⌘' : said('cap-ctrl'), name] : [name];
}

/** The presses as one reads them: a row of digits is its ends. */
export function shown(presses: readonly Press[]): readonly Press[] | readonly [Press, Press] {
  const [first, last] = [presses[0], presses.at(-1)];
  const isRow = presses.length > 2 && first && last;
  return isRow ? [first, last] : presses;
}
