/** The order of the pairs' table. */
import type { PairView } from '../../ipc/bindings/PairView';

export type Verdict = 'slow' | 'wrong' | 'both';
export const VERDICTS = ['both', 'slow', 'wrong'] as const satisfies Verdict[];
export type Column = 'pair' | 'verdict' | 'median' | 'errors' | 'instead' | 'presses';
export interface Sort {
  column: Column;
  isDown: boolean;
}

export function verdict({ is_slow, is_wrong }: PairView): Verdict | null {
  if (is_slow && is_wrong) return 'both';
  if (is_slow) return 'slow';
  return is_wrong ? 'wrong' : null;
}

const GRADE = { both: 3, slow: 2, wrong: 1 };

function value(pair: PairView, column: Column): string | number | null {
  const what = verdict(pair);
  switch (column) {
    case 'pair':
      return pair.before + pair.unit;
    case 'verdict':
      return what ? GRADE[what] : 0;
    case 'median':
      return pair.median;
    case 'errors':
      return pair.error_rate;
    case 'instead':
      return pair.instead;
    case 'presses':
      return pair.presses;
  }
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b) : Number(a) - Number(b);
}

/** Pairs without the figure come last either way; equals by their median, then by their presses. */
export function sorted(pairs: readonly PairView[], { column, isDown }: Sort): PairView[] {
  return [...pairs].sort((one, other) => {
    const [a, b] = [value(one, column), value(other, column)];
    if ((a === null) !== (b === null)) return a === null ? 1 : -1;
    const order = a === null || b === null ? 0 : isDown ? compare(b, a) : compare(a, b);
    return order || (other.median ?? 0) - (one.median ?? 0) || other.presses - one.presses;
  });
}
