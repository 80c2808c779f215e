/** Where the learner is. A window has no address bar, so a place is a value and not a URL. */
import type { ExerciseRequest } from '../ipc/bindings/ExerciseRequest';

export type Place =
  | { name: 'course' }
  | { name: 'statistics' }
  | { name: 'achievements' }
  | { name: 'settings' }
  | { name: 'account' }
  | { name: 'placement' }
  | { name: 'lesson'; request: ExerciseRequest; /** Session to go on with. */ resume?: string }
  | { name: 'result'; session: string };

export type PlaceName = Place['name'];

let here = $state<Place>({ name: 'course' });

export function place(): Place {
  return here;
}

export function go(to: Place): void {
  here = to;
}
