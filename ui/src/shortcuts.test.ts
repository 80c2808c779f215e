import { describe, expect, test } from 'vitest';
import { isMac, isPressed, names, PLACES, SHORTCUTS, shortcutsOf, shown } from './shortcuts';

const event = (key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, ...more }) as KeyboardEvent;
const said = (key: 'key-enter' | 'key-esc' | 'cap-ctrl'): string =>
  ({ 'key-esc': 'Échap', 'key-enter': 'Entrée', 'cap-ctrl': 'Strg' })[key];

describe('a shortcut', () => {
  const { help, profiles } = SHORTCUTS.everywhere;

  test('is any of its presses, without another modifier', () => {
    expect(isPressed(event('F1'), help, false)).toBe(true);
    expect(isPressed(event('?', { shiftKey: true }), help, false)).toBe(true);
    expect(isPressed(event('F1', { ctrlKey: true }), help, false)).toBe(false);
    expect(isPressed(event('F1', { altKey: true }), help, false)).toBe(false);
    expect(isPressed(event('F2'), help, false)).toBe(false);
  });

  test('is made with Ctrl, on a Mac with ⌘', () => {
    expect(isPressed(event('p', { ctrlKey: true }), profiles, false)).toBe(true);
    expect(isPressed(event('p', { metaKey: true }), profiles, false)).toBe(false);
    expect(isPressed(event('p', { metaKey: true }), profiles, true)).toBe(true);
    expect(isPressed(event('p', { ctrlKey: true }), profiles, true)).toBe(false);
    expect(isPressed(event('p'), profiles, false)).toBe(false);
  });

  test('goes by the letter, and by the place of the key where there are no Latin letters', () => {
    expect(isPressed(event('з', { ctrlKey: true, code: 'KeyP' }), profiles, false)).toBe(true);
    // Dvorak: the key in the place of P types an l.
    expect(isPressed(event('l', { ctrlKey: true, code: 'KeyP' }), profiles, false)).toBe(false);
    expect(isPressed(event('p', { ctrlKey: true, code: 'KeyR' }), profiles, false)).toBe(true);
  });

  test('is named as the keys of the system are', () => {
    const [press] = profiles.presses;
    expect(names(press, said, false)).toEqual(['Strg', 'P']);
    expect(names(press, said, true)).toEqual(['⌘', 'P']);
    expect(names(SHORTCUTS.result.leave.presses[0], said, false)).toEqual(['Échap']);
    expect([isMac('MacIntel'), isMac('Linux x86_64'), isMac('Win32')]).toEqual([true, false, false]);
  });

  test('that is a row of keys is shown by its ends', () => {
    expect(shown(SHORTCUTS.profiles.person.presses).map(({ key }) => key)).toEqual(['1', '9']);
    expect(shown(help.presses)).toHaveLength(2);
  });
});

test('no two shortcuts of a place, or of one and of everywhere, are the same press', () => {
  for (const place of PLACES) {
    const all = [...shortcutsOf(place), ...(place === 'everywhere' ? [] : shortcutsOf('everywhere'))];
    const presses = all.flatMap(({ presses }) => presses.map(({ key, mod }) => `${mod ? 'mod ' : ''}${key}`));
    expect(new Set(presses).size).toBe(presses.length);
  }
});
