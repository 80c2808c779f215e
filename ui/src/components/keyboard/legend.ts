/** What is printed on a cap. */
import type { KeyView } from '../../ipc/bindings/KeyView';

export interface Legend {
  /** The sign without Shift, or the one capital letter. */
  main: string;
  /** The sign with Shift, above; empty where the cap bears one letter. */
  upper: string;
}

export function legend(key: KeyView): Legend {
  const { base, shift } = key;
  const capital = base.toUpperCase();
  if (shift === '' || shift === base || shift === capital) {
    // ß has no capital of one letter: it stays as it is.
    return { main: Array.from(capital).length === 1 ? capital : base, upper: '' };
  }
  return { main: base, upper: shift };
}

/** Accents alone are small and high in every face: they are set larger and lower. */
export function isAccent(sign: string): boolean {
  return /^[\p{Lm}\p{Sk}\p{Mn}´`¨¯¸^~]$/u.test(sign);
}

const NUMBERS: Readonly<Record<string, 1 | 2 | 3 | 4 | 5>> = {
  thumb: 1,
  index: 2,
  middle: 3,
  ring: 4,
  pinky: 5,
};

/** `pinky_left` → its name without the hand. */
export function fingerName(finger: string): string {
  return finger.split('_')[0] ?? finger;
}

/** A pianist's number of a finger, thumb 1 to little finger 5. */
export function fingerNumber(finger: string): 1 | 2 | 3 | 4 | 5 {
  return NUMBERS[fingerName(finger)] ?? 1;
}
