// What a learner does, from the first start on, by keyboard alone; and that it was really stored.
import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture, typeUnits } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { words } from './words.mjs';

const profile = { name: 'Mira', language: 'en', age_group: 'adults', layout: 'us', daily_goal: null };
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Answers the five questions by keyboard, choosing the language by its name, and waits for the offer of the test. */
async function answerQuestions(page, say, { choice = 'English', name }) {
  const wanted = page.getByRole('radio', { name: choice });
  await wanted.waitFor();
  const choices = await page.getByRole('radio').count();
  for (let at = 0; at < choices && (await wanted.getAttribute('aria-checked')) !== 'true'; at += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: say('start-age-title') }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: say('start-name-label') }).waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page
    .getByRole('img', { name: say('start-keyboard-picture', { name: '', count: 0 }).split(' ')[0] })
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: say('start-goal-title') }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: say('placement-title', { lesson: 1 }) }).waitFor();
}

/** The same, and from the offer to the map. */
async function firstStart(page, say, answers) {
  await answerQuestions(page, say, answers);
  await page.keyboard.press('Escape');
  await page.locator('[data-lesson="1"]').waitFor();
}

/** Opens the lesson that has the focus and types all of it; answers what the app sent as its text. */
async function typeLesson(page, host, { slip, skip } = {}) {
  const opening = page.waitForResponse('**/rpc/open_exercise');
  await page.keyboard.press('Enter');
  // Before the very first one, whoever came by the map is shown how to sit, too.
  if (skip !== undefined) await page.getByRole('button', { name: skip, exact: true }).click();
  const exercise = await (await opening).json();
  const view = await host.rpc('keyboard', { layout: exercise.layout });
  await page.locator('textarea').waitFor({ state: 'attached' });
  const units = slip === undefined ? exercise.units : [slip, ...exercise.units];
  const finishing = page.waitForResponse('**/rpc/finish_session');
  await typeUnits(page, view, units);
  return { exercise, result: await (await finishing).json() };
}

for (const { language, choice, name, slip } of [
  { language: 'en', choice: 'English', name: 'Mira', slip: 'k' },
  { language: 'ru', choice: 'Русский', name: 'Андрей', slip: 'ф' },
]) {
  describe(`a first day in ${language}`, () => {
    const say = words(language);
    let host;
    let window;
    let page;
    before(async () => {
      host = await startDevhost({ language: 'en-US' });
      window = await openPage(browser, host.url);
      ({ page } = window);
    });
    after(() => host?.clear());
    after(() => window?.close());

    test('first start leads to the course map, with the first lesson in focus', async () => {
      await firstStart(page, say, { choice, name });
      const focused = page.locator(':focus');
      assert.equal(await focused.getAttribute('data-lesson'), '1');
      const { profile, settings } = await host.rpc('start');
      assert.equal(profile.name, name);
      assert.equal(profile.course, `adults-${language}-v1`);
      assert.equal(settings.language, language);
      assert.equal(settings.speed_unit, language === 'ru' ? 'cpm' : 'wpm');
    });

    test('the second lesson says exactly what opens it', async () => {
      await page.locator('[data-lesson="1"]').waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByText(say('locked-title', { lesson: 2, before: 1, stars: 2 })).waitFor();
      await assertAccessible(page, 'what is missing');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      assert.equal(await page.locator(':focus').getAttribute('data-lesson'), '2');
      await page.keyboard.press('ArrowLeft');
    });

    test('a lesson typed with one slip is stored with its figures', async () => {
      const { exercise, result } = await typeLesson(page, host, { slip, skip: say('intro-skip') });
      assert.equal(result.figures.errors, 1);
      assert.equal(result.figures.length, exercise.units.length);
      assert.equal(result.figures.inserts, exercise.units.length + 1);
      const stored = await host.rpc('session_result', { session_id: exercise.session_id });
      assert.deepEqual(stored.figures, result.figures);
      await page.getByRole('heading').first().waitFor();
      await assertAccessible(page, 'result');
      await picture(page, `result-${language}`);
    });

    test('the map shows the stars and opens the next lesson', async () => {
      await page.keyboard.press('Escape');
      await page.locator('[data-lesson="2"]').waitFor();
      const map = await host.rpc('course_map');
      assert.equal(map.blocks[0].lessons[1].is_open, true);
      assert.equal(map.current, 2);
      assert.equal(await page.locator(':focus').getAttribute('data-lesson'), '2');
    });

    test('statistics show the session', async () => {
      await page.getByRole('button', { name: say('nav-statistics') }).click();
      await page.locator('canvas').first().waitFor();
      await page
        .getByRole('button', { name: say('statistics-as-table') })
        .first()
        .click();
      await page.getByRole('cell', { name: say('statistics-lesson', { number: 1 }) }).waitFor();
      await assertAccessible(page, 'statistics as a table');
    });
  });
}

