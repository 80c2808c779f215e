// A computer that many share: the names first, a PIN where one is set, and back to the names when nobody is there.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture, typeUnits } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { words } from './words.mjs';

const PIN = '2468';
const MINUTE = 60_000;
const LAYOUT = { en: 'gb', ru: 'ru', de: 'de' };

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** The screen as it is: axe, its width, a picture. */
async function look(page, where) {
  await assertAccessible(page, where);
  await assertFits(page, where);
  await picture(page, where);
}

/** A shared computer in a language, with nobody on it. */
async function shared(t, language) {
  const folder = await mkdtemp(join(tmpdir(), 'tactus-shared-'));
  t.after(() => rm(folder, { recursive: true }));
  const policy = join(folder, 'policy.json');
  await writeFile(policy, JSON.stringify({ shared_computer: true, shared_idle_minutes: 2 }));
  return startDevhost({ t, language, policy });
}

/** One more name, with what it sets; then it is the next one's turn. */
async function joins(host, language, name, { pin, theme } = {}) {
  const answers = { name, language, age_group: 'teens', layout: LAYOUT[language], daily_goal: 10 };
  const { settings } = await host.rpc('create_profile', answers);
  if (theme) await host.rpc('change_settings', { ...settings, theme });
  if (pin) await host.rpc('set_pin', { pin });
  await host.rpc('end_sitting');
}

for (const [language, theme] of [
  ['en', 'light'],
  ['ru', 'dark'],
  ['de', 'light'],
]) {
  describe(`a shared computer in ${language}`, () => {
    test('names, a PIN, done, and nobody there', async (t) => {
      const say = words(language);
      const host = await shared(t, language);
      const { page } = await openPage(browser, host.url, { t, dark: theme === 'dark' });
      const button = (key) => page.getByRole('button', { name: say(key), exact: true });
      const named = (name) => page.getByRole('button', { name: new RegExp(`^${name}`) });
      const names = () => page.getByRole('heading', { name: say('who-title') }).waitFor();

      await names();
      await page.getByText(say('who-none')).waitFor();
      await look(page, `who-nobody-${language}-${theme}`);
      await button('who-new').click();
      await page.getByRole('heading', { name: say('start-language-title') }).waitFor();
      await button('start-not-now').click();
      await names();

      await joins(host, language, 'Mira', { pin: PIN, theme });
      await joins(host, language, 'Ben', { theme });
      await joins(host, language, 'Aylin');
      await page.clock.install();
      await page.reload();
      await names();
      await look(page, `who-names-${language}-${theme}`);
      await button('who-sign-in').click();
      await page.getByLabel(say('register-email'), { exact: true }).fill('mira@example.org');
      await page.getByLabel(say('signin-password'), { exact: true }).fill('a long enough password');
      await page.keyboard.press('Enter');
      await page.getByText(say('error-offline-refused')).waitFor();
      await look(page, `who-sign-in-${language}-${theme}`);

      // Somebody begins a lesson and goes away: half a minute before the end, it is asked.
      await named('Ben').click();
      await page.locator('[data-lesson="1"]').waitFor();
      await look(page, `who-done-${language}-${theme}`);
      const opening = page.waitForResponse('**/rpc/open_exercise');
      await page.locator('[data-lesson="1"]').focus();
      await page.keyboard.press('Enter');
      const exercise = await (await opening).json();
      const view = await host.rpc('keyboard', { layout: exercise.layout });
      await page.locator('textarea').waitFor({ state: 'attached' });
      await typeUnits(page, view, exercise.units.slice(0, 6));
      await page.clock.runFor(1.6 * MINUTE);
      await page.getByText(say('idle-title')).waitFor();
      await look(page, `who-idle-${language}-${theme}`);
      await page.keyboard.press('Shift');
      await page.getByText(say('idle-title')).waitFor({ state: 'detached' });
      await page.clock.runFor(1.4 * MINUTE);
      assert.equal(await page.getByText(say('idle-title')).count(), 0, 'the key began it anew');
      await page.clock.runFor(0.7 * MINUTE);
      await names();
      assert.equal((await host.rpc('start')).profile, null);

      // What was typed waits for the one who typed it, and for nobody else.
      await named('Aylin').click();
      await page.locator('[data-lesson="1"]').waitFor();
      assert.equal(await page.getByRole('dialog').count(), 0);
      await page.getByRole('button', { name: new RegExp(`^${say('who-done')}`) }).click();
      await names();
      await named('Ben').click();
      await page.getByRole('dialog', { name: say('resume-title') }).waitFor();
      await page.clock.runFor(2.1 * MINUTE);
      await names();

      // A PIN, which nobody says is forgotten.
      await named('Mira').click();
      await page.getByText(say('who-lock-pin')).waitFor();
      assert.equal(await button('gate-forgot').count(), 0);
      await look(page, `who-pin-${language}-${theme}`);
      await button('who-back').click();
      await names();
      await named('Mira').click();
      await page.getByLabel(say('gate-pin'), { exact: true }).fill(PIN);
      await page.keyboard.press('Enter');
      await page.locator('[data-lesson="1"]').waitFor();
    });
  });
}

test('many names are looked for by typing', async (t) => {
  const say = words('en');
  const host = await shared(t, 'en');
  for (let number = 1; number <= 13; number += 1) await joins(host, 'en', `Pupil ${number}`);
  const { page } = await openPage(browser, host.url, { t });
  await page.getByLabel(say('who-find')).fill('pupil 13');
  assert.equal(await page.getByRole('listitem').count(), 1);
  await look(page, 'who-many');
  await page.getByLabel(say('who-find')).fill('nobody');
  await page.getByText(say('who-nobody')).waitFor();
});
