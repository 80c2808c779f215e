import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TypedEvent } from '../ipc/bindings/TypedEvent';
import { type Pending, type SurfaceOptions, TypingSurface } from './surface';

let field: HTMLTextAreaElement;
let surface: TypingSurface;
let events: TypedEvent[];
let pending: (Pending | null)[];
let capsLock: boolean[];
const paused = vi.fn<SurfaceOptions['onPause']>();
const woken = vi.fn();
const escaped = vi.fn();

function begin(options: Partial<SurfaceOptions> = {}): void {
  events = [];
  pending = [];
  capsLock = [];
  for (const mock of [paused, woken, escaped]) mock.mockReset();
  surface = new TypingSurface({
    field,
    clock: 0,
    paused: null,
    codeOf: (text) => (text === 'á' ? 'KeyA' : ''),
    mayWake: () => true,
    onEvent: (event) => events.push(event),
    onPending: (accent) => pending.push(accent),
    onStroke: () => undefined,
    onCapsLock: (isOn) => capsLock.push(isOn),
    onPause: paused,
    onWake: woken,
    onEscape: escaped,
    isReal: () => true,
    ...options,
  });
  surface.focus();
}

beforeEach(() => {
  field = document.createElement('textarea');
  document.body.append(field);
  begin();
});
afterEach(() => {
  surface.destroy();
  field.remove();
});

/** Sends an event that bears the time `at`, as the browser's clock would. */
function send<E extends Event>(event: E, at: number): E {
  Object.defineProperty(event, 'timeStamp', { value: at });
  field.dispatchEvent(event);
  return event;
}
const down = (key: string, code: string, at: number, more: KeyboardEventInit = {}): KeyboardEvent =>
  send(new KeyboardEvent('keydown', { key, code, cancelable: true, ...more }), at);
const input = (inputType: string, data: string | null, at: number): InputEvent =>
  send(new InputEvent('input', { inputType, data }), at);
/** happy-dom's composition events bear no data. */
const composition = (name: string, data: string, at: number): void =>
  void send(Object.defineProperty(new CompositionEvent(name), 'data', { value: data }), at);
function press(key: string, code: string, at: number): void {
  if (!down(key, code, at).defaultPrevented) {
    field.value += key;
    input('insertText', key, at + 3);
  }
}
const texts = (): string[] => events.map(({ text }) => text);

describe('ordinary keys', () => {
  it('give their text, their code, and the time of the keydown from the first one on', () => {
    press('f', 'KeyF', 1000);
    press('j', 'KeyJ', 1182.4);
    expect(events).toEqual([
      { code: 'KeyF', text: 'f', t: 0 },
      { code: 'KeyJ', text: 'j', t: 182 },
    ]);
    expect(field.value).toBe('');
  });

  it('never go back in time', () => {
    press('f', 'KeyF', 1000);
    press('j', 'KeyJ', 1200);
    press('f', 'KeyF', 1100);
    expect(events.map(({ t }) => t)).toEqual([0, 200, 200]);
  });

  it('take the time of the input, and the code of the layout, where there was no keydown', () => {
    press('f', 'KeyF', 1000);
    input('insertText', 'á', 1300);
    expect(events.at(-1)).toEqual({ code: 'KeyA', text: 'á', t: 300 });
  });

  it('are not modifiers, arrows, Enter or Tab', () => {
    down('Shift', 'ShiftLeft', 900);
    expect(down('ArrowLeft', 'ArrowLeft', 910).defaultPrevented).toBe(true);
    expect(down('Enter', 'Enter', 920).defaultPrevented).toBe(true);
    expect(down('Tab', 'Tab', 930).defaultPrevented).toBe(false);
    expect(events).toEqual([]);
  });

  it('tell Backspace as one unit, with Ctrl or Alt as a word', () => {
    press('f', 'KeyF', 1000);
    down('Backspace', 'Backspace', 1100);
    down('Backspace', 'Backspace', 1200, { ctrlKey: true });
    down('Backspace', 'Backspace', 1300, { altKey: true });
    expect(texts()).toEqual(['f', '\b', '\u0017', '\u0017']);
  });
});

describe('what is not input', () => {
  it('auto-repeat', () => {
    press('f', 'KeyF', 1000);
    expect(down('f', 'KeyF', 1500, { repeat: true }).defaultPrevented).toBe(true);
    down('Backspace', 'Backspace', 1600, { repeat: true });
    expect(texts()).toEqual(['f']);
  });

  it('paste, drop, corrections, line breaks', () => {
    for (const name of ['paste', 'drop', 'cut']) {
      expect(send(new Event(name, { cancelable: true }), 1000).defaultPrevented).toBe(true);
    }
    for (const inputType of [
      'insertFromPaste',
      'insertFromDrop',
      'insertReplacementText',
      'insertLineBreak',
    ]) {
      const before = send(new InputEvent('beforeinput', { inputType, data: 'x', cancelable: true }), 1000);
      expect(before.defaultPrevented).toBe(true);
      field.value = 'x';
      input(inputType, 'x', 1000);
    }
    expect(events).toEqual([]);
    expect(field.value).toBe('');
  });

  it('events that no person made', () => {
    surface.destroy();
    begin({ isReal: (event) => event.isTrusted });
    press('f', 'KeyF', 1000);
    down('Backspace', 'Backspace', 1100);
    expect(events).toEqual([]);
  });
});