describe('whoever can type already', () => {
  const say = words('en');
  let host;
  let window;
  let page;
  let second;
  before(async () => {
    host = await startDevhost();
    window = await openPage(browser, host.url);
    ({ page } = window);
    await answerQuestions(page, say, { name: 'Mira' });
  });
  after(() => host?.clear());
  after(() => window?.close());

  /** Does what opens a text of the test, and types it; every `slips`th letter is another one. */
  async function typeText(open, slips = Infinity) {
    const opening = page.waitForResponse('**/rpc/open_exercise');
    await open();
    const exercise = await (await opening).json();
    const view = await host.rpc('keyboard', { layout: exercise.layout });
    await page.locator('textarea').waitFor({ state: 'attached' });
    const other = (unit) => (unit === 'j' ? 'f' : 'j');
    const typed = exercise.units.map((unit, at) =>
      at % slips === slips - 1 && unit !== ' ' ? other(unit) : unit,
    );
    const finishing = page.waitForResponse('**/rpc/finish_session');
    await typeUnits(page, view, typed);
    await finishing;
    return exercise;
  }

  test('is offered a test, and goes from one text to the next without a result', async () => {
    assert.equal(
      await page.locator(':focus').innerText(),
      `${say('lesson-number', { number: 1 })}\n${say('key-enter')}`,
    );
    await assertAccessible(page, 'placement offer');
    const { parts } = await host.rpc('begin_placement');
    const exercise = await typeText(async () => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    });
    assert.deepEqual(exercise.request, { kind: 'placement', part: 0 });
    assert.equal(exercise.policy, 'free');
    await page
      .getByRole('heading', { name: say('placement-next', { number: 2, total: parts.length }) })
      .waitFor();
    await assertAccessible(page, 'between two texts');
    second = parts[1];
  });

  test('may stop, look at the map, open the window anew, and go on', async () => {
    await page.keyboard.press('Escape');
    await page
      .getByRole('heading', { name: say('placement-found', { number: second.first_lesson, age: 'adults' }) })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-lesson="1"]').waitFor();
    await page.reload();
    await page.getByRole('button', { name: say('placement-find') }).click();
    const exercise = await typeText(
      () => page.getByRole('button', { name: say('placement-go-on') }).click(),
      4,
    );
    assert.deepEqual(exercise.request, { kind: 'placement', part: 1 });
  });

  test('sees the place with its evidence, and nothing is open yet', async () => {
    await page
      .getByRole('heading', { name: say('placement-found', { number: second.first_lesson, age: 'adults' }) })
      .waitFor();
    await page.getByText(say('placement-known'), { exact: true }).waitFor();
    await assertAccessible(page, 'placement result');
    await assertFits(page, 'placement result');
    await picture(page, 'placement-result-en');
    const { blocks } = await host.rpc('course_map');
    assert.equal(blocks[0].lessons[1].is_open, false);
  });

  test('accepts it: lessons are open, none is completed, and the map goes on from there', async () => {
    const accepted = second.first_lesson;
    const opening = page.waitForResponse('**/rpc/open_exercise');
    await page.keyboard.press('Enter');
    assert.deepEqual((await (await opening).json()).request, { kind: 'lesson', number: accepted });
    await page.locator('textarea').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.locator(`[data-lesson="${accepted}"]`).waitFor();
    const map = await host.rpc('course_map');
    const lessons = map.blocks.flatMap((block) => block.lessons);
    assert.equal(map.current, accepted);
    assert.deepEqual(
      lessons.filter(({ is_open }) => is_open).map(({ number }) => number),
      Array.from({ length: accepted }, (_, index) => index + 1),
    );
    assert.ok(lessons.every(({ is_completed, stars }) => !is_completed && stars === null));
    assert.equal(await page.locator(':focus').getAttribute('data-lesson'), String(accepted));
  });
});

