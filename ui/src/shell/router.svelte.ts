/** Where the learner is. A window has no address bar, so a place is a value and not a URL. */
import type { CloseRecommendation } from '../ipc/bindings/CloseRecommendation';
import type { ExerciseRequest } from '../ipc/bindings/ExerciseRequest';

/** A lesson or an exercise that the coach sent for leads back to it; with a name it is done once it is finished. */
export type CoachErrand = Pick<CloseRecommendation, 'kind' | 'subject'> | 'plan';

/** Where the way out of a result leads. */
export type Back = 'course' | 'coach' | 'texts' | 'statistics';

export type Place =
  | { name: 'course' }
  | { name: 'coach' }
  | { name: 'statistics' }
  | { name: 'achievements' }
  | { name: 'leaderboard' }
  | { name: 'texts' }
  | { name: 'learners' }
  | { name: 'settings'; /** Page to begin with. */ page?: 'lesson' }
  | { name: 'account'; /** Page to turn to. */ page?: 'plan' }
  | { name: 'placement' }
  /** Posture and hands: before the first lesson, or looked at again. */
  | { name: 'intro'; then: 'lesson' | 'course' }
  | {
      name: 'lesson';
      request: ExerciseRequest;
      /** Session to go on with. */ resume?: string;
      coach?: CoachErrand;
    }
  | { name: 'result'; session: string; coach?: CoachErrand; back?: Back };

export type PlaceName = Place['name'];

let here = $state<Place>({ name: 'course' });

export function place(): Place {
  return here;
}

export function go(to: Place): void {
  here = to;
}
