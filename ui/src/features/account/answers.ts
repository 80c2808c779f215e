/** What registering asks, and what is still open. The server has the last word; this only spares a round trip. */
export const SHORTEST_PASSWORD = 10;
const FIRST_YEAR = 1900;
/** Turning this old this year, or younger, makes a child's account. */
const OLDEST_CHILD = 16;

export type Consent = 'yes' | 'no' | null;

export interface Answers {
  email: string;
  password: string;
  year: string;
  keys: Consent;
  mail: Consent;
}

export type Open = 'email' | 'password' | 'year' | 'keys' | 'mail';

export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/u.test(text.trim());
}

/** Characters a password still lacks. */
export function missingCharacters(password: string): number {
  return Math.max(0, SHORTEST_PASSWORD - Array.from(password).length);
}

export function years(now: Date): { first: number; last: number } {
  return { first: FIRST_YEAR, last: now.getFullYear() };
}

/** The year as a number; `null` for an empty answer; `undefined` for none that can be. */
export function yearOf(text: string, now: Date): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const year = /^\d{4}$/u.test(trimmed) ? Number(trimmed) : NaN;
  const { first, last } = years(now);
  return year >= first && year <= last ? year : undefined;
}

export function isChild(year: number | null | undefined, now: Date): boolean {
  return typeof year === 'number' && year >= now.getFullYear() - OLDEST_CHILD;
}

/** The questions without an answer that can stand, in the order they are asked. A child is asked for no consent. */
export function open(
  answers: Answers,
  now: Date,
  isOfChild = isChild(yearOf(answers.year, now), now),
): Open[] {
  const year = yearOf(answers.year, now);
  const all: [Open, boolean][] = [
    ['email', isEmail(answers.email)],
    ['password', missingCharacters(answers.password) === 0],
    ['year', year !== undefined],
    ['keys', answers.keys !== null || isOfChild],
    ['mail', answers.mail !== null || isOfChild],
  ];
  return all.filter(([, isAnswered]) => !isAnswered).map(([question]) => question);
}
