/** What every screen shares: the profile, its settings, how sync stands. Asked once, kept by what the app answers. */
import { AppError, call, subscribe, toAppError } from '../ipc';
import type { LatePayment } from '../ipc/bindings/LatePayment';
import type { Profile } from '../ipc/bindings/Profile';
import type { Settings } from '../ipc/bindings/Settings';
import type { StartState } from '../ipc/bindings/StartState';
import type { SyncState } from '../ipc/bindings/SyncState';
import { say } from '../components/toasts.svelte';
import { setLanguage, tError } from '../locale/index.svelte';
import { applyAppearance } from './appearance';
import { go } from './router.svelte';
import { refreshUpdates, watchUpdates } from './updates.svelte';

let state = $state.raw<StartState | null>(null);
let settingsNow = $state.raw<Settings | null>(null);
let syncNow = $state.raw<SyncState | null>(null);
/** Who was learning before the questions for one more person. */
let left = $state.raw<Profile | null>(null);
/** On a shared computer: somebody answers the questions who has no name on it yet. */
let asking = $state(false);
/** Whether anybody is in this account's care, or its plan is for that. */
let learners = $state(false);
/** A payment that waits to be put right. */
let late = $state.raw<LatePayment | null>(null);
let failure = $state.raw<AppError | null>(null);
/** A fault of the interface itself, said instead of a silent half of a screen. */
let fault = $state.raw<string | null>(null);

export const app = {
  /** `null` until the first answer. */
  get start(): StartState | null {
    return state;
  },
  get profile(): Profile | null {
    return state?.profile ?? null;
  },
  get settings(): Settings {
    if (!settingsNow) throw new Error('settings are asked for before the start');
    return settingsNow;
  },
  get sync(): SyncState | null {
    return syncNow;
  },
  /** Whether nothing can be typed before somebody signs in: the policy of this computer says so. */
  get needsSignIn(): boolean {
    return state?.managed.needs_sign_in ?? false;
  },
  /** Whether the policy of this computer has switched an item off. */
  isClosed(item: string): boolean {
    return state?.managed.closed.includes(item) ?? false;
  },
  /** Whether the policy of this computer decides an item. */
  isManaged(item: string): boolean {
    return state?.managed.items.some(({ key }) => key === item) ?? false;
  },
  /** Whether the questions are for one more person, and can be left. */
  get canKeepProfile(): boolean {
    return left !== null || state?.shared != null;
  },
  /** Whether many share this computer. */
  get isShared(): boolean {
    return state?.shared != null;
  },
  /** Whether a shared computer asks who is typing. */
  get isChoosing(): boolean {
    return state?.shared != null && !state.profile && !left && !asking && state.shared.newcomer === null;
  },
  /** Whether there is a place for those in one's care. */
  get hasLearners(): boolean {
    return learners;
  },
  /** A payment that waits to be put right, as the server last said. */
  get late(): LatePayment | null {
    return late;
  },
  get failure(): AppError | null {
    return failure;
  },
  get fault(): string | null {
    return fault;
  },
};

function show(settings: Settings): void {
  settingsNow = settings;
  setLanguage(settings.language);
  applyAppearance(settings);
}

/** Takes over a new start state: after the start, a new profile, or a change of profile. */
export function enter(next: StartState): void {
  state = next;
  left = null;
  asking = false;
  learners = false;
  late = null;
  show(next.settings);
  if (next.profile && !next.is_locked) {
    void refreshSync();
    void noteLate();
    void refreshUpdates();
  } else {
    syncNow = null;
  }
}

/** Opens the data; a failure fills the window with what is safe and what to do. */
export async function open(): Promise<void> {
  failure = null;
  try {
    enter(await call('start'));
  } catch (reason) {
    setLanguage(navigator.language.split('-')[0] ?? '');
    failure = toAppError(reason);
  }
}

/** Asks for everything again, where it is: settings or more came from elsewhere. */
export async function renew(): Promise<void> {
  enter(await call('start'));
}

