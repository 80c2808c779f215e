/**
 * One exercise under way: the surface, the mirror, the batches to Rust, and what of them the screen follows.
 * What must be painted in the frame of the key goes through `stage`, at once; the rest is reactive state.
 */
import { call, toAppError, type AppError } from '../../ipc';
import type { Exercise } from '../../ipc/bindings/Exercise';
import type { KeyboardView } from '../../ipc/bindings/KeyboardView';
import type { Position } from '../../ipc/bindings/Position';
import type { SessionResult } from '../../ipc/bindings/SessionResult';
import type { TypedEvent } from '../../ipc/bindings/TypedEvent';
import { lenient, type Standing } from '../../typing/mirror';
import {
  Batcher,
  LayoutGuard,
  LiveFigures,
  Mirror,
  probe,
  TypingSurface,
  type Outcome,
  type PauseReason,
  type Pending,
} from '../../typing';
import type { BeatKind } from './beatStrip';
import { nameForeign } from './foreign';
import { beginsWord } from './wrap';

/** What paints at once, without the framework. */
export interface Stage {
  /** The marks of units `[from, to]` changed, and the cursor. */
  paint(from: number, to: number): void;
  /** A mark of the beat line at lesson time `t`, ms. */
  beat(t: number, kind: BeatKind): void;
  /** The clock runs (from what it shows, ms) or stands still. */
  run(clock: number): void;
  halt(clock: number): void;
}

const TICK_MS = 250;
const FIGURES_MS = 1000;
const REST_MS = 2000;
const HESITATION_MS = 1200;

export class LessonSession {
  cursor = $state(0);
  pausedBy = $state<PauseReason | null>(null);
  pending = $state.raw<Pending | null>(null);
  isCapsLock = $state(false);
  pressed = $state.raw<readonly string[]>([]);
  /** Code of the key that was pressed instead, and what it gave. */
  wrong = $state.raw<{ code: string; text: string } | null>(null);
  hesitates = $state(false);
  rests = $state(false);
  speed = $state<number | null>(null);
  accuracy = $state<number | null>(null);
  /** Units typed as the head says it: figures change once a second at most. */
  typed = $state(0);
  /** The layout that seems to be active; "" while its name is not known. */
  foreign = $state<string | null>(null);
  /** Of a timed test: the time that is over, ms; changes once a second at most. */
  passed = $state(0);
  hasBegun = $state(false);
  isFinishing = $state(false);
  /** Rust does not answer. */
  trouble = $state.raw<AppError | null>(null);

  readonly mirror: Mirror;
  private readonly batcher: Batcher;
  private readonly guard: LayoutGuard;
  private readonly live = new LiveFigures();
  private surface: TypingSurface | null = null;
  private stage: Stage | null = null;
  private ticker: ReturnType<typeof setInterval> | null = null;
  private lastKey = 0;
  private lastFigures = 0;
  private isGuarded = true;
  private isOver = false;
  private isRunning = false;

  constructor(
    readonly exercise: Exercise,
    private readonly keyboard: KeyboardView,
    private readonly onresult: (result: SessionResult) => void,
  ) {
    this.mirror = new Mirror(exercise.units, exercise.policy);
    for (const event of exercise.typed) {
      for (const outcome of this.mirror.type(event.text)) this.count(outcome, event.t);
    }
    this.cursor = this.mirror.cursor;
    this.hasBegun = exercise.typed.length > 0;
    this.pausedBy = this.hasBegun ? 'resumed' : null;
    this.guard = new LayoutGuard(keyboard);
    this.batcher = new Batcher({
      session: exercise.session_id,
      from: exercise.typed.length,
      send: (batch) => call('record_events', batch),
      onDisagree: (position, mirror, later) => this.rebuild(position, mirror, later),
      onTrouble: (reason) => (this.trouble = reason === null ? null : toAppError(reason)),
    });
  }

  get isChild(): boolean {
    return this.exercise.is_child;
  }