describe('settings take effect at once and stay', () => {
  const en = words('en');
  const ru = words('ru');
  let host;
  let window;
  before(async () => {
    host = await startDevhost();
    window = await openPage(browser, host.url);
    await firstStart(window.page, en, { name: 'Mira' });
  });
  after(() => host?.clear());
  after(() => window?.close());

  test('language, colours and text size', async () => {
    const { page } = window;
    await page.getByRole('button', { name: en('nav-settings') }).click();
    await page.getByRole('button', { name: en('settings-look') }).click();
    await page.getByRole('combobox', { name: en('setting-language') }).click();
    await page.getByRole('option', { name: 'Русский' }).click();
    await page.getByRole('heading', { name: ru('settings-title') }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'ru');
    await page.getByRole('radio', { name: ru('theme-dark') }).click();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    await page.getByRole('button', { name: ru('settings-text'), exact: true }).click();
    await page.getByRole('radio', { name: /200/ }).click();
    await page.waitForFunction(() => getComputedStyle(document.documentElement).fontSize === '32px');
    const { settings } = await host.rpc('start');
    assert.deepEqual([settings.language, settings.theme, settings.text_size], ['ru', 'dark', 200]);
  });

  test('a new window has them from its first paint on', async () => {
    const { page } = window;
    // Only the copy in the page's own storage is there before the app answers.
    await page.route('**/rpc/start', () => undefined);
    await page.reload();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  });
});

describe('another course', () => {
  test('is chosen in the settings, taken back, and an own one is read from its folder', async (t) => {
    const say = words('en');
    const host = await startDevhost({ t });
    await host.rpc('create_profile', profile);
    const { page } = await openPage(browser, host.url, { t });
    const { courses_folder } = await host.rpc('own_content');
    await page.getByRole('button', { name: say('nav-settings') }).click();
    await page
      .getByRole('button', { name: say('settings-course'), exact: true })
      .last()
      .click();
    await page.getByText(say('own-none')).waitFor();
    await page.getByRole('combobox', { name: say('setting-course-language') }).click();
    await page.getByRole('option', { name: 'Deutsch' }).click();
    await page.getByRole('button', { name: say('action-undo') }).waitFor();
    let start = await host.rpc('start');
    assert.equal(start.profile.course, 'adults-de-v1');
    assert.equal(start.settings.language, 'en');
    await page.getByRole('button', { name: say('action-undo') }).click();
    await page.getByRole('combobox', { name: `${say('setting-course-language')} English` }).waitFor();
    start = await host.rpc('start');
    assert.deepEqual([start.profile.course, start.settings.layout], ['adults-en-v1', 'us']);

    await writeFile(join(courses_folder, 'broken.toml'), 'slug = "broken"\nname = ');
    await page.getByRole('button', { name: say('own-again') }).click();
    await page.getByText('courses/broken.toml').waitFor();
    await assertAccessible(page, 'own course with a fault');
    await picture(page, 'settings-course-fault-en');
  });
});

