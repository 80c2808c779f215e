/** Where a gap lies among the bars of its histogram. */
import type { GapBin } from '../../ipc/bindings/GapBin';

/** In bars from the left edge; within a bar evenly, outside of all at the nearer edge. */
export function placeOf(ms: number, bins: readonly GapBin[]): number {
  const at = bins.findIndex(({ to }) => ms < to);
  const bin = bins[at];
  if (!bin) return bins.length;
  return at + Math.max(0, (ms - bin.from) / (bin.to - bin.from));
}
