// Statistics, the goal of a day and leaderboards as a learner meets them; and how they look after a year, in every
// language.
import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { board, showBoard, showYear } from './statistics-screens.mjs';
import { words } from './words.mjs';

const LAYOUTS = { en: 'us', ru: 'ru', de: 'de', es: 'es', fr: 'fr' };
const answers = (language, age_group = 'adults', daily_goal = 10) => ({
  name: 'Mira',
  language,
  age_group,
  layout: LAYOUTS[language],
  daily_goal,
});

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Types an exercise past the interface, so many ms a key. */
async function type(host, request, gap) {
  const { session_id, units } = await host.rpc('open_exercise', request);
  const events = units.map((text, index) => ({ code: '', text, t: index * gap + (index % 4) * 9 }));
  events.splice(5, 0, { code: '', text: units[4] === 'j' ? 'k' : 'j', t: events[4].t + gap / 2 });
  const isTest = request.kind === 'test';
  if (isTest) events.splice(5, 1);
  await host.rpc('record_events', { session_id, from: 0, events });
  return host.rpc('finish_session', { session_id });
}
const WORDS_25 = { kind: 'test', unit: 'words', amount: 25, punctuation: false, digits: false };

async function toStatistics(page, say) {
  await page.getByRole('button', { name: say('nav-statistics'), exact: true }).click();
  await page.getByRole('heading', { name: say('statistics-title'), exact: true }).waitFor();
}

/** Chooses in one of the filter's lists, by keyboard. */
async function pick(page, label, option) {
  await page.getByRole('combobox', { name: label }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(option.slice(0, 4));
  await page.keyboard.press('Enter');
}

test('a choice is kept, an empty one is explained, and all comes back at a press', async (t) => {
  const say = words('en');
  const host = await startDevhost({ t });
  await host.rpc('create_profile', answers('en'));
  await type(host, { kind: 'lesson', number: 1 }, 300);
  await type(host, WORDS_25, 220);
  const { page } = await openPage(browser, host.url, { t });
  await toStatistics(page, say);
  await page.locator('canvas').first().waitFor();
  await page.getByText(say('calendar-title'), { exact: true }).waitFor();
  await assertAccessible(page, 'statistics');
  await assertFits(page, 'statistics');

  await pick(page, say('statistics-kind'), say('kind-test'));
  const table = page.getByRole('region', { name: say('recent-title') });
  await table.getByText(say('statistics-test')).waitFor();
  assert.equal(await table.getByText(say('statistics-lesson', { number: 1 })).count(), 0);
  // Elsewhere and back: the choice is still there.
  await page.getByRole('button', { name: say('nav-coach'), exact: true }).click();
  await toStatistics(page, say);
  await table.getByText(say('statistics-test')).waitFor();
  assert.equal(await table.getByText(say('statistics-lesson', { number: 1 })).count(), 0);

  // The result of a session, and the way back.
  await page
    .getByRole('button', {
      name: new RegExp(`^${say('recent-open', { what: say('statistics-test'), day: '' })}`),
    })
    .click();
  await page.getByText(say('result-saved')).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: say('statistics-title'), exact: true }).waitFor();

  // Nothing of this kind within the period: what there is not is said.
  await page.route('**/rpc/statistics', async (route) => {
    const asked = route.request().postDataJSON();
    const answer = await host.rpc('statistics', asked);
    await route.fulfill({ json: asked.period === 'week' ? { ...answer, finished: 0 } : answer });
  });
  await page.getByRole('radio', { name: say('period-week') }).click();
  await page.getByText(say('statistics-quiet-text')).waitFor();
  await assertAccessible(page, 'statistics of an empty choice');
  await picture(page, 'statistics-quiet-en');
  await page.getByRole('button', { name: say('statistics-quiet-action') }).click();
  await table.getByText(say('statistics-lesson', { number: 1 })).waitFor();
  assert.equal(
    await page
      .getByRole('radio', { name: say('period-all'), exact: true })
      .first()
      .getAttribute('aria-checked'),
    'true',
  );
});

