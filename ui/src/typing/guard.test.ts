import { expect, it } from 'vitest';
import type { KeyboardView } from '../ipc/bindings/KeyboardView';
import { LayoutGuard } from './guard';

const key = (base: string, shift: string) => ({ base, shift, altgr: '', finger: 'index_left', row: 'home' });
const russian: KeyboardView = {
  id: 'ru',
  name: 'Русская',
  form: 'ansi',
  keys: { KeyA: key('ф', 'Ф'), KeyS: key('ы', 'Ы'), KeyF: key('а', 'А'), Space: key(' ', ' ') },
  level3_key: null,
  routes: { ё: [{ code: 'KeyS', shift: false, altgr: false, finger: 'pinky_left' }] },
};
const press = (code: string, text: string) => ({ code, text });

it('tells after three keys that the layout cannot have given', () => {
  const guard = new LayoutGuard(russian);
  expect(guard.take(press('KeyA', 'a'), true)).toBeNull();
  expect(guard.take(press('KeyF', 'f'), true)).toBeNull();
  expect(guard.take(press('KeyS', 's'), true)).toEqual([
    press('KeyA', 'a'),
    press('KeyF', 'f'),
    press('KeyS', 's'),
  ]);
  expect(guard.take(press('KeyA', 'a'), true)).toBeNull();
});

it('says nothing about ordinary slips, Caps Lock, composed letters, the space, or right letters', () => {
  const guard = new LayoutGuard(russian);
  for (const [code, text, isWrong] of [
    ['KeyA', 'a', true],
    ['KeyF', 'f', true],
    ['KeyA', 'ф', true],
    ['KeyA', 'a', true],
    ['KeyF', 'f', true],
    ['KeyF', 'А', true],
    ['KeyA', 'a', true],
    ['KeyF', 'f', true],
    ['KeyS', 'ё', true],
    ['KeyA', 'a', true],
    ['KeyF', 'f', true],
    ['KeyA', 'q', false],
    ['KeyA', 'a', true],
    ['KeyF', 'f', true],
    ['Space', ' ', true],
  ] as const) {
    expect(guard.take(press(code, text), isWrong)).toBeNull();
  }
});

it('knows which key would have given a text', () => {
  const guard = new LayoutGuard(russian);
  expect(guard.fits(press('KeyA', 'Ф'))).toBe(true);
  expect(guard.fits(press('KeyA', 'a'))).toBe(false);
  expect(guard.fits(press('F13', 'a'))).toBe(false);
});
