// Achievements as a learner meets them: nothing yet, one quiet line on a result, then the list; and how the list looks
// to somebody who has learned for a year, in every language.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture, typeUnits } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { words } from './words.mjs';

const NAMES = { en: 'Mira', ru: 'Андрей', de: 'Jörg', es: 'Íñigo', fr: 'Zoé' };
const LAYOUTS = { en: 'us', ru: 'ru', de: 'de', es: 'es', fr: 'fr' };
const answers = (language, age_group = 'adults') => ({
  name: NAMES[language],
  language,
  age_group,
  layout: LAYOUTS[language],
  daily_goal: null,
});

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Goes from the map to a place of the sidebar with Tab and Enter alone, once the map has taken the focus. */
async function goTo(page, name) {
  await page.locator('[data-lesson]:focus').waitFor();
  const link = page.getByRole('navigation').getByRole('button', { name, exact: true });
  await link.waitFor();
  const stops = await page.getByRole('button').count();
  for (let at = 0; at <= stops; at += 1) {
    if (await link.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}

/** Types the lesson that has the focus without a slip; answers its result. */
async function typeLesson(page, host, say) {
  const opening = page.waitForResponse('**/rpc/open_exercise');
  await page.keyboard.press('Enter');
  const exercise = await (await opening).json();
  const view = await host.rpc('keyboard', { layout: exercise.layout });
  await page.locator('textarea').waitFor({ state: 'attached' });
  const finishing = page.waitForResponse('**/rpc/finish_session');
  await typeUnits(page, view, exercise.units);
  const result = await (await finishing).json();
  await page.getByText(say('result-saved')).waitFor();
  return result;
}

test('the first lesson brings some, said in one line and kept', async (t) => {
  const say = words('en');
  const host = await startDevhost({ t });
  await host.rpc('create_profile', answers('en'));
  const { page } = await openPage(browser, host.url, { t });
  await goTo(page, say('achievements-title'));
  await page.getByText(say('achievements-empty-why')).waitFor();
  assert.equal(await page.locator(':focus').innerText(), say('statistics-empty-action'));
  await assertAccessible(page, 'no achievements');
  await picture(page, 'achievements-empty-en');
  await page.keyboard.press('Enter');

  await page.locator('[data-lesson="1"]:focus').waitFor();
  const { achievements } = await typeLesson(page, host, say);
  const codes = achievements.map(({ code }) => code);
  assert.ok(codes.includes('first_bar') && codes.includes('clean_line'), codes.join());
  const names = codes.map((code) => say(`achievement-${code.replaceAll('_', '-')}`));
  const line = say('achievements-result', { names: new Intl.ListFormat('en-GB').format(names) });
  await page.getByText(line).waitFor();
  await assertAccessible(page, 'result with achievements');
  await picture(page, 'result-achievements-en');
  await page.keyboard.press('Escape');

  await goTo(page, say('achievements-title'));
  for (const name of names) await page.getByRole('heading', { name, exact: true }).waitFor();
  const { reached, under_way, ahead, hidden, points } = await host.rpc('achievements');
  assert.equal(reached.length, codes.length);
  assert.equal(
    points,
    reached.reduce((sum, one) => sum + one.points, 0),
  );
  const summary = { reached: reached.length, underway: under_way.length, hidden };
  await page.getByText(say('achievements-summary', summary)).waitFor();
  await page.getByText(say('achievements-hidden', { count: hidden })).waitFor();
  await assertAccessible(page, 'achievements');

  const fold = page.getByRole('button', { name: new RegExp(`^${say('achievements-ahead')}`) });
  await fold.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: say('achievements-about-speed') }).waitFor();
  assert.equal(await page.locator('section ul[aria-labelledby] li').count(), ahead.length);
  const secret = await page.getByText(say('achievement-a-year-later'), { exact: true }).count();
  assert.equal(secret, 0, 'hidden ones are only counted');
  await assertAccessible(page, 'achievements ahead');
});

test('a child has a collection: what is reached, no points, nothing promised', async (t) => {
  const say = words('en');
  const host = await startDevhost({ t });
  await host.rpc('create_profile', answers('en', 'kids'));
  const { page } = await openPage(browser, host.url, { t });
  await page.locator('[data-lesson="1"]:focus').waitFor();
  const { achievements } = await typeLesson(page, host, say);
  assert.ok(achievements.length > 0);
  await page.keyboard.press('Escape');
  await page.locator('[data-lesson]:focus').waitFor();
  assert.equal(await page.getByRole('button', { name: say('achievements-title'), exact: true }).count(), 0);
  await goTo(page, say('achievements-title-child'));
  await page.getByText(say('achievements-summary-child', { reached: achievements.length })).waitFor();
  const shown = await page.getByRole('main').innerText();
  for (const word of ['achievements-under-way', 'achievements-ahead', 'achievements-tier-bronze']) {
    assert.ok(!shown.includes(say(word)), `${word}: ${shown}`);
  }
  await assertAccessible(page, 'collection of a child');
  await assertFits(page, 'collection of a child');
  await picture(page, 'achievements-child-en');
});