describe('an interrupted lesson', () => {
  test('is offered after the app was killed, and goes on at its letter', async (t) => {
    const say = words('en');
    const first = await startDevhost({ t });
    const { page } = await openPage(browser, first.url, { t });
    await firstStart(page, say, { name: 'Mira' });
    const opening = page.waitForResponse('**/rpc/open_exercise');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: say('intro-skip'), exact: true }).click();
    const exercise = await (await opening).json();
    const view = await first.rpc('keyboard', { layout: exercise.layout });
    await page.locator('textarea').waitFor({ state: 'attached' });
    const typed = 20;
    const recorded = page.waitForResponse(
      async (answer) => answer.url().endsWith('/rpc/record_events') && (await answer.json()).taken === typed,
    );
    await typeUnits(page, view, exercise.units.slice(0, typed));
    await recorded;
    await first.stop('SIGKILL');
    await page.context().close();

    const second = await startDevhost({ t, dataDir: first.dataDir });
    const again = await openPage(browser, second.url, { t });
    await again.page.getByRole('dialog', { name: say('resume-title') }).waitFor();
    await assertAccessible(again.page, 'resume');
    await picture(again.page, 'resume-en');
    const resuming = again.page.waitForResponse('**/rpc/resume_session');
    await again.page.keyboard.press('Enter');
    const resumed = await (await resuming).json();
    assert.equal(resumed.session_id, exercise.session_id);
    assert.equal(resumed.typed.length, typed);
    await again.page.locator('textarea').waitFor({ state: 'attached' });
    await assertAccessible(again.page, 'resumed lesson');
    const finishing = again.page.waitForResponse('**/rpc/finish_session');
    // It waits for any letter; the one that wakes it is not part of the text.
    await typeUnits(again.page, view, [exercise.units[0], ...exercise.units.slice(typed)]);
    const result = await (await finishing).json();
    assert.equal(result.figures.inserts, exercise.units.length);
  });
});

describe('what went wrong is said', () => {
  const say = words('en');

  test('a damaged database is kept aside, and named', async (t) => {
    const first = await startDevhost({ t });
    await first.rpc('create_profile', profile);
    await first.stop();
    const folder = join(first.dataDir, 'profiles');
    const [file] = (await readdir(folder)).filter((name) => name.endsWith('.sqlite'));
    await writeFile(
      join(folder, file),
      'no database at all, but long enough to be taken for one'.repeat(100),
    );

    const second = await startDevhost({ t, dataDir: first.dataDir });
    const { page } = await openPage(browser, second.url, { t });
    const notices = page.getByRole('region', { name: say('notices-label') });
    const [before] = say('notice-database-salvaged', { kept: 0, file: '|' }).split('|');
    await notices.getByText(before).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await assertAccessible(page, 'notice');
    await picture(page, 'notice-en');
    await notices.getByRole('button', { name: say('notice-dismiss') }).click();
    await notices.waitFor({ state: 'detached' });
  });

  test('a policy’s values stand as text, and its wrong ones are named', async (t) => {
    const host = await startDevhost({ t });
    await host.rpc('create_profile', profile);
    await host.stop();
    const policy = join(host.dataDir, 'policy.json');
    await writeFile(policy, JSON.stringify({ settings: { error_policy: 'free', text_size: 7 } }));
    const managed = await startDevhost({ t, dataDir: host.dataDir, policy });
    const { page } = await openPage(browser, managed.url, { t });
    await page
      .getByText(
        say('notice-policy-value-ignored', { file: policy, field: 'settings.text_size', value: '7' }),
      )
      .waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: say('nav-settings') }).click();
    await page.getByText(say('settings-locked')).waitFor();
    await page.getByText(say('policy-free'), { exact: true }).waitFor();
    assert.equal(await page.getByRole('combobox', { name: say('setting-policy') }).count(), 0);
    await assertAccessible(page, 'locked setting');
    await picture(page, 'settings-locked-en');
  });
});

describe('one more person', () => {
  test('answers the same questions, can turn back, and both can be chosen', async (t) => {
    const say = words('en');
    const host = await startDevhost({ t });
    await host.rpc('create_profile', {
      name: 'Mira',
      language: 'en',
      age_group: 'adults',
      layout: 'us',
      daily_goal: null,
    });
    const { page } = await openPage(browser, host.url, { t });
    await page.locator('[data-lesson="1"]').waitFor();
    await page.locator('.who').click();
    await page.getByRole('button', { name: say('profile-add') }).click();
    await page.getByRole('heading', { name: say('start-language-title') }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-lesson="1"]').waitFor();
    assert.equal((await host.rpc('start')).profile.name, 'Mira');
    await page.locator('.who').click();
    await page.getByRole('button', { name: say('profile-add') }).click();
    await firstStart(page, words('ru'), { choice: 'Русский', name: 'Андрей' });
    assert.equal((await host.rpc('start')).profile.name, 'Андрей');
    await page.locator('.who').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mira' }).click();
    await page.getByRole('button', { name: say('nav-course') }).waitFor();
    assert.equal((await host.rpc('start')).profile.name, 'Mira');
  });
});
