/** Geometry of the speed chart: one time axis for the curve, the pauses and the beat line below. */
import type { Beat } from '../../ipc/bindings/Beat';
import type { CurvePoint } from '../../ipc/bindings/CurvePoint';

export interface Scale {
  /** Lesson clock, ms, to px. */
  x: (t: number) => number;
  /** Value to px from the top. */
  y: (value: number) => number;
  /** Values with a hairline. */
  ticks: number[];
  /** Times with a label, ms. */
  times: number[];
}

const SECOND = 1000;
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600].map((seconds) => seconds * SECOND);
const LEAST_BETWEEN_LABELS = 90;

/** Steps of 1, 2 or 5 times a power of ten, at most `most` of them. */
export function niceTicks(low: number, high: number, most: number): number[] {
  const span = Math.max(high - low, 1);
  const power = 10 ** Math.floor(Math.log10(span / most));
  const step =
    [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= most) ?? 10 * power;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** Hairlines that hold all values with a little air. */
export function ticksOf(values: readonly number[]): number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const air = Math.max((high - low) * 0.15, high * 0.05, 1);
  return niceTicks(Math.max(0, low - air), high + air, 5);
}

export function scale(
  size: { width: number; height: number },
  end: number,
  values: readonly number[],
): Scale {
  const ticks = ticksOf(values);
  const bottom = ticks[0] ?? 0;
  const top = ticks.at(-1) ?? 1;
  const x = (t: number): number => (t / Math.max(end, 1)) * size.width;
  const labels = Math.max(1, Math.floor(size.width / LEAST_BETWEEN_LABELS));
  const step = TIME_STEPS.find((wide) => end / wide <= labels) ?? end;
  const count = Math.floor(end / Math.max(step, 1)) + 1;
  return {
    x,
    y: (value) => size.height - ((value - bottom) / (top - bottom)) * size.height,
    ticks,
    times: Array.from({ length: count }, (_, index) => index * step),
  };
}

/** A curve through all points that never swings beyond them: a dip is drawn only where there was one. */
export function curvePath(points: readonly { x: number; y: number }[]): string {
  const [first] = points;
  if (!first) return '';
  const slopes = tangents(points);
  let path = `M${first.x.toFixed(1)} ${first.y.toFixed(1)}`;
  for (let at = 1; at < points.length; at += 1) {
    const from = points[at - 1];
    const to = points[at];
    if (!from || !to) continue;
    const third = (to.x - from.x) / 3;
    const c1 = [from.x + third, from.y + third * (slopes[at - 1] ?? 0)];
    const c2 = [to.x - third, to.y - third * (slopes[at] ?? 0)];
    path += `C${[...c1, ...c2, to.x, to.y].map((value) => value.toFixed(1)).join(' ')}`;
  }
  return path;
}

/** Fritsch and Carlson: flat at each turn, and never steeper than the points allow. */
function tangents(points: readonly { x: number; y: number }[]): number[] {
  const secants = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return (to.y - from.y) / Math.max(to.x - from.x, Number.EPSILON);
  });
  return points.map((_, index) => {
    const before = secants[index - 1] ?? secants[index] ?? 0;
    const after = secants[index] ?? before;
    if (before * after <= 0) return 0;
    const mean = (before + after) / 2;
    const limit = 3 * Math.min(Math.abs(before), Math.abs(after));
    return Math.sign(mean) * Math.min(Math.abs(mean), limit);
  });
}

/** Marks of the beat line, base at 34: one path for short, tall and wrong ones. */
export function beatPaths(
  beats: readonly Beat[],
  x: Scale['x'],
): { short: string; tall: string; slips: string } {
  const paths = { short: '', tall: '', slips: '' };
  for (const beat of beats) {
    const at = x(beat.t).toFixed(1);
    if (beat.slip) paths.slips += `M${at} 34v-9m-3 -16l6 6m0 -6l-6 6`;
    else if (beat.word) paths.tall += `M${at} 34v-18`;
    else paths.short += `M${at} 34v-9`;
  }
  return paths;
}

/** Lesson clock as `m:ss`. */
export function clock(ms: number): string {
  const seconds = Math.round(ms / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The last point at or before each slip belongs to it: rows of the table. */
export function rows(
  curve: readonly CurvePoint[],
  beats: readonly Beat[],
): { t: number; wpm: number; slips: number }[] {
  let from = 0;
  return curve.map((point, index) => {
    const isLast = index === curve.length - 1;
    const slips = beats.filter(({ t, slip }) => slip && t >= from && (isLast || t < point.t)).length;
    from = point.t;
    return { t: point.t, wpm: point.wpm, slips };
  });
}