  /** Begins to listen. The answer ends it. */
  attach(field: HTMLTextAreaElement, stage: Stage, onEscape: () => void): () => void {
    this.stage = stage;
    const { exercise } = this;
    for (const event of exercise.typed) stage.beat(event.t, 'key');
    stage.paint(0, this.mirror.length);
    stage.halt(exercise.clock);
    if (this.hasBegun) this.showFigures(performance.now());
    const surface = new TypingSurface({
      field,
      clock: exercise.clock,
      paused: this.pausedBy,
      codeOf: (text) => this.keyboard.routes[lenient(text)]?.at(-1)?.code ?? '',
      mayWake: (code, text, reason) => reason !== 'layout' || this.fitsLayout(code, text),
      onEvent: (event, stamp) => this.take(event, stamp),
      onPending: (pending) => (this.pending = pending),
      onStroke: (code, isDown) => this.stroke(code, isDown),
      onCapsLock: (isOn) => (this.isCapsLock = isOn),
      onPause: (reason) => this.paused(reason),
      onWake: () => this.woken(),
      onEscape,
    });
    this.surface = surface;
    surface.focus();
    this.lastKey = performance.now();
    this.ticker = setInterval(() => this.tick(), TICK_MS);
    return () => {
      surface.destroy();
      if (this.ticker !== null) clearInterval(this.ticker);
      this.stage = null;
    };
  }

  focus(): void {
    this.surface?.focus();
  }

  togglePause(): void {
    if (this.pausedBy === null) this.surface?.pause('learner');
    else this.goOn();
  }

  /** Goes on without a letter. Whoever goes on in spite of a foreign layout is not told again. */
  goOn(): void {
    if (this.pausedBy === 'layout') this.isGuarded = false;
    this.surface?.wake();
    this.focus();
  }

  /** Ends the session before its text: everything typed is saved. */
  async leave(): Promise<SessionResult | null> {
    this.end();
    await this.batcher.drain();
    return call('leave_session', { session_id: this.exercise.session_id });
  }

  private take(event: TypedEvent, stamp: number): void {
    if (this.isLate(event.t)) {
      void this.timeUp();
      return;
    }
    const before = this.mirror.cursor;
    const outcomes = this.mirror.type(event.text);
    const { cursor } = this.mirror;
    this.stage?.paint(Math.min(before, cursor), Math.max(before, cursor));
    probe(stamp);
    this.run(event.t);
    this.hasBegun = true;
    const last = outcomes.at(-1);
    const isSpace = cursor > before && this.exercise.units[cursor - 1] === ' ';
    const endsWord = isSpace || this.mirror.isComplete;
    this.batcher.push(event, this.mirror.standing(), endsWord);
    this.beatAt(event.t, before, outcomes);
    for (const outcome of outcomes) this.count(outcome, event.t);
    this.lastKey = stamp;
    this.follow();
    this.wrong = last === 'wrong' && this.exercise.policy === 'stop_on_error' ? event : null;
    this.warn(event, last);
    if (this.mirror.isComplete) void this.finish();
  }

  /** What the reactive part of the screen needs to know after the mirror moved. */
  private follow(): void {
    this.cursor = this.mirror.cursor;
    this.hesitates = false;
    this.rests = false;
  }

  private count(outcome: Outcome, t: number): void {
    if (outcome === 'right' || outcome === 'wrong') this.live.insert(t);
  }

  private beatAt(t: number, before: number, outcomes: readonly Outcome[]): void {
    let at = before;
    for (const outcome of outcomes) {
      if (outcome !== 'right' && outcome !== 'wrong') continue;
      const isWord = beginsWord(this.exercise.units, at);
      this.stage?.beat(t, outcome === 'wrong' ? 'slip' : isWord ? 'word' : 'key');
      if (outcome === 'right' || this.exercise.policy !== 'stop_on_error') at += 1;
    }
  }

  private warn(event: TypedEvent, outcome: Outcome | undefined): void {
    if (!this.isGuarded) return;
    const told = this.guard.take({ code: event.code, text: lenient(event.text) }, outcome === 'wrong');
    if (told === null) return;
    this.foreign = '';
    this.surface?.pause('layout');
    void nameForeign(told, this.keyboard).then((name) => {
      if (this.pausedBy === 'layout') this.foreign = name;
    });
  }

