/**
 * The typing surface: a real, focused, invisible text field, because dead keys and composed letters give their
 * text nowhere else. It turns DOM events into events of the log, keeps the lesson clock, and pauses. What an
 * event means is not its business.
 *
 * - `insertText` and `insertFromComposition` count; steps of a composition do not. Engines that never say
 *   `insertFromComposition` (Chromium) tell a finished composition by `compositionend` alone: that counts once.
 * - Auto-repeat, paste, drop and synthetic events are not input.
 * - The field is emptied after each event, so that nothing in it can be selected, moved in or corrected.
 */
import { isPressed, SHORTCUTS } from '../shortcuts';
import type { TypedEvent } from '../ipc/bindings/TypedEvent';
import { LessonClock } from './clock';
import { DELETE_UNIT, DELETE_WORD } from './mirror';

/** Why the lesson stands still. */
export type PauseReason = 'learner' | 'window' | 'focus' | 'idle' | 'layout' | 'resumed';

/** A first stroke that waits for its letter; the accent is empty where the system does not tell it. */
export interface Pending {
  accent: string;
}

export interface SurfaceHandlers {
  /** An event of the log. `stamp` is the DOM time stamp it was taken from. */
  onEvent(event: TypedEvent, stamp: number): void;
  onPending(pending: Pending | null): void;
  /** A key went down or up: for the picture of the keyboard only. */
  onStroke(code: string, isDown: boolean): void;
  onCapsLock(isOn: boolean): void;
  onPause(reason: PauseReason): void;
  onWake(): void;
  onEscape(): void;
}

export interface SurfaceOptions extends SurfaceHandlers {
  field: HTMLTextAreaElement;
  /** What the clock shows at the first event, ms. */
  clock: number;
  /** Why it begins paused, if it does. */
  paused: PauseReason | null;
  /** Key of the last stroke that types this text on the learner's layout, "" where it has none. */
  codeOf: (text: string) => string;
  /** Whether the text that would wake the lesson may; a foreign layout's may not. */
  mayWake: (code: string, text: string, reason: PauseReason) => boolean;
  /** Whether a person made this event. Tests answer for theirs. */
  isReal?: (event: Event) => boolean;
}

interface Stroke {
  code: string;
  stamp: number;
}

interface Composition {
  isOpen: boolean;
  /** Its text was taken from `insertFromComposition`. */
  isCounted: boolean;
  /** What stands there as a step. */
  text: string;
  /** Strokes that only gave steps, and the last of them. */
  steps: number;
  stroke: Stroke | null;
}

const NO_COMPOSITION: Composition = { isOpen: false, isCounted: false, text: '', steps: 0, stroke: null };
const IDLE_MS = 60_000;
/** Keys that would move in the field, scroll the page or add a line. */
const KEPT_STILL = new Set([
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Enter', 'Delete', 'Insert'],
]);

export class TypingSurface {
  private readonly clock: LessonClock;
  private readonly stop = new AbortController();
  private readonly field: HTMLTextAreaElement;
  /** The stroke that has not given its text yet. */
  private down: Stroke | null = null;
  private composed: Composition = { ...NO_COMPOSITION };
  private isPending = false;
  private isCapsLock = false;
  private lastStroke: number | null = null;
  private reason: PauseReason | null;

  constructor(private readonly options: SurfaceOptions) {
    this.field = options.field;
    this.clock = new LessonClock(options.clock);
    this.reason = options.paused;
    this.field.value = '';
    this.listen();
  }

  get pausedBy(): PauseReason | null {
    return this.reason;
  }

  /** Lesson time now, ms. */
  now(): number {
    return this.clock.at(performance.now());
  }