test('an answer that does not come is said, and asked for again', async (t) => {
  const say = words('en');
  const host = await startDevhost({ t });
  await host.rpc('create_profile', answers('en'));
  const { page } = await openPage(browser, host.url, { t });
  await page.route('**/rpc/achievements', (route) =>
    route.fulfill({ status: 400, json: { code: 'disk-full', args: {} } }),
  );
  await goTo(page, say('achievements-title'));
  await page.getByRole('button', { name: say('action-again') }).waitFor();
  await assertAccessible(page, 'achievements that cannot be read');
  await page.unroute('**/rpc/achievements');
  await page.getByRole('button', { name: say('action-again') }).click();
  await page.getByText(say('achievements-empty-why')).waitFor();
});

const REACHED = {
  clean_sheet: '2026-11-14',
  even_hand: '2026-11-02',
  opening_pairs: '2026-10-09',
  own_words: '2026-09-18',
  back_again: '2026-08-02',
  home_row: '2026-05-30',
  put_right: '2026-05-11',
  first_bar: '2025-12-28',
};
const UNDER_WAY = {
  star_map: [114, 120, 'stars'],
  andante: [1920, 2000, 'speed'],
  two_weeks: [9, 14, 'days'],
  whole_alphabet: [9, 18, 'lessons'],
  seven_in_a_row: [3, 7, 'days_in_a_row'],
  second_language: [1, 2, 'languages'],
  no_way_back: [6100, 9500, 'percent'],
  six_months: [1, 6, 'months'],
};
const LOOKS = [
  { look: 'light', theme: 'light' },
  { look: 'dark', theme: 'dark' },
  { look: 'contrast', theme: 'contrast', languages: ['en'] },
  { look: 'small', theme: 'light', width: 1024, height: 600, languages: ['en', 'de'] },
  { look: 'wide', theme: 'dark', width: 1920, height: 1080, languages: ['en', 'ru'] },
  { look: 'large-text', theme: 'light', text: 200, languages: ['ru', 'de'] },
];

/** What the app would answer somebody who has learned for a year. */
function afterAYear({ ahead }) {
  const all = new Map(ahead.map((one) => [one.code, one]));
  const take = (code, patch) => {
    const one = all.get(code);
    assert.ok(one, `${code} is one of them`);
    all.delete(code);
    return { ...one, ...patch };
  };
  const reached = Object.entries(REACHED).map(([code, reached_on]) => take(code, { reached_on }));
  const under_way = Object.entries(UNDER_WAY).map(([code, [have, need, unit]]) =>
    take(code, { progress: { have, need, unit } }),
  );
  const points = reached.reduce((sum, one) => sum + one.points, 0);
  return { reached, points, under_way, ahead: [...all.values()], hidden: 4 };
}

for (const language of Object.keys(NAMES)) {
  describe(`after a year in ${language}`, () => {
    const say = words(language);
    let host;
    before(async () => {
      host = await startDevhost({ language });
      await host.rpc('create_profile', answers(language));
    });
    after(() => host?.clear());

    for (const { look, theme, width, height, text = 100, languages } of LOOKS) {
      if (languages && !languages.includes(language)) continue;
      test(look, async (t) => {
        const { settings } = await host.rpc('start');
        await host.rpc('change_settings', { ...settings, theme, text_size: text });
        const { page } = await openPage(browser, host.url, { t, width, height });
        const list = afterAYear(await host.rpc('achievements'));
        await page.route('**/rpc/achievements', (route) => route.fulfill({ json: list }));
        await goTo(page, say('achievements-title'));
        await page.getByRole('heading', { name: say('achievement-first-bar'), exact: true }).waitFor();
        const where = `achievements-year-${language}-${look}`;
        await assertAccessible(page, where);
        await assertFits(page, where);
        await picture(page, where);
        await page
          .getByRole('button', { name: say('achievements-all', { count: list.under_way.length }) })
          .click();
        await page.getByRole('button', { name: new RegExp(`^${say('achievements-ahead')}`) }).click();
        await page
          .getByRole('heading', { name: say('achievements-about-path'), exact: true })
          .scrollIntoViewIfNeeded();
        await assertAccessible(page, `${where}, all of them`);
        await assertFits(page, `${where}, all of them`);
        await picture(page, `achievements-year-ahead-${language}-${look}`);
      });
    }
  });
}
