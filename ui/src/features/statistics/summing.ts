/** Old months that are summed up while the page is open. */
import type { Summing } from '../../ipc/bindings/Summing';

const WHOLE = 10_000;

/** How much of everything is summed up, 1/100 %; never all of it while something is left. */
export function summedShare(summing: Summing): number {
  if (summing.next === null || summing.of === 0) return WHOLE;
  const share = Math.floor((summing.sessions / summing.of) * WHOLE);
  return Math.min(share, WHOLE - 100);
}

/** Whether nothing of a period that begins at `since` (`2026-11-01`) is left to be summed up. */
export function isSummed(summing: Summing, since: string): boolean {
  return summing.next === null || summing.next < since.slice(0, summing.next.length);
}
