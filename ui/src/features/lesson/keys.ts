/** From units to keys: which are known, which come next, and how each stands in the picture. */
import type { KeyboardView } from '../../ipc/bindings/KeyboardView';
import type { StrokeView } from '../../ipc/bindings/StrokeView';
import type { Cap } from '../../components/keyboard/state';

/** Strokes that type a unit on this layout; none where the layout cannot. */
export function strokesOf(view: KeyboardView, unit: string | undefined): readonly StrokeView[] {
  return unit === undefined ? [] : (view.routes[unit] ?? []);
}

/** Codes of all keys that these units need, and of the space bar, which is always known. */
export function codesOf(view: KeyboardView, units: Iterable<string>, withSpace = true): Set<string> {
  const codes = new Set(withSpace ? ['Space'] : []);
  for (const unit of units) for (const { code } of strokesOf(view, unit)) codes.add(code);
  return codes;
}

/** Codes of keys whose sign on the third level these units need. */
export function thirdLevel(view: KeyboardView, units: Iterable<string>): Set<string> {
  const codes = new Set<string>();
  for (const unit of units) {
    for (const { code, altgr } of strokesOf(view, unit)) if (altgr) codes.add(code);
  }
  return codes;
}

/** Codes of keys that are mastered: by their plain sign, so that a capital does not fade its letter. */
export function masteredCodes(view: KeyboardView, mastered: readonly string[]): Set<string> {
  const known = new Set(mastered);
  return new Set(
    Object.entries(view.keys)
      .filter(([, key]) => known.has(key.base))
      .map(([code]) => code),
  );
}

export function needsNumberRow(view: KeyboardView, units: Iterable<string>): boolean {
  for (const unit of units) {
    if (strokesOf(view, unit).some(({ code }) => view.keys[code]?.row === 'number')) return true;
  }
  return false;
}

/** Modifiers to hold for a stroke: the Shift of the other hand, the third-level key. */
export function held(view: KeyboardView, stroke: StrokeView): string[] {
  const codes: string[] = [];
  if (stroke.shift) codes.push(stroke.finger.endsWith('_left') ? 'ShiftRight' : 'ShiftLeft');
  if (stroke.altgr && view.level3_key) codes.push(view.level3_key);
  return codes;
}

export interface Moment {
  strokes: readonly StrokeView[];
  /** The first of two strokes has been made. */
  isPending: boolean;
  /** The key pressed instead, until the right one comes. */
  wrong: string | null;
  pressed: readonly string[];
  /** Keys that have faded: no hint, until the learner hesitates or slips. */
  faded: ReadonlySet<string>;
  hesitates: boolean;
  /** Keys that the lesson is about to bring; none once it runs. */
  introduced?: ReadonlySet<string> | null;
}

/** How the caps stand at this moment. */
export function capsAt(view: KeyboardView, moment: Moment): Map<string, Cap> {
  const { strokes, isPending, wrong, faded } = moment;
  const caps = new Map<string, Cap>();
  for (const code of moment.introduced ?? []) caps.set(code, { state: 'new' });
  for (const code of moment.pressed) caps.set(code, { state: 'pressed' });
  const isTwo = strokes.length > 1;
  const now = strokes[isTwo && isPending ? 1 : 0];
  if (now) {
    const isReturning = faded.has(now.code);
    if (!isReturning || moment.hesitates || wrong !== null || isTwo) {
      for (const code of held(view, now)) caps.set(code, { state: 'next' });
      const badge = isTwo ? { badge: isPending ? '2' : '1' } : {};
      caps.set(now.code, { state: 'next', ...badge, ...(isReturning ? { isReturning } : {}) });
    }
  }
  const [first, second] = strokes;
  if (isTwo && first && second && first.code !== second.code) {
    if (isPending) caps.set(first.code, { state: 'done', badge: '✓' });
    else caps.set(second.code, { state: 'second', badge: '2' });
  }
  if (wrong !== null && caps.get(wrong)?.state !== 'next') caps.set(wrong, { state: 'wrong' });
  return caps;
}
