import { beforeEach, describe, expect, it } from 'vitest';
import type { Achievement } from '../../ipc/bindings/Achievement';
import type { AchievementFigures } from '../../ipc/bindings/AchievementFigures';
import { dayNamed } from '../../locale/format';
import { setLanguage } from '../../locale/index.svelte';
import { byCategory, figureMarks, progressMarks } from './beats';
import { asks, brought, named, soFar } from './words';

const NB = '\u00a0';
const none: AchievementFigures = { count: null, days: null, each: null, percent: null, speed: null };
const achievement = (code: string, figures: Partial<AchievementFigures> = {}): Achievement => ({
  code,
  category: 'speed',
  tier: 'bronze',
  points: 10,
  beats: [5, 10, 20],
  figures: { ...none, ...figures },
  reached_on: null,
  progress: null,
});
const andante = achievement('andante', { speed: 2000, percent: 9200 });

beforeEach(() => setLanguage('en'));

describe('words', () => {
  it('write speeds and shares for the language, and in the learner’s unit', () => {
    expect(named(andante)).toBe('Andante');
    expect(asks(andante, 'wpm')).toBe(`20${NB}WPM in a lesson, with 92% accuracy or more`);
    setLanguage('ru');
    expect(asks(andante, 'cpm')).toContain(`100${NB}зн./мин`);
    expect(asks(andante, 'cpm')).toContain(`92${NB}%`);
  });

  it('count what is counted', () => {
    expect(asks(achievement('four_weeks', { count: 4, each: 3 }), 'wpm')).toBe(
      '4 weeks with practice on 3 days or more',
    );
    expect(soFar({ have: 9, need: 14, unit: 'days_in_a_row' }, 'wpm')).toBe('9 of 14 days in a row');
    expect(soFar({ have: 1920, need: 2000, unit: 'speed' }, 'wpm')).toBe(`best so far 19.2${NB}WPM`);
    expect(soFar({ have: 9120, need: 9800, unit: 'percent' }, 'wpm')).toBe('best so far 91.2%');
  });

  it('name all that a session brought in one line', () => {
    expect(brought([achievement('first_bar'), andante])).toBe('Reached: The first bar and Andante');
  });

  it('show a code that has no words', () => {
    expect(named(achievement('of_tomorrow'))).toBe('of_tomorrow');
  });

  it('say the year of a day only where it is another one', () => {
    const now = new Date(2026, 10, 27);
    expect(dayNamed('2026-10-09', now)).toBe('9 October');
    expect(dayNamed('2025-12-31', now)).toBe('31 December 2025');
    setLanguage('de');
    expect(dayNamed('2026-10-09', now)).toBe('9. Oktober');
  });
});

describe('beats', () => {
  it('stand evenly in their square, rests thin', () => {
    expect(figureMarks([8, 3, 14])).toEqual([
      { path: 'M7.0 33v-8', isRest: false },
      { path: 'M22.0 33v-3', isRest: true },
      { path: 'M37.0 33v-14', isRest: false },
    ]);
  });

  it.each([
    [9, 14, { all: 14, full: 9 }],
    [24, 24, { all: 24, full: 24 }],
    [114, 120, { all: 24, full: 22 }],
    [1920, 2000, { all: 24, full: 23 }],
    [1, 300, { all: 24, full: 1 }],
    [0, 300, { all: 24, full: 0 }],
  ])('of %i of %i are %j', (have, need, marks) => {
    expect(progressMarks(have, need)).toEqual(marks);
  });

  it('are full only when nothing is left', () => {
    for (let need = 1; need < 400; need += 1) {
      const { all, full } = progressMarks(need - 1, need);
      expect(full).toBeLessThan(all);
    }
  });

  it('are grouped in the order of the file', () => {
    const all = [achievement('a'), { ...achievement('b'), category: 'days' as const }, achievement('c')];
    expect(byCategory(all).map(({ achievements }) => achievements.map(named))).toEqual([['a', 'c'], ['b']]);
  });
});
