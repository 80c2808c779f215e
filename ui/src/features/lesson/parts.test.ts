import { describe, expect, it } from 'vitest';
import type { CourseChoice } from '../../ipc/bindings/CourseChoice';
import type { Profile } from '../../ipc/bindings/Profile';
import type { Settings } from '../../ipc/bindings/Settings';
import { courseLanguage } from './lang';
import type { KeyboardView } from '../../ipc/bindings/KeyboardView';
import type { StrokeView } from '../../ipc/bindings/StrokeView';
import { fit, type Wish } from './fit';
import { capsAt, codesOf, held, masteredCodes, needsNumberRow, strokesOf, type Moment } from './keys';
import { hintOf, introduce } from './newKeys';
import { whereIs } from './tip';
import { lineOf, topLine, wrap } from './wrap';

const units = (text: string): string[] => Array.from(text);
const shown = (text: string, most: number): string[] =>
  wrap(units(text), most).map(({ start, end }) => text.slice(start, end));

describe('lines', () => {
  it('break at spaces, which hang over the end', () => {
    expect(shown('one two three four', 9)).toEqual(['one two ', 'three ', 'four']);
    expect(shown('one two', 7)).toEqual(['one two']);
    expect(shown('one two a', 7)).toEqual(['one two ', 'a']);
  });

  it('never break before a French mark, nor inside a word that fits', () => {
    expect(shown('oui bien ! non', 9)).toEqual(['oui ', 'bien ! ', 'non']);
    expect(shown('immeasurable', 5)).toEqual(['immea', 'surab', 'le']);
  });

  it('hold every unit once', () => {
    const text = 'a bb ccc dddd eeeee ffffff';
    for (let most = 1; most < 30; most += 1) expect(shown(text, most).join('')).toBe(text);
  });

  it('move so that the line in hand is the third and one is ahead', () => {
    expect([0, 1, 2, 3, 7, 8, 9].map((line) => topLine(line, 10, 5))).toEqual([0, 0, 0, 1, 5, 5, 5]);
    expect([0, 1, 2].map((line) => topLine(line, 10, 3))).toEqual([0, 0, 1]);
    const lines = wrap(units('one two three four'), 9);
    expect([0, 7, 8, 17, 18].map((unit) => lineOf(lines, unit))).toEqual([0, 0, 1, 2, 2]);
  });
});

describe('room', () => {
  const wish = (width: number, height: number, zoom = 1): Wish => ({
    width: width / 16 / zoom,
    height: height / 16 / zoom,
    type: 30 / 16,
    spacing: 0,
    isChild: false,
    keyboard: true,
    hands: true,
    numberRow: false,
    countLines: (chars) => Math.ceil(260 / chars),
  });

  it('has everything at 1280 × 800 and at the smallest window', () => {
    const large = fit(wish(1280, 800));
    expect(large).toMatchObject({
      chars: 54,
      hands: true,
      beat: true,
      columns: true,
      keyboard: true,
      name: true,
    });
    expect(large.lines).toBeGreaterThanOrEqual(5);
    const small = fit(wish(1024, 600));
    expect(small).toMatchObject({ hands: true, beat: true, keyboard: true, name: false });
    expect(small.lines).toBeGreaterThanOrEqual(4);
  });

  it('keeps three lines at 200 %, and drops the rest in turn', () => {
    const double = fit(wish(1280, 800, 2));
    expect(double).toMatchObject({ hands: false, beat: false, columns: false, keyboard: true });
    expect(double.lines).toBeGreaterThanOrEqual(3);
    const order = ['hands', 'beat', 'columns', 'name', 'keyboard'] as const;
    let gone = 0;
    for (let height = 1000; height >= 300; height -= 10) {
      const left = fit(wish(1280, height));
      const still = order.map((part) => left[part]);
      // What is gone is always a beginning of the order; a low window leaves the words out by itself.
      const dropped = order.filter((part, at) => !still[at] && part !== 'name').length;
      expect(dropped).toBeGreaterThanOrEqual(gone);
      expect(order.filter((part) => part !== 'name' && !left[part])).toEqual(
        order.filter((part) => part !== 'name').slice(0, dropped),
      );
      gone = dropped;
    }
    expect(gone).toBe(4);
  });

  it('gives children 35 letters a line and no beat line', () => {
    const child = fit({ ...wish(1280, 800), isChild: true, type: 44 / 16 });
    expect(child).toMatchObject({ chars: 35, beat: false, hands: true, columns: false, tipAbove: true });
  });
});

const stroke = (code: string, finger: string, more: Partial<StrokeView> = {}): StrokeView => ({
  code,
  finger,
  shift: false,
  altgr: false,
  ...more,
});
const key = (base: string, shift: string, finger: string, row: string) => ({
  base,
  shift,
  altgr: '',
  finger,
  row,
});
const spanish: KeyboardView = {
  id: 'es',
  name: 'Español',
  form: 'iso',
  level3_key: 'AltRight',
  keys: {
    KeyA: key('a', 'A', 'pinky_left', 'home'),
    KeyF: key('f', 'F', 'index_left', 'home'),
    KeyJ: key('j', 'J', 'index_right', 'home'),
    KeyM: key('m', 'M', 'index_right', 'bottom'),
    Quote: key('´', '¨', 'pinky_right', 'home'),
    Digit5: key('5', '%', 'index_left', 'number'),
    Space: key(' ', ' ', 'thumb', 'space'),
  },
  routes: {
    a: [stroke('KeyA', 'pinky_left')],
    A: [stroke('KeyA', 'pinky_left', { shift: true })],
    á: [stroke('Quote', 'pinky_right'), stroke('KeyA', 'pinky_left')],
    m: [stroke('KeyM', 'index_right')],
    '5': [stroke('Digit5', 'index_left')],
    '@': [stroke('Digit5', 'index_left', { altgr: true })],
  },
};
const moment = (unit: string, more: Partial<Moment> = {}): Moment => ({
  strokes: strokesOf(spanish, unit),
  isPending: false,
  wrong: null,
  pressed: [],
  faded: new Set(),
  hesitates: false,
  ...more,
});
const states = (at: Moment): Record<string, string> =>
  Object.fromEntries(
    Array.from(capsAt(spanish, at), ([code, { state, badge }]) => [code, state + (badge ?? '')]),
  );

