// A child's profile: settings and account are behind a question, then behind a PIN; a forgotten PIN runs out.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { words } from './words.mjs';

const PIN = '2468';
const PROFILE = { name: 'Tom', age_group: 'kids', daily_goal: null };

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** The screen as it is: axe, its width, a picture. */
async function look(page, where) {
  await assertAccessible(page, where);
  await assertFits(page, where);
  await picture(page, where);
}

/** Answers the question that is on the screen. */
async function answer(page, say, host) {
  const { question } = await host.rpc('gate');
  const [first, second] = question;
  await page.getByLabel(say('gate-question', { first, second })).fill(String(first * second));
  await page.getByRole('button', { name: say('gate-open'), exact: true }).click();
}

for (const [language, theme] of [
  ['en', 'light'],
  ['ru', 'dark'],
  ['de', 'light'],
]) {
  describe(`the gate in ${language}`, () => {
    test('a question, a PIN, a forgotten PIN', async (t) => {
      const say = words(language);
      const host = await startDevhost({ t, language });
      const start = await host.rpc('create_profile', {
        ...PROFILE,
        language,
        layout: language === 'en' ? 'us' : language,
      });
      const { page } = await openPage(browser, host.url, { t, dark: theme === 'dark' });
      const place = (key) => page.getByRole('button', { name: new RegExp(`^${say(key)}`) });
      assert.equal(start.settings.theme, 'system');

      await place('nav-settings').click();
      await page.getByRole('heading', { name: say('gate-title') }).waitFor();
      await look(page, `gate-question-${language}`);
      await page.getByRole('textbox').fill('1');
      await page.keyboard.press('Enter');
      await page.getByText(say('error-gate-wrong')).waitFor();
      await answer(page, say, host);
      await page.getByRole('button', { name: say('settings-adults'), exact: true }).click();
      await page.getByLabel(say('gate-pin-new')).fill(PIN);
      await page.keyboard.press('Enter');
      await page.getByText(say('gate-pin-saved')).waitFor();
      await look(page, `gate-pin-set-${language}`);

      // Open from the settings to the account, closed again after the course.
      await place('nav-account').click();
      await page.getByRole('button', { name: say('account-page-privacy'), exact: true }).click();
      await page.getByText(say('privacy-child-title')).waitFor();
      await look(page, `gate-privacy-child-${language}`);
      await place('nav-course').click();
      await place('nav-settings').click();
      await page.getByLabel(say('gate-pin'), { exact: true }).waitFor();
      await page.getByRole('button', { name: say('gate-forgot') }).click();
      await page.getByRole('dialog', { name: say('gate-forgot') }).waitFor();
      await look(page, `gate-forgot-${language}`);
      await page.getByRole('button', { name: say('gate-forgot-yes') }).click();
      await page.getByRole('heading', { name: say('gate-forgot') }).waitFor();
      await look(page, `gate-running-out-${language}`);
      await page.getByLabel(say('gate-pin'), { exact: true }).fill(PIN);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: say('settings-title') }).waitFor();
      assert.equal((await host.rpc('gate')).pin_until, null);
    });
  });
}
