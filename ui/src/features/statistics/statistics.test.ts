import { describe, expect, it } from 'vitest';
import type { DayView } from '../../ipc/bindings/DayView';
import type { KeyboardView } from '../../ipc/bindings/KeyboardView';
import type { KeyHeat } from '../../ipc/bindings/KeyHeat';
import type { PairView } from '../../ipc/bindings/PairView';
import type { SpellView } from '../../ipc/bindings/SpellView';
import { accuracyData, labelledDays, span, speedData } from './chart';
import { calendar, dayNumber, lastDays, months, plainDay, weekday } from './days';
import { placeOf } from './gaps';
import { heatMap } from './heat';
import { asked, choose, chooseAll, filterOf } from './filter.svelte';
import { sorted, verdict, type Column } from './pairs';
import { isSummed, summedShare } from './summing';

const spell = (date: string): SpellView => ({
  date,
  sessions: 1,
  least: 1700,
  median: 1804,
  most: 1900,
  running: 1700,
  accuracy: 9624,
});

describe('months that are still summed up', () => {
  it('are waited for by the periods they lie in', () => {
    const summing = { sessions: 1, of: 4, next: '2026-09' };
    expect(isSummed(summing, '2026-10-01')).toBe(true);
    expect(isSummed(summing, '2026-09-30')).toBe(false);
    expect(isSummed(summing, '2024-11-22')).toBe(false);
    expect(isSummed({ ...summing, next: null }, '2024-11-22')).toBe(true);
  });

  it('are never said to be done while they are not', () => {
    expect(summedShare({ sessions: 1, of: 4, next: '2026-09' })).toBe(2500);
    expect(summedShare({ sessions: 9_999, of: 10_000, next: '2026-09' })).toBe(9_900);
    expect(summedShare({ sessions: 0, of: 0, next: null })).toBe(10_000);
  });
});

describe('the chart', () => {
  it('shows stored figures in the learner’s unit, each at its day', () => {
    const day = dayNumber('2026-11-22');
    expect(speedData([spell('2026-11-22')], 'wpm')).toEqual([[day], [18.04], [17]]);
    expect(speedData([spell('2026-11-22')], 'cpm')).toEqual([[day], [90.2], [85]]);
    expect(accuracyData([spell('2026-11-22')])).toEqual([[day], [96.24]]);
  });

  it('finds its bounds', () => {
    expect(span([7, 5, 9])).toEqual({ least: 5, most: 9 });
    expect(span([])).toEqual({ least: 0, most: 0 });
  });

  it('labels days evenly, and only as many as there is room for', () => {
    expect(labelledDays(10, 16, 7)).toEqual([10, 11, 12, 13, 14, 15, 16]);
    expect(labelledDays(10, 16, 3)).toEqual([10, 13, 16]);
    expect(labelledDays(10, 10, 0)).toEqual([10]);
  });
});

const entry = (date: string, active_duration = 60_000): DayView => ({
  date,
  sessions: 1,
  finished: 1,
  active_duration,
});

