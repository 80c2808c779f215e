/** The lesson as a whole, in a document: keys in, events of the log and a painted text out. */
import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from '../../ipc';
import type { EventBatch } from '../../ipc/bindings/EventBatch';
import type { Exercise } from '../../ipc/bindings/Exercise';
import type { KeyboardView } from '../../ipc/bindings/KeyboardView';
import type { Settings } from '../../ipc/bindings/Settings';
import type { TypedEvent } from '../../ipc/bindings/TypedEvent';
import { setLanguage } from '../../locale/index.svelte';
import { Mirror } from '../../typing';
import Lesson from './Lesson.svelte';

vi.mock('../../ipc', async (original) => ({ ...(await original<object>()), call: vi.fn() }));

const key = (base: string, finger: string) => ({
  base,
  shift: base.toUpperCase(),
  altgr: '',
  finger,
  row: 'home',
});
const stroke = (code: string, finger: string) => [{ code, shift: false, altgr: false, finger }];
const keyboard: KeyboardView = {
  id: 'us',
  name: 'English (US)',
  form: 'ansi',
  level3_key: null,
  keys: {
    KeyF: key('f', 'index_left'),
    KeyJ: key('j', 'index_right'),
    KeyK: key('k', 'middle_right'),
    Space: key(' ', 'thumb'),
  },
  routes: {
    f: stroke('KeyF', 'index_left'),
    j: stroke('KeyJ', 'index_right'),
    k: stroke('KeyK', 'middle_right'),
    ' ': stroke('Space', 'thumb'),
  },
};
const exercise: Exercise = {
  session_id: '0193',
  request: { kind: 'lesson', number: 1 },
  title: 'First touch',
  language: 'en',
  chapter: null,
  limit: null,
  instructions: '',
  hints: [],
  units: Array.from('fj f'),
  policy: 'stop_on_error',
  layout: 'us',
  target_wpm: 1000,
  target_accuracy: 9200,
  is_child: false,
  mastered: [],
  taught: ['f', 'j'],
  new_keys: [],
  typed: [],
  clock: 0,
};
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
  daily_goal: null,
};

/** Rust: takes each input once, and says where it stands. */
let taken: TypedEvent[];
let asked: string[];
const onresult = vi.fn();
const onleave = vi.fn();

function answer(name: string, args: unknown): unknown {
  asked.push(name);
  if (name !== 'record_events') return name === 'finish_session' ? { session_id: exercise.session_id } : null;
  const batch = args as EventBatch;
  taken.push(...batch.events.slice(taken.length - batch.from));
  const mirror = new Mirror(exercise.units, exercise.policy);
  for (const { text } of taken) mirror.type(text);
  return { ...mirror.standing(), taken: taken.length };
}

beforeEach(() => {
  setLanguage('en');
  taken = [];
  asked = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  vi.mocked(call).mockImplementation((...given: unknown[]) =>
    Promise.resolve(answer(given[0] as string, given[1]) as never),
  );
  // What happy-dom lacks of a browser.
  Object.assign(document, { fonts: { ready: Promise.resolve() } });
  Element.prototype.animate = () => ({ play() {}, pause() {}, cancel() {} }) as unknown as Animation;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  onresult.mockReset();
  onleave.mockReset();
});

async function open(more: Partial<Exercise> = {}): Promise<void> {
  taken = [...(more.typed ?? [])];
  const props = { keyboard, settings, lang: 'en', onresult, onleave };
  const rest = { onrestart: vi.fn(), onfigures: vi.fn(), oncomplain: vi.fn() };
  render(Lesson, { exercise: { ...exercise, ...more }, ...props, ...rest });
  await tick();
}

/** A key as a person presses it, at `at` ms. */
async function press(pressed: string, code: string, at: number): Promise<void> {
  const field = screen.getByLabelText('Type the text here');
  const send = (event: Event): boolean => {
    Object.defineProperties(event, { isTrusted: { value: true }, timeStamp: { value: at } });
    return field.dispatchEvent(event);
  };
  const isFree = send(new KeyboardEvent('keydown', { key: pressed, code, cancelable: true, bubbles: true }));
  if (isFree) send(new InputEvent('input', { inputType: 'insertText', data: pressed }));
  send(new KeyboardEvent('keyup', { key: pressed, code }));
  await tick();
}
const marks = (): string[] =>
  Array.from(document.querySelectorAll<HTMLElement>('.unit'), ({ dataset }) => dataset['mark'] ?? '');
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(300);

