import { beforeEach, describe, expect, it } from 'vitest';
import type { FiguresView } from '../../ipc/bindings/FiguresView';
import type { SessionResult } from '../../ipc/bindings/SessionResult';
import { setLanguage } from '../../locale/index.svelte';
import { beatPaths, clock, curvePath, niceTicks, rows, scale } from './chart';
import { finding, headline, nextStep, sentences } from './words';

const figures: FiguresView = {
  wpm: 1920,
  gross_wpm: 1920,
  raw_wpm: 2000,
  accuracy: 9677,
  result_accuracy: 10_000,
  errors: 8,
  uncorrected_errors: 0,
  duration: 150_000,
  active_duration: 149_000,
  kspc: 1033,
  avg_keystroke_time: 600,
  max_pause_duration: 2100,
  pause_count: 1,
  consistency: 7200,
  inserts: 248,
  deleted: 0,
  length: 240,
};
const result: SessionResult = {
  session_id: 's',
  request: { kind: 'lesson', number: 32 },
  title: 'words with b and m',
  is_completed: true,
  figures,
  stars: 3,
  best_stars_before: 1,
  target_wpm: 1800,
  target_accuracy: 9400,
  next_star: { stars: 4, wpm: 2250, accuracy: 9640, no_uncorrected: false },
  achievements: [],
  opened: 33,
  next_step: { kind: 'practise', units: ['b', ' '], slips: 6 },
  next_lesson: 33,
  slips: [],
  slowest_pair: null,
  curve: [
    { t: 12_000, wpm: 1700 },
    { t: 14_000, wpm: 2100 },
  ],
  beats: [],
  pauses: [{ t: 5000, length: 2100, word: 'timber' }],
};

beforeEach(() => setLanguage('en'));

describe('words', () => {
  it('say what was reached, and what one star more needs', () => {
    expect(headline(result)).toBe('Three stars. Lesson 33 is open.');
    expect(sentences(result, 'wpm')).toBe(
      'Two more than your best before. For four stars you need 22.5\u00a0WPM; your accuracy is already enough.',
    );
    const slips = { ...result, figures: { ...figures, accuracy: 9500 }, best_stars_before: 5 };
    expect(sentences(slips, 'wpm')).toContain('Your best stays at five. For four stars you need 22.5');
    expect(sentences(slips, 'wpm')).toContain('and 96.4% accuracy');
  });

  it('say unfinished, too short and practice without stars', () => {
    expect(headline({ ...result, stars: null, is_completed: false })).toBe('Saved as far as you came.');
    expect(headline({ ...result, stars: null, figures: null })).toBe('Too little to say a speed.');
    expect(headline({ ...result, stars: null })).toBe('Practice done.');
  });

  it('name the next step, spaces too', () => {
    expect(nextStep(result, 'wpm')).toEqual({
      title: 'Next: two minutes of b and ␣',
      why: '6 of your 8 slips were among these keys.',
      action: 'Practice b ␣',
    });
    expect(nextStep({ ...result, next_step: { kind: 'lesson', number: 33 } }, 'wpm').action).toBe(
      'Lesson 33',
    );
    expect(nextStep({ ...result, next_step: { kind: 'again' } }, 'wpm').why).toContain('For four stars');
  });

  it('state the finding of the chart', () => {
    expect(finding(result, 'cpm')).toBe(
      'Speed went from 85\u00a0CPM to 105\u00a0CPM. 8 slips. The longest pause took 2.1 seconds.',
    );
  });

  it('have Russian plurals', () => {
    setLanguage('ru');
    const said = (length: number): string =>
      sentences({ ...result, is_completed: false, figures: { ...figures, length } }, 'cpm');
    expect([21, 22, 25].map((length) => said(length).split('.')[0])).toEqual([
      'Напечатана 21 буква текста',
      'Напечатаны 22 буквы текста',
      'Напечатано 25 букв текста',
    ]);
  });
});

describe('chart', () => {
  it('has nice steps that hold all values', () => {
    expect(niceTicks(16, 24, 5)).toEqual([16, 18, 20, 22, 24]);
    expect(niceTicks(0, 130, 5)).toEqual([0, 50, 100, 150]);
    const { x, y, ticks, times } = scale({ width: 740, height: 200 }, 149_000, [17, 22]);
    expect([x(0), x(149_000)]).toEqual([0, 740]);
    expect(ticks.at(0)).toBeLessThanOrEqual(17);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(22);
    expect(y(22)).toBeLessThan(y(17));
    expect(times).toEqual([0, 30_000, 60_000, 90_000, 120_000]);
  });

  it('draws a curve through its points that never swings beyond them', () => {
    const path = curvePath([
      { x: 0, y: 100 },
      { x: 10, y: 20 },
      { x: 20, y: 20 },
      { x: 30, y: 90 },
    ]);
    const heights = [...path.matchAll(/[\d.]+ ([\d.]+)/g)].map((found) => Number(found[1]));
    expect(Math.min(...heights)).toBe(20);
    expect(Math.max(...heights)).toBe(100);
    expect(curvePath([])).toBe('');
  });

  it('marks beats by kind, and books slips to the rows of the table', () => {
    const beats = [
      { t: 0, word: true, slip: false },
      { t: 1000, word: false, slip: true },
      { t: 13_000, word: true, slip: true },
      { t: 15_000, word: false, slip: false },
    ];
    const marks = beatPaths(beats, (t) => t / 1000);
    expect(marks.tall).toBe('M0.0 34v-18');
    expect(marks.slips.match(/M/g)).toHaveLength(2);
    expect(rows(result.curve, beats)).toEqual([
      { t: 12_000, wpm: 1700, slips: 1 },
      { t: 14_000, wpm: 2100, slips: 1 },
    ]);
    expect([0, 59_600, 149_000].map(clock)).toEqual(['0:00', '1:00', '2:29']);
  });
});
