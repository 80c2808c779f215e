// Plans: compared, bought in the browser, waited for until the server knows, left and come back to, and cancelled.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { PLAN_SCREENS } from './plan-screens.mjs';
import { words } from './words.mjs';

const profile = { name: 'Mira', language: 'en', age_group: 'adults', layout: 'us', daily_goal: null };
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const user = (plan) => ({
  id: 7,
  email: 'mira@example.org',
  email_verified: true,
  username: null,
  full_name: null,
  language: 'en',
  timezone: 'Europe/Berlin',
  theme: 'system',
  is_premium: plan !== 'free',
  plan,
  is_child: false,
  leaderboard_opt_in: false,
  created_at: '2026-11-22T08:00:00.000Z',
  consent_analytics: false,
  consent_marketing: false,
});
const features = (name) => ({
  devices: name === 'free' ? 2 : null,
  history_days: name === 'free' ? 90 : null,
  raw_key_presses: name !== 'free',
  recommendations: name !== 'free',
  learners: 0,
  organisations: false,
});
const sold = [
  { plan: 'free', features: features('free'), prices: [], is_by_invoice: false },
  {
    plan: 'premium',
    features: features('premium'),
    prices: [{ interval: 'monthly', amount: 250, currency: 'EUR', trial_days: 14 }],
    is_by_invoice: false,
  },
];

/** A server that sells one plan; `server.pays()` is what only Stripe could tell it. */
async function startServer(t) {
  let status = null;
  let asked = 0;
  const portals = [];
  const standing = () => ({
    plan: status === null ? 'free' : 'premium',
    source: status === null ? 'free' : 'subscription',
    subscription: status && {
      plan: 'premium',
      status,
      interval: 'monthly',
      quantity: 1,
      current_period_start: '2026-11-22T08:00:00.000Z',
      current_period_end: '2026-12-22T08:00:00.000Z',
      grace_until: status === 'past_due' ? new Date(Date.now() + 6 * 86_400_000).toISOString() : null,
    },
    may_try: status === null,
  });
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const plan = status === null ? 'free' : 'premium';
    const page = `http://127.0.0.1:${server.address().port}`;
    const answers = {
      '/v1/auth/login': { user: user(plan), access_token: 'a', refresh_token: 'r', expires_in: 900 },
      '/v1/me': user(plan),
      '/v1/plans': { plans: sold },
      '/v1/me/subscription': standing(),
      '/v1/billing/checkout': { url: `${page}/c/pay/cs_1` },
      '/v1/billing/portal': { url: `${page}/p/session/1` },
    };
    if (request.url === '/v1/me/subscription') asked += 1;
    if (request.url === '/v1/billing/portal') portals.push(JSON.parse(body));
    response.writeHead(answers[request.url] ? 200 : 503);
    response.end(JSON.stringify(answers[request.url] ?? {}));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close());
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    pays: () => (status = 'active'),
    fails: () => (status = 'past_due'),
    asked: () => asked,
    portals,
  };
}

async function buyer(t) {
  const server = await startServer(t);
  const host = await startDevhost({ t, serverUrl: server.url });
  await host.rpc('create_profile', profile);
  await host.rpc('login', { email: 'mira@example.org', password: 'correct horse' });
  const { page } = await openPage(browser, host.url, { t });
  const say = words('en');
  await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
  await page.getByRole('button', { name: say('account-page-plan'), exact: true }).click();
  return { server, host, page, say };
}

for (const language of ['de', 'es', 'fr']) {
  // English and Russian are in screens.test.mjs every day.
  for (const [name, show] of Object.entries(PLAN_SCREENS)) {
    test(`${name} looks as it should in ${language}`, async (t) => {
      const say = words(language);
      const host = await startDevhost({ t });
      await host.rpc('create_profile', profile);
      const { settings } = await host.rpc('start');
      await host.rpc('change_settings', { ...settings, language });
      const size = language === 'de' ? { width: 1024, height: 600 } : {};
      const { page } = await openPage(browser, host.url, { t, dark: language === 'fr', ...size });
      await show(page, say, language);
      await assertAccessible(page, name);
      await assertFits(page, name);
      await picture(page, `${name}-${language}`);
    });
  }
}

