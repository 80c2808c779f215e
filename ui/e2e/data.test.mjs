// Bringing data from elsewhere, profiles in two keys, the overview of shortcuts, and what comes before the first lesson.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { words } from './words.mjs';

const MIRA = { name: 'Mira', language: 'en', age_group: 'adults', layout: 'us', daily_goal: null };
const LAYOUTS = { en: 'us', ru: 'ru', de: 'de', es: 'es', fr: 'fr-azerty' };
const CSV = `_id,wpm,acc,testDuration,mode,timestamp
${Array.from({ length: 40 }, (_, at) => `id${at},${50 + (at % 9)}.5,96.25,30,time,${1_641_254_400_000 + at * 86_400_000}`).join('\n')}
id40,fast,96,30,time,1645000000000
id41,950,96,30,time,1645000000000
`;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** The screen as it is: axe, its width, a picture. */
async function look(page, where) {
  await assertAccessible(page, where);
  await assertFits(page, where);
  await picture(page, where);
}

async function toData(page, say) {
  await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
  await page.getByRole('button', { name: say('account-page-data'), exact: true }).click();
  await page.getByRole('heading', { name: say('bring-title') }).waitFor();
}

/** Chooses a file as the system's dialog would. */
async function choose(page, say, name, buffer) {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say('bring-choose'), exact: true }).click();
  await (await choosing).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

for (const [language, theme] of [
  ['en', 'light'],
  ['ru', 'dark'],
  ['de', 'light'],
  ['es', 'dark'],
  ['fr', 'light'],
]) {
  describe(`bringing data in ${language}`, () => {
    test('a history is looked at, kept, seen in the statistics, and taken back', async (t) => {
      const say = words(language);
      const host = await startDevhost({ t, language });
      await host.rpc('create_profile', { ...MIRA, language, layout: LAYOUTS[language] });
      const { page } = await openPage(browser, host.url, { t, dark: theme === 'dark' });
      await toData(page, say);
      await look(page, `bring-${language}`);
      await choose(page, say, 'results.csv', Buffer.from(CSV));
      await page.getByRole('heading', { name: say('bring-history-of', { program: 'monkeytype' }) }).waitFor();
      await look(page, `bring-review-${language}`);
      await page.getByRole('button', { name: say('bring-keep'), exact: true }).click();
      await page.getByText(say('bring-done-results', { count: 40 })).waitFor();
      await look(page, `bring-done-${language}`);

      await page.getByRole('button', { name: say('nav-statistics'), exact: true }).click();
      await page.getByRole('heading', { name: say('imported-title') }).waitFor();
      await look(page, `bring-statistics-${language}`);

      await toData(page, say);
      // A second time nothing is new, and that is why the button waits.
      await choose(page, say, 'again.csv', Buffer.from(CSV));
      await page.getByText(say('bring-nothing-new'), { exact: true }).first().waitFor();
      await page.getByRole('button', { name: say('action-cancel'), exact: true }).click();
      await page.getByRole('button', { name: say('bring-remove-label', { file: 'results.csv' }) }).click();
      await page.getByText(say('bring-removed')).waitFor();
      assert.deepEqual((await host.rpc('imported')).files, []);

      await choose(page, say, 'holiday.csv', Buffer.from('name,age\nMira,34\n'));
      await page.getByText(say('error-import-foreign')).waitFor();
      await look(page, `bring-foreign-${language}`);
    });

    test('what comes before the first lesson is drawn, tried, and can be skipped', async (t) => {
      const say = words(language);
      const host = await startDevhost({ t, language });
      await host.rpc('create_profile', { ...MIRA, language, layout: LAYOUTS[language] });
      const size = language === 'de' ? { width: 1024, height: 600 } : {};
      const { page } = await openPage(browser, host.url, { t, dark: theme === 'dark', ...size });
      await page.locator('[data-lesson="1"]').waitFor();
      await page.keyboard.press('F1');
      await page.getByRole('dialog', { name: say('help-title') }).waitFor();
      await look(page, `help-${language}`);
      await page.getByRole('button', { name: say('help-posture'), exact: true }).click();
      await page.getByRole('heading', { name: say('intro-sit-title') }).waitFor();
      await look(page, `intro-sit-${language}`);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: say('intro-hands-title') }).waitFor();
      await look(page, `intro-hands-${language}`);
      await page.keyboard.press('KeyF');
      await page.getByText(say('intro-found')).waitFor();
      await page.keyboard.press('KeyJ');
      await look(page, `intro-found-${language}`);
      await page.keyboard.press('Enter');
      await page.locator('[data-lesson="1"]').waitFor();

      await page.getByRole('button', { name: say('nav-settings'), exact: true }).click();
      await page.getByRole('button', { name: say('settings-about'), exact: true }).click();
      await page.getByRole('heading', { name: say('sources-title') }).waitFor();
      await look(page, `sources-${language}`);
    });
  });
}

