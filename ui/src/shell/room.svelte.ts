/**
 * How much room the window has for text of the learner's size. Container queries would say so too, but web
 * views do not ask them again when only the text size changes.
 */
import { app } from './app.svelte';

const PX_PER_REM = 16;
/** The sidebar shows icons below this width, in px, or above this text size, in percent. */
const COMPACT_PX = 1100;
const COMPACT_TEXT = 150;
/** Columns stand below each other under this width, in rem. */
const NARROW_REM = 56;
/** From here on what floats at 1280 has a column of its own: 1700 px at 100 %. */
const WIDE_REM = 106.25;

let px = $state(window.innerWidth);

function textSize(): number {
  return app.start ? app.settings.text_size : 100;
}

export const room = {
  get isCompact(): boolean {
    return px < COMPACT_PX || textSize() > COMPACT_TEXT;
  },
  get isNarrow(): boolean {
    return (px * 100) / textSize() / PX_PER_REM < NARROW_REM;
  },
  get isWide(): boolean {
    return (px * 100) / textSize() / PX_PER_REM >= WIDE_REM;
  },
};

/** Measures anew; to be called when the window's size changes. */
export function measure(): void {
  px = window.innerWidth;
}

/** The words stylesheets ask for: `[data-room~='compact']`. */
export function roomWords(): string {
  const { isCompact, isNarrow, isWide } = room;
  return [isCompact && 'compact', isNarrow && 'narrow', isWide && 'wide'].filter(Boolean).join(' ');
}
