/** Breaks the text into lines at spaces, as indices of units: `[start, end)`. Units are never cut. */
export interface Line {
  start: number;
  end: number;
}

/** French sets a space before these; it never ends a line. */
const HELD = new Set([';', ':', '!', '?', '»']);

/**
 * Lines of at most `most` units. The space at which a line breaks stays on it and hangs over its end. A word
 * longer than a line is broken, because there is no other place for it.
 */
export function wrap(units: readonly string[], most: number): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < units.length) {
    const end = lineEnd(units, start, Math.max(1, most));
    lines.push({ start, end });
    start = end;
  }
  return lines;
}

function lineEnd(units: readonly string[], start: number, most: number): number {
  if (units.length - start <= most) return units.length;
  for (let end = start + most + 1; end > start; end -= 1) {
    const isBreak = units[end - 1] === ' ' && units[end] !== ' ' && !HELD.has(units[end] ?? '');
    if (isBreak) return end;
  }
  return start + most;
}

/** Index of the line that holds a unit; the last one for the end of the text. */
export function lineOf(lines: readonly Line[], unit: number): number {
  const found = lines.findIndex(({ end }) => unit < end);
  return found < 0 ? Math.max(0, lines.length - 1) : found;
}

/**
 * First line shown of `visible` ones, so that the line in hand is the third (the second of three) and at least
 * one full line is ahead.
 */
export function topLine(inHand: number, total: number, visible: number): number {
  const above = visible > 3 ? 2 : 1;
  return Math.max(0, Math.min(inHand - above, total - visible));
}

/** Whether a unit begins a word. */
export function beginsWord(units: readonly string[], index: number): boolean {
  return units[index] !== ' ' && (index === 0 || units[index - 1] === ' ');
}
