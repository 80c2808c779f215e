import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventBatch } from '../ipc/bindings/EventBatch';
import type { Position } from '../ipc/bindings/Position';
import type { TypedEvent } from '../ipc/bindings/TypedEvent';
import { Batcher, type BatcherOptions } from './batcher';
import { Mirror, type Standing } from './mirror';

const TEXT = Array.from('ab cd ef gh ij kl');

/** Rust as the batcher sees it: takes events by `from` once only, answers when told to. */
class FakeRust {
  readonly batches: EventBatch[] = [];
  readonly taken: TypedEvent[] = [];
  private readonly mirror = new Mirror(TEXT, 'no_backspace');
  private held: (() => void)[] = [];
  holds = false;
  failures = 0;

  readonly send = async (batch: EventBatch): Promise<Position> => {
    this.batches.push(structuredClone(batch));
    if (this.holds) await new Promise<void>((resolve) => this.held.push(resolve));
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('no answer');
    }
    for (const event of batch.events.slice(this.taken.length - batch.from)) {
      this.taken.push(event);
      this.mirror.type(event.text);
    }
    return { ...this.mirror.standing(), taken: this.taken.length };
  };

  release(): void {
    this.held.splice(0).forEach((go) => go());
  }
}

let rust: FakeRust;
let options: BatcherOptions;
let mirror: Mirror;
let batcher: Batcher;
const disagree = vi.fn<BatcherOptions['onDisagree']>();
const trouble = vi.fn<BatcherOptions['onTrouble']>();

beforeEach(() => {
  vi.useFakeTimers();
  disagree.mockReset();
  trouble.mockReset();
  rust = new FakeRust();
  mirror = new Mirror(TEXT, 'no_backspace');
  options = { session: 's', from: 0, send: rust.send, onDisagree: disagree, onTrouble: trouble };
  batcher = new Batcher(options);
});
afterEach(() => vi.useRealTimers());

let clock = 0;
function type(text: string): void {
  for (const unit of text) {
    const [outcome] = mirror.type(unit);
    clock += 10;
    batcher.push({ code: '', text: unit, t: clock }, mirror.standing(), outcome === 'right' && unit === ' ');
  }
}
const texts = (batch: EventBatch | undefined): string =>
  (batch?.events ?? []).map(({ text }) => text).join('');

describe('batches', () => {
  it('go every 100 ms, the events of that time together', async () => {
    type('ab');
    await vi.advanceTimersByTimeAsync(99);
    expect(rust.batches).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(rust.batches.map(texts)).toEqual(['ab']);
    expect(batcher.open).toBe(0);
  });

  it('go at the end of a word, but not before the frame', async () => {
    type('ab ');
    expect(rust.batches).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(40);
    expect(rust.batches.map(texts)).toEqual(['ab ']);
  });

  it('go in order with one under way at a time', async () => {
    rust.holds = true;
    type('ab ');
    await vi.advanceTimersByTimeAsync(200);
    type('cd ef ');
    await vi.advanceTimersByTimeAsync(500);
    expect(rust.batches).toHaveLength(1);
    rust.holds = false;
    rust.release();
    await vi.advanceTimersByTimeAsync(200);
    expect(rust.batches.map((batch) => [batch.from, texts(batch)])).toEqual([
      [0, 'ab '],
      [3, 'cd ef '],
    ]);
  });

  it('go again as they were when there was no answer, with what came since', async () => {
    rust.failures = 2;
    type('ab');
    await vi.advanceTimersByTimeAsync(100);
    type('x');
    await vi.advanceTimersByTimeAsync(5000);
    expect(rust.batches.map((batch) => [batch.from, texts(batch)])).toEqual([
      [0, 'ab'],
      [0, 'abx'],
      [0, 'abx'],
    ]);
    expect(rust.taken.map(({ text }) => text).join('')).toBe('abx');
    expect(trouble.mock.calls.map(([reason]) => reason !== null)).toEqual([true, true, false]);
  });

  it('all go at the end', async () => {
    rust.failures = 1;
    type('ab cd');
    const drained = vi.fn();
    void batcher.drain().then(drained);
    expect(rust.batches).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(50);
    expect(drained).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(drained).toHaveBeenCalled();
    expect(rust.taken).toHaveLength(5);
  });

  it('begin where a resumed session stood', async () => {
    batcher = new Batcher({
      ...options,
      from: 3,
      send: (batch) => {
        rust.batches.push(batch);
        return Promise.resolve({ ...mirror.standing(), taken: batch.from + batch.events.length });
      },
    });
    type('ab');
    await batcher.drain();
    expect(rust.batches.map((batch) => batch.from)).toEqual([3]);
  });
});

it('tells where Rust stands elsewhere, with what Rust has not seen', async () => {
  const elsewhere: Standing = { cursor: 1, inserts: 2, errors: 1, is_complete: false };
  rust.holds = true;
  const { send } = rust;
  batcher = new Batcher({
    ...options,
    send: async (batch) => ({ ...(await send(batch)), ...elsewhere, taken: 2 }),
  });
  type('ab');
  const seen = mirror.standing();
  await vi.advanceTimersByTimeAsync(100);
  type('c');
  rust.holds = false;
  rust.release();
  await vi.advanceTimersByTimeAsync(0);
  expect(disagree).toHaveBeenCalledOnce();
  const [position, mine, later] = disagree.mock.calls[0] ?? [];
  expect(position).toMatchObject(elsewhere);
  expect(mine).toEqual(seen);
  expect(later?.map(({ text }) => text)).toEqual(['c']);
});
