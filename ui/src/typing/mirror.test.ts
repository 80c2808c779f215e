import { describe, expect, it } from 'vitest';
import { DELETE_UNIT, DELETE_WORD, lenient, Mirror, type Outcome } from './mirror';

const units = (text: string): string[] => Array.from(text);
const typed = (mirror: Mirror, ...inputs: string[]): Outcome[] =>
  inputs.flatMap((input) => mirror.type(input));

describe('stop_on_error', () => {
  it('stays at the unit until it is right, and remembers the slip', () => {
    const mirror = new Mirror(units('fj f'), 'stop_on_error');
    expect(typed(mirror, 'f', 'k')).toEqual(['right', 'wrong']);
    expect([mirror.cursor, mirror.wrong]).toEqual([1, 'k']);
    expect(typed(mirror, 'j', ' ', 'f')).toEqual(['right', 'right', 'right']);
    expect(mirror.standing()).toEqual({ cursor: 4, inserts: 5, errors: 1, is_complete: true });
    expect(['right', 'slipped', 'right', 'right']).toEqual([0, 1, 2, 3].map((at) => mirror.mark(at)));
    expect(mirror.leftWrong).toBe(0);
  });

  it('knows no delete, and nothing after the end', () => {
    const mirror = new Mirror(units('ab'), 'stop_on_error');
    expect(typed(mirror, 'a', DELETE_UNIT, DELETE_WORD, 'b', 'c')).toEqual([
      'right',
      'ignored',
      'ignored',
      'right',
      'ignored',
    ]);
  });
});

describe('free', () => {
  it('fills, goes back by units and by words, and ends full', () => {
    const mirror = new Mirror(units('ab cd'), 'free');
    typed(mirror, 'a', 'x', ' ');
    expect([mirror.cursor, mirror.errors, mirror.leftWrong]).toEqual([3, 1, 1]);
    expect(typed(mirror, DELETE_WORD)).toEqual(['deleted']);
    expect([mirror.cursor, mirror.leftWrong]).toEqual([0, 0]);
    expect(typed(mirror, DELETE_WORD, DELETE_UNIT)).toEqual(['ignored', 'ignored']);
    typed(mirror, 'a', 'b', ' ', 'c', 'd');
    expect(mirror.standing()).toEqual({ cursor: 5, inserts: 8, errors: 1, is_complete: true });
  });

  it('judges a deleted word on the text, not on what was typed there', () => {
    const mirror = new Mirror(units('ab cd ef'), 'free');
    typed(mirror, 'a', ' ', 'x', 'c', 'd', 'y');
    typed(mirror, DELETE_WORD);
    expect(mirror.cursor).toBe(3);
  });
});

describe('no_backspace', () => {
  it('fills and never goes back', () => {
    const mirror = new Mirror(units('abc'), 'no_backspace');
    expect(typed(mirror, 'a', 'x', DELETE_UNIT, 'c')).toEqual(['right', 'wrong', 'ignored', 'right']);
    expect([mirror.isComplete, mirror.leftWrong]).toEqual([true, 1]);
  });
});

describe('what was typed', () => {
  it('is compared leniently and composed', () => {
    expect(lenient('«a»\u00a0–\u202f…’')).toBe('"a" - ...\'');
    expect(lenient('e\u0301')).toBe('é');
    const mirror = new Mirror(units('é-'), 'stop_on_error');
    expect(typed(mirror, 'e\u0301', '—')).toEqual(['right', 'right']);
  });

  it('may hold several units, and units may hold several code points', () => {
    const mirror = new Mirror(['x', '.', '.', '.', 'ё'], 'no_backspace');
    expect(typed(mirror, '´x')).toEqual(['wrong', 'wrong']);
    expect(typed(mirror, '…')).toEqual(['right', 'right', 'wrong']);
    const rare = new Mirror(['q\u0301', 'a'], 'stop_on_error');
    expect(typed(rare, 'q\u0301a')).toEqual(['right', 'right']);
  });

  it('is nothing where it is a control character', () => {
    expect(new Mirror(units('ab'), 'free').type('\u0000')).toEqual([]);
  });
});

it('takes over where Rust stands', () => {
  const mirror = new Mirror(units('abcd'), 'free');
  typed(mirror, 'a', 'x', 'c');
  mirror.adopt({ cursor: 2, inserts: 4, errors: 2, is_complete: false });
  expect(mirror.standing()).toEqual({ cursor: 2, inserts: 4, errors: 2, is_complete: false });
  expect([0, 1, 2, 3].map((at) => mirror.mark(at))).toEqual(['right', 'wrong', 'ahead', 'ahead']);
});
