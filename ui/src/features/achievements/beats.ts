/** Achievements drawn as beats: a figure in a square, and a line that says how far. */
import type { Achievement } from '../../ipc/bindings/Achievement';
import type { AchievementCategory } from '../../ipc/bindings/AchievementCategory';

/** Marks on a line of progress where there is too much to count for one each. */
const MOST = 24;
/** Of a square of 44: its ground line, and where the first and the last mark stand. */
const GROUND = 33;
const FIRST = 7;
const LAST = 37;
/** Up to this height a mark is a rest, drawn thin. */
const REST = 3;

export interface Mark {
  path: string;
  isRest: boolean;
}

/** The marks of a figure in a square of 44. */
export function figureMarks(beats: readonly number[]): Mark[] {
  const pitch = (LAST - FIRST) / Math.max(1, beats.length - 1);
  return beats.map((height, at) => ({
    path: `M${(FIRST + at * pitch).toFixed(1)} ${GROUND}v${-height}`,
    isRest: height <= REST,
  }));
}

/**
 * How many marks a line of progress has, and how many of them are full: one for each thing while that can be counted.
 * What is begun shows, and what is not done is never full.
 */
export function progressMarks(have: number, need: number): { all: number; full: number } {
  if (need <= MOST) return { all: need, full: have };
  const full = Math.floor((have * MOST) / need);
  return { all: MOST, full: Math.min(Math.max(full, have > 0 ? 1 : 0), MOST - 1) };
}

/** By what they are about, in the order in which their first ones stand. */
export function byCategory(
  all: readonly Achievement[],
): { category: AchievementCategory; achievements: Achievement[] }[] {
  const categories = [...new Set(all.map(({ category }) => category))];
  return categories.map((category) => ({
    category,
    achievements: all.filter((achievement) => achievement.category === category),
  }));
}
