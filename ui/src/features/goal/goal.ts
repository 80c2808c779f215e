/** The day's minutes. */
const MINUTE_MS = 60_000;
/** One day is no row, and a row that ended is not mentioned. */
export const LEAST_STREAK = 2;

/** Whole minutes of active time: a minute counts once it is over. */
export function minutesOf(active: number): number {
  return Math.floor(active / MINUTE_MS);
}
