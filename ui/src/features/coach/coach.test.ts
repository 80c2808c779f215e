import { describe, expect, it } from 'vitest';
import type { CoachAction } from '../../ipc/bindings/CoachAction';
import type { UnitFigures } from '../../ipc/bindings/UnitFigures';
import { setLanguage } from '../../locale/index.svelte';
import { actionTitle, current, line, sayings, unitName } from './coach';

setLanguage('en');

const SLOW: UnitFigures = {
  units: ['m', 'b'],
  gap: 412,
  low: 361,
  high: 470,
  usual: 274,
  samples: 38,
  error_rate: 240,
  usual_rate: 310,
  errors: 2,
  presses: 41,
  is_slow: true,
  is_wrong: false,
};

const practice = (is_done: boolean): CoachAction => ({
  request: { kind: 'practice', units: ['mb', 'p'], length: 300 },
  title: null,
  purpose: 'weak',
  minutes: 3,
  is_done,
  units: [SLOW],
});

describe('what is known of a key or pair', () => {
  it('is said of its gap where it is slow', () => {
    expect(unitName(SLOW)).toBe('mb');
    expect(sayings(SLOW)).toEqual([
      'mb takes you 412\u00a0ms; by the rest of your typing it would be 274\u00a0ms.',
    ]);
  });

  it('is said of its slips where it is wrong, and of nothing else', () => {
    const wrong = { ...SLOW, is_slow: false, is_wrong: true, errors: 9, presses: 84, error_rate: 1120 };
    expect(sayings(wrong)).toEqual([
      '9 of 84 presses of mb were wrong, 11.2%; over everything you have 3.1%.',
    ]);
    expect(sayings({ ...wrong, is_slow: true })).toHaveLength(2);
  });

  it('is its gap where nothing is weak, and nothing where no speed is shown', () => {
    expect(sayings({ ...SLOW, is_slow: false })).toHaveLength(1);
    const child = { ...SLOW, is_slow: false, gap: null, low: null, high: null, usual: null };
    expect(sayings(child)).toEqual([]);
    expect(line(child, 300)).toBeNull();
  });

  it('lies on a line that holds all of it', () => {
    const drawn = line(SLOW, 300);
    if (!drawn) throw new Error('there is a line');
    const places = [0, drawn.usual, drawn.low, drawn.gap, drawn.high, 300];
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });
});

describe('a step', () => {
  it('is named by what it practises', () => {
    expect(actionTitle(practice(false))).toBe('Practise mb and p');
  });

  it('is the current one until it is done', () => {
    expect(current([practice(true), practice(false), practice(false)])).toBe(1);
    expect(current([practice(true)])).toBe(0);
    expect(current([])).toBe(0);
  });
});