describe('caps', () => {
  it('show the next key, the Shift of the other hand, the third level', () => {
    expect(states(moment('a'))).toEqual({ KeyA: 'next' });
    expect(states(moment('A'))).toEqual({ KeyA: 'next', ShiftRight: 'next' });
    expect(states(moment('@'))).toEqual({ Digit5: 'next', AltRight: 'next' });
    expect(held(spanish, stroke('KeyJ', 'index_right', { shift: true }))).toEqual(['ShiftLeft']);
  });

  it('show two strokes, first as 1 and 2, then as done and 2', () => {
    expect(states(moment('á'))).toEqual({ Quote: 'next1', KeyA: 'second2' });
    expect(states(moment('á', { isPending: true }))).toEqual({ Quote: 'done✓', KeyA: 'next2' });
  });

  it('give no hint for a faded key until the learner hesitates or slips', () => {
    const faded = new Set(['KeyM']);
    expect(states(moment('m', { faded }))).toEqual({});
    expect(states(moment('m', { faded, hesitates: true }))).toEqual({ KeyM: 'next' });
    expect(states(moment('m', { faded, wrong: 'KeyF' }))).toEqual({ KeyM: 'next', KeyF: 'wrong' });
  });

  it('show what is held, under what is next', () => {
    expect(states(moment('a', { pressed: ['KeyA', 'KeyJ'] }))).toEqual({ KeyA: 'next', KeyJ: 'pressed' });
  });

  it('know which keys a lesson needs', () => {
    expect([...codesOf(spanish, ['á', 'm'])].sort()).toEqual(['KeyA', 'KeyM', 'Quote', 'Space']);
    expect([...masteredCodes(spanish, ['a', 'F'])]).toEqual(['KeyA']);
    expect([needsNumberRow(spanish, ['a', 'm']), needsNumberRow(spanish, ['5'])]).toEqual([false, true]);
  });
});

it('tells where a key lies, from the home key of its finger', () => {
  const where = (code: string, finger: string): string => {
    const { reach, side, home } = whereIs(spanish, stroke(code, finger));
    return `${reach} ${side} ${home}`;
  };
  expect(where('KeyJ', 'index_right')).toBe('home straight J');
  expect(where('KeyM', 'index_right')).toBe('bottom straight J');
  expect(where('KeyN', 'index_right')).toBe('bottom left J');
  expect(where('KeyB', 'index_left')).toBe('bottom right F');
  expect(where('KeyT', 'index_left')).toBe('top right F');
  expect(where('Digit5', 'index_left')).toBe('number right F');
  expect(where('Quote', 'pinky_right')).toMatch(/^home right/);
  expect(where('BracketRight', 'pinky_right')).toMatch(/^top far-right/);
  expect(where('Space', 'thumb')).toMatch(/^space straight/);
});

describe('what is new', () => {
  it('is told key by key, with its finger and what is held', () => {
    expect(introduce(spanish, ['m', 'A'])).toMatchObject([
      { kind: 'key', signs: ['m'], where: { finger: 'index_right', reach: 'bottom' }, layer: 'plain' },
      { kind: 'key', signs: ['A'], where: { finger: 'pinky_left' }, layer: 'shift-right' },
    ]);
  });

  it('is told by finger where there is much', () => {
    expect(introduce(spanish, ['5', 'a', 'm', 'A', '@'])).toMatchObject([
      { kind: 'finger', signs: ['5'], finger: 'index_left', layer: 'plain' },
      { kind: 'finger', signs: ['a'], finger: 'pinky_left', layer: 'plain' },
      { kind: 'finger', signs: ['m'], finger: 'index_right' },
      { kind: 'finger', signs: ['A'], finger: 'pinky_left', layer: 'shift-right' },
      { kind: 'finger', signs: ['@'], finger: 'index_left', layer: 'altgr' },
    ]);
  });

  it('names the accent of letters that take two strokes, and nothing the layout cannot type', () => {
    expect(introduce(spanish, ['á', 'я'])).toEqual([{ kind: 'accent', signs: ['á'], accent: '´' }]);
  });

  it('stands out on the board until the lesson begins', () => {
    const introduced = codesOf(spanish, ['m', 'a'], false);
    expect(states(moment('a', { introduced }))).toEqual({ KeyA: 'next', KeyM: 'new' });
  });

  it('comes with one hint, another time another one', () => {
    const session = (end: string): string => `019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c${end}`;
    expect(['0000', '0001', '0002'].map((end) => hintOf(['a', 'b'], session(end)))).toEqual(['a', 'b', 'a']);
    expect(hintOf([], session('0000'))).toBeNull();
  });
});

describe('the language of a course', () => {
  it('is what the course says, an own one too, whatever its name', () => {
    const courses = [{ slug: 'mill', language: 'de' }] as CourseChoice[];
    const profile = { course: 'mill' } as Profile;
    const settings = { language: 'fr' } as Settings;
    expect(courseLanguage({ profile, courses, settings })).toBe('de');
    expect(courseLanguage({ profile, courses: [], settings })).toBe('fr');
    expect(courseLanguage(null)).toBe('en');
  });
});