test('every picture has its table, every figure its definition, and pairs sort by keyboard', async (t) => {
  const say = words('en');
  const host = await startDevhost({ t });
  await host.rpc('create_profile', answers('en'));
  await type(host, { kind: 'lesson', number: 1 }, 300);
  const { page } = await openPage(browser, host.url, { t });
  await page.locator('[data-lesson="1"]').waitFor();
  await showYear(page, say, 'en', host);
  const pictures = page.getByRole('button', { name: say('statistics-as-table') });
  assert.equal(await pictures.count(), 4, 'curve, keys, gaps, calendar');
  while ((await pictures.count()) > 0) await pictures.first().click();
  await page.getByRole('columnheader', { name: say('column-median') }).waitFor();
  await page.getByRole('columnheader', { name: say('column-month') }).waitFor();
  await assertAccessible(page, 'statistics as tables');

  const pairs = page.getByRole('region', { name: say('pairs-title') });
  const first = () => pairs.getByRole('row').nth(1).getByRole('rowheader').innerText();
  assert.match(await first(), /m\s*b/);
  const header = (key) => pairs.getByRole('columnheader', { name: say(key) });
  await header('column-presses').getByRole('button').focus();
  await page.keyboard.press('Enter');
  assert.equal(await header('column-presses').getAttribute('aria-sort'), 'descending');
  assert.match(await first(), /e\s*r/);
  await page.keyboard.press('Enter');
  assert.equal(await header('column-presses').getAttribute('aria-sort'), 'ascending');
  assert.match(await first(), /m\s*b/);
  await page.getByRole('radio', { name: say('pairs-slow'), exact: true }).click();
  assert.equal(await pairs.getByRole('row').count(), 1 + 3, 'slow ones that are not wrong as well');

  const names = [
    'figure-pair-slow',
    'figure-gap',
    'figure-finger',
    'figure-pace',
    'norm-how',
    'figure-streak',
  ];
  for (const name of names) {
    const button = page.getByRole('button', { name: say('figure-more', { name: say(name) }), exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByText(say(`${name}-definition`))
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
});

test('a goal is shown where one looks, can be changed, and is nothing to lose', async (t) => {
  const say = words('en');
  const host = await startDevhost({ t });
  await host.rpc('create_profile', answers('en'));
  await type(host, { kind: 'lesson', number: 1 }, 900);
  const { page } = await openPage(browser, host.url, { t });
  await page.locator('[data-lesson="1"]').waitFor();
  const { today } = await host.rpc('daily_goal');
  const minutes = Math.floor(today / 60_000);
  assert.ok(minutes > 0, `${today} ms`);
  await page.getByText(say('goal-map', { minutes: 10 })).waitFor();
  await page.getByRole('button', { name: say('achievements-title'), exact: true }).click();
  await page.getByRole('heading', { name: say('goal-today', { minutes, goal: 10 }) }).waitFor();
  await assertAccessible(page, 'the goal of a day');
  await picture(page, 'goal-en');
  await page.getByRole('button', { name: say('goal-change') }).click();
  await page.getByText(say('setting-goal'), { exact: true }).first().waitFor();

  await host.rpc('change_settings', { ...(await host.rpc('start')).settings, daily_goal: minutes });
  await page.reload();
  await page.getByRole('button', { name: say('achievements-title'), exact: true }).click();
  await page.getByText(say('goal-reached')).waitFor();
  await host.rpc('change_settings', { ...(await host.rpc('start')).settings, daily_goal: null });
  await page.reload();
  await page.locator('[data-lesson="1"]').waitFor();
  assert.equal(await page.getByText(say('goal-map', { minutes: 10 })).count(), 0);
  await page.getByRole('button', { name: say('achievements-title'), exact: true }).click();
  await page.getByText(say('goal-optional')).waitFor();
  await assertAccessible(page, 'no goal');
});

test('no leaderboard for a child, nor where the policy has none', async (t) => {
  const say = words('en');
  const folder = await mkdtemp(join(tmpdir(), 'tactus-policy-'));
  const policy = join(folder, 'policy.json');
  await writeFile(policy, JSON.stringify({ leaderboard: false }));
  for (const [age, file] of [
    ['kids', undefined],
    ['adults', policy],
  ]) {
    const host = await startDevhost({ t, policy: file });
    await host.rpc('create_profile', answers('en', age));
    const { page } = await openPage(browser, host.url, { t });
    await page.locator('[data-lesson="1"]').waitFor();
    const links = page.getByRole('navigation').getByRole('button', { name: say('leaderboard-title') });
    assert.equal(await links.count(), 0, age);
    assert.equal((await host.rpc('leaderboard')).state, 'none', age);
  }
});

test('a leaderboard says what others would see, and why it is empty, offline or closed', async (t) => {
  const say = words('en');
  const host = await startDevhost({ t });
  await host.rpc('create_profile', answers('en'));
  const { page } = await openPage(browser, host.url, { t });
  await page.locator('[data-lesson="1"]').waitFor();
  await page.getByRole('button', { name: say('leaderboard-title'), exact: true }).click();
  await page.getByText(say('leaderboard-signed-out-title')).waitFor();
  await page.getByRole('button', { name: say('leaderboard-signed-out-action') }).waitFor();

  await page.getByRole('button', { name: say('nav-coach'), exact: true }).click();
  await showBoard(page, say, host, { isOn: false });
  await page.getByText(say('leaderboard-preview')).waitFor();
  await page.getByRole('switch').click();
  await page.getByRole('textbox', { name: say('privacy-ranking-name') }).waitFor();
  await assertAccessible(page, 'joining the leaderboard');

  await page.unroute('**/rpc/leaderboard');
  await page.getByRole('button', { name: say('nav-coach'), exact: true }).click();
  await showBoard(page, say, host, { isOn: true });
  const own = page.getByRole('row').filter({ hasText: say('leaderboard-you') });
  assert.match(await own.innerText(), /214/);
  await page.getByRole('button', { name: say('leaderboard-more', { count: 12 }) }).click();
  await page.getByRole('rowheader', { name: 'okapi' }).waitFor();

  const json = { ...board(await host.rpc('leaderboard'), { isOn: true }), entries: [], own: null };
  for (const [patch, text] of [
    [{}, 'leaderboard-empty-text'],
    [{ state: 'offline', fetched_at: null }, 'leaderboard-offline-nothing'],
  ]) {
    await page.unroute('**/rpc/leaderboard');
    await page.route('**/rpc/leaderboard', (route) => route.fulfill({ json: { ...json, ...patch } }));
    await page.getByRole('button', { name: say('nav-coach'), exact: true }).click();
    await page.getByRole('button', { name: say('leaderboard-title'), exact: true }).click();
    await page.getByText(say(text)).waitFor();
    await assertAccessible(page, text);
  }
});

const LOOKS = [
  { look: 'light', theme: 'light' },
  { look: 'dark', theme: 'dark' },
  { look: 'contrast', theme: 'contrast', languages: ['en'] },
  { look: 'small', theme: 'light', width: 1024, height: 600, languages: ['en', 'de'] },
  { look: 'wide', theme: 'dark', width: 1920, height: 1080, languages: ['ru'] },
  { look: 'large-text', theme: 'light', text: 200, languages: ['ru', 'de'] },
];

for (const language of Object.keys(LAYOUTS)) {
  describe(`after a year in ${language}`, () => {
    const say = words(language);
    let host;
    before(async () => {
      host = await startDevhost({ language });
      await host.rpc('create_profile', answers(language));
      await type(host, { kind: 'lesson', number: 1 }, 300);
    });
    after(() => host?.clear());

    for (const { look, theme, width, height, text = 100, languages } of LOOKS) {
      if (languages && !languages.includes(language)) continue;
      test(look, async (t) => {
        const { settings } = await host.rpc('start');
        await host.rpc('change_settings', { ...settings, theme, text_size: text });
        const { page } = await openPage(browser, host.url, { t, width, height });
        await page.locator('[data-lesson="1"]').waitFor();
        await showYear(page, say, language, host);
        const where = `statistics-${language}-${look}`;
        await assertAccessible(page, where);
        await assertFits(page, where);
        for (const [part, heading] of [
          ['top', 'statistics-title'],
          ['keys', 'keys-title'],
          ['gaps', 'gaps-title'],
          ['end', 'recent-title'],
        ]) {
          const title = page.getByRole('heading', { name: say(heading), exact: true });
          await title.evaluate((one) => one.scrollIntoView());
          await picture(page, `${where}-${part}`);
        }
        await showBoard(page, say, host, { isOn: true });
        await assertAccessible(page, `leaderboard-${language}-${look}`);
        await assertFits(page, `leaderboard-${language}-${look}`);
        await picture(page, `leaderboard-${language}-${look}`);
        await page.getByRole('button', { name: say('achievements-title'), exact: true }).click();
        await page.getByRole('button', { name: say('goal-change') }).waitFor();
        await assertAccessible(page, `goal-${language}-${look}`);
        await assertFits(page, `goal-${language}-${look}`);
        await picture(page, `goal-${language}-${look}`);
      });
    }
  });
}
