/**
 * What of the lesson fits the window. The text comes first: until three lines of it fit, things go in this
 * order: hands, beat line, number row and modifier columns, the words of the name, the keyboard. The sentence
 * that names the finger never goes. All lengths in rem, so that larger text is a smaller window.
 */
export interface Wish {
  /** Size of the window, rem. */
  width: number;
  height: number;
  /** Size of the text to type, rem, and its letter spacing, em. */
  type: number;
  spacing: number;
  isChild: boolean;
  keyboard: boolean;
  hands: boolean;
  /** Some key of this lesson is in the number row. */
  numberRow: boolean;
  /** Lines of the text at `charsOf`, to reserve no room for lines that are not there. */
  countLines: (chars: number) => number;
}

export interface Fit {
  chars: number;
  lines: number;
  /** Line height as a factor. */
  lead: number;
  padding: number;
  header: number;
  /** Least room between the parts. */
  gap: number;
  pitch: number;
  handHeight: number;
  beat: boolean;
  hands: boolean;
  keyboard: boolean;
  columns: boolean;
  numberRow: boolean;
  name: boolean;
  /** The sentence stands above the keyboard instead of below. */
  tipAbove: boolean;
}

const CELL = 0.6; // width of a unit in em: IBM Plex Mono in all our alphabets
const CHARS = { adult: 54, child: 35, least: 12 };
const LINES = { least: 3, most: 6 };
const BOARD = 15;
const LETTERS = 12.5; // columns of a board without its modifiers
const BEAT = 2.125;

/** Three sizes of window; gaps are the least there must be. */
const TIERS = {
  large: {
    header: 4,
    lead: 1.75,
    padding: 4,
    pitch: 2.9375,
    hand: 10.75,
    top: 1.75,
    gap: 1.375,
    tip: 1.5625,
  },
  small: { header: 3.25, lead: 1.62, padding: 2.5, pitch: 2.5625, hand: 8.625, top: 1, gap: 1, tip: 1.5625 },
  tiny: {
    header: 2.8125,
    lead: 1.62,
    padding: 1.5,
    pitch: 2.875,
    hand: 8.625,
    top: 0.5,
    gap: 0.5,
    tip: 1.625,
  },
};
const CHILD = { header: 6.5, lead: 1.6, pitch: 3.3125, hand: 13.5, tip: 4.75 };
const TINY_BELOW = { width: 46, height: 30 };
const SMALL_BELOW = { width: 68.75, height: 41 };

export function fit(wish: Wish): Fit {
  const isTiny = wish.height < TINY_BELOW.height || wish.width < TINY_BELOW.width;
  const isSmall = wish.height < SMALL_BELOW.height || wish.width < SMALL_BELOW.width;
  const tier = isTiny ? TIERS.tiny : isSmall ? TIERS.small : TIERS.large;
  const child =
    wish.isChild && !isTiny ? (isSmall ? { ...CHILD, pitch: tier.pitch, hand: tier.hand } : CHILD) : {};
  const sizes = { ...tier, ...child };
  const inner = wish.width - 2 * sizes.padding;
  const cell = wish.type * (CELL + wish.spacing);
  const most = wish.isChild ? CHARS.child : CHARS.adult;
  const chars = Math.max(CHARS.least, Math.min(most, Math.floor(inner / cell)));
  const lines = wish.countLines(chars);
  const line = wish.type * sizes.lead;

  const state = {
    hands: wish.hands && wish.keyboard,
    beat: !wish.isChild,
    columns: !wish.isChild,
    numberRow: wish.numberRow,
    name: !isSmall,
    keyboard: wish.keyboard,
  };
  const rows = (): number => 3 + (state.columns || wish.isChild ? 1 : 0) + (state.numberRow ? 1 : 0);
  const columns = (): number => (state.columns ? BOARD : LETTERS);
  const pitch = (): number => Math.min(sizes.pitch, inner / columns());
  const room = (): number => {
    const keyboard = state.keyboard ? rows() * pitch() + sizes.gap : 0;
    const beat = state.beat ? BEAT + sizes.gap : 0;
    return wish.height - sizes.header - sizes.top - beat - keyboard - sizes.tip - sizes.gap - 0.75;
  };
  const wanted = Math.min(LINES.least, lines);
  const isShort = (): boolean => room() < wanted * line;
  const handsWidth = (): number => columns() * pitch() + 2 * sizes.hand + 2;

  if (state.hands && (handsWidth() > inner || isShort())) state.hands = false;
  if (isShort()) state.beat = false;
  if (isShort() || isTiny) state.columns = state.numberRow = false;
  if (isShort()) state.name = false;
  if (isShort()) state.keyboard = false;
  const fitting = Math.floor(room() / line);
  return {
    ...state,
    chars,
    lead: sizes.lead,
    padding: sizes.padding,
    header: sizes.header,
    gap: sizes.gap,
    handHeight: sizes.hand,
    pitch: pitch(),
    lines: Math.max(Math.min(LINES.least, lines), Math.min(fitting, LINES.most, lines)),
    tipAbove: wish.isChild || isTiny,
  };
}
