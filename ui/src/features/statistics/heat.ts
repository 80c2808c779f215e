/** Keys to steps of one blue: five steps with their bounds, the value to print, and the keys worth naming. */
import type { KeyHeat } from '../../ipc/bindings/KeyHeat';
import type { KeyboardView } from '../../ipc/bindings/KeyboardView';

export type HeatMode = 'speed' | 'slips' | 'presses';
export type Step = 1 | 2 | 3 | 4 | 5 | 'few';
export interface KeyStep {
  key: KeyHeat;
  step: Step;
  /** The figure the step stands for; `null` for too few presses. */
  value: number | null;
}
export interface HeatMap {
  /** By `KeyboardEvent.code`. */
  byCode: Map<string, KeyStep>;
  /** Lower bounds of steps 2 to 5. */
  bounds: readonly number[];
  /** The keys with the highest figures, highest first, at most three. */
  top: KeyStep[];
}

/** Under this many presses a key has no colour. */
export const FEW = 20;
/** Slips, 1/100 %. */
const SLIP_BOUNDS = [100, 200, 400, 600];
/** Gaps, as shares of the learner's own median key. */
const GAP_SHARES = [0.95, 1.05, 1.25, 1.5];
const PRESS_SHARES = [0.25, 0.5, 1, 2];
const NAMED = 3;

function figure({ median, error_rate, presses }: KeyHeat, mode: HeatMode): number | null {
  if (mode === 'presses') return presses;
  if (presses < FEW) return null;
  return mode === 'speed' ? median : error_rate;
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Round bounds read better: tens of ms, two leading digits of presses. */
function bounds(mode: HeatMode, values: readonly number[]): readonly number[] {
  if (mode === 'slips') return SLIP_BOUNDS;
  const shares = mode === 'speed' ? GAP_SHARES : PRESS_SHARES;
  const TEN = 10;
  let least = 0;
  return shares.map((share) => {
    least = Math.max(least + TEN, Math.round((middle(values) * share) / TEN) * TEN);
    return least;
  });
}

function step(value: number | null, limits: readonly number[]): Step {
  if (value === null) return 'few';
  return (1 + limits.filter((limit) => value >= limit).length) as Step;
}

/** The code a unit is typed with; a key is coloured by its plain sign before the one with Shift. */
function place(view: KeyboardView, unit: string): { code: string; isPlain: boolean } | null {
  const route = view.routes[unit];
  const last = route?.at(-1);
  if (!route || !last) return null;
  return { code: last.code, isPlain: route.length === 1 && !last.shift && !last.altgr };
}

export function heatMap(keys: readonly KeyHeat[], mode: HeatMode, view: KeyboardView): HeatMap {
  const values = keys.map((key) => figure(key, mode)).filter((value) => value !== null);
  const limits = bounds(mode, values);
  const byCode = new Map<string, KeyStep>();
  const plain = new Set<string>();
  for (const key of keys) {
    const at = place(view, key.unit);
    if (!at || (plain.has(at.code) && !at.isPlain)) continue;
    if (at.isPlain) plain.add(at.code);
    const value = figure(key, mode);
    byCode.set(at.code, { key, value, step: step(value, limits) });
  }
  const top = [...byCode.values()]
    .filter(({ value }) => value !== null && value > 0)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .slice(0, NAMED);
  return { byCode, bounds: limits, top };
}
