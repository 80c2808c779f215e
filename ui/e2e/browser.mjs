// Chromium as a learner's window: pages of a size, a theme and a language, real key events, axe, pictures.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = process.env.TACTUS_PICTURES ?? join(import.meta.dirname, '../test-results');

export function launch() {
  return chromium.launch({
    executablePath: process.env.TACTUS_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
  });
}

/** A window on the app, closed with `t`. Everything the page complains about is a failure of the test. */
export async function openPage(browser, url, { t, width = 1280, height = 800, dark = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  // Everything here is on this machine: what takes longer has gone wrong.
  // Generous: on a busy machine a piece of text takes a while to type, and what fails is only said later.
  page.setDefaultTimeout(30_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refusal of the app is an answer; the browser logs its status nevertheless.
    const isStatus = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isStatus) complaints.push(message.text());
  });
  async function close() {
    await context.close();
    assert.deepEqual(complaints, [], 'the page complained');
  }
  t?.after(close);
  // Chromium hands requests over from a moment after the first route is set; set here, a later one holds at once.
  await page.route('**/rpc/*', (route) => route.fallback());
  await page.goto(url);
  return { page, close };
}

/** Accessibility of the page as it is now: no violation of WCAG 2.2 A, AA or axe's best practices. */
export async function assertAccessible(page, where) {
  await page.evaluate(() => document.fonts.ready);
  // Evaluated, not added as a script: the page's own policy allows no foreign ones.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }));
  });
  assert.deepEqual(found, [], `axe: ${where}`);
}

/** Nothing may run out of the window sideways. */
export async function assertFits(page, where) {
  const over = await page.evaluate(() => {
    const scrollers = [document.documentElement, ...document.querySelectorAll('main')];
    const over = Math.max(...scrollers.map((one) => one.scrollWidth - one.clientWidth));
    if (over <= 0) return null;
    const edge = Math.min(...scrollers.map((one) => one.getBoundingClientRect().left + one.clientWidth));
    const out = [...document.querySelectorAll('main *')].filter(
      (one) => one.getBoundingClientRect().right > edge,
    );
    return `${over} px too wide: ${out.map((one) => `${one.localName}.${one.className}`).join(', ')}`;
  });
  assert.equal(over, null, `${where}: ${over}`);
}

/** A picture for people to look at. */
export async function picture(page, name) {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/**
 * Presses the keys that type `units` on the layout of `view` (the app's `keyboard` answer): key down and up with
 * the physical code, as the browser gets them from the system.
 */
export async function typeUnits(page, view, units) {
  const devtools = await page.context().newCDPSession(page);
  for (const unit of units) {
    const route = view.routes[unit];
    assert.ok(route?.length === 1, `${unit} is one stroke on ${view.id}`);
    const [{ code, shift }] = route;
    const event = { code, key: unit, modifiers: shift ? 8 : 0 };
    await devtools.send('Input.dispatchKeyEvent', {
      ...event,
      type: 'keyDown',
      text: unit,
      unmodifiedText: unit,
    });
    await devtools.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
  }
  await devtools.detach();
}
