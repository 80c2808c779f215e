import { beforeEach, expect, test } from 'vitest';
import type { DataKept } from '../../ipc/bindings/DataKept';
import type { DataReview } from '../../ipc/bindings/DataReview';
import { setLanguage } from '../../locale/index.svelte';
import { curve, LINE } from './curve';
import { done, isOld, lines, title } from './words';

beforeEach(() => setLanguage('en'));

const review = (more: Partial<DataReview>): DataReview => ({
  import: 'i',
  source: 'monkeytype',
  new: 1204,
  known: 0,
  first_day: '2022-01-03',
  last_day: '2024-06-30',
  skipped: [],
  texts: 0,
  name: null,
  accounts: [],
  is_signed_in: false,
  ...more,
});
const kept = (more: Partial<DataKept>): DataKept => ({
  source: 'tactus',
  new: 0,
  known: 0,
  deleted: 0,
  conflicts: 0,
  texts: 0,
  settings: 0,
  import: null,
  ...more,
});

test('a history says how much there is, from when to when, and what is passed over', () => {
  const skipped: DataReview['skipped'] = [
    { reason: 'unreadable', rows: 1, first: 12 },
    { reason: 'impossible', rows: 6, first: 40 },
  ];
  expect(lines(review({ skipped }))).toEqual([
    '1,204 results, 3 January 2022 to 30 June 2024',
    'Row 12 is passed over: it lacks a time or a figure',
    '6 rows are passed over, the first is row 40: nobody types like this',
  ]);
  expect(title(review({}))).toBe('History from monkeytype');
});

test('what is all here already cannot be brought once more, but an export may bring settings', () => {
  const old = review({ new: 0, known: 9, first_day: null, last_day: null });
  expect(lines(old)).toEqual(['Everything in it is here already.']);
  expect([isOld(old), isOld({ ...old, source: 'tactus' }), isOld(review({}))]).toEqual([true, false, false]);
});

test('sessions of another account are said to stay here', () => {
  const accounts = [
    { email: 'a@example.org', sessions: 3, is_this: false },
    { email: null, sessions: 1, is_this: false },
    { email: 'me@example.org', sessions: 2, is_this: true },
  ];
  const said = lines(review({ source: 'tactus', new: 6, accounts, texts: 1, known: 2, name: 'Mira' }));
  expect(said.slice(1)).toEqual([
    '2 more are here already',
    '1 own text',
    '3 sessions belong to a@example.org. They are kept here and never sent to another account',
    '1 session belongs to an account without a name. It is kept here and never sent to another account',
    '2 sessions belong to me@example.org, the account you are signed in to',
  ]);
});

test('what came is said in whole sentences, and nothing of what did not', () => {
  expect(done(kept({}))).toBe('Nothing was missing here.');
  expect(done(kept({ new: 2, texts: 1, conflicts: 1 }))).toBe(
    '2 sessions are here now. 1 own text came along. 1 session is not the same here and in the file; the one here stays.',
  );
});

test('the curve goes from edge to edge in time, and days without results have no point', () => {
  const days = [
    { local_date: '2022-01-01', wpm: 4000 },
    { local_date: '2022-01-02', wpm: 6000 },
    { local_date: '2022-01-05', wpm: 5000 },
  ];
  expect(curve(days)).toBe(`M0 ${LINE.height - 2}L${LINE.width / 4} 2L${LINE.width} ${LINE.height / 2}`);
  expect(curve([{ local_date: '2022-01-01', wpm: 4000 }])).toBe(`M${LINE.width / 2} ${LINE.height / 2}`);
});
