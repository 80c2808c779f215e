/** Where something that floats stands beside its anchor, inside the window. All in CSS pixels of the viewport. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}
export interface Place {
  left: number;
  top: number;
  /** Where the tip stands, from the left edge of what floats. */
  tip: number;
  isAbove: boolean;
}

const MARGIN = 8;
const GAP = 14;
const TIP_MARGIN = 22;

/** The part of the window it may stand in; `left` keeps it off the sidebar. */
export interface View {
  left?: number;
  width: number;
  height: number;
}

/** Below the anchor and centred on it; above where it would leave the window below and fits above. */
export function place(anchor: Box, size: { width: number; height: number }, view: View): Place {
  const centre = anchor.left + anchor.width / 2;
  const rightmost = Math.max(MARGIN, view.width - size.width - MARGIN);
  const leftmost = Math.max(MARGIN, view.left ?? 0);
  const left = Math.min(Math.max(centre - size.width / 2, leftmost), rightmost);
  const below = anchor.top + anchor.height + GAP;
  const above = anchor.top - GAP - size.height;
  const isAbove = below + size.height > view.height - MARGIN && above >= MARGIN;
  const lowest = Math.max(MARGIN, view.height - size.height - MARGIN);
  const tip = Math.min(Math.max(centre - left, TIP_MARGIN), size.width - TIP_MARGIN);
  return { left, top: isAbove ? above : Math.min(below, lowest), tip, isAbove };
}
