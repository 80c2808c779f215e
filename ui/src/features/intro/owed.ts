/** Whoever has typed nothing yet and takes the map at the offer is shown how to sit before their first lesson. */
import type { CourseMap } from '../../ipc/bindings/CourseMap';

/** Id of the profile. */
let owed: string | null = null;

/** They go to the map; whoever has typed a lesson of the course needs no introduction to it. */
export function oweIntro(profile: string, map: CourseMap): void {
  const isNew = map.blocks.every(({ lessons }) => lessons.every(({ attempts }) => attempts === 0));
  owed = isNew ? profile : null;
}

/** They begin the first lesson: whether the introduction comes before it. It does once. */
export function takeIntro(profile: string): boolean {
  const isOwed = owed === profile;
  if (isOwed) owed = null;
  return isOwed;
}