/** Changes the profile; the place is then its course map. */
export async function selectProfile(id: string): Promise<void> {
  try {
    enter(await call('select_profile', { id }));
    go({ name: 'course' });
  } catch (reason) {
    complain(reason);
  }
}

/** On a shared computer: whoever is there gets up, and the names come back. */
export async function endSitting(): Promise<void> {
  try {
    enter(await call('end_sitting'));
    go({ name: 'course' });
  } catch (reason) {
    complain(reason);
  }
}

/** What the names say of everybody may have changed. */
async function renewPeople(): Promise<void> {
  const before = state;
  if (!app.isChoosing) return;
  const next = await call('start');
  // Whoever chose meanwhile is not sent back.
  if (state === before && !asking) enter(next);
}

/** Puts the window back to the first questions, for one more person on this computer. */
export function addProfile(): void {
  if (!state) return;
  if (!state.profile) {
    asking = true;
    return;
  }
  left = state.profile;
  state = { ...state, profile: null };
}

/** Back from the questions to the person who was there before. */
export function keepProfile(): void {
  if (state?.shared && !left) {
    void endSitting();
    return;
  }
  if (!state || !left) return;
  state = { ...state, profile: left };
  left = null;
  setLanguage(app.settings.language);
}

/** Changes settings at once and keeps them; what could not be kept is taken back and said. */
export async function changeSettings(patch: Partial<Settings>): Promise<void> {
  const before = app.settings;
  show({ ...before, ...patch });
  try {
    show(await call('change_settings', app.settings));
  } catch (reason) {
    show(before);
    complain(reason);
  }
}

export function setSync(next: SyncState): void {
  // Payments are told with what sync brings; and whoever signs in or out is somebody else to the server.
  const isNews = syncNow !== null && syncNow.phase !== next.phase && next.phase !== 'running';
  syncNow = next;
  if (isNews) void noteLate();
}

/** Asks again whether a payment is late. */
export async function noteLate(): Promise<void> {
  try {
    late = await call('late_payment');
  } catch {
    // The page of plans says what is wrong.
    late = null;
  }
}

/** There are learners, or an organisation that is led: their place stays in the sidebar. */
export function noteLearners(there: boolean): void {
  learners ||= there;
}

async function refreshSync(): Promise<void> {
  try {
    const { sync, account } = await call('account');
    syncNow = sync;
    learners ||= account?.plan === 'professional' || account?.plan === 'enterprise';
  } catch {
    // The line in the sidebar stays away; the account screen says what is wrong.
    syncNow = null;
  }
}

/** The interrupted lesson has been dealt with. */
export function forgetResumable(): void {
  if (state) state = { ...state, resumable: null };
}

/** The learner has read this notice. */
export function dismissNotice(index: number): void {
  if (state) state = { ...state, notices: state.notices.filter((_, at) => at !== index) };
}

/** Says in one line why something did not work. */
export function complain(reason: unknown): void {
  const error = toAppError(reason);
  say(tError(error));
}

export function dismissFault(): void {
  fault = null;
}

/** Follows sync, and turns what nobody caught into words. The answer ends both. */
export function watch(): () => void {
  const unsubscribe = subscribe('sync', setSync);
  const unwatch = watchUpdates();
  const unsubscribePeople = subscribe('people', () => void renewPeople());
  // A fault can happen amid a change of the page, when no state may change: said right after it.
  const tell = (text: string): void => queueMicrotask(() => (fault = text));
  const onError = (event: ErrorEvent): void => {
    // Observers that did not settle in one frame are told again in the next: no fault.
    if (event.message.includes('ResizeObserver')) return;
    tell(event.error instanceof Error ? (event.error.stack ?? event.error.message) : event.message);
  };
  const onRejection = (event: PromiseRejectionEvent): void => {
    const reason: unknown = event.reason;
    if (reason instanceof AppError) complain(reason);
    else tell(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  };
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  return () => {
    unsubscribe();
    unwatch();
    unsubscribePeople();
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}