describe('composed letters', () => {
  /** The order that WebKitGTK was seen to use. */
  function deadKeyInWebKit(): void {
    down('Unidentified', 'Unidentified', 1200);
    composition('compositionstart', '', 1200);
    input('insertCompositionText', '´', 1200);
  }

  it('count once in WebKit, at the time of their last stroke and with its key', () => {
    press('f', 'KeyF', 1000);
    deadKeyInWebKit();
    expect(pending).toEqual([{ accent: '´' }]);
    down('Unidentified', 'Unidentified', 1400);
    input('deleteCompositionText', null, 1400);
    composition('compositionend', '', 1400);
    down('Unidentified', 'Unidentified', 1401);
    input('insertFromComposition', 'á', 1402);
    composition('compositionend', 'á', 1402);
    expect(events.slice(1)).toEqual([{ code: 'KeyA', text: 'á', t: 401 }]);
    expect(pending.at(-1)).toBeNull();
  });

  it('count once in Chromium, which says it with compositionend alone', () => {
    press('f', 'KeyF', 1000);
    down('Dead', 'Quote', 1200);
    composition('compositionstart', '', 1200);
    input('insertCompositionText', '´', 1200);
    down('á', 'KeyA', 1400);
    input('insertCompositionText', 'á', 1401);
    composition('compositionend', 'á', 1401);
    expect(events.slice(1)).toEqual([{ code: 'KeyA', text: 'á', t: 400 }]);
  });

  it('count once where a dead key is no composition', () => {
    down('Dead', 'Quote', 1000);
    expect(pending).toEqual([{ accent: '' }]);
    press('á', 'KeyA', 1200);
    expect(events).toEqual([{ code: 'KeyA', text: 'á', t: 0 }]);
    expect(pending.at(-1)).toBeNull();
  });

  it('are none when the accent was taken away again', () => {
    deadKeyInWebKit();
    down('Backspace', 'Backspace', 1300);
    composition('compositionend', '', 1300);
    expect(events).toEqual([]);
    expect(pending.at(-1)).toBeNull();
  });

  it('are none when only the loss of focus ended them', () => {
    press('f', 'KeyF', 1000);
    deadKeyInWebKit();
    input('insertFromComposition', '´', 1500);
    composition('compositionend', '´', 1500);
    expect(texts()).toEqual(['f']);
  });
});

describe('pause', () => {
  it('stops the clock, and the letter that wakes it is no event', () => {
    press('f', 'KeyF', 1000);
    surface.pause('learner', 1500);
    expect(paused).toHaveBeenCalledWith('learner');
    down('Backspace', 'Backspace', 8000);
    press('x', 'KeyX', 9000);
    expect(woken).toHaveBeenCalledOnce();
    expect(texts()).toEqual(['f']);
    press('j', 'KeyJ', 9300);
    expect(events.at(-1)).toEqual({ code: 'KeyJ', text: 'j', t: 800 });
  });

  it('comes with the loss of focus, but not before the first event', () => {
    field.blur();
    expect(paused).not.toHaveBeenCalled();
    surface.focus();
    press('f', 'KeyF', performance.now());
    field.blur();
    expect(paused).toHaveBeenCalledOnce();
  });

  it('comes after a minute without a key, dated to that minute', () => {
    press('f', 'KeyF', 1000);
    surface.tick(60_999);
    expect(paused).not.toHaveBeenCalled();
    surface.tick(75_000);
    expect(paused).toHaveBeenCalledWith('idle');
    press('x', 'KeyX', 80_000);
    press('j', 'KeyJ', 80_200);
    expect(events.at(-1)?.t).toBe(60_200);
  });

  it('may refuse the letter of a foreign layout', () => {
    surface.destroy();
    begin({ mayWake: (_code, text) => text === 'ф' });
    press('a', 'KeyA', 1000);
    surface.pause('layout', 1500);
    press('a', 'KeyA', 2000);
    expect(woken).not.toHaveBeenCalled();
    press('ф', 'KeyA', 2500);
    expect(woken).toHaveBeenCalledOnce();
  });

  it('a resumed session begins paused and goes on at its own time', () => {
    surface.destroy();
    begin({ clock: 17_001, paused: 'resumed' });
    press('x', 'KeyX', 5000);
    press('j', 'KeyJ', 9000);
    press('k', 'KeyK', 9150);
    expect(events.map(({ t }) => t)).toEqual([17_001, 17_151]);
  });
});

it('says Caps Lock when it changes, and Escape', () => {
  const withCapsLock = (isOn: boolean, at: number): void => {
    const event = new KeyboardEvent('keydown', { key: 'CapsLock', code: 'CapsLock' });
    send(Object.assign(event, { getModifierState: (name: string) => isOn && name === 'CapsLock' }), at);
  };
  withCapsLock(true, 1000);
  withCapsLock(true, 1100);
  withCapsLock(false, 1200);
  expect(capsLock).toEqual([true, false]);
  down('Escape', 'Escape', 1300);
  expect(escaped).toHaveBeenCalledOnce();
});
