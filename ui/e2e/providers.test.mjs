// Signing in with a provider: the buttons where the server offers it, the wait, giving up, and arriving.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { words } from './words.mjs';

const profile = { name: 'Mira', language: 'en', age_group: 'adults', layout: 'us', daily_goal: null };
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

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
  has_birth_year: false,
  leaderboard_opt_in: false,
  created_at: '2026-11-22T08:00:00.000Z',
  consent_analytics: false,
  consent_marketing: false,
};
const answers = {
  '/v1/sync/hello': {
    proto_min: 1,
    proto_max: 1,
    epoch: '0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11',
    server_time: '2026-11-22T08:30:00.000Z',
    spread_s: 0,
    limits: { push_sessions: 200, push_bytes: 1, push_decoded_bytes: 1, pull_changes: 500 },
    min_client: '0.1.0',
    providers: ['google', 'github'],
  },
  '/v1/me': { ...user, has_birth_year: true },
  '/v1/auth/oauth/redeem': { user, access_token: 'a', refresh_token: 'r', expires_in: 900 },
};

/** A server that offers both, and at which everybody agrees at once. */
async function startServer(t) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
    if (pathname.endsWith('/start')) {
      const [port, state] = ['port', 'state'].map((name) => searchParams.get(name));
      response.writeHead(303, { location: `http://127.0.0.1:${port}/callback?code=tc_x&state=${state}` });
      response.end();
    } else {
      response.writeHead(answers[pathname] ? 200 : 503);
      response.end(JSON.stringify(answers[pathname] ?? {}));
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

for (const language of ['en', 'ru', 'de', 'es', 'fr']) {
  test(`the ways in look as they should in ${language}`, async (t) => {
    const say = words(language);
    const serverUrl = await startServer(t);
    const host = await startDevhost({ t, serverUrl });
    await host.rpc('create_profile', profile);
    const { settings } = await host.rpc('start');
    await host.rpc('change_settings', { ...settings, language });
    const dark = ['de', 'ru'].includes(language);
    const { page } = await openPage(browser, host.url, { t, dark });
    await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
    const github = page.getByRole('button', { name: say('with-github') });
    await github.waitFor();
    await page.getByText(say('with-new')).scrollIntoViewIfNeeded();
    await assertAccessible(page, 'registration with providers');
    await assertFits(page, 'registration with providers');
    await picture(page, `providers-register-${language}`);
    await page.getByRole('button', { name: say('account-have') }).click();
    await github.waitFor();
    await assertAccessible(page, 'sign-in with providers');
    await picture(page, `providers-sign-in-${language}`);
    await github.press('Enter');
    await page.getByRole('button', { name: say('with-cancel') }).waitFor();
    await assertAccessible(page, 'waiting for the browser');
    await assertFits(page, 'waiting for the browser');
    await picture(page, `providers-waiting-${language}`);
    await page.getByRole('button', { name: say('with-cancel') }).press('Enter');
    await github.waitFor();
  });
}

test('whoever comes back from the browser is signed in', async (t) => {
  const say = words('en');
  const serverUrl = await startServer(t);
  const host = await startDevhost({ t, serverUrl });
  await host.rpc('create_profile', profile);
  const { page } = await openPage(browser, host.url, { t });
  await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
  await page.getByRole('button', { name: say('with-google') }).click();
  // The screen may be left meanwhile.
  await page.getByRole('button', { name: say('with-cancel') }).waitFor();
  await page.getByRole('button', { name: say('nav-coach'), exact: true }).click();
  const shown = await fetch(await host.opened());
  assert.match(await shown.text(), new RegExp(say('browser-done-title')));
  await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
  await page.getByText('mira@example.org').first().waitFor();

  // A provider does not tell the year: it is asked for, once, and may wait.
  const year = page.getByLabel(say('register-year'), { exact: true });
  await year.waitFor();
  await assertAccessible(page, 'asking for the birth year');
  await assertFits(page, 'asking for the birth year');
  await picture(page, 'providers-year-en');
  await year.fill('1776');
  await year.press('Tab');
  await page
    .getByText(say('register-year-wrong', { first: '1900', last: String(new Date().getFullYear()) }))
    .waitFor();
  await year.fill(String(new Date().getFullYear() - 9));
  await page.getByText(say('register-child-note')).waitFor();
  await year.fill('1990');
  await page.getByRole('button', { name: say('year-save') }).press('Enter');
  await year.waitFor({ state: 'detached' });
});
