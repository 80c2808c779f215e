/** How Tactus stands to newer versions of itself, as the app last told. */
import { call, subscribe } from '../ipc';
import type { UpdateState } from '../ipc/bindings/UpdateState';

let state = $state.raw<UpdateState | null>(null);
/** The version that was put off; told of again after the next start. */
let later = $state<string | null>(null);

export const updates = {
  /** `null` until the first answer. */
  get state(): UpdateState | null {
    return state;
  },
  /** Whether the learner is told now, outside the settings too. */
  get isTold(): boolean {
    return state?.is_told === true && state.available !== later && state.phase !== 'looking';
  },
};

/** Takes over how it stands. */
export function setUpdates(next: UpdateState): void {
  state = next;
}

/** Asks how it stands: whoever is learning now may be a child, who is told nothing. */
export async function refreshUpdates(): Promise<void> {
  try {
    state = await call('updates');
  } catch {
    // The settings say what is wrong.
    state = null;
  }
}

/** Puts it off. */
export function putOff(): void {
  later = state?.available ?? null;
}

/** Follows what the app tells; the answer ends it. */
export function watchUpdates(): () => void {
  return subscribe('updates', setUpdates);
}
