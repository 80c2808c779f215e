/** Signing in with a provider. The waiting outlives the screen: whoever goes off to practise is signed in all the same. */
import { call, toAppError, type AppError } from '../../ipc';
import type { AccountState } from '../../ipc/bindings/AccountState';
import type { StartState } from '../../ipc/bindings/StartState';
import type { SignInWithArgs } from '../../ipc/bindings/SignInWithArgs';
import { setSync } from '../../shell/app.svelte';

let waiting = $state(false);
let refusal = $state.raw<AppError | null>(null);
let givenUp = false;
let asksYear = $state(false);

export const signIn = {
  /** The browser is open somewhere. */
  get isWaiting(): boolean {
    return waiting;
  },
  /** Whether the account came without a birth year, and nobody has been asked for it since. */
  get asksYear(): boolean {
    return asksYear;
  },
  /** Why the last one came to nothing; giving up is no reason to say anything. */
  get refusal(): AppError | null {
    return refusal;
  },
};

/** Opens the browser and waits for it; nothing if it came to nothing. */
export async function begin(args: SignInWithArgs): Promise<AccountState | null> {
  const state = await come(() => call('sign_in_with', args));
  if (state) {
    setSync(state.sync);
    asksYear = state.account?.has_birth_year === false;
  }
  return state;
}

/** The same on a shared computer, where nobody is there yet. */
export function beginToEnter(args: SignInWithArgs): Promise<StartState | null> {
  return come(() => call('enter_account_with', args));
}

async function come<T>(ask: () => Promise<T>): Promise<T | null> {
  waiting = true;
  refusal = null;
  try {
    return await ask();
  } catch (reason) {
    refusal = givenUp ? null : toAppError(reason);
    return null;
  } finally {
    waiting = false;
    givenUp = false;
  }
}

/** The year was said, or is not to be asked for now. */
export function asked(): void {
  asksYear = false;
}

/** Stops waiting. */
export async function giveUp(): Promise<void> {
  givenUp = true;
  await call('cancel_sign_in');
}
