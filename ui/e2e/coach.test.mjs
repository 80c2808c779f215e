// The coach: what it finds in what was typed, its exercise, and a no that is taken.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, launch, openPage, picture, typeUnits } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { words } from './words.mjs';

const profile = { name: 'Mira', language: 'en', age_group: 'adults', layout: 'us', daily_goal: null };
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Types lessons past the interface: 150 ms before each key, and so many before a slow one. */
async function typeLessons(host, last, slow, gap) {
  for (let number = 1; number <= last; number += 1) {
    const { session_id, units } = await host.rpc('open_exercise', { kind: 'lesson', number });
    let t = 0;
    const events = units.map((text, index) => {
      t += (text === slow ? gap : 150) + (index % 5) * 7;
      return { code: '', text, t };
    });
    await host.rpc('record_events', { session_id, from: 0, events });
    await host.rpc('finish_session', { session_id });
  }
}

test('the coach finds a slow key, makes the exercise, and takes a no', async (t) => {
  const say = words('en');
  const host = await startDevhost({ t });
  await host.rpc('create_profile', profile);
  await typeLessons(host, 6, 'k', 330);
  const { page } = await openPage(browser, host.url, { t });
  await page.getByRole('button', { name: say('nav-coach'), exact: true }).click();
  await page.getByRole('list', { name: say('coach-steps') }).waitFor();
  // The first step has the focus: Enter is all it takes.
  assert.ok(
    (await page.locator(':focus').textContent()).includes(say('coach-start-name', { what: '' }).trim()),
  );
  const what = say('coach-key', { unit: 'k' });
  const start = page.getByRole('button', { name: say('coach-start-name', { what }), exact: true });
  await start.waitFor();
  await assertAccessible(page, 'coach with a weak key');
  await picture(page, 'coach-weak-en');

  await page.getByRole('button', { name: say('coach-dismiss-name', { what }) }).press('Enter');
  await start.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: say('action-undo') }).press('Enter');
  await start.waitFor();

  const opening = page.waitForResponse('**/rpc/open_exercise');
  await start.press('Enter');
  const exercise = await (await opening).json();
  assert.deepEqual(exercise.request.units, ['k']);
  const view = await host.rpc('keyboard', { layout: exercise.layout });
  await page.locator('textarea').waitFor({ state: 'attached' });
  // Three minutes of text: typing them takes longer than an answer.
  const closing = page.waitForResponse('**/rpc/close_recommendation', { timeout: 120_000 });
  await typeUnits(page, view, exercise.units);
  await closing;
  await page.getByRole('button', { name: say('nav-coach'), exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('list', { name: say('coach-steps') }).waitFor();
  assert.equal(await start.count(), 0, 'what is done makes room');
  const { recommendations } = await host.rpc('recommendations');
  const plan = recommendations.find(({ kind }) => kind === 'practice_plan');
  assert.ok(plan.actions.some(({ is_done, title }) => is_done && title === null));
});
