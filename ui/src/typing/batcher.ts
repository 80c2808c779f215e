/**
 * Hands events to Rust: every 100 ms, at each word's end, and all of them at the end. One batch is under way at
 * a time, in order; a batch that failed goes again with the same `from`, which Rust takes once only. Never
 * before the frame that shows the key.
 */
import type { EventBatch } from '../ipc/bindings/EventBatch';
import type { Position } from '../ipc/bindings/Position';
import type { TypedEvent } from '../ipc/bindings/TypedEvent';
import type { Standing } from './mirror';

const EVERY_MS = 100;
const RETRY_MS = [100, 250, 500, 1000, 2000];
const MOST_EVENTS = 256;

export interface BatcherOptions {
  session: string;
  /** DOM inputs Rust has from before: a resumed session begins with them. */
  from: number;
  send: (batch: EventBatch) => Promise<Position>;
  /** Rust stands elsewhere than the mirror stood; `later` are the events Rust has not seen. */
  onDisagree: (position: Position, mirror: Standing, later: readonly TypedEvent[]) => void;
  /** Sending fails again and again, or goes again (null). */
  onTrouble: (reason: unknown) => void;
}

interface Kept {
  event: TypedEvent;
  /** Where the mirror stood after the event. */
  standing: Standing;
}

export class Batcher {
  /** Every event of this run, so that Rust can ask for any of them again. */
  private readonly kept: Kept[] = [];
  private taken: number;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isSending = false;
  /** Its time came while another batch was under way. */
  private isDue = false;
  private failures = 0;
  private waiting: (() => void)[] = [];

  constructor(private readonly options: BatcherOptions) {
    this.taken = options.from;
  }

  /** Events that Rust has not confirmed. */
  get open(): number {
    return this.options.from + this.kept.length - this.taken;
  }

  push(event: TypedEvent, standing: Standing, endsWord: boolean): void {
    this.kept.push({ event, standing });
    if (endsWord) afterPaint(() => this.go());
    this.goIn(EVERY_MS);
  }

  /** Resolves when Rust has everything. */
  drain(): Promise<void> {
    if (this.open === 0) return Promise.resolve();
    const drained = new Promise<void>((resolve) => this.waiting.push(resolve));
    this.go();
    return drained;
  }

  /** The mirror was rebuilt: what it says now of the events that Rust has not seen. */
  restate(standings: readonly Standing[]): void {
    const first = this.kept.length - standings.length;
    standings.forEach((standing, index) => {
      const kept = this.kept[first + index];
      if (kept) kept.standing = standing;
    });
  }

  private goIn(ms: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.go(true);
    }, ms);
  }

  /** Sends what is open. After a failure only the timer does, so that no word's end cuts the waiting short. */
  private go(isTimer = false): void {
    if (this.isSending) this.isDue = true;
    if (this.isSending || this.open === 0 || (this.failures > 0 && !isTimer)) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.isDue = false;
    this.isSending = true;
    void this.sendOne().then(() => this.next());
  }

  private async sendOne(): Promise<void> {
    const { session, from, send } = this.options;
    const first = this.taken - from;
    const events = this.kept.slice(first, first + MOST_EVENTS).map((kept) => kept.event);
    try {
      const position = await send({ session_id: session, from: this.taken, events });
      if (this.failures > 0) this.options.onTrouble(null);
      this.failures = 0;
      this.compare(position);
    } catch (reason) {
      this.failures += 1;
      this.options.onTrouble(reason);
    }
  }

  private compare(position: Position): void {
    const { from, onDisagree } = this.options;
    // Rust may ask for earlier ones again, never for ones it was not sent by this run.
    this.taken = Math.min(Math.max(position.taken, from), from + this.kept.length);
    const at = this.kept[this.taken - from - 1];
    if (at === undefined || isSame(at.standing, position)) return;
    const later = this.kept.slice(this.taken - from).map((kept) => kept.event);
    const mirror = at.standing;
    at.standing = position;
    onDisagree(position, mirror, later);
  }

  private next(): void {
    this.isSending = false;
    if (this.open === 0) {
      this.waiting.splice(0).forEach((resolve) => resolve());
      return;
    }
    if (this.failures > 0) this.goIn(RETRY_MS[Math.min(this.failures, RETRY_MS.length) - 1] ?? EVERY_MS);
    else if (this.isDue || this.waiting.length > 0) this.go();
    else this.goIn(EVERY_MS);
  }
}

function isSame(mirror: Standing, rust: Position): boolean {
  return (
    mirror.cursor === rust.cursor &&
    mirror.inserts === rust.inserts &&
    mirror.errors === rust.errors &&
    mirror.is_complete === rust.is_complete
  );
}

/** Runs after the next frame is on its way; a hidden page has no frames, its timer must do. */
function afterPaint(run: () => void): void {
  if (document.hidden) setTimeout(run);
  else requestAnimationFrame(() => setTimeout(run));
}
