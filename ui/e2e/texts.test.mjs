// Own texts and the free test: brought in, shown cleaned, typed by real keys, gone on with; and what cannot be typed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture, typeUnits } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { words } from './words.mjs';

const profile = { name: 'Mira', language: 'en', age_group: 'adults', layout: 'us', daily_goal: null };
const say = words('en');
const LINE = 'The lamp burnt all night and nobody came to see it. ';
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function toTexts(page) {
  await page.locator('[data-lesson="1"]').waitFor();
  await page.getByRole('button', { name: say('texts-title'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: say('texts-title') }).waitFor();
}

/** Drops a file on the page: so many times the same text. */
function drop(page, name, text, times) {
  return page.evaluate(
    ([name, text, times]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(Array(times).fill(text), name, { type: 'text/plain' }));
      globalThis.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    },
    [name, text, times],
  );
}

/** Does what opens an exercise; answers it and the view of its keyboard. */
async function opening(page, host, act) {
  const answer = page.waitForResponse('**/rpc/open_exercise');
  await act();
  const exercise = await (await answer).json();
  await page.locator('textarea').waitFor({ state: 'attached' });
  return { exercise, view: await host.rpc('keyboard', { layout: exercise.layout }) };
}

describe('an own text', () => {
  let host;
  let window;
  let page;
  before(async () => {
    host = await startDevhost();
    await host.rpc('create_profile', profile);
    window = await openPage(browser, host.url);
    ({ page } = window);
    await toTexts(page);
  });
  after(() => host?.clear());
  after(() => window?.close());

  test('what is pasted is shown cleaned before it is kept, by keyboard alone', async () => {
    await page.getByText(say('texts-empty')).waitFor();
    await assertAccessible(page, 'no texts');
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: say('texts-paste-label') });
    await field.waitFor();
    await page.keyboard.insertText(`“Café” — at 40°. ${LINE.repeat(16)}`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: say('texts-review') }).waitFor();
    await page.getByText(say('texts-typed-as', { sign: 'e' })).waitFor();
    // A sign for which there is nothing to type; the others have a choice.
    await page.locator('.what', { hasText: new RegExp(`^${say('texts-left-out')}$`) }).waitFor();
    assert.equal(await page.getByRole('radio', { name: say('texts-left-out') }).count(), 1);
    await page.getByText('"Cafe" - at 40. The lamp').waitFor();
    await assertAccessible(page, 'review');
    assert.deepEqual((await host.rpc('own_texts')).texts, [], 'nothing is kept yet');
    await page.getByRole('textbox', { name: say('texts-name') }).fill('The lamp');
    await page.keyboard.press('Enter');
    await page.getByText(say('texts-summary', { count: 1 })).waitFor();
    const { texts } = await host.rpc('own_texts');
    assert.equal(texts[0].title, 'The lamp');
    assert.ok(texts[0].pieces >= 2, 'it has pieces');
  });

  test('typed by real keys it moves the bookmark, and the next piece follows', async () => {
    const { exercise, view } = await opening(page, host, () => page.keyboard.press('Enter'));
    assert.equal(exercise.request.piece, 0);
    const finishing = page.waitForResponse('**/rpc/finish_session');
    await typeUnits(page, view, exercise.units);
    const result = await (await finishing).json();
    assert.equal(result.figures.errors, 0);
    await page.getByRole('heading', { name: say('result-piece-done') }).waitFor();
    await assertAccessible(page, 'result of a piece');
    assert.equal((await host.rpc('own_texts')).texts[0].bookmark, 1);
    const next = await opening(page, host, () => page.keyboard.press('Enter'));
    assert.equal(next.exercise.request.piece, 1);
    await typeUnits(page, next.view, next.exercise.units.slice(0, 5));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: say('texts-title') }).waitFor();
  });

  test('after a restart it goes on there', async () => {
    const { dataDir } = host;
    await window.close();
    await host.stop();
    host = await startDevhost({ dataDir });
    window = await openPage(browser, host.url);
    ({ page } = window);
    await toTexts(page);
    const { pieces } = (await host.rpc('own_texts')).texts[0];
    await page.getByText(say('texts-place-piece', { piece: 2, pieces })).waitFor();
    const { exercise } = await opening(page, host, () => page.keyboard.press('Enter'));
    assert.equal(exercise.request.piece, 1);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: say('texts-title') }).waitFor();
  });

  test('its parts can be gone to, its title changed, and it is deleted only when asked twice', async () => {
    await page.getByRole('button', { name: 'The lamp', exact: true }).click();
    await page.getByRole('list', { name: say('texts-list-parts') }).waitFor();
    await assertAccessible(page, 'parts');
    await page.getByRole('button', { name: say('texts-rename'), exact: true }).click();
    await assertAccessible(page, 'rename');
    await page.getByRole('textbox', { name: say('texts-name') }).fill('Harbour notes');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Harbour notes' }).waitFor();
    await page.getByRole('button', { name: say('texts-delete'), exact: true }).click();
    await page.getByRole('dialog', { name: say('texts-delete-ask', { title: 'Harbour notes' }) }).waitFor();
    await assertAccessible(page, 'delete?');
    await page.keyboard.press('Escape');
    assert.equal((await host.rpc('own_texts')).texts.length, 1);
    await page.getByRole('button', { name: say('texts-delete'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('texts-delete') })
      .click();
    await page.getByText(say('texts-empty')).waitFor();
    assert.deepEqual((await host.rpc('own_texts')).texts, []);
  });

  test('a file that is no text, too large, broken or in another script gets a plain sentence', async () => {
    const refused = [
      { name: 'song.mp3', buffer: Buffer.from([0x49, 0x44, 0x33, 0, 0, 0, 1]), key: 'error-not-a-text' },
      { name: 'empty.txt', buffer: Buffer.from(' \n'), key: 'error-text-empty' },
      { name: 'book.epub', buffer: Buffer.from('PK\u0003\u0004 no more'), key: 'error-book-broken' },
      {
        name: 'mayak.txt',
        buffer: Buffer.from('Маяк горел всю ночь, и никто не пришёл.'),
        key: 'error-text-untypable',
      },
    ];
    await page.getByRole('button', { name: say('texts-add') }).click();
    const refusal = async (key) => {
      const sentence = say(key, { why: '', percent: '', layout: '', megabytes: 32 });
      // As far as it says nothing of the file itself.
      await page
        .getByRole('alert')
        .filter({ hasText: sentence.split(/[“(]/)[0].trim() })
        .waitFor();
      await assertFits(page, key);
    };
    for (const { name, buffer, key } of refused) {
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer });
      await refusal(key);
      if (key === 'error-text-untypable') await assertAccessible(page, 'refused');
    }
    // Not one byte of it is read.
    await drop(page, 'war.txt', 'word '.repeat(1024 * 1024), 40);
    await refusal('error-text-too-large');
    await page.keyboard.press('Escape');
    assert.deepEqual((await host.rpc('own_texts')).texts, []);
  });

  test('a file that is dropped on the page is looked at too', async () => {
    await drop(page, 'Drop.txt', LINE, 3);
    await page.getByRole('heading', { name: say('texts-review') }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: say('texts-name') }).inputValue(), 'Drop');
    await page.keyboard.press('Escape');
    await page.getByText(say('texts-empty')).waitFor();
  });
});

