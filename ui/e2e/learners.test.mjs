// Learners in one's care: found, sorted and opened by keyboard alone; asked, seated and let go; and the other side.
// What the server says is given here; that it says so is asserted where the server is (sync-server/tests/server).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, launch, openPage } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { care, detail, learners, list, org, privacy, SEEN } from './learner-screens.mjs';
import { words } from './words.mjs';

const profile = { name: 'Ilse', language: 'en', age_group: 'adults', layout: 'us', daily_goal: null };
const say = words('en');
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function open(t, visit) {
  const host = await startDevhost({ t });
  await host.rpc('create_profile', profile);
  const { page } = await openPage(browser, host.url, { t });
  await page.locator('[data-lesson="1"]').waitFor();
  await visit(page, say, 'en');
  return page;
}

/** Answers a command, and keeps what it was asked with. */
async function answers(page, name, json) {
  const asked = [];
  await page.route(`**/rpc/${name}`, (route) => {
    asked.push(route.request().postDataJSON());
    return route.fulfill({ json: typeof json === 'function' ? json(asked.at(-1)) : json });
  });
  return asked;
}

const names = (page) => page.locator('tbody [data-learner]').allTextContents();

test('the list is searched, sorted and opened without a mouse', async (t) => {
  const page = await open(
    t,
    learners(() => list('en')),
  );
  assert.deepEqual((await names(page)).slice(0, 2), ['Ada K.', 'Ben']);
  // It has a place in the sidebar from now on.
  await page
    .getByRole('navigation')
    .getByRole('button', { name: say('learners-title') })
    .waitFor();
  await page.getByRole('button', { name: say('learners-col-days') }).press('Enter');
  const header = page.getByRole('columnheader', { name: say('learners-col-days') });
  assert.equal(await header.getAttribute('aria-sort'), 'descending');
  const sorted = await names(page);
  assert.equal(sorted.at(-1).trim(), 'Carla Rodríguez-Santamaría', 'a quiet week is last');
  await page.getByRole('textbox', { name: say('learners-filter') }).fill('carla rodri');
  assert.equal(await page.locator('tbody tr').count(), 1);
  await page.getByRole('textbox', { name: say('learners-filter') }).fill('');
  await page.locator('tbody [data-learner]').first().focus();
  await page.keyboard.press('ArrowDown');
  const second = (await page.locator(':focus').textContent()).trim();
  assert.equal(second, (await names(page))[1].trim());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: second, level: 1 }).waitFor();
  await assertAccessible(page, 'one learner');
  // Back has the focus, and leads to the row one came from.
  await page.keyboard.press('Enter');
  await page.locator('tbody').waitFor();
  assert.equal((await page.locator(':focus').textContent()).trim(), second);
});

test('a learner is let go, and a question taken back', async (t) => {
  const page = await open(
    t,
    learners(() => list('en')),
  );
  const ended = await answers(page, 'end_learner', () =>
    list('en', { learners: list('en').learners.slice(1) }),
  );
  await page.getByRole('button', { name: 'Ada K.' }).press('Enter');
  await page.getByRole('button', { name: say('learners-end') }).press('Enter');
  await page.getByText(say('learners-ended', { name: 'Ada K.' })).waitFor();
  assert.equal((await names(page)).length, 5);
  const taken = page.waitForResponse('**/rpc/end_learner');
  await page
    .getByRole('button', { name: say('learners-take-back-one', { email: 'jonas@example.org' }) })
    .press('Enter');
  await taken;
  assert.deepEqual(
    ended.map((each) => each.id),
    [list('en').learners[0].id, list('en').asked[0].id],
  );
});

test('a school gives seats, changes roles and asks a whole class by a file', async (t) => {
  const page = await open(
    t,
    learners(() => list('en', { orgs: [org], limit: null })),
  );
  await answers(page, 'org_members', detail());
  await page.getByRole('radio', { name: 'Lindenschule' }).click();
  await page.getByText(say('org-seats-over')).waitFor();
  const seats = await answers(page, 'set_seat', () => detail({ taken: 2 }));
  const name = 'Carla Rodríguez-Santamaría';
  await page.getByRole('switch', { name: new RegExp(name) }).press('Enter');
  await page.getByText(say('org-seats', { taken: 2, total: 2 })).waitFor();
  assert.deepEqual([seats[0].has_seat, seats[0].org], [false, org.id]);
  // Refused: said in words, and the switch shows what is so.
  await page.route('**/rpc/set_seat', (route) =>
    route.fulfill({ status: 400, json: { code: 'refused', args: { code: 'no_seat_free' } } }),
  );
  await page.getByRole('switch', { name: /Ben/ }).press('Enter');
  await page.getByText(say('error-server-no-seat-free')).waitFor();
  assert.equal(await page.getByRole('switch', { name: /Ben/ }).getAttribute('aria-checked'), 'false');
  const added = await answers(page, 'add_members', ({ csv }) => ({
    lines: csv
      .split('\r\n')
      .slice(1, -1)
      .map((line, index) => ({ line: index + 2, email: line.split(';')[1], verdict: 'invited' })),
    org: detail(),
  }));
  const csv = '\ufeffName;E-Mail\r\nAda;ada@example.org\r\nBen;ben@example.org\r\n';
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'class.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: say('org-add-do') }).press('Enter');
  await page.getByText(say('org-added', { invited: 2 })).waitFor();
  assert.ok(added[0].csv.includes('ada@example.org'));
  await assertAccessible(page, 'organisation with its report');
});

