/**
 * The test of whoever is learning, as far as it has come: the sessions of its texts. It is kept in the page's own
 * storage, so that the map, a lesson or a new start of the app lie between two texts and nothing is lost.
 */
import type { ExerciseRequest } from '../../ipc/bindings/ExerciseRequest';
import type { SessionResult } from '../../ipc/bindings/SessionResult';
import { app } from '../../shell/app.svelte';
import { withSession } from './placement';

export interface Kept {
  /** UUIDs in the order of the texts. */
  sessions: readonly string[];
  /** The learner wants to see the place without the texts that are left. */
  isStopped: boolean;
}

const NOTHING: Kept = { sessions: [], isStopped: false };

/** A test belongs to a person, a course and a layout: with another of them it is another test. */
function owner(): string {
  return `tactus-placement/${app.profile?.id}/${app.profile?.course}/${app.settings.layout}`;
}

export function kept(): Kept {
  try {
    const text = localStorage.getItem(owner());
    return text === null ? NOTHING : { ...NOTHING, ...(JSON.parse(text) as Partial<Kept>) };
  } catch {
    // Closed or spoilt storage: the test begins anew.
    return NOTHING;
  }
}

function keep(next: Kept): void {
  try {
    localStorage.setItem(owner(), JSON.stringify(next));
  } catch {
    // Closed storage: the test ends with this text; what was typed is stored by the app all the same.
  }
}

/** Puts the test back to its beginning. */
export function forget(): void {
  try {
    localStorage.removeItem(owner());
  } catch {
    // Nothing was kept.
  }
}

export function stop(): void {
  keep({ ...kept(), isStopped: true });
}

export function goOn(): void {
  keep({ ...kept(), isStopped: false });
}

/** A text was typed to its end, or left. With too little typed there is no session to count. */
export function takeText(request: ExerciseRequest, result: SessionResult | null, isLeft: boolean): void {
  if (request.kind !== 'placement') return;
  const { sessions } = kept();
  const isCounted = result !== null && result.figures !== null;
  keep({
    sessions: isCounted ? withSession(sessions, request.part, result.session_id) : sessions,
    isStopped: isLeft,
  });
}
