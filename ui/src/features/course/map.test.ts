import { describe, expect, it } from 'vitest';
import type { LessonTile } from '../../ipc/bindings/LessonTile';
import type { Missing } from '../../ipc/bindings/Missing';
import { arrow, kind, onTile, requirements, slipsFewer, starsOf, type Rect } from './map';

const lesson = (patch: Partial<LessonTile>): LessonTile => ({
  number: 1,
  title: '',
  exercise_type: 'words',
  length: 240,
  target_wpm: 1800,
  target_accuracy: 9400,
  focus: ['b', 'm'],
  introduces: false,
  is_open: true,
  is_completed: false,
  stars: null,
  best_wpm: null,
  best_accuracy: null,
  attempts: 0,
  missing: null,
  ...patch,
});
const missing: Missing = {
  lesson: 32,
  stars: 2,
  wpm_needed: 1260,
  accuracy_needed: 9400,
  wpm: 1680,
  accuracy: 9260,
  is_open: true,
};

describe('a tile', () => {
  it('shows all its keys while they are few, and says how many more there are', () => {
    const keys = Array.from('ABCDEFGHIJKLM');
    expect(onTile(keys.slice(0, 8))).toEqual({ shown: keys.slice(0, 8), more: 0 });
    expect(onTile(keys)).toEqual({ shown: Array.from('ABCDEF'), more: 7 });
  });

  it('names its kind', () => {
    expect(kind(lesson({ introduces: true }))).toBe('new-keys');
    expect(kind(lesson({}))).toBe('words');
    expect(kind(lesson({ exercise_type: 'drill' }))).toBe('drill');
    expect(kind(lesson({ focus: [] }))).toBe('review');
  });

  it('counts stars of all lessons, those never typed too', () => {
    expect(starsOf([lesson({ stars: 3 }), lesson({}), lesson({ stars: 5 })])).toEqual({
      stars: 8,
      total: 15,
    });
  });
});

describe('what is missing', () => {
  it('holds each requirement against the closest attempt', () => {
    expect(requirements(missing).map(({ what, isMet }) => [what, isMet])).toEqual([
      ['speed', true],
      ['accuracy', false],
    ]);
  });

  it('is met by exactly the figure needed', () => {
    expect(requirements({ ...missing, accuracy: 9400 }).every(({ isMet }) => isMet)).toBe(true);
  });

  it('asks only to finish where no figure counts', () => {
    expect(requirements({ ...missing, wpm_needed: null, accuracy_needed: null })).toEqual([]);
  });

  it('says the slips that make the difference', () => {
    // 240 letters at 92.6 % are 259.2 presses, at 94 % they are 255.3.
    expect(slipsFewer(240, 9260, 9400)).toBe(4);
    expect(slipsFewer(240, 9399, 9400)).toBe(1);
  });
});

describe('arrows on the map', () => {
  const at = (row: number, column: number): Rect => ({
    left: column * 110,
    right: column * 110 + 100,
    top: row * 110,
    bottom: row * 110 + 100,
  });
  // Three in the first row, two in the second.
  const rects = [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1)];

  it.each([
    [0, 'ArrowRight', 1],
    [2, 'ArrowRight', 3],
    [4, 'ArrowRight', null],
    [0, 'ArrowLeft', null],
    [1, 'ArrowDown', 4],
    [2, 'ArrowDown', 4],
    [3, 'ArrowDown', null],
    [4, 'ArrowUp', 1],
    [0, 'ArrowUp', null],
    [2, 'Home', 0],
    [0, 'End', 4],
    [0, 'a', null],
  ])('from %i, %s leads to %s', (from, key, to) => expect(arrow(rects, from, key)).toBe(to));
});