test('a plan is bought in the browser and shows when the server says so, not before', async (t) => {
  const { server, host, page, say } = await buyer(t);
  await page
    .getByText(/^The first 14 days are free\. On .* you pay €2\.50 a month for the first time/)
    .waitFor();
  await page
    .getByRole('button', { name: say('plans-choose-one', { plan: say('plan-premium') }) })
    .press('Enter');
  const waiting = page.getByText(say('purchase-title', { plan: say('plan-premium') }));
  await waiting.waitFor();
  assert.equal(await host.opened(), `${server.url}/c/pay/cs_1`);
  // The way back from the browser says nothing; and the screen may be left.
  const before = server.asked();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.getByRole('button', { name: say('nav-coach'), exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
  await page.getByRole('button', { name: say('account-page-plan'), exact: true }).click();
  await waiting.waitFor();
  assert.ok(server.asked() > before, 'the server is asked, and asked again');
  server.pays();
  await page.getByRole('heading', { name: say('standing-title', { plan: say('plan-premium') }) }).waitFor();
  await waiting.waitFor({ state: 'hidden' });
  await page.getByText(`mira@example.org · ${say('plan-premium')}`).waitFor();
  await page.getByText(/^Paid\. The next payment is on .*: €2\.50 a month\.$/).waitFor();
  // Cancelling opens where Stripe asks whether one is sure, the other button at the beginning.
  for (const [key, purpose] of [
    ['standing-cancel', 'cancel'],
    ['standing-manage', 'manage'],
  ]) {
    const opened = page.waitForResponse('**/rpc/open_portal');
    await page.getByRole('button', { name: say(key) }).press('Enter');
    await opened;
    await page.getByText(say('standing-opened')).waitFor();
    assert.deepEqual(server.portals.at(-1), { purpose });
  }
});

test('a late payment is said beside every place, leads to where it is put right, and goes with it', async (t) => {
  const { server, page, say } = await buyer(t);
  const line = page.getByRole('navigation').getByRole('button', { name: /^Payment late: pay by / });
  assert.equal(await line.count(), 0);
  server.fails();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await line.waitFor();
  // Known from then on, on every page and after a new start.
  await page.reload();
  await page.locator('[data-lesson="1"]').waitFor();
  await line.waitFor();
  await assertAccessible(page, 'the course beside a late payment');
  await assertFits(page, 'the course beside a late payment');
  await line.press('Enter');
  await page.getByRole('button', { name: say('standing-late-act') }).waitFor();
  // Also from another page of the account.
  await page.getByRole('button', { name: say('account-page-privacy'), exact: true }).click();
  await line.press('Enter');
  await page.getByRole('button', { name: say('standing-late-act') }).waitFor();
  server.pays();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await line.waitFor({ state: 'detached' });
});

test('waiting ends with the app and goes on with the next start, until somebody gives up', async (t) => {
  const { server, host, page, say } = await buyer(t);
  await page.getByRole('button', { name: say('plans-choose-one', { plan: say('plan-premium') }) }).click();
  const waiting = page.getByText(say('purchase-title', { plan: say('plan-premium') }));
  await waiting.waitFor();
  await page.reload();
  await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
  await page.getByRole('button', { name: say('account-page-plan'), exact: true }).click();
  await page.getByRole('button', { name: say('purchase-stop') }).press('Enter');
  await waiting.waitFor({ state: 'hidden' });
  assert.equal((await host.rpc('plans')).purchase, null);
  // Whoever paid nevertheless has the plan.
  server.pays();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.getByRole('heading', { name: say('standing-title', { plan: say('plan-premium') }) }).waitFor();
});

test('a school that sells nothing on its machines offers nothing', async (t) => {
  const { mkdtemp, rm, writeFile } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const folder = await mkdtemp(join(tmpdir(), 'tactus-policy-'));
  t.after(() => rm(folder, { recursive: true }));
  const policy = join(folder, 'policy.json');
  await writeFile(policy, JSON.stringify({ purchases: false }));
  const server = await startServer(t);
  server.fails();
  const host = await startDevhost({ t, serverUrl: server.url, policy });
  await host.rpc('create_profile', profile);
  await host.rpc('login', { email: 'mira@example.org', password: 'correct horse' });
  const { page } = await openPage(browser, host.url, { t });
  const say = words('en');
  await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
  await page.getByRole('button', { name: say('account-page-plan'), exact: true }).click();
  await page.getByText(say('plans-policy-title')).waitFor();
  assert.equal(await page.getByRole('table').count(), 0);
  // What is late is said on this page, and nowhere else.
  await page.getByRole('button', { name: say('standing-late-act') }).waitFor();
  assert.equal(await host.rpc('late_payment'), null);
  assert.equal(await page.getByText(/Payment late/).count(), 0);
});
