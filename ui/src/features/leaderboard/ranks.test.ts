import { describe, expect, it } from 'vitest';
import type { Board } from '../../ipc/bindings/Board';
import type { Rank } from '../../ipc/bindings/Rank';
import { rowsOf } from './ranks';

const rank = (place: number, name: string): Rank => ({
  rank: place,
  name,
  wpm: 5000,
  accuracy: 9800,
  stars: 5,
});
const board = (entries: Rank[], own: Rank | null): Board => ({ entries, own }) as Board;

describe('the list', () => {
  const three = [rank(1, 'kestrel'), rank(2, 'mira'), rank(3, 'okapi')];

  it('marks the own row among the first, and repeats it nowhere', () => {
    const rows = rowsOf(board(three, rank(2, 'mira')), 3);
    expect(rows.mine).toBe(three[1]);
    expect(rows.below).toBeNull();
  });

  it('pins the own row below where it is not among those shown', () => {
    const own = rank(2, 'mira');
    expect(rowsOf(board(three, own), 1)).toEqual({ first: [three[0]], mine: null, below: own });
  });

  it('has none for whoever is not ranked', () => {
    expect(rowsOf(board(three, null), 3)).toMatchObject({ mine: null, below: null });
  });
});