describe('an export', () => {
  test('goes to another machine and comes to its learner whole', async (t) => {
    const say = words('en');
    const [old, next] = [await startDevhost({ t }), await startDevhost({ t })];
    await old.rpc('create_profile', MIRA);
    await old.rpc('change_settings', { ...(await old.rpc('start')).settings, type_size: 44 });
    const { file } = await old.rpc('export_profile');
    await next.rpc('create_profile', { ...MIRA, name: 'M.' });
    const { page } = await openPage(browser, next.url, { t });
    await toData(page, say);
    await choose(page, say, 'tactus.zip', await readFile(file));
    await page.getByRole('heading', { name: say('bring-export-of', { name: 'Mira' }) }).waitFor();
    await look(page, 'bring-export-en');
    await page.getByRole('button', { name: say('bring-keep'), exact: true }).click();
    await page.getByText(/Nothing was missing here|here now/u).waitFor();
    // Half of it is said to be damaged.
    const bytes = await readFile(file);
    await choose(page, say, 'half.zip', bytes.subarray(0, bytes.length / 2));
    await page.getByText(/This export is damaged/u).waitFor();
  });
});

describe('profiles', () => {
  test('change in two keys: a digit, or the first letter', async (t) => {
    const say = words('en');
    const host = await startDevhost({ t });
    for (const name of ['Mira', 'Tom', 'Tina']) {
      await host.rpc('create_profile', { ...MIRA, name, age_group: name === 'Tom' ? 'kids' : 'adults' });
    }
    const { page } = await openPage(browser, host.url, { t });
    await page.locator('[data-lesson="1"]').waitFor();
    /** Their name is at the foot of the sidebar, and the app has their data open. */
    const isNow = async (name) => {
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).waitFor();
      assert.equal((await host.rpc('start')).profile.name, name);
    };
    const menu = page.getByRole('dialog', { name: say('profile-switch') });
    const changing = () => page.waitForResponse('**/rpc/select_profile');

    await page.keyboard.press('Control+p');
    await menu.waitFor();
    await look(page, 'profiles-menu-en');
    let changed = changing();
    await page.keyboard.press('1');
    await changed;
    await isNow('Mira');
    await menu.waitFor({ state: 'detached' });

    await page.keyboard.press('Control+p');
    await menu.waitFor();
    // Two people of that letter: the first has the focus, once more the other, Enter takes it.
    await page.keyboard.press('t');
    await page.keyboard.press('t');
    changed = changing();
    await page.keyboard.press('Enter');
    await changed;
    await isNow('Tina');

    // A course that comes late does not take the focus out of the menu, which would close it.
    let arrive;
    const arrived = new Promise((resolve) => (arrive = resolve));
    await page.route('**/rpc/course_map', async (route) => {
      await arrived;
      await route.continue();
    });
    await page.keyboard.press('Control+p');
    await menu.waitFor();
    changed = changing();
    await page.keyboard.press('1');
    await changed;
    await isNow('Mira');
    await page.keyboard.press('Control+p');
    await menu.waitFor();
    arrive();
    await page.locator('[data-lesson="1"]').waitFor();
    await page.unroute('**/rpc/course_map');
    changed = changing();
    await page.keyboard.press('t');
    await page.keyboard.press('Enter');
    await changed;
    await isNow('Tom');

    await page.keyboard.press('Control+p');
    await menu.waitFor();
    changed = changing();
    await page.keyboard.press('m');
    await changed;
    await isNow('Mira');
    await page.keyboard.press('Control+p');
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
  });

  for (const [language, dark] of [
    ['en', false],
    ['ru', true],
    ['de', false],
  ]) {
    test(`one with a PIN shows nothing before it, in ${language}`, async (t) => {
      const say = words(language);
      const host = await startDevhost({ t, language });
      const of = (name) => ({ ...MIRA, name, language, layout: LAYOUTS[language] });
      await host.rpc('create_profile', of('Tom'));
      await host.rpc('create_profile', of('Mira'));
      const { page } = await openPage(browser, host.url, { t, dark });
      await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
      await page.getByRole('button', { name: say('account-page-privacy'), exact: true }).click();
      await page.getByRole('heading', { name: say('lock-pin-title') }).waitFor();
      await look(page, `lock-settings-${language}`);
      await page.getByLabel(say('gate-pin-new')).fill('2468');
      await page.keyboard.press('Enter');
      await page.getByText(say('gate-pin-saved')).waitFor();
      await page.keyboard.press('Control+p');
      await page.getByRole('dialog', { name: say('profile-switch') }).waitFor();
      await page.keyboard.press('1');
      await page.getByRole('button', { name: /^Tom/u }).waitFor();
      await page.keyboard.press('Control+p');
      await page.getByRole('dialog', { name: say('profile-switch') }).waitFor();
      await page.keyboard.press('2');
      await page.getByRole('heading', { level: 1, name: 'Mira' }).waitFor();
      await look(page, `lock-${language}`);
      await assert.rejects(host.rpc('course_map'));
      await page.keyboard.type('1357');
      await page.keyboard.press('Enter');
      await page.getByText(say('error-gate-wrong')).waitFor();
      await page.getByLabel(say('gate-pin'), { exact: true }).fill('2468');
      await page.keyboard.press('Enter');
      await page.locator('[data-lesson="1"]').waitFor();
    });
  }

  test('a child brings nothing without an adult', async (t) => {
    const host = await startDevhost({ t });
    await host.rpc('create_profile', { ...MIRA, name: 'Tom', age_group: 'kids' });
    await assert.rejects(host.rpc('begin_data_import', { name: 'x.zip', size: 3 }));
  });
});

