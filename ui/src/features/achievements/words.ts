/** What achievements say, in words. */
import type { Achievement } from '../../ipc/bindings/Achievement';
import type { AchievementFigures } from '../../ipc/bindings/AchievementFigures';
import type { AchievementProgress } from '../../ipc/bindings/AchievementProgress';
import type { AchievementUnit } from '../../ipc/bindings/AchievementUnit';
import type { SpeedUnit } from '../../ipc/bindings/SpeedUnit';
import { list, percent, speed } from '../../locale/format';
import { t, tAchievement } from '../../locale/index.svelte';

/** What a progress counts, as its message is called. */
const COUNTED = {
  days: 'achievements-days',
  days_in_a_row: 'achievements-days-in-a-row',
  weekdays: 'achievements-weekdays',
  weeks: 'achievements-weeks',
  months: 'achievements-months',
  returns: 'achievements-returns',
  sessions: 'achievements-sessions',
  texts: 'achievements-texts',
  lessons: 'achievements-lessons',
  stars: 'achievements-stars',
  keys: 'achievements-keys',
  languages: 'achievements-languages',
  keystrokes: 'achievements-keystrokes',
} as const satisfies Record<Exclude<AchievementUnit, 'speed' | 'percent'>, string>;

export function named({ code }: Achievement): string {
  return tAchievement('achievement', code);
}

/** What it asks, with its numbers as the language writes them. */
export function asks({ code, figures }: Achievement, unit: SpeedUnit): string {
  return tAchievement('achievement-how', code, variables(figures, unit));
}

function variables(figures: AchievementFigures, unit: SpeedUnit): Record<string, string | number> {
  const { count, days, each } = figures;
  const written = {
    percent: figures.percent === null ? null : percent(figures.percent, false),
    speed: figures.speed === null ? null : speed(figures.speed, unit, false),
  };
  const known = Object.entries({ count, days, each, ...written }).filter(([, value]) => value !== null);
  return Object.fromEntries(known) as Record<string, string | number>;
}

/** How much it took: `Silver · 25 points`. */
export function worth({ tier, points }: Achievement): string {
  return `${t(`achievements-tier-${tier}`)} · ${t('achievements-points', { points })}`;
}

/** How far it is: `9 of 14 days`, `best so far 19.2 WPM`. */
export function soFar({ have, need, unit: counted }: AchievementProgress, unit: SpeedUnit): string {
  if (counted === 'speed') return t('achievements-so-far', { have: speed(have, unit) });
  if (counted === 'percent') return t('achievements-so-far', { have: percent(have) });
  return t(COUNTED[counted], { have, need });
}

/** The line of a result: all that a session brought. */
export function brought(achievements: readonly Achievement[]): string {
  return t('achievements-result', { names: list(achievements.map(named)) });
}
