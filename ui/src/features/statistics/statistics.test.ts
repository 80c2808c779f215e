import { describe, expect, it } from 'vitest';
import type { KeyboardView } from '../../ipc/bindings/KeyboardView';
import type { KeyHeat } from '../../ipc/bindings/KeyHeat';
import type { SessionPoint } from '../../ipc/bindings/SessionPoint';
import { accuracyData, datedSessions, span, speedData } from './chart';
import { daysOf } from './days';
import { heatMap } from './heat';

const session = (local_date: string, wpm = 1804): SessionPoint => ({
  started_at: `${local_date}T09:00:00Z`,
  local_date,
  wpm,
  running_wpm: 1700,
  accuracy: 9624,
  lesson: 1,
});

describe('the chart', () => {
  it('shows stored figures in the learner’s unit', () => {
    expect(speedData([session('2026-11-22')], 'wpm')).toEqual([[0], [18.04], [17]]);
    expect(speedData([session('2026-11-22')], 'cpm')).toEqual([[0], [90.2], [85]]);
    expect(accuracyData([session('2026-11-22')])).toEqual([[0], [96.24]]);
  });

  it('finds its bounds among more sessions than a call takes arguments', () => {
    const many = Array.from({ length: 300_000 }, (_, index) => index + 5);
    expect(span(many)).toEqual({ least: 5, most: 300_004 });
    expect(span([])).toEqual({ least: 0, most: 0 });
  });

  it('dates the first session of a day, and only as many as there is room for', () => {
    const sessions = ['20', '20', '20', '21', '21', '22'].map((day) => session(`2026-11-${day}`));
    expect(datedSessions(sessions, 6)).toEqual([0, 3, 5]);
    expect(datedSessions(sessions, 2)).toEqual([0, 3]);
    expect(datedSessions([], 2)).toEqual([]);
  });
});

describe('days', () => {
  const entry = (date: string): { date: string; sessions: number; active_duration: number } => ({
    date,
    sessions: 1,
    active_duration: 60_000,
  });

  it('are all there, the empty ones too, up to today', () => {
    const days = daysOf('week', [entry('2026-11-20')], '2026-11-22');
    expect(days.map(({ date }) => date)).toEqual([
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
    ]);
    expect(days.map(({ active }) => active)).toEqual([0, 0, 0, 0, 60_000, 0, 0]);
  });

  it('go over the end of a month and a change of clocks without a gap', () => {
    const days = daysOf('month', [], '2026-04-05').map(({ date }) => date);
    expect(days).toHaveLength(30);
    expect(new Set(days).size).toBe(30);
    expect(days).toContain('2026-03-29');
  });

  it('begin with the first session for the whole time, with a week at least', () => {
    expect(daysOf('all', [entry('2026-11-01')], '2026-11-22')).toHaveLength(22);
    expect(daysOf('all', [entry('2026-11-21')], '2026-11-22')).toHaveLength(7);
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