  get isClockRunning(): boolean {
    return this.clock.isRunning;
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  /** Before the first event there is nothing to pause: the clock does not run yet. */
  pause(reason: PauseReason, stamp = performance.now()): void {
    if (this.reason !== null || (!this.clock.isRunning && reason !== 'learner' && reason !== 'layout'))
      return;
    this.clock.pause(stamp);
    this.reason = reason;
    this.setPending(null);
    this.options.onPause(reason);
  }

  /** Goes on without a letter: the button, or the learner's own decision. */
  wake(stamp = performance.now()): void {
    if (this.reason === null) return;
    this.reason = null;
    this.lastStroke = stamp;
    this.clock.resume(stamp);
    this.options.onWake();
  }

  /** To be called now and then: pauses after a minute without a key. */
  tick(now = performance.now()): void {
    if (this.lastStroke === null || now - this.lastStroke < IDLE_MS) return;
    this.pause('idle', this.lastStroke + IDLE_MS);
  }

  destroy(): void {
    this.stop.abort();
  }

  private listen(): void {
    const { signal } = this.stop;
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      handler: (event: HTMLElementEventMap[K]) => void,
    ): void => this.field.addEventListener(name, handler, { signal });
    on('keydown', (event) => this.isReal(event) && this.keyDown(event));
    on('keyup', (event) => this.isReal(event) && this.keyUp(event));
    on('beforeinput', (event) => this.beforeInput(event));
    on('input', (event) => this.input(event));
    on('compositionstart', () => (this.composed = { ...NO_COMPOSITION, isOpen: true }));
    on('compositionend', (event) => this.compositionEnd(event));
    for (const name of ['paste', 'drop', 'dragover', 'cut', 'contextmenu'] as const) {
      on(name, (event) => event.preventDefault());
    }
    on('blur', () => this.blur());
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.hidden) this.pause('window');
      },
      { signal },
    );
    window.addEventListener('focus', () => this.focusIfNowhere(), { signal });
    document.addEventListener('keydown', (event) => this.keyElsewhere(event), { signal });
  }

  private isReal(event: Event): boolean {
    return this.options.isReal?.(event) ?? event.isTrusted;
  }

  private keyDown(event: KeyboardEvent): void {
    this.readCapsLock(event);
    if (event.key === 'Tab') return;
    if (event.repeat) {
      event.preventDefault();
      return;
    }
    this.lastStroke = event.timeStamp;
    if (isPressed(event, SHORTCUTS.lesson.pause)) {
      if (this.composed.isOpen) return;
      event.preventDefault();
      this.options.onEscape();
      return;
    }
    if (KEPT_STILL.has(event.key)) {
      event.preventDefault();
      return;
    }
    this.options.onStroke(event.code, true);
    if (event.key === 'Backspace' && !this.composed.isOpen) {
      event.preventDefault();
      this.backspace(event);
      return;
    }
    if (isModifier(event.key)) return;
    this.down = { code: event.code === 'Unidentified' ? '' : event.code, stamp: event.timeStamp };
    if (event.key === 'Dead' && !this.composed.isOpen) this.setPending({ accent: '' });
  }

  private keyUp(event: KeyboardEvent): void {
    this.readCapsLock(event);
    this.options.onStroke(event.code, false);
  }

  private backspace(event: KeyboardEvent): void {
    const hadPending = this.isPending;
    this.setPending(null);
    if (this.reason !== null || hadPending || event.metaKey) return;
    const text = event.ctrlKey || event.altKey ? DELETE_WORD : DELETE_UNIT;
    this.emit({ code: event.code, stamp: event.timeStamp }, text);
  }

  private beforeInput(event: InputEvent): void {
    const isTyping = event.inputType === 'insertText' || event.inputType.endsWith('Composition');
    const isComposing = event.inputType === 'insertCompositionText';
    if (!isTyping && !isComposing) event.preventDefault();
  }

  private input(event: InputEvent): void {
    const text = event.data ?? '';
    switch (event.inputType) {
      case 'insertText':
        if (!this.composed.isOpen) this.field.value = '';
        if (this.isReal(event)) this.inserted(text, event.timeStamp);
        break;
      case 'insertFromComposition':
        this.composed.isCounted = true;
        if (this.isReal(event)) this.fromComposition(text, event.timeStamp);
        break;
      case 'insertCompositionText':
        this.compositionStep(text);
        break;
      case 'deleteCompositionText':
        break;
      default:
        if (!this.composed.isOpen) this.field.value = '';
    }
  }

  /** The stroke gave a step, not a text: it must not lend its time to what comes next. */
  private compositionStep(text: string): void {
    this.composed.text = text;
    if (this.down !== null) {
      this.composed.steps += 1;
      this.composed.stroke = this.down;
    }
    this.down = null;
    this.setPending({ accent: text });
  }

  private compositionEnd(event: CompositionEvent): void {
    const { isCounted } = this.composed;
    const isStep = event.data === '';
    if (!isCounted && !isStep && this.isReal(event)) this.fromComposition(event.data, event.timeStamp);
    // WebKit ends a composition twice, first without text: only the second end is one.
    this.composed = isStep ? { ...this.composed, isOpen: false, isCounted: false } : { ...NO_COMPOSITION };
    if (isStep) this.setPending(null);
    queueMicrotask(() => {
      if (!this.composed.isOpen) this.field.value = '';
    });
  }

  private fromComposition(text: string, stamp: number): void {
    // Chromium shows the finished letter as a last step, and takes the stroke with it.
    if (this.down === null && this.composed.steps > 1) this.down = this.composed.stroke;
    // Losing the focus makes a system commit the accent alone; nobody pressed a key for that.
    if (this.down === null && text === this.composed.text) {
      this.setPending(null);
      return;
    }
    this.inserted(text, stamp);
  }

  private inserted(text: string, stamp: number): void {
    const stroke = this.down ?? { code: '', stamp };
    this.down = null;
    this.setPending(null);
    if (text === '') return;
    this.emit({ code: stroke.code || this.options.codeOf(text), stamp: stroke.stamp }, text);
  }

  private emit(stroke: Stroke, text: string): void {
    if (this.reason !== null) {
      if (this.options.mayWake(stroke.code, text, this.reason)) this.wake(stroke.stamp);
      return;
    }
    this.lastStroke = stroke.stamp;
    this.options.onEvent({ code: stroke.code, text, t: this.clock.take(stroke.stamp) }, stroke.stamp);
  }

  private setPending(pending: Pending | null): void {
    if (pending === null && !this.isPending) return;
    this.isPending = pending !== null;
    this.options.onPending(pending);
  }

  private readCapsLock(event: KeyboardEvent): void {
    const isOn = event.getModifierState('CapsLock');
    if (isOn === this.isCapsLock) return;
    this.isCapsLock = isOn;
    this.options.onCapsLock(isOn);
  }

  private blur(): void {
    this.down = null;
    this.setPending(null);
    this.pause(document.hasFocus() ? 'focus' : 'window');
  }

  /** The window came back: the field has the focus again unless the learner had put it elsewhere. */
  private focusIfNowhere(): void {
    if (document.activeElement === null || document.activeElement === document.body) this.focus();
  }

  /** A letter while a button has the focus goes to the field: "press any letter to go on" is meant everywhere. */
  private keyElsewhere(event: KeyboardEvent): void {
    if (event.target === this.field || event.defaultPrevented || !this.isReal(event)) return;
    if (isPressed(event, SHORTCUTS.lesson.pause)) {
      event.preventDefault();
      this.options.onEscape();
      return;
    }
    const isLetter = Array.from(event.key).length === 1 && event.key !== ' ';
    if (!isLetter || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (document.querySelector('[role="dialog"]') === null) this.focus();
  }
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn', 'NumLock'].includes(key);
}
