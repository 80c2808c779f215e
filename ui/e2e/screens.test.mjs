// Every screen in both languages and every theme, at every size: axe finds nothing, nothing runs out of the
// window, and a picture of each is left for people to look at.
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits, launch, openPage, picture } from './browser.mjs';
import { startDevhost } from './devhost.mjs';
import { words } from './words.mjs';

const LOOKS = [
  { look: 'light', theme: 'light', width: 1280, height: 800, text: 100 },
  { look: 'dark', theme: 'dark', width: 1280, height: 800, text: 100 },
  { look: 'contrast', theme: 'contrast', width: 1280, height: 800, text: 100 },
  { look: 'small', theme: 'light', width: 1024, height: 600, text: 100 },
  { look: 'wide', theme: 'dark', width: 1920, height: 1080, text: 100 },
  { look: 'large-text', theme: 'light', width: 1280, height: 800, text: 200 },
];
const PROFILE = {
  en: { name: 'Mira', language: 'en', age_group: 'adults', layout: 'us', daily_goal: 10 },
  ru: { name: 'Андрей', language: 'ru', age_group: 'adults', layout: 'ru', daily_goal: 10 },
};

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Types a lesson past the interface, so that the screens have something to show. */
async function practise(host) {
  const exercise = await host.rpc('open_exercise', { kind: 'lesson', number: 1 });
  const view = await host.rpc('keyboard', { layout: exercise.layout });
  const events = exercise.units.map((unit, index) => ({
    code: view.routes[unit][0].code,
    text: unit,
    t: index * 400 + (index % 7) * 13,
  }));
  events.splice(9, 0, { code: 'KeyD', text: view.keys.KeyD.base, t: events[8].t + 150 });
  await host.rpc('record_events', { session_id: exercise.session_id, from: 0, events });
  await host.rpc('finish_session', { session_id: exercise.session_id });
}

const SCREENS = {
  course: async () => undefined,
  locked: async (page) => {
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
  },
  statistics: async (page, say) => {
    await page.getByRole('button', { name: say('nav-statistics') }).click();
    await page.locator('canvas').first().waitFor();
  },
  'statistics-slips': async (page, say) => {
    await SCREENS.statistics(page, say);
    await page.getByRole('radio', { name: say('keys-slips') }).click();
    await page
      .getByRole('button', { name: say('statistics-as-table') })
      .last()
      .click();
  },
  definition: async (page, say) => {
    await SCREENS.statistics(page, say);
    await page.getByRole('button', { name: say('figure-more', { name: say('figure-median-wpm') }) }).click();
    await page.getByRole('dialog').waitFor();
  },
  ...Object.fromEntries(
    ['keyboard', 'text', 'look', 'lesson', 'about'].map((part) => [
      `settings-${part}`,
      async (page, say) => {
        await page.getByRole('button', { name: say('nav-settings') }).click();
        await page.getByRole('button', { name: say(`settings-${part}`), exact: true }).click();
      },
    ]),
  ),
  'settings-list': async (page, say) => {
    await page.getByRole('button', { name: say('nav-settings') }).click();
    await page.getByRole('combobox').first().click();
    await page.getByRole('listbox').waitFor();
  },
  register: async (page, say) => {
    await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
    await page.getByRole('textbox', { name: say('register-email') }).fill('mira');
    await page.keyboard.press('Tab');
    await page.getByText(say('register-email-wrong')).waitFor();
  },
  'sign-in': async (page, say) => {
    await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
    await page.getByRole('button', { name: say('account-have') }).click();
    await page.getByRole('textbox', { name: say('register-email') }).fill('mira@example.org');
    await page.getByLabel(say('signin-password'), { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByText(say('error-offline')).waitFor();
  },
  profiles: async (page) => {
    await page.locator('.who').click();
    await page.getByRole('dialog').waitFor();
  },
};

for (const language of ['en', 'ru']) {
  const say = words(language);

  describe(`screens in ${language}`, () => {
    let host;
    before(async () => {
      host = await startDevhost({ language });
      await host.rpc('create_profile', PROFILE[language]);
      await practise(host);
    });
    after(() => host?.stop());

    for (const { look, theme, width, height, text } of LOOKS) {
      test(look, async (t) => {
        const { settings } = await host.rpc('start');
        await host.rpc('change_settings', { ...settings, theme, text_size: text });
        for (const [screen, visit] of Object.entries(SCREENS)) {
          await t.test(screen, async () => {
            const { page, close } = await openPage(browser, host.url, { width, height });
            await page.locator('[data-lesson="1"]').waitFor();
            await visit(page, say);
            const where = `${screen}-${language}-${look}`;
            await assertAccessible(page, where);
            await assertFits(page, where);
            await picture(page, where);
            await close();
          });
        }
      });
    }
  });

  describe(`first start in ${language}`, () => {
    for (const { look, theme, width, height } of LOOKS.filter(({ text }) => text === 100)) {
      test(look, async (t) => {
        const host = await startDevhost({ language });
        const { page, close } = await openPage(browser, host.url, { width, height, dark: theme === 'dark' });
        for (const step of ['language', 'age', 'name', 'keyboard', 'goal']) {
          await t.test(step, async () => {
            await page.getByRole('heading', { name: say(`start-${step}-title`) }).waitFor();
            if (step === 'keyboard') await page.keyboard.type('fj');
            const where = `start-${step}-${language}-${look}`;
            await assertAccessible(page, where);
            await assertFits(page, where);
            await picture(page, where);
            await page.keyboard.press('Enter');
          });
        }
        await page.locator('[data-lesson="1"]').waitFor();
        await close();
        await host.stop();
      });
    }
  });

  describe(`empty and failing in ${language}`, () => {
    test('statistics before the first lesson', async () => {
      const host = await startDevhost({ language });
      await host.rpc('create_profile', PROFILE[language]);
      const { page, close } = await openPage(browser, host.url);
      await page.getByRole('button', { name: say('nav-statistics') }).click();
      await page.getByText(say('statistics-empty-title')).waitFor();
      await assertAccessible(page, 'empty statistics');
      await picture(page, `statistics-empty-${language}`);
      await close();
      await host.stop();
    });

    test('data that cannot be opened fill the window with words', async () => {
      const host = await startDevhost({ language });
      const { page, close } = await openPage(browser, 'about:blank');
      await page.addInitScript((tag) => {
        Object.defineProperty(navigator, 'language', { get: () => tag });
      }, language);
      await page.route('**/rpc/start', (route) =>
        route.fulfill({
          status: 400,
          json: { code: 'data-folder', args: { path: '/data/tactus', why: 'permission denied' } },
        }),
      );
      await page.goto(host.url);
      await page.getByRole('heading', { name: say('failure-title') }).waitFor();
      await page.getByText(say('error-data-folder', { path: '/data/tactus' })).waitFor();
      await assertAccessible(page, 'failure');
      await picture(page, `failure-${language}`);
      await page.unroute('**/rpc/start');
      await page.getByRole('button', { name: say('action-again') }).click();
      await page.getByRole('heading', { name: say('start-language-title') }).waitFor();
      await close();
      await host.stop();
    });
  });
}