describe('the free test', () => {
  let host;
  let window;
  let page;
  before(async () => {
    host = await startDevhost();
    await host.rpc('create_profile', profile);
    window = await openPage(browser, host.url);
    ({ page } = window);
    await toTexts(page);
  });
  after(() => host?.clear());
  after(() => window?.close());

  test('by time it ends at its time, and Rust says what counts', async () => {
    await page.getByRole('radio', { name: say('test-amount', { unit: 'seconds', amount: 15 }) }).click();
    const { exercise, view } = await opening(page, host, () =>
      page.getByRole('button', { name: say('test-start') }).click(),
    );
    assert.equal(exercise.limit, 15_000);
    await page.getByText(say('lesson-test-note', { seconds: 15 })).waitFor();
    await picture(page, 'test-en');
    const finishing = page.waitForResponse('**/rpc/finish_session', { timeout: 30_000 });
    await typeUnits(page, view, exercise.units.slice(0, 40));
    const answer = await finishing;
    const result = await answer.json();
    assert.equal(answer.status(), 200, JSON.stringify(result));
    assert.equal(result.is_completed, true);
    assert.equal(result.figures.length, 40);
    assert.ok(result.figures.duration <= 15_000, `${result.figures.duration} ms`);
    await page.getByRole('heading', { name: say('result-test-done') }).waitFor();
    await assertAccessible(page, 'result of a test');
    await picture(page, 'test-result-en');
    const map = await host.rpc('course_map');
    assert.equal(map.current, 1, 'the course stays where it was');
    assert.equal((await host.rpc('statistics', { period: 'week' })).finished, 1);
  });

  test('by words it ends with its last word, and the choice is remembered', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: say('texts-title') }).waitFor();
    await page.getByRole('radio', { name: say('test-by-words') }).click();
    await page.getByRole('radio', { name: say('test-amount', { unit: 'words', amount: 10 }) }).click();
    await page.getByRole('switch', { name: say('test-punctuation') }).click();
    const { exercise, view } = await opening(page, host, () =>
      page.getByRole('button', { name: say('test-start') }).click(),
    );
    const text = exercise.units.join('');
    assert.equal(text.split(' ').length, 10, text);
    assert.match(text, /^[A-Z].*[.?!]$/);
    const finishing = page.waitForResponse('**/rpc/finish_session');
    await typeUnits(page, view, exercise.units);
    assert.equal((await (await finishing).json()).is_completed, true);
    await page.getByRole('heading', { name: say('result-test-done') }).waitFor();
    await page.keyboard.press('Escape');
    await page
      .getByRole('radio', { name: say('test-amount', { unit: 'words', amount: 10 }), checked: true })
      .waitFor();
  });
});

test('a child has texts and words, and no clock', async (t) => {
  const host = await startDevhost({ t });
  await host.rpc('create_profile', { ...profile, age_group: 'kids' });
  const { page } = await openPage(browser, host.url, { t });
  await toTexts(page);
  assert.equal(await page.getByRole('radio', { name: say('test-by-time') }).count(), 0);
  await assertAccessible(page, 'texts of a child');
  await picture(page, 'texts-child-en');
  const { exercise, view } = await opening(page, host, () =>
    page.getByRole('button', { name: say('test-start') }).click(),
  );
  assert.deepEqual([exercise.is_child, exercise.limit], [true, null]);
  const finishing = page.waitForResponse('**/rpc/finish_session');
  await typeUnits(page, view, exercise.units);
  await (await finishing).json();
  await page.getByRole('heading', { name: say('result-test-done') }).waitFor();
  await assertAccessible(page, 'result of a child’s test');
});
