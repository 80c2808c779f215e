import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '../ipc/bindings/Settings';
import type { StartState } from '../ipc/bindings/StartState';
import type { SyncState } from '../ipc/bindings/SyncState';
import { AppError, call } from '../ipc';
import { toast } from '../components/toasts.svelte';
import { language } from '../locale/index.svelte';
import { addProfile, app, changeSettings, dismissFault, enter, keepProfile, open, watch } from './app.svelte';
import { measure, roomWords } from './room.svelte';
import { syncLine } from './syncLine';

vi.mock(import('../ipc'), async (original) => ({
  ...(await original()),
  call: vi.fn(),
  subscribe: () => () => undefined,
}));

const answers = vi.mocked<(name: string, args?: unknown) => Promise<unknown>>(call);
const settings: Settings = {
  language: 'en',
  layout: 'us',
  digit_fingers: 'standard',
  theme: 'light',
  error_policy: 'stop_on_error',
  text_size: 100,
  type_size: 30,
  letter_spacing: 0,
  word_spacing: 0,
  speed_unit: 'wpm',
  show_figures: true,
  show_keyboard: true,
  show_hands: true,
  daily_goal: 10,
};
const mira = { id: 'mira', name: 'Mira', age_group: 'adults', course: 'adults-en-v1' } as const;
const start: StartState = {
  has_leaderboard: true,
  is_read_only: false,
  is_locked: false,
  profile: mira,
  profiles: [mira],
  settings,
  locked_settings: [],
  managed: { needs_sign_in: false, closed: [], items: [] },
  shared: null,
  resumable: null,
  notices: [],
  courses: [],
  system_language: 'en',
  version: '0.1.0',
};
const sync: SyncState = {
  phase: 'idle',
  stored: 58,
  waiting: 0,
  failed: 0,
  last_exchange: null,
  next_try: null,
  error: null,
};

beforeEach(() => {
  answers.mockReset().mockResolvedValue({ sync });
  enter(start);
});

describe('settings', () => {
  it('show at once, and keep what the app answers', async () => {
    answers.mockImplementation((_, asked) => Promise.resolve({ ...(asked as Settings), text_size: 150 }));
    const done = changeSettings({ theme: 'dark', language: 'ru', text_size: 175 });
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(document.documentElement.style.fontSize).toBe('175%');
    expect(language()).toBe('ru');
    await done;
    expect(app.settings.text_size).toBe(150);
    expect(document.documentElement.style.fontSize).toBe('150%');
  });

  it('are taken back where they could not be kept, and it is said why', async () => {
    answers.mockRejectedValue(new AppError('disk-full'));
    await changeSettings({ theme: 'contrast' });
    expect(app.settings.theme).toBe('light');
    expect(document.documentElement.dataset['theme']).toBe('light');
    expect(toast()?.text).toContain('The disk is full');
  });
});

describe('the start', () => {
  it('keeps a failure to be shown, and forgets it once it works', async () => {
    answers.mockRejectedValueOnce(new AppError('data-folder', { path: '/x', why: 'y' }));
    await open();
    expect(app.failure?.code).toBe('data-folder');
    answers.mockResolvedValue(start);
    await open();
    expect(app.failure).toBeNull();
  });

  it('leads to the questions for one more person and back', () => {
    addProfile();
    expect(app.profile).toBeNull();
    expect(app.canKeepProfile).toBe(true);
    keepProfile();
    expect(app.profile).toEqual(mira);
    expect(app.canKeepProfile).toBe(false);
  });
});

describe('room', () => {
  it.each([
    [1280, 100, ''],
    [1099, 100, 'compact'],
    [1280, 150, 'narrow'],
    [1280, 175, 'compact narrow'],
    [1700, 100, 'wide'],
    [1920, 125, ''],
    [1920, 200, 'compact'],
  ])('of %i px at %i %% is “%s”', (px, text_size, words) => {
    vi.stubGlobal('innerWidth', px);
    enter({ ...start, settings: { ...settings, text_size } });
    measure();
    expect(roomWords()).toBe(words);
    vi.unstubAllGlobals();
  });
});

describe('what nobody caught', () => {
  it('is said instead of a silent half of a screen', async () => {
    const stop = watch();
    window.dispatchEvent(new ErrorEvent('error', { message: 'boom', error: new Error('boom') }));
    await Promise.resolve();
    expect(app.fault).toContain('boom');
    dismissFault();
    expect(app.fault).toBeNull();
    stop();
    window.dispatchEvent(new ErrorEvent('error', { message: 'later', error: new Error('later') }));
    await Promise.resolve();
    expect(app.fault).toBeNull();
  });

  it('is said in the words of its code where it is a refusal of the app', () => {
    const stop = watch();
    const refusal = new Event('unhandledrejection') as Event & { reason: unknown };
    refusal.reason = new AppError('offline');
    window.dispatchEvent(refusal);
    expect(app.fault).toBeNull();
    expect(toast()?.text).toContain('The sync server cannot be reached');
    stop();
  });

  it('does not take a slow observer for a fault', async () => {
    const stop = watch();
    window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed' }));
    await Promise.resolve();
    expect(app.fault).toBeNull();
    stop();
  });
});

describe('the line about sync', () => {
  it.each<[Partial<SyncState>, string, boolean]>([
    [{ phase: 'signed_out' }, 'All on this computer', false],
    [{}, 'All saved, all synced', false],
    [{ waiting: 2 }, '2 sessions wait', false],
    [{ waiting: 2, failed: 1 }, '1 session not accepted', true],
    [{ phase: 'running', waiting: 2 }, 'Syncing', false],
    [{ phase: 'offline', waiting: 3 }, 'Offline, 3 waiting', false],
    [{ phase: 'offline' }, 'Offline, all saved', false],
    [{ phase: 'refused' }, 'Saved here, not synced', true],
    [{ phase: 'sign_in_needed' }, 'Sign in again to sync', true],
  ])('%j: %s', (patch, said, isUrgent) => {
    expect(syncLine({ ...sync, ...patch })).toMatchObject({ text: said, isUrgent });
  });
});