describe('the overview of shortcuts', () => {
  test('opens by ? and F1, not from a field and not in a lesson, and Esc closes only it', async (t) => {
    const say = words('en');
    const host = await startDevhost({ t });
    await host.rpc('create_profile', MIRA);
    const { page } = await openPage(browser, host.url, { t });
    const dialog = page.getByRole('dialog', { name: say('help-title') });
    await page.locator('[data-lesson="1"]').waitFor();
    await page.keyboard.press('?');
    await dialog.waitFor();
    assert.equal(await dialog.getByText('Ctrl').count(), 2);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('[data-lesson="1"]').click();
    await page.locator('textarea').waitFor({ state: 'attached' });
    await page.keyboard.press('F1');
    assert.equal(await dialog.count(), 0);
    await page.keyboard.press('Escape');
    await page.locator('[data-lesson="1"]').waitFor();
    // From the list of profiles, too.
    await page.keyboard.press('Control+p');
    await page.getByRole('button', { name: new RegExp(`^${say('help-open')}`) }).click();
    await dialog.waitFor();
  });

  test('from the offer, whoever begins at the beginning is shown how to sit; Skip leads to the lesson', async (t) => {
    const say = words('en');
    const host = await startDevhost({ t });
    const { page } = await openPage(browser, host.url, { t });
    await page.getByRole('button', { name: say('start-skip'), exact: true }).click();
    await page.getByRole('heading', { name: say('placement-title', { lesson: 1 }) }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: say('intro-sit-title') }).waitFor();
    await page.getByRole('button', { name: say('intro-skip'), exact: true }).click();
    await page.locator('textarea').waitFor({ state: 'attached' });
  });
});
