import { afterEach, beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import { isAboutToEnd, watchIdle } from './idle.svelte';

const MINUTE = 60_000;
let ended: Mock<() => void>;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T08:30:00Z') });
  ended = vi.fn<() => void>();
  stop = watchIdle(2, ended);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const press = (): void => void window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

describe('a shared computer', () => {
  it('asks half a minute before the end, and ends once', () => {
    vi.advanceTimersByTime(1.5 * MINUTE - 1);
    expect(isAboutToEnd()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(isAboutToEnd()).toBe(true);
    vi.advanceTimersByTime(10 * MINUTE);
    expect(ended).toHaveBeenCalledOnce();
    expect(isAboutToEnd()).toBe(false);
  });

  it.each(['keydown', 'pointerdown', 'wheel'])('takes a %s for a sign of life', (sign) => {
    vi.advanceTimersByTime(2 * MINUTE - 1);
    window.dispatchEvent(new Event(sign));
    expect(isAboutToEnd()).toBe(false);
    vi.advanceTimersByTime(2 * MINUTE - 1);
    expect(ended).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ended).toHaveBeenCalledOnce();
  });

  it('takes no movement and no key that comes up for one', () => {
    for (const sign of ['pointermove', 'keyup', 'focus', 'scroll']) {
      vi.advanceTimersByTime(MINUTE / 2);
      window.dispatchEvent(new Event(sign));
    }
    expect(ended).toHaveBeenCalledOnce();
  });

  it('knows that time went by while the computer slept', () => {
    vi.setSystemTime(Date.now() + 60 * MINUTE);
    vi.advanceTimersToNextTimer();
    expect(ended).toHaveBeenCalledOnce();
  });

  it('begins anew where the clock was set back', () => {
    vi.setSystemTime(Date.now() - 60 * MINUTE);
    vi.advanceTimersByTime(1.5 * MINUTE);
    expect([isAboutToEnd(), ended.mock.calls.length]).toEqual([false, 0]);
    vi.advanceTimersByTime(2 * MINUTE);
    expect(ended).toHaveBeenCalledOnce();
  });

  it('watches no longer than it is asked to', () => {
    stop();
    vi.advanceTimersByTime(10 * MINUTE);
    press();
    expect(ended).not.toHaveBeenCalled();
  });
});
