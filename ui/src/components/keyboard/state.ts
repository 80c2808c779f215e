/** How a cap stands out. Colour is never alone: each has a shape too. */
export type CapState =
  /** The key to press: solid. */
  | 'next'
  /** The second of two strokes: outline and badge. */
  | 'second'
  /** The first of two strokes, done: dashed, with a check. */
  | 'done'
  /** New in this lesson, before it begins: outline. */
  | 'new'
  /** Held down now: outline. */
  | 'pressed'
  /** Pressed instead of the next: cross. */
  | 'wrong';

export interface Cap {
  state: CapState;
  /** `1`, `2` or `✓` at its corner. */
  badge?: string;
  /** It had faded and comes back. */
  isReturning?: boolean;
}

/** A step of the heat map, 1 to 5, or too little to say; the value is printed in the cap. */
export interface Heat {
  step: 1 | 2 | 3 | 4 | 5 | 'few';
  text: string;
}