  private fitsLayout(code: string, text: string): boolean {
    const plain = lenient(text);
    return code === '' ? this.keyboard.routes[plain] !== undefined : this.guard.fits({ code, text: plain });
  }

  private stroke(code: string, isDown: boolean): void {
    if (this.pressed.includes(code) === isDown) return;
    this.pressed = isDown ? [...this.pressed, code] : this.pressed.filter((held) => held !== code);
  }

  private paused(reason: PauseReason): void {
    this.pausedBy = reason;
    this.pressed = [];
    this.isRunning = false;
    this.stage?.halt(this.surface?.now() ?? 0);
  }

  private run(clock: number): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.stage?.run(clock);
  }

  private woken(): void {
    this.pausedBy = null;
    this.foreign = null;
    this.lastKey = performance.now();
    if (this.surface?.isClockRunning) this.run(this.surface.now());
  }

  private tick(): void {
    const now = performance.now();
    this.surface?.tick(now);
    if (this.pausedBy !== null || this.isOver) return;
    if (this.surface?.isClockRunning && this.isLate(this.surface.now())) {
      void this.timeUp();
      return;
    }
    const rested = now - this.lastKey;
    this.hesitates = rested >= HESITATION_MS;
    this.rests = rested >= REST_MS;
    if (this.hasBegun && now - this.lastFigures >= FIGURES_MS) this.showFigures(now);
  }

  private showFigures(now: number): void {
    const { cursor, leftWrong, inserts, errors } = this.mirror;
    this.lastFigures = now;
    this.typed = cursor;
    if (this.exercise.limit !== null) this.passed = Math.min(this.surface?.now() ?? 0, this.exercise.limit);
    this.speed = this.live.speed(cursor, leftWrong);
    this.accuracy = LiveFigures.accuracy(inserts, errors);
  }

  /** Rust stands elsewhere: it is right. What it has not seen is typed again on top. */
  private rebuild(position: Position, mirror: Standing, later: readonly TypedEvent[]): void {
    console.error('The mirror was wrong and is rebuilt', { rust: position, mirror });
    this.mirror.adopt(position);
    this.batcher.restate(
      later.map((event) => {
        this.mirror.type(event.text);
        return this.mirror.standing();
      }),
    );
    this.stage?.paint(0, this.mirror.length);
    this.follow();
    this.wrong = null;
    if (this.mirror.isComplete) void this.finish();
  }

  /** Whether a timed test is over at this lesson time, ms. Rust judges the same by the events it has. */
  private isLate(clock: number): boolean {
    return this.exercise.limit !== null && clock > this.exercise.limit;
  }

  /** The time is over: what was typed is with Rust, which cuts the text there. */
  private async timeUp(): Promise<void> {
    if (this.isOver || this.isFinishing) return;
    this.isFinishing = true;
    this.end();
    await this.batcher.drain();
    await this.close();
  }

  /** Everything is with Rust; it says whether the text is finished, and the result. */
  private async finish(): Promise<void> {
    if (this.isOver || this.isFinishing) return;
    this.isFinishing = true;
    await this.batcher.drain();
    // While it drained, Rust may have said that the mirror was wrong.
    this.isFinishing = this.mirror.isComplete;
    if (!this.isFinishing) return;
    this.end();
    await this.close();
  }

  /** Listens no more: a field that leaves the page loses its focus, and that is no pause. */
  private end(): void {
    this.isOver = true;
    this.surface?.destroy();
  }

  /** Asks for the result; a failure is shown and can be tried again: the journal has everything. */
  async close(): Promise<void> {
    this.trouble = null;
    try {
      const { session_id, limit } = this.exercise;
      const clock = limit === null || this.mirror.isComplete ? {} : { clock: limit };
      this.onresult(await call('finish_session', { session_id, ...clock }));
    } catch (reason) {
      this.trouble = toAppError(reason);
    }
  }
}
