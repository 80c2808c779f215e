/** What the course map says about a lesson; plain functions of what the app answered. */
import type { CourseMap } from '../../ipc/bindings/CourseMap';
import type { LessonTile } from '../../ipc/bindings/LessonTile';
import type { Missing } from '../../ipc/bindings/Missing';

const STARS_A_LESSON = 5;
const HUNDRED_PERCENT = 10_000;

export type Kind = 'new-keys' | 'drill' | 'words' | 'sentences' | 'paragraphs' | 'review';

/** The word in the corner of a tile. */
export function kind(lesson: LessonTile): Kind {
  if (lesson.focus.length === 0) return 'review';
  if (lesson.introduces) return 'new-keys';
  const { exercise_type: type } = lesson;
  return type === 'words' || type === 'sentences' || type === 'paragraphs' ? type : 'drill';
}

/** As many keys stand on a tile; with more of them, fewer stand there, and how many others there are. */
const MOST_ON_TILE = 8;
const SHOWN_OF_MANY = 6;

export function onTile(focus: readonly string[]): { shown: readonly string[]; more: number } {
  if (focus.length <= MOST_ON_TILE) return { shown: focus, more: 0 };
  return { shown: focus.slice(0, SHOWN_OF_MANY), more: focus.length - SHOWN_OF_MANY };
}

export interface Sum {
  stars: number;
  total: number;
}

/** Stars earned in these lessons, of all there are. */
export function starsOf(lessons: readonly LessonTile[]): Sum {
  const stars = lessons.reduce((sum, lesson) => sum + (lesson.stars ?? 0), 0);
  return { stars, total: lessons.length * STARS_A_LESSON };
}

export function findLesson(map: CourseMap, number: number): LessonTile | undefined {
  return map.blocks.flatMap(({ lessons }) => lessons).find((lesson) => lesson.number === number);
}

/** The block the current lesson is in: the one that stands open on arrival. */
export function currentBlock(map: CourseMap): number {
  const block = map.blocks.find(({ lessons }) => lessons.some(({ number }) => number === map.current));
  return block?.number ?? map.blocks.at(-1)?.number ?? 1;
}

export interface Requirement {
  what: 'speed' | 'accuracy';
  /** 1/100 WPM or 1/100 %. */
  needed: number;
  /** Of the attempt that came closest; `null` before the first. */
  have: number | null;
  isMet: boolean;
}

/** What a locked lesson asks of the one before it, in figures. Empty: only to finish it. */
export function requirements(missing: Missing): Requirement[] {
  const ask = (what: Requirement['what'], needed: number | null, have: number | null): Requirement[] =>
    needed === null ? [] : [{ what, needed, have, isMet: have !== null && have >= needed }];
  return [
    ...ask('speed', missing.wpm_needed, missing.wpm),
    ...ask('accuracy', missing.accuracy_needed, missing.accuracy),
  ];
}

/** How many slips fewer make the accuracy needed, in a text of `length` units where each slip is put right. */
export function slipsFewer(length: number, accuracy: number, needed: number): number {
  const presses = (share: number): number => (length * HUNDRED_PERCENT) / share;
  return Math.max(1, Math.round(presses(accuracy) - presses(needed)));
}

export interface Rect {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * Where an arrow leads among things laid out in rows: left and right in reading order, up and down to the
 * nearest row and in it to the nearest thing. `null` at an edge.
 */
export function arrow(rects: readonly Rect[], from: number, key: string): number | null {
  const here = rects[from];
  if (!here) return null;
  if (key === 'ArrowRight') return from + 1 < rects.length ? from + 1 : null;
  if (key === 'ArrowLeft') return from > 0 ? from - 1 : null;
  if (key === 'Home') return 0;
  if (key === 'End') return rects.length - 1;
  const isDown = key === 'ArrowDown';
  if (!isDown && key !== 'ArrowUp') return null;
  const centre = (rect: Rect): number => (rect.left + rect.right) / 2;
  let best: number | null = null;
  let least = Infinity;
  for (const [index, rect] of rects.entries()) {
    const rows = isDown ? rect.top - here.bottom : here.top - rect.bottom;
    if (rows < -1) continue;
    const ROW_BEFORE_COLUMN = 1000;
    const distance = Math.round(rows) * ROW_BEFORE_COLUMN + Math.abs(centre(rect) - centre(here));
    if (distance < least) {
      least = distance;
      best = index;
    }
  }
  return best;
}