describe('a lesson', () => {
  it('is painted with each key, on one clock, and ends with its result', async () => {
    await open();
    expect(document.activeElement).toBe(screen.getByLabelText('Type the text here'));
    await press('f', 'KeyF', 5000);
    expect(marks()).toEqual(['right', 'ahead', 'ahead', 'ahead']);
    await press('k', 'KeyK', 5182);
    expect(marks()[1]).toBe('slipped');
    expect(document.querySelector('.was')?.textContent).toBe('k');
    expect(document.querySelector('[data-code="KeyK"]')?.classList.contains('wrong')).toBe(true);
    await press('j', 'KeyJ', 5385);
    expect(document.querySelector('.was')?.textContent).toBe('');
    await press(' ', 'Space', 5600);
    await press('f', 'KeyF', 5790);
    await settle();
    expect(taken.map(({ code, text, t }) => `${code} ${text} ${t}`)).toEqual([
      'KeyF f 0',
      'KeyK k 182',
      'KeyJ j 385',
      'Space   600',
      'KeyF f 790',
    ]);
    expect(asked.at(-1)).toBe('finish_session');
    expect(onresult).toHaveBeenCalledOnce();
  });

  it('shows the next key, its finger, and names it', async () => {
    await open();
    expect(document.querySelector('[data-code="KeyF"]')?.classList.contains('next')).toBe(true);
    expect(screen.getByRole('img', { name: 'Left hand, index finger' })).toBeTruthy();
    expect(screen.getAllByText(/left index finger, on its home key/).length).toBeGreaterThan(0);
    await press('f', 'KeyF', 5000);
    expect(document.querySelector('[data-code="KeyJ"]')?.classList.contains('next')).toBe(true);
  });

  it('rests with Escape, goes on with a letter that does not count, and leaves with a second Escape', async () => {
    await open();
    await press('f', 'KeyF', performance.now());
    await press('Escape', 'Escape', performance.now());
    expect(screen.getByText(/Press any letter to go on/)).toBeTruthy();
    await press('k', 'KeyK', performance.now());
    expect(screen.queryByText(/Press any letter to go on/)).toBeNull();
    await press('Escape', 'Escape', performance.now());
    await press('Escape', 'Escape', performance.now());
    await settle();
    expect(taken.map(({ text }) => text)).toEqual(['f']);
    expect(asked.at(-1)).toBe('leave_session');
    expect(onleave).toHaveBeenCalledOnce();
  });

  it('goes on where a session was interrupted, paused', async () => {
    await open({ typed: [{ code: 'KeyF', text: 'f', t: 0 }], clock: 5001 });
    expect(screen.getByText(/You are where you left off/)).toBeTruthy();
    expect(marks()[0]).toBe('right');
    await press('k', 'KeyK', 90_000);
    await press('j', 'KeyJ', 95_000);
    await settle();
    expect(taken.map(({ text, t }) => `${text} ${t}`)).toEqual(['f 0', 'j 5001']);
  });

  it('stops at another layout, says which, and wakes with a letter of its own only', async () => {
    await open();
    await press('f', 'KeyF', 1000);
    for (const [at, foreign] of ['ф', 'а', 'о'].entries())
      await press(foreign, ['KeyF', 'KeyJ', 'KeyK'][at] ?? '', 1200 + at);
    expect(screen.getByText(/This lesson is for English \(US\)/)).toBeTruthy();
    await press('о', 'KeyJ', 1500);
    expect(screen.queryByText(/This lesson is for/)).not.toBeNull();
    await press('j', 'KeyJ', 1600);
    expect(screen.queryByText(/This lesson is for/)).toBeNull();
    await settle();
    expect(taken.map(({ text }) => text).join('')).toBe('fфао');
  });
});
