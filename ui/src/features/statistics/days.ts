/** The days of a period, the empty ones too. Days are plain dates: no time zone moves them. */
import type { DayView } from '../../ipc/bindings/DayView';
import type { Period } from '../../ipc/bindings/Period';

const DAY_MS = 86_400_000;
const LENGTH: Record<Exclude<Period, 'all'>, number> = { week: 7, month: 30, eight_weeks: 56 };
/** As many marks as can be told apart. */
const LONGEST = 120;

export interface Day {
  date: string;
  /** Active time, ms. */
  active: number;
}

const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const plain = (ms: number): string => new Date(ms).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** The learner's day of a moment. */
export function localDate(now: Date): string {
  return plain(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
}

/** Every day of the period up to `today`, oldest first; for the whole time, from the first one with a session. */
export function daysOf(period: Period, days: readonly DayView[], today: string): Day[] {
  const active = new Map(days.map((day) => [day.date, day.active_duration]));
  const first = days.map(({ date }) => date).sort()[0] ?? today;
  const since = Math.round((utc(today) - utc(first)) / DAY_MS) + 1;
  const length = period === 'all' ? Math.min(Math.max(since, 7), LONGEST) : LENGTH[period];
  return Array.from({ length }, (_, index) => {
    const date = plain(utc(today) - (length - 1 - index) * DAY_MS);
    return { date, active: active.get(date) ?? 0 };
  });
}
