// A managed computer: what its school has decided stands there as such, in every language, and can be lived with.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { words } from './words.mjs';

const LAYOUT = { en: 'gb', ru: 'ru', de: 'de', es: 'es', fr: 'fr' };

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A devhost under a policy, with a learner. */
async function managed(t, language, policy, theme = 'light') {
  const folder = await mkdtemp(join(tmpdir(), 'tactus-policy-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'policy.json');
  await writeFile(file, JSON.stringify(policy));
  const host = await startDevhost({ t, language, policy: file });
  const profile = { name: 'Kim', language, age_group: 'teens', layout: LAYOUT[language], daily_goal: 10 };
  const { settings } = await host.rpc('create_profile', profile);
  await host.rpc('change_settings', { ...settings, theme });
  const { page } = await openPage(browser, host.url, { t, dark: theme === 'dark' });
  await page.locator('[data-lesson="1"]').waitFor();
  return { host, page };
}

/** The screen as it is: axe, its width, a picture. */
async function look(page, where) {
  await assertAccessible(page, where);
  await assertFits(page, where);
  await picture(page, where);
}

for (const [language, theme] of [
  ['en', 'light'],
  ['ru', 'dark'],
  ['de', 'light'],
  ['es', 'dark'],
  ['fr', 'light'],
]) {
  describe(`a closed computer in ${language}`, () => {
    test('says what is closed, and by whom', async (t) => {
      const say = words(language);
      const policy = {
        sign_in: 'forbidden',
        own_texts: false,
        import: false,
        export: false,
        courses: [`teens-${language}-v1`],
        layouts: [LAYOUT[language]],
        settings: { error_policy: 'free' },
      };
      const { page } = await managed(t, language, policy, theme);
      const to = (name, within = page) =>
        within.getByRole('button', { name: say(name), exact: true }).click();
      const pages = page.getByRole('navigation', { name: say('nav-settings') });

      await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
      await page.getByText(say('managed-sign-in-title')).waitFor();
      assert.equal(await page.getByRole('textbox').count(), 0, 'there is nothing to sign in with');
      await look(page, `policy-sign-in-${language}-${theme}`);
      await to('account-page-data');
      await page.getByText(say('managed-export-title')).waitFor();
      await page.getByText(say('managed-import-title')).waitFor();
      await look(page, `policy-data-${language}-${theme}`);

      await to('texts-title');
      await page.getByText(say('managed-own-texts-title')).waitFor();
      assert.equal(await page.getByRole('button', { name: say('texts-add') }).count(), 0);
      await look(page, `policy-texts-${language}-${theme}`);

      await to('nav-settings');
      // The layout, as there is only one, and what a slip does.
      assert.equal(await page.getByText(say('settings-locked')).count(), 2);
      await look(page, `policy-keyboard-${language}-${theme}`);
      await to('settings-course', pages);
      await page.getByText(say('settings-locked')).first().waitFor();
      await look(page, `policy-course-${language}-${theme}`);
      await to('settings-about', pages);
      const list = page.getByRole('region', { name: say('managed-title') });
      await list.getByText(say('policy-sign-in-forbidden'), { exact: true }).waitFor();
      await list.getByText(`teens-${language}-v1`, { exact: true }).waitFor();
      await look(page, `policy-about-${language}-${theme}`);
    });
  });
}

test('where signing in comes first, the way there is shown, and no lesson opens before', async (t) => {
  const say = words('en');
  const { host, page } = await managed(t, 'en', { sign_in: 'required' });
  await page.getByText(say('managed-needs-sign-in-title')).waitFor();
  await look(page, 'policy-needs-sign-in');
  await assert.rejects(host.rpc('open_exercise', { kind: 'lesson', number: 1 }), /sign-in-required/);
  await page.getByRole('button', { name: say('managed-needs-sign-in-go') }).click();
  await page.getByText(say('managed-needs-sign-in-title')).waitFor();
  await page.getByLabel(say('register-email'), { exact: true }).waitFor();
});

test('a computer that nobody manages says nothing of it', async (t) => {
  const say = words('en');
  const { page } = await managed(t, 'en', {});
  await page.getByRole('button', { name: say('nav-settings'), exact: true }).click();
  await page.getByRole('button', { name: say('settings-about'), exact: true }).click();
  await page.getByText(say('about-version'), { exact: true }).waitFor();
  assert.equal(await page.getByText(say('managed-title')).count(), 0);
});
