// Newer versions: told of calmly, taken when one likes, and never in the way of a lesson.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { startReleases } from './releases.mjs';
import { words } from './words.mjs';

const LAYOUT = { ru: 'ru', de: 'de', en: 'us' };
const VERSION = '9.0.0';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A devhost that is one file in a folder of its own, with a learner. */
async function installed(t, language, theme, { age = 'adults', policy } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tactus-updates-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'Tactus.AppImage');
  await writeFile(file, 'the old program');
  const releases = await startReleases(t);
  const decided = policy && join(folder, 'policy.json');
  if (decided) await writeFile(decided, JSON.stringify(policy));
  const host = await startDevhost({ t, language, policy: decided, updates: { ...releases, file } });
  const profile = { name: 'Kim', language, age_group: age, layout: LAYOUT[language], daily_goal: 10 };
  const { settings } = await host.rpc('create_profile', profile);
  if (age === 'adults') await host.rpc('change_settings', { ...settings, theme });
  const { page } = await openPage(browser, host.url, { t, dark: theme === 'dark' });
  await page.locator('[data-lesson="1"]').waitFor();
  return { file, host, page, releases };
}

async function look(page, where) {
  await assertAccessible(page, where);
  await assertFits(page, where);
  await picture(page, where);
}

for (const [language, theme] of [
  ['ru', 'dark'],
  ['ru', 'light'],
  ['de', 'light'],
  ['de', 'dark'],
]) {
  describe(`a newer version in ${language}, ${theme}`, () => {
    test('is told of, taken, and waits until the app is left', async (t) => {
      const say = words(language);
      const { file, host, page, releases } = await installed(t, language, theme);
      const to = (name) =>
        page
          .getByRole('button', { name: say(name), exact: true })
          .first()
          .click();
      const notice = page.getByRole('status', { name: say('updates-title') });

      // Nothing is asked of anybody before the learner does, or a minute after the start.
      assert.deepEqual(releases.asked, []);
      await to('nav-settings');
      await to('settings-about');
      await page.getByText(say('updates-not-looked')).waitFor();
      await look(page, `updates-settings-${language}-${theme}`);

      // Not the makers' signature: said, and nothing is taken.
      releases.publish(VERSION, 'the new program', 'a strange program');
      await to('updates-look');
      await page
        .getByText(say('updates-available', { version: VERSION }))
        .last()
        .waitFor();
      await page
        .locator('.standing')
        .getByRole('button', { name: say('updates-take') })
        .click();
      await page.locator('.standing').getByText(say('update-trouble-signature')).waitFor();
      await look(page, `updates-refused-${language}-${theme}`);

      releases.publish(VERSION, 'the new program');
      await to('nav-course');
      await notice.getByText(say('updates-available', { version: VERSION })).waitFor();
      await look(page, `updates-told-${language}-${theme}`);
      await notice.getByRole('button', { name: say('updates-take') }).click();
      await notice.getByText(say('updates-ready', { version: VERSION })).waitFor();
      await look(page, `updates-ready-${language}-${theme}`);

      // A lesson is not disturbed.
      await host.rpc('open_exercise', { kind: 'lesson', number: 1 });
      await assert.rejects(host.rpc('restart_to_update'), /exercise-open/);
      await page.locator('[data-lesson="1"]').click();
      await page.getByRole('textbox').waitFor({ state: 'attached' });
      assert.equal(await notice.count(), 0);
      await page.keyboard.press('Escape');
      await notice.waitFor();

      await notice.getByRole('button', { name: say('updates-restart') }).click();
      await host.logged(/the app would end/);
      assert.equal(await readFile(file, 'utf8'), 'the old program', 'only when it is left');
      await notice.getByRole('button', { name: say('updates-later') }).click();
      await notice.waitFor({ state: 'detached' });

      await to('nav-settings');
      await to('settings-about');
      await page.getByRole('combobox', { name: new RegExp(say('updates-title')) }).click();
      await page.getByRole('option', { name: say('updates-off') }).click();
      await page.locator('.standing').waitFor({ state: 'detached' });
      const asked = releases.asked.length;
      assert.equal((await host.rpc('look_for_updates')).phase, 'idle');
      assert.equal(releases.asked.length, asked);
    });
  });
}

test('a child is not told, and a managed computer shows what is decided', async (t) => {
  const say = words('en');
  const { host, page, releases } = await installed(t, 'en', 'light', { policy: { updates: 'notify' } });
  releases.publish(VERSION, 'the new program');
  await page.getByRole('button', { name: say('nav-settings'), exact: true }).click();
  await page.getByRole('button', { name: say('settings-about'), exact: true }).click();
  await page.getByText(say('updates-not-looked')).waitFor();
  assert.equal(await page.getByRole('combobox', { name: new RegExp(say('updates-title')) }).count(), 0);
  await page.getByRole('button', { name: say('updates-look') }).click();
  await page.getByText(say('updates-available', { version: VERSION })).waitFor();
  await page
    .getByRole('button', { name: say('nav-course'), exact: true })
    .first()
    .click();
  const notice = page.getByRole('status', { name: say('updates-title') });
  await notice.waitFor();
  const child = { name: 'Mo', language: 'en', age_group: 'kids', layout: 'us', daily_goal: null };
  await host.rpc('create_profile', child);
  await page.reload();
  await page.locator('[data-lesson="1"]').waitFor();
  assert.equal((await host.rpc('updates')).available, VERSION);
  assert.equal(await notice.count(), 0);
});
