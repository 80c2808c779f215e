/** Days as plain dates: no time zone moves them. */
import type { DayView } from '../../ipc/bindings/DayView';

const DAY_MS = 86_400_000;
export const WEEK = 7;

export interface Day {
  date: string;
  /** Active time, ms. */
  active: number;
}

/** Days since 1970. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

export function plainDay(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** 0 is Monday. */
export function weekday(number: number): number {
  // 1970-01-01 was a Thursday.
  return (((number + 3) % WEEK) + WEEK) % WEEK;
}

/** So many days up to `today`, oldest first, the empty ones too. */
export function lastDays(length: number, days: readonly DayView[], today: string): Day[] {
  const active = new Map(days.map((day) => [day.date, day.active_duration]));
  const last = dayNumber(today);
  return Array.from({ length }, (_, index) => {
    const date = plainDay(last - (length - 1 - index));
    return { date, active: active.get(date) ?? 0 };
  });
}

/** A day in the calendar: its column is its week, its row the day of the week. */
export interface Cell extends Day {
  column: number;
  row: number;
  step: 0 | 1 | 2 | 3 | 4 | 5;
}

const MINUTE_MS = 60_000;
/** Lower bounds of steps 2 to 5, minutes. */
export const STEP_MINUTES = [5, 10, 20, 40] as const;

/** A year of weeks, Monday first, up to today. */
export function calendar(days: readonly DayView[], today: string): Cell[] {
  const WEEKS = 53;
  const last = dayNumber(today);
  const length = (WEEKS - 1) * WEEK + weekday(last) + 1;
  return lastDays(length, days, today).map((day, index) => ({
    ...day,
    column: Math.floor(index / WEEK),
    row: index % WEEK,
    step: stepOf(day.active),
  }));
}

function stepOf(active: number): Cell['step'] {
  if (active === 0) return 0;
  return (1 + STEP_MINUTES.filter((minutes) => active >= minutes * MINUTE_MS).length) as Cell['step'];
}

/** Months of the days given, newest first: practice days and active time. */
export function months(days: readonly DayView[]): { month: string; days: number; active: number }[] {
  const all = new Map<string, { month: string; days: number; active: number }>();
  for (const { date, active_duration } of days) {
    const month = date.slice(0, 'YYYY-MM'.length);
    const sum = all.get(month) ?? { month, days: 0, active: 0 };
    all.set(month, { month, days: sum.days + 1, active: sum.active + active_duration });
  }
  return [...all.values()].sort((a, b) => (a.month < b.month ? 1 : -1));
}
