/** Stored integers to what a person reads, as their language writes it. Formats only: nothing is computed here. */
import type { SpeedUnit } from '../ipc/bindings/SpeedUnit';
import { language, t } from './index.svelte';

const HUNDRED = 100;
const CHARACTERS_A_WORD = 5;
const NO_BREAK = '\u00a0';

/** Whose dates and numbers a language is written with: English says `22 Nov` and 24 hours, clear to everyone. */
function region(): string {
  return language() === 'en' ? 'en-GB' : language();
}

function number(value: number, digits: number): string {
  return new Intl.NumberFormat(region(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A count: `1,204`, `1 204`. */
export function count(value: number): string {
  return number(value, 0);
}

/** A speed from 1/100 WPM, without its unit: `18.0`, or `90` characters a minute; goals are not `exact`: `18`. */
export function speedValue(wpm100: number, unit: SpeedUnit, exact = true): string {
  const digits = exact || wpm100 % HUNDRED !== 0 ? 1 : 0;
  return unit === 'wpm'
    ? number(wpm100 / HUNDRED, digits)
    : number((wpm100 * CHARACTERS_A_WORD) / HUNDRED, 0);
}

/** The unit of a speed: `WPM`, `зн./мин`. */
export function speedUnit(unit: SpeedUnit): string {
  return t(unit === 'wpm' ? 'unit-wpm' : 'unit-cpm');
}

/** A speed with its unit: `18.0 WPM`. */
export function speed(wpm100: number, unit: SpeedUnit, exact = true): string {
  return speedValue(wpm100, unit, exact) + NO_BREAK + speedUnit(unit);
}

/** A share from 1/100 %, without the sign: `96.2`; whole percents lose their zero where `exact` is false. */
export function percentValue(percent100: number, exact = true): string {
  const digits = exact || percent100 % HUNDRED !== 0 ? 1 : 0;
  return number(percent100 / HUNDRED, digits);
}

/** A share with its sign as the language sets it: `96.2%`, `96,2 %`. */
export function percent(percent100: number, exact = true): string {
  const digits = exact || percent100 % HUNDRED !== 0 ? 1 : 0;
  return new Intl.NumberFormat(region(), {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(percent100 / HUNDRED / HUNDRED);
}

/** A factor from 1/1000, such as KSPC: `1.034`. */
export function factor(thousandths: number): string {
  return number(thousandths / 1000, 3);
}

/** A gap in ms, with its unit: `412 ms`. */
export function milliseconds(value: number): string {
  return number(value, 0) + NO_BREAK + t('unit-ms');
}

/** A length of time: `2 h 58 min`, `14 min`, `48 s`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return t('duration-seconds', { seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('duration-minutes', { minutes });
  return t('duration-hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

function date(value: string | Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(region(), options).format(
    typeof value === 'string' ? new Date(value) : value,
  );
}

/** A moment's day: `22 Nov`. Takes RFC 3339, or a plain day, which is no moment and must not shift by time zone. */
export function day(value: string): string {
  const isPlain = value.length === 'YYYY-MM-DD'.length;
  return date(value, { day: 'numeric', month: 'short', ...(isPlain ? { timeZone: 'UTC' } : {}) });
}

/** The weekday of a plain day, as short as it goes: `Sun`. */
export function weekdayShort(value: string): string {
  return date(value, { weekday: 'short', timeZone: 'UTC' });
}

/** The month of a plain day, as short as a calendar needs it: `Nov`. */
export function monthShort(value: string): string {
  return date(value, { month: 'short', timeZone: 'UTC' });
}

/** A plain month: `November 2026`. */
export function monthNamed(value: string): string {
  return date(value, { month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** A plain day in full: `Sunday, 22 November`. */
export function dayLong(value: string): string {
  return date(value, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
}

/** A plain day as one remembers it: `9 October`, with its year where that is not the one of `now`. */
export function dayNamed(value: string, now: Date): string {
  const isThisYear = Number(value.slice(0, 'YYYY'.length)) === now.getFullYear();
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  return date(value, { day: 'numeric', month: 'long', ...year, timeZone: 'UTC' });
}

/** A moment's day as one remembers it: `9 October`, with its year where that is not the one of `now`. */
export function dayOf(value: string, now: Date): string {
  const then = new Date(value);
  const year = then.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return date(then, { day: 'numeric', month: 'long', ...year });
}

/** An amount of money in units of 10^-`decimals`, as the language writes it: `€5`, `4,50 €`; whole ones without zeros. */
export function money(amount: number, decimals: number, currency: string): string {
  const digits = amount % 10 ** decimals === 0 ? 0 : decimals;
  return new Intl.NumberFormat(region(), {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** decimals);
}

/** Time of day: `08:12`. */
export function time(value: string): string {
  return date(value, { hour: '2-digit', minute: '2-digit' });
}

/** When something happened, as short as it stays clear on the day `now`: `09:41`, `Sat`, `2 Nov`. */
export function when(value: string, now: Date): string {
  const then = new Date(value);
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  if (then >= midnight) return time(value);
  const DAYS = 6;
  const weekAgo = new Date(now.getFullYear(), now.getMonth(), now.getDate() - DAYS);
  return then >= weekAgo ? date(then, { weekday: 'short' }) : day(value);
}

/**
 * Words joined as the language joins them: `b and m`. Where a letter is itself the word for and, as in Russian and
 * Spanish, only commas part them: nobody could read `и и т`.
 */
export function list(items: readonly string[]): string {
  const format = new Intl.ListFormat(region(), { type: 'conjunction' });
  const and = format.formatToParts(['b', 'm'])[1]?.value.trim() ?? '';
  return items.includes(and) ? items.join(', ') : format.format(items);
}
