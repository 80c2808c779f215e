// A lesson of each language, typed in the window by the physical keys of its layout: accents, dead keys, umlauts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage, picture, typeUnits } from './browser.mjs';
import { startDevhost } from './devhost.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Types an exercise past the interface, a key each 100 ms and no slip. */
async function typePast(host, request) {
  const exercise = await host.rpc('open_exercise', request);
  const { session_id } = exercise;
  const events = exercise.units.map((text, index) => ({ code: '', text, t: index * 100 }));
  await host.rpc('record_events', { session_id, from: 0, events });
  await host.rpc('finish_session', { session_id });
  return session_id;
}

/** Opens every lesson but those of the last block, as a learner does who can type. */
async function openAll(host) {
  const { parts } = await host.rpc('begin_placement');
  const sessions = [];
  for (const part of parts.keys()) sessions.push(await typePast(host, { kind: 'placement', part }));
  return host.rpc('accept_placement', { sessions });
}

for (const { language, age, layout, unit, strokes } of [
  { language: 'en', age: 'teens', layout: 'us', unit: "'", strokes: 1 },
  { language: 'ru', age: 'adults', layout: 'ru', unit: 'ё', strokes: 1 },
  { language: 'es', age: 'kids', layout: 'es', unit: 'á', strokes: 2 },
  { language: 'de', age: 'adults', layout: 'de', unit: 'ß', strokes: 1 },
  { language: 'fr', age: 'adults', layout: 'fr-azerty', unit: 'ê', strokes: 2 },
]) {
  test(`the lesson with ${unit} of ${age}-${language} is typed by the keys of ${layout}`, async (t) => {
    const host = await startDevhost({ t });
    await host.rpc('create_profile', { name: 'Kim', language, age_group: age, layout, daily_goal: null });
    const map = await openAll(host);
    const block = map.blocks.find(({ lessons }) => lessons.some(({ focus }) => focus.includes(unit)));
    const lesson = block.lessons.findLast(({ focus }) => focus.includes(unit));
    assert.equal(lesson.is_open, true);

    const { page } = await openPage(browser, host.url, { t });
    const { system_language } = await host.rpc('start');
    assert.equal(system_language, 'en');
    await page.getByRole('button', { name: block.title }).click();
    const opening = page.waitForResponse('**/rpc/open_exercise');
    await page.locator(`[data-lesson="${lesson.number}"]`).click();
    const exercise = await (await opening).json();
    assert.equal(exercise.layout, layout);
    assert.ok(exercise.units.filter((one) => one === unit).length >= 2, `${unit} comes up`);
    const view = await host.rpc('keyboard', { layout });
    assert.equal(view.routes[unit].length, strokes);
    await page.locator('textarea').waitFor({ state: 'attached' });
    await picture(page, `lesson-${language}`);
    const finishing = page.waitForResponse('**/rpc/finish_session', { timeout: 60_000 });
    await typeUnits(page, view, exercise.units);
    const result = await (await finishing).json();
    assert.equal(result.is_completed, true);
    assert.equal(result.figures.accuracy, 10_000);
    assert.equal(result.figures.inserts, exercise.units.length);
    const stored = await host.rpc('session_result', { session_id: exercise.session_id });
    assert.deepEqual(stored.figures, result.figures);
  });
}
