import { describe, expect, it } from 'vitest';
import type { CourseMap } from '../../ipc/bindings/CourseMap';
import type { LessonTile } from '../../ipc/bindings/LessonTile';
import type { PlacementEvidence } from '../../ipc/bindings/PlacementEvidence';
import type { PlacementResult } from '../../ipc/bindings/PlacementResult';
import { findingOf, knownTitles, marksOf, stageOf, verdictOf, withSession } from './placement';

function evidence(title: string, is_known: boolean, is_completed = true): PlacementEvidence {
  const part = { titles: [title], first_lesson: 1, length: 60, target_wpm: 1200, target_accuracy: 9200 };
  return { part, wpm: 1500, accuracy: 9800, is_completed, is_known };
}

function result(typed: PlacementEvidence[], next: number | null): PlacementResult {
  return {
    next,
    start: 17,
    start_title: '',
    block: 2,
    block_title: '',
    lessons: 99,
    typed,
    duration: 60_000,
    length: 60,
    weak_keys: [],
  };
}

describe('the placement test', () => {
  it('is offered, goes on between texts, and ends where the app says or the learner stops', () => {
    expect(stageOf(null, false)).toBe('offer');
    expect(stageOf(result([], 0), true)).toBe('offer');
    const between = result([evidence('Home', true)], 1);
    expect(stageOf(between, false)).toBe('between');
    expect(stageOf(between, true)).toBe('result');
    expect(stageOf(result([evidence('Home', false)], null), false)).toBe('result');
  });

  it('says why the place is where it is', () => {
    const home = evidence('Home', true);
    expect(findingOf(result([evidence('Home', false)], null))).toBe('none');
    expect(findingOf(result([home, evidence('Letters', false)], null))).toBe('some');
    expect(findingOf(result([home, evidence('Letters', true)], null))).toBe('all');
    expect(findingOf(result([home], 1))).toBe('stopped');
    expect(findingOf(result([home, evidence('Letters', false, false)], null))).toBe('stopped');
  });

  it('names the last keys that were known', () => {
    expect(knownTitles(result([evidence('Home', false)], null))).toEqual([]);
    expect(
      knownTitles(result([evidence('Home', true), evidence('Rows', true), evidence('Caps', false)], null)),
    ).toEqual(['Rows']);
  });

  it('tells a text that was left from one that was too slow', () => {
    expect(verdictOf(evidence('Home', true))).toBe('known');
    expect(verdictOf(evidence('Home', false))).toBe('needs');
    expect(verdictOf(evidence('Home', false, false))).toBe('unfinished');
  });

  it('keeps one session a text, and none without those before it', () => {
    expect(withSession([], 0, 'a')).toEqual(['a']);
    expect(withSession(['a'], 1, 'b')).toEqual(['a', 'b']);
    expect(withSession(['a', 'b'], 0, 'c')).toEqual(['c']);
    expect(withSession(['a'], 2, 'c')).toEqual(['a']);
  });

  it('draws the course as a mark a lesson', () => {
    const block = (number: number, from: number, to: number) => ({
      number,
      title: '',
      lessons: Array.from({ length: to - from + 1 }, (_, at) => ({ number: from + at }) as LessonTile),
    });
    const map = { blocks: [block(1, 1, 2), block(2, 3, 4)] } as CourseMap;
    expect(marksOf(map, 3)).toEqual([
      { number: 1, state: 'before', isFirst: true },
      { number: 2, state: 'before', isFirst: false },
      { number: 3, state: 'start', isFirst: true },
      { number: 4, state: 'ahead', isFirst: false },
    ]);
  });
});
