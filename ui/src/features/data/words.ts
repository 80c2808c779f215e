/** What a file brings, in words. */
import type { DataKept } from '../../ipc/bindings/DataKept';
import type { DataReview } from '../../ipc/bindings/DataReview';
import type { DataSource } from '../../ipc/bindings/DataSource';
import { dayNamed } from '../../locale/format';
import { t } from '../../locale/index.svelte';

/** Names of programs are the same in every language. */
const PROGRAMS: Record<DataSource, string> = {
  tactus: 'Tactus',
  keybr: 'keybr',
  monkeytype: 'monkeytype',
};

export function program(source: DataSource): string {
  return PROGRAMS[source];
}

/** The days between which something lies, each with its year. */
export function days(first: string, last: string): { first: string; last: string } {
  // A moment of no year: every day is named with its own.
  const never = new Date(0);
  return { first: dayNamed(first, never), last: dayNamed(last, never) };
}

export function title(review: DataReview): string {
  if (review.source !== 'tactus') return t('bring-history-of', { program: program(review.source) });
  const name = review.name === null || review.name === '' ? t('profile-nameless') : review.name;
  return t('bring-export-of', { name });
}

/** Whether keeping it would change nothing: own texts and settings may be new where no session is. */
export function isOld(review: DataReview): boolean {
  return review.new === 0 && review.source !== 'tactus';
}

const SKIPPED = {
  unreadable: 'bring-skipped-unreadable',
  impossible: 'bring-skipped-impossible',
  twice: 'bring-skipped-twice',
} as const;

/** What is in the file and what becomes of it, line by line. */
export function lines(review: DataReview): string[] {
  const isExport = review.source === 'tactus';
  const found: string[] = [];
  if (review.first_day !== null && review.last_day !== null) {
    const args = { count: review.new, ...days(review.first_day, review.last_day) };
    found.push(t(isExport ? 'bring-new-sessions' : 'bring-new-results', args));
  } else {
    found.push(t(isExport ? 'bring-no-new-sessions' : 'bring-nothing-new'));
  }
  if (review.new > 0 && review.known > 0) found.push(t('bring-known', { count: review.known }));
  if (review.texts > 0) found.push(t('bring-texts', { count: review.texts }));
  for (const { reason, rows, first } of review.skipped) found.push(t(SKIPPED[reason], { rows, first }));
  for (const { email, sessions, is_this } of review.accounts) {
    const args = { email: email ?? t('bring-account-nameless'), sessions };
    found.push(t(is_this ? 'bring-account-this' : 'bring-account-other', args));
  }
  return found;
}

/** What was kept, sentence by sentence. */
export function done(kept: DataKept): string {
  const isExport = kept.source === 'tactus';
  const said = [t(isExport ? 'bring-done-sessions' : 'bring-done-results', { count: kept.new })];
  if (kept.texts > 0) said.push(t('bring-done-texts', { count: kept.texts }));
  if (kept.settings > 0) said.push(t('bring-done-settings', { count: kept.settings }));
  if (kept.deleted > 0) said.push(t('bring-done-deleted', { count: kept.deleted }));
  if (kept.conflicts > 0) said.push(t('bring-done-conflicts', { count: kept.conflicts }));
  return said.join(' ');
}