describe('days', () => {
  it('are all there, the empty ones too, up to today', () => {
    const days = lastDays(4, [entry('2026-11-20')], '2026-11-22');
    expect(days.map(({ date }) => date)).toEqual(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']);
    expect(days.map(({ active }) => active)).toEqual([0, 60_000, 0, 0]);
  });

  it('go over the end of a month and a change of clocks without a gap', () => {
    const days = lastDays(30, [], '2026-04-05').map(({ date }) => date);
    expect(new Set(days).size).toBe(30);
    expect(days).toContain('2026-03-29');
    expect(plainDay(dayNumber('2024-02-28') + 1)).toBe('2024-02-29');
  });

  it('fill a year of weeks that begin on Monday', () => {
    const cells = calendar([entry('2026-11-22', 12 * 60_000)], '2026-11-22');
    expect(cells).toHaveLength(53 * 7);
    expect(cells.every(({ date, row }) => weekday(dayNumber(date)) === row)).toBe(true);
    expect(cells.at(-1)).toMatchObject({ date: '2026-11-22', row: 6, column: 52, step: 3 });
    expect(calendar([], '2026-11-23').at(-1)).toMatchObject({ row: 0, column: 52, step: 0 });
  });

  it('sum up to months, newest first', () => {
    expect(months([entry('2026-10-30'), entry('2026-11-01'), entry('2026-11-02')])).toEqual([
      { month: '2026-11', days: 2, active: 120_000 },
      { month: '2026-10', days: 1, active: 60_000 },
    ]);
  });
});

describe('the choice', () => {
  it('is kept for each profile by itself', () => {
    choose('mira', { period: 'week', kind: 'test' });
    choose('mira', { layout: 'us' });
    expect(asked(filterOf('mira'))).toEqual({ period: 'week', layout: 'us', kind: 'test' });
    expect(filterOf('ann').period).toBe('quarter');
    chooseAll('mira');
    expect(asked(filterOf('mira'))).toEqual({ period: 'all', layout: null, kind: null });
  });
});

describe('pairs', () => {
  const pair = (name: string, patch: Partial<PairView>): PairView => ({
    before: name.slice(0, 1),
    unit: name.slice(1),
    presses: 30,
    error_rate: 0,
    median: 200,
    instead: null,
    is_slow: false,
    is_wrong: false,
    ...patch,
  });
  const all = [
    pair('ab', { presses: 90 }),
    pair('cd', { is_slow: true, median: 400 }),
    pair('ef', { is_slow: true, is_wrong: true, median: 300, instead: 'x' }),
    pair('gh', { is_wrong: true, error_rate: 900, median: null, instead: 'a' }),
  ];
  const order = (column: Column, isDown: boolean): string =>
    sorted(all, { column, isDown })
      .map(({ before }) => before)
      .join('');

  it('are both, slow, wrong, or neither', () => {
    expect(all.map(verdict)).toEqual([null, 'slow', 'both', 'wrong']);
  });

  it('sort by any column, those without the figure last', () => {
    expect(order('verdict', true)).toBe('ecga');
    expect(order('median', true)).toBe('ceag');
    expect(order('median', false)).toBe('aecg');
    expect(order('pair', false)).toBe('aceg');
    expect(order('instead', false)).toBe('geca');
    expect(order('presses', true)[0]).toBe('a');
    expect(order('errors', true)[0]).toBe('g');
  });
});

describe('the histogram', () => {
  it('places a gap within its bar', () => {
    const bins = [
      { from: 160, to: 192, count: 3 },
      { from: 192, to: 224, count: 5 },
    ];
    expect(placeOf(160, bins)).toBe(0);
    expect(placeOf(176, bins)).toBe(0.5);
    expect(placeOf(192, bins)).toBe(1);
    expect(placeOf(40, bins)).toBe(0);
    expect(placeOf(999, bins)).toBe(2);
  });
});

describe('the heat map', () => {
  const stroke = (
    code: string,
    shift = false,
  ): { code: string; shift: boolean; altgr: boolean; finger: string } => ({
    code,
    shift,
    altgr: false,
    finger: 'index_left',
  });
  const view = {
    routes: {
      f: [stroke('KeyF')],
      F: [stroke('KeyF', true)],
      j: [stroke('KeyJ')],
      d: [stroke('KeyD')],
      é: [stroke('Quote'), stroke('KeyE')],
    },
  } as unknown as KeyboardView;
  const key = (unit: string, patch: Partial<KeyHeat>): KeyHeat => ({
    unit,
    presses: 100,
    errors: 0,
    error_rate: 0,
    samples: 50,
    median: 400,
    ...patch,
  });

  it('colours a key by its plain sign, whatever comes first', () => {
    const map = heatMap([key('F', { median: 900 }), key('f', { median: 400 })], 'speed', view);
    expect(map.byCode.get('KeyF')?.key.unit).toBe('f');
    const other = heatMap([key('f', { median: 400 }), key('F', { median: 900 })], 'speed', view);
    expect(other.byCode.get('KeyF')?.key.unit).toBe('f');
  });

  it('says “few” under 20 presses, but always how many', () => {
    const few = [key('f', { presses: 19 }), key('j', { presses: 20 })];
    expect(heatMap(few, 'speed', view).byCode.get('KeyF')).toMatchObject({ step: 'few', value: null });
    expect(heatMap(few, 'slips', view).byCode.get('KeyJ')).toMatchObject({ step: 1, value: 0 });
    expect(heatMap(few, 'presses', view).byCode.get('KeyF')).toMatchObject({ value: 19 });
  });

  it('rises with the figure, and names the highest', () => {
    const keys = [key('f', { error_rate: 50 }), key('j', { error_rate: 150 }), key('d', { error_rate: 650 })];
    const map = heatMap(keys, 'slips', view);
    expect(['KeyF', 'KeyJ', 'KeyD'].map((code) => map.byCode.get(code)?.step)).toEqual([1, 2, 5]);
    expect(map.top.map((one) => one.key.unit)).toEqual(['d', 'j', 'f']);
  });

  it('has rising bounds, also where all keys are alike', () => {
    const { bounds } = heatMap([key('f', { median: 40 }), key('j', { median: 40 })], 'speed', view);
    expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
    expect(new Set(bounds).size).toBe(4);
  });

  it('leaves out a unit that this layout cannot type', () => {
    expect(heatMap([key('щ', {})], 'speed', view).byCode.size).toBe(0);
  });
});