test('an organisation is dissolved after reading what that means, and by its owner alone', async (t) => {
  const page = await open(
    t,
    learners(() => list('en', { orgs: [org] })),
  );
  await answers(page, 'org_members', detail());
  await page.getByRole('radio', { name: 'Lindenschule' }).click();
  const begin = page.getByRole('button', { name: say('org-dissolve'), exact: true });
  await begin.press('Enter');
  const dialog = page.getByRole('dialog', { name: say('org-dissolve-ask', { org: 'Lindenschule' }) });
  await dialog.getByText(/^3 seats end at once\./).waitFor();
  await assertAccessible(page, 'dissolving an organisation');
  // The safe choice has the focus, and Esc is the same.
  const keep = dialog.getByRole('button', { name: say('org-dissolve-no') });
  await keep.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // Refused, as by somebody who is no owner any more: said, and nothing is gone.
  await page.route('**/rpc/dissolve_org', (route) =>
    route.fulfill({ status: 400, json: { code: 'refused', args: { code: 'forbidden' } } }),
  );
  await begin.press('Enter');
  await dialog.getByRole('button', { name: say('org-dissolve-yes') }).press('Enter');
  await dialog.getByText(say('error-server-forbidden')).waitFor();
  await page.unroute('**/rpc/dissolve_org');
  const asked = await answers(page, 'dissolve_org', () => list('en', { orgs: [] }));
  await dialog.getByRole('button', { name: say('org-dissolve-yes') }).press('Enter');
  await page.getByText(say('org-dissolved', { org: 'Lindenschule' })).waitFor();
  assert.deepEqual(asked, [{ org: org.id }]);
  assert.equal(await page.getByRole('radio', { name: 'Lindenschule' }).count(), 0);
  assert.equal((await names(page)).length, 6);
});

test('who only manages an organisation cannot dissolve it', async (t) => {
  const page = await open(
    t,
    learners(() => list('en', { orgs: [{ ...org, role: 'manager' }] })),
  );
  await answers(page, 'org_members', detail());
  await page.getByRole('radio', { name: 'Lindenschule' }).click();
  await page.getByRole('heading', { name: say('org-members'), exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: say('org-dissolve'), exact: true }).count(), 0);
});

test('whoever is asked reads what would be seen, agrees, and ends it', async (t) => {
  const page = await open(t, privacy(care()));
  await page.getByText(say('care-seen-difficulties')).first().waitFor();
  const watcher = {
    id: 'w',
    name: 'Ilse Brandt',
    is_org: false,
    since: '2026-11-22T08:00:00.000Z',
    seen: SEEN,
  };
  const said = await answers(page, 'answer_care', () =>
    care({ questions: [], seen_by: [watcher], orgs: [] }),
  );
  await page.getByRole('button', { name: say('care-accept'), exact: true }).press('Enter');
  await page.getByText(say('care-accepted')).waitFor();
  assert.deepEqual([said[0].accept, said[0].seen, said[0].by_guardian], [true, SEEN, false]);
  const ended = await answers(page, 'end_care', () => care({ questions: [], seen_by: [], orgs: [] }));
  await page.getByRole('button', { name: say('care-end-one', { who: 'Ilse Brandt' }) }).press('Enter');
  await page.getByText(say('care-nobody')).waitFor();
  assert.equal(ended[0].id, 'w');
});

test('of a child nothing is agreed to before an adult says so', async (t) => {
  const page = await open(t, privacy(care({ seen_by: [], orgs: [] }), { is_child: true }));
  const said = await answers(page, 'answer_care', () => care({ questions: [], orgs: [] }));
  const agree = page.getByRole('button', { name: say('care-accept'), exact: true });
  await agree.press('Enter');
  assert.equal(said.length, 0);
  await page
    .getByRole('switch', { name: say('care-guardian') })
    .first()
    .press('Enter');
  await agree.press('Enter');
  await page.getByText(say('care-accepted')).waitFor();
  assert.equal(said[0].by_guardian, true);
});
