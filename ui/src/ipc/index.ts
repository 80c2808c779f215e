/** The only way from the interface to the app. Nothing outside this folder knows which host answers. */
import type { Commands } from './bindings/Commands';
import type { NoArgs } from './bindings/NoArgs';
import type { Summing } from './bindings/Summing';
import type { SyncState } from './bindings/SyncState';
import type { UpdateState } from './bindings/UpdateState';
import { host } from './host';

export { AppError, toAppError } from './error';
export type { Commands } from './bindings/Commands';

/** What the host pushes without being asked. */
export interface HostEvents {
  sync: SyncState;
  summing: Summing;
  updates: UpdateState;
  /** On a shared computer, somebody who got up is signed out by now. */
  people: null;
}

type WithoutArgs = { [N in keyof Commands]: Commands[N]['args'] extends NoArgs ? N : never }[keyof Commands];

/** Asks the app; rejects with an `AppError`. */
export function call<N extends WithoutArgs>(name: N): Promise<Commands[N]['answer']>;
export function call<N extends keyof Commands>(
  name: N,
  args: Commands[N]['args'],
): Promise<Commands[N]['answer']>;
export function call(name: keyof Commands, args: unknown = {}): Promise<unknown> {
  return host.call(name, args);
}

/** Follows what the host pushes; call the answer to stop. */
export function subscribe<N extends keyof HostEvents>(
  name: N,
  handler: (payload: HostEvents[N]) => void,
): () => void {
  return host.subscribe(name, (payload) => handler(payload as HostEvents[N]));
}
