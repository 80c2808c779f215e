/** The rows of the list: the first ones, and the learner's own where it is not among them. */
import type { Board } from '../../ipc/bindings/Board';
import type { Rank } from '../../ipc/bindings/Rank';

export interface Rows {
  first: readonly Rank[];
  /** The learner's row among the first. */
  mine: Rank | null;
  /** The learner's row under a gap. */
  below: Rank | null;
}

export function rowsOf({ entries, own }: Board, length: number): Rows {
  const first = entries.slice(0, length);
  // Names are unique on a server.
  const mine = own ? (first.find(({ name }) => name === own.name) ?? null) : null;
  return { first, mine, below: mine ? null : own };
}
