/** The line of mean speeds of days, as a path: time runs to the right, speed up. */
import type { ImportedDay } from '../../ipc/bindings/ImportedDay';

/** The box it is drawn in. */
export const LINE = { width: 320, height: 56 } as const;
const EDGE = 2;
const TENTHS = 10;

function round(value: number): number {
  return Math.round(value * TENTHS) / TENTHS;
}

export function curve(days: readonly Pick<ImportedDay, 'local_date' | 'wpm'>[]): string {
  const times = days.map((day) => Date.parse(day.local_date));
  const speeds = days.map((day) => day.wpm);
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  const [least, most] = [Math.min(...speeds), Math.max(...speeds)];
  const part = (value: number, from: number, to: number): number =>
    to === from ? 0.5 : (value - from) / (to - from);
  return days
    .map((day, index) => {
      const x = round(part(times[index] ?? 0, first, last) * LINE.width);
      const y = round(LINE.height - EDGE - part(day.wpm, least, most) * (LINE.height - 2 * EDGE));
      return `${index === 0 ? 'M' : 'L'}${x} ${y}`;
    })
    .join('');
}
