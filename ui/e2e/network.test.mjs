// A school's network: what is in the way is said calmly, in every language, and an administrator gets a report.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { words } from './words.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const LAYOUT = { en: 'us', ru: 'ru', de: 'de', es: 'es', fr: 'fr' };

const user = {
  id: 7,
  email: 'mira@example.org',
  email_verified: true,
  username: null,
  full_name: null,
  language: 'en',
  timezone: 'Europe/Berlin',
  theme: 'system',
  is_premium: false,
  plan: 'free',
  is_child: false,
  leaderboard_opt_in: false,
  created_at: '2026-11-22T08:00:00.000Z',
  consent_analytics: false,
  consent_marketing: false,
};

/** A server that lets somebody sign in, and in front of it from then on a filter that wants one to sign in at it first. */
async function startPortal(t) {
  const server = createServer((request, response) => {
    if (request.url === '/v1/auth/register') {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ user, access_token: 'a', refresh_token: 'r', expires_in: 900 }));
    } else {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Guest network</title>');
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

for (const [language, theme] of [
  ['en', 'light'],
  ['ru', 'dark'],
  ['de', 'light'],
  ['es', 'dark'],
  ['fr', 'light'],
]) {
  describe(`behind a portal in ${language}`, () => {
    test('one line says it, an administrator reads more, and the report is there', async (t) => {
      const say = words(language);
      const host = await startDevhost({ t, language, serverUrl: await startPortal(t) });
      const profile = {
        name: 'Kim',
        language,
        age_group: 'adults',
        layout: LAYOUT[language],
        daily_goal: null,
      };
      const { settings } = await host.rpc('create_profile', profile);
      await host.rpc('change_settings', { ...settings, theme });
      const form = { email: user.email, password: 'correct horse', birth_year: null };
      await host.rpc('register', { ...form, consent_analytics: false, consent_marketing: false });
      await host.rpc('sync_now');

      const { page } = await openPage(browser, host.url, { t, dark: theme === 'dark' });
      await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
      await page.getByText(say('error-offline-portal')).waitFor();
      const admin = page.getByText(say('offline-portal-admin'));
      assert.equal(await admin.isVisible(), false, 'that is for somebody else');
      await page.getByText(say('offline-for-admin')).click();
      await admin.waitFor();
      await assertAccessible(page, 'a portal');
      await assertFits(page, 'a portal');
      await picture(page, `network-portal-${language}-${theme}`);

      await page.getByRole('button', { name: say('nav-settings'), exact: true }).click();
      await page.getByRole('button', { name: say('settings-about'), exact: true }).click();
      await page.getByRole('button', { name: say('report-look'), exact: true }).click();
      const report = page.getByRole('region', { name: say('report-text') });
      await report.getByText('no Tactus server').waitFor();
      const text = await report.innerText();
      assert.ok(!text.includes('Kim') && !text.includes(user.email), text);
      await assertAccessible(page, 'the report');
      await assertFits(page, 'the report');
      await picture(page, `network-report-${language}-${theme}`);
      await report.getByRole('button', { name: say('report-save') }).click();
      await report.getByText('tactus-report-').waitFor();
      await report.getByRole('button', { name: say('report-close'), exact: true }).click();
      await report.waitFor({ state: 'detached' });
    });
  });
}
