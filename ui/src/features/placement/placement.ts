/** What the placement test says of itself; plain functions of what the app answered. */
import type { CourseMap } from '../../ipc/bindings/CourseMap';
import type { PlacementEvidence } from '../../ipc/bindings/PlacementEvidence';
import type { PlacementResult } from '../../ipc/bindings/PlacementResult';

/** What is shown: the offer, the line between two texts, or the place that was found. */
export type Stage = 'offer' | 'between' | 'result';

export function stageOf(result: PlacementResult | null, isStopped: boolean): Stage {
  if (result === null || result.typed.length === 0) return 'offer';
  return result.next !== null && !isStopped ? 'between' : 'result';
}

/**
 * Why the place is where it is: the first text was not known, a later one was not, all were, or the learner stopped.
 */
export type Finding = 'none' | 'some' | 'all' | 'stopped';

export function findingOf(result: PlacementResult): Finding {
  const unknown = result.typed.find(({ is_known }) => !is_known);
  if (unknown === undefined) return result.next === null ? 'all' : 'stopped';
  if (!unknown.is_completed) return 'stopped';
  return result.typed.length === 1 ? 'none' : 'some';
}

/** Titles of the blocks whose keys were known, of the last such text; none when the first was not. */
export function knownTitles(result: PlacementResult): readonly string[] {
  return result.typed.findLast(({ is_known }) => is_known)?.part.titles ?? [];
}

/** What a text that is not known wanted: figures that were missed, and whether it was typed to its end. */
export type Verdict = 'known' | 'unfinished' | 'needs';

export function verdictOf({ is_known, is_completed }: PlacementEvidence): Verdict {
  if (is_known) return 'known';
  return is_completed ? 'needs' : 'unfinished';
}

export interface Mark {
  number: number;
  state: 'before' | 'start' | 'ahead';
  /** The first lesson of its block. */
  isFirst: boolean;
}

/** The whole course as marks, a lesson each. */
export function marksOf(map: CourseMap, start: number): Mark[] {
  return map.blocks.flatMap(({ lessons }) =>
    lessons.map(({ number }, index) => ({
      number,
      state: number < start ? 'before' : number === start ? 'start' : 'ahead',
      isFirst: index === 0,
    })),
  );
}

/** The sessions after one more: each text has one, and a text typed again takes the place of what came after it. */
export function withSession(sessions: readonly string[], part: number, session: string): readonly string[] {
  // A text whose forerunners are not known here says nothing.
  return part > sessions.length ? sessions : [...sessions.slice(0, part), session];
}
