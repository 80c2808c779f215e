// Every screen in every theme, at every size: axe finds nothing, nothing runs out of the window, and a picture of
// each is left for people to look at. `TACTUS_LANGUAGES` says in which languages, each in every look; by day every look
// is taken once, in one of two languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ACCOUNT_SCREENS } from './account-screens.mjs';
import { assertAccessible, assertFits, launch, openPage, picture, typeUnits } from './browser.mjs';
import { DATA_SCREENS } from './data-screens.mjs';
import { LEARNER_SCREENS } from './learner-screens.mjs';
import { PLAN_SCREENS } from './plan-screens.mjs';
import { STATISTICS_SCREENS } from './statistics-screens.mjs';
import { TEXT_SCREENS } from './text-screens.mjs';
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
  de: { name: 'Jonas', language: 'de', age_group: 'adults', layout: 'de', daily_goal: 10 },
  es: { name: 'Lucía', language: 'es', age_group: 'adults', layout: 'es', daily_goal: 10 },
  fr: { name: 'Chloé', language: 'fr', age_group: 'adults', layout: 'fr', daily_goal: 10 },
};
const BY_DAY = { en: ['light', 'contrast', 'large-text'], ru: ['dark', 'small', 'wide'] };
const LANGUAGES = process.env.TACTUS_LANGUAGES?.split(',') ?? Object.keys(BY_DAY);
/** Looks in which a language is taken. */
const looksOf = (language) =>
  LOOKS.filter(({ look }) => process.env.TACTUS_LANGUAGES || BY_DAY[language].includes(look));
for (const language of LANGUAGES) assert.ok(language in PROFILE, `there is no language ${language}`);

/** Of each language: a wrong key, a slow pair, keys that are due, and a lesson's title. */
const WEAK = {
  en: ['p', ['m', 'b'], ['q', 'z'], 'Words with b and m'],
  ru: ['ж', ['с', 'т'], ['щ', 'ъ'], 'Слова с буквами ж и щ'],
  de: ['ü', ['s', 'c'], ['q', 'y'], 'Wörter mit b und m'],
  es: ['ñ', ['u', 'e'], ['k', 'w'], 'Palabras con b y m'],
  fr: ['é', ['q', 'u'], ['k', 'w'], 'Mots avec b et m'],
};

/** What the coach says after weeks of practice: everything it can say at once. */
function advice(language) {
  const [key, pair, due, title] = WEAK[language];
  const figures = (units, patch = {}) => ({
    units,
    gap: 412,
    low: 361,
    high: 470,
    usual: 274,
    samples: 38,
    error_rate: 240,
    usual_rate: 310,
    errors: 2,
    presses: 41,
    is_slow: true,
    is_wrong: false,
    ...patch,
  });
  const wrong = { is_slow: false, is_wrong: true, error_rate: 1120, errors: 9, presses: 84, gap: 301 };
  const practice = (units, purpose, known, is_done = false) => ({
    request: { kind: 'practice', units, length: 300 },
    title: null,
    purpose,
    minutes: 3,
    is_done,
    units: known,
  });
  const lesson = (number, purpose, minutes, is_done = false) => ({
    request: { kind: 'lesson', number },
    title,
    purpose,
    minutes,
    is_done,
    units: [],
  });
  const one = (kind, subject, evidence, actions) => ({
    kind,
    subject,
    priority: 3,
    evidence,
    actions,
    expires: '2026-12-06',
  });
  const name = pair.join('');
  const slowPair = figures(pair);
  return {
    date: '2026-11-22',
    sessions: 41,
    recommendations: [
      one('practice_plan', '2026-11-22', { of: 'plan', minutes: 13, done: 2, weak: 2, due: 2 }, [
        lesson(31, 'warm_up', 2, true),
        practice([name, key], 'weak', [slowPair, figures([key], wrong)]),
        practice(due, 'review', []),
        lesson(33, 'new', 3),
        lesson(30, 'free', 2),
      ]),
      one(
        'plateau',
        '',
        { of: 'plateau', days: 12, minutes: 154, change: -20, low: -110, high: 60, accuracy: 9430 },
        [practice([name], 'accuracy', [slowPair])],
      ),
      one('weak_keys', key, { of: 'unit', figures: figures([key], wrong) }, [practice([key], 'weak', [])]),
      one('weak_pairs', name, { of: 'unit', figures: slowPair }, [practice([name], 'weak', [])]),
      one(
        'review',
        '',
        {
          of: 'review',
          keys: due.map((unit, index) => ({ unit, days: 15 + index * 16 })),
        },
        [practice(due, 'review', [])],
      ),
    ],
  };
}

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

/** Types texts of the placement test past the interface, each with so many ms between two keys; answers its sessions. */
async function placed(host, gaps) {
  const sessions = [];
  for (const [part, gap] of gaps.entries()) {
    const { session_id, units } = await host.rpc('open_exercise', { kind: 'placement', part });
    const events = units.map((text, index) => ({ code: '', text, t: index * gap }));
    await host.rpc('record_events', { session_id, from: 0, events });
    await host.rpc('finish_session', { session_id });
    sessions.push(session_id);
  }
  return sessions;
}

/** Shows how the placement test stands after these texts. */
function placement(gaps) {
  return async (page, say, language, host) => {
    const { profile, settings } = await host.rpc('start');
    const kept = { sessions: await placed(host, gaps), isStopped: false };
    await page.evaluate(
      ([name, value]) => localStorage.setItem(name, value),
      [`tactus-placement/${profile.id}/${profile.course}/${settings.layout}`, JSON.stringify(kept)],
    );
    await page.getByRole('button', { name: say('placement-find') }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
}
const SURE = 120;
const SLOW = 1500;

/** Opens the first lesson by keyboard and types so many units of it, all without a number; answers the exercise. */
async function typeFirst(page, host, units) {
  const opening = page.waitForResponse('**/rpc/open_exercise');
  await page.locator('[data-lesson="1"]').focus();
  await page.keyboard.press('Enter');
  const exercise = await (await opening).json();
  await page.locator('textarea').waitFor({ state: 'attached' });
  await typeUnits(
    page,
    await host.rpc('keyboard', { layout: exercise.layout }),
    exercise.units.slice(0, units),
  );
  return exercise;
}

const SCREENS = {
  course: async () => undefined,
  locked: async (page) => {
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
  },
  coach: async (page, say) => {
    await page.getByRole('button', { name: say('nav-coach'), exact: true }).click();
    // What the screens before typed may be enough for the day.
    const steps = page.getByRole('list', { name: say('coach-steps') });
    await steps.or(page.getByText(say('coach-enough-title'))).waitFor();
  },
  'coach-full': async (page, say, language) => {
    await page.route('**/rpc/recommendations', (route) => route.fulfill({ json: advice(language) }));
    await SCREENS.coach(page, say);
  },
  'coach-enough': async (page, say, language) => {
    const { recommendations, ...rest } = advice(language);
    const json = { ...rest, recommendations: recommendations.slice(3, 4) };
    await page.route('**/rpc/recommendations', (route) => route.fulfill({ json }));
    await page.getByRole('button', { name: say('nav-coach'), exact: true }).click();
    await page.getByText(say('coach-enough-title')).waitFor();
  },
  statistics: async (page, say) => {
    await page.getByRole('button', { name: say('nav-statistics') }).click();
    await page.locator('canvas').first().waitFor();
  },
  'statistics-slips': async (page, say) => {
    await SCREENS.statistics(page, say);
    await page.getByRole('radio', { name: say('keys-slips') }).click();
    await page
      .locator('section', { has: page.getByRole('heading', { name: say('keys-title'), exact: true }) })
      .getByRole('button', { name: say('statistics-as-table') })
      .click();
  },
  achievements: async (page, say) => {
    await page.getByRole('button', { name: say('achievements-title') }).click();
    await page.getByRole('heading', { name: say('achievement-first-bar'), exact: true }).waitFor();
  },
  definition: async (page, say) => {
    await SCREENS.statistics(page, say);
    await page.getByRole('button', { name: say('figure-more', { name: say('figure-median-wpm') }) }).click();
    await page.getByRole('dialog').waitFor();
  },
  ...Object.fromEntries(
    ['keyboard', 'course', 'text', 'look', 'lesson', 'about'].map((part) => [
      `settings-${part}`,
      async (page, say) => {
        await page.getByRole('button', { name: say('nav-settings') }).click();
        await page
          .getByRole('button', { name: say(`settings-${part}`), exact: true })
          .last()
          .click();
      },
    ]),
  ),
  'settings-copies': async (page, say) => {
    await SCREENS['settings-about'](page, say);
    await page
      .getByRole('button', { name: say('copy-restore') })
      .first()
      .click();
    await page.getByRole('dialog', { name: say('copy-ask') }).waitFor();
  },
  'settings-list': async (page, say) => {
    await page.getByRole('button', { name: say('nav-settings') }).click();
    await page.getByRole('combobox').first().click();
    await page.getByRole('listbox').waitFor();
  },
  ...ACCOUNT_SCREENS,
  ...LEARNER_SCREENS,
  ...PLAN_SCREENS,
  ...TEXT_SCREENS,
  ...STATISTICS_SCREENS,
  ...DATA_SCREENS,
  'placement-offer': placement([]),
  'placement-between': placement([SURE]),
  'placement-found': placement([SURE, SURE, SLOW]),
  profiles: async (page) => {
    await page.locator('.who').click();
    await page.getByRole('dialog').waitFor();
  },
  lesson: async (page, say, language, host) => {
    const { session_id } = await typeFirst(page, host, 12);
    // Not offered to the screens after it.
    return () => host.rpc('leave_session', { session_id });
  },
  result: async (page, say, language, host) => {
    await typeFirst(page, host);
    await page.getByText(say('result-saved')).waitFor();
  },
};

for (const language of LANGUAGES) {
  const say = words(language);

  describe(`screens in ${language}`, () => {
    let host;
    before(async () => {
      host = await startDevhost({ language });
      await host.rpc('create_profile', PROFILE[language]);
      await practise(host);
    });
    after(() => host?.clear());

    for (const { look, theme, width, height, text } of looksOf(language)) {
      test(look, async (t) => {
        const { settings } = await host.rpc('start');
        await host.rpc('change_settings', { ...settings, theme, text_size: text });
        for (const [screen, visit] of Object.entries(SCREENS)) {
          await t.test(screen, async (t) => {
            const { page } = await openPage(browser, host.url, { t, width, height });
            await page.locator('[data-lesson="1"]').waitFor();
            const leave = await visit(page, say, language, host);
            const where = `${screen}-${language}-${look}`;
            await assertAccessible(page, where);
            await assertFits(page, where);
            await picture(page, where);
            await leave?.();
          });
        }
      });
    }
  });

  describe(`first start in ${language}`, () => {
    for (const { look, theme, width, height } of looksOf(language).filter(({ text }) => text === 100)) {
      test(look, async (t) => {
        const host = await startDevhost({ t, language });
        const { page } = await openPage(browser, host.url, { t, width, height, dark: theme === 'dark' });
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
        await page.getByRole('heading', { name: say('placement-title', { lesson: 1 }) }).waitFor();
      });
    }
  });

  describe(`empty and failing in ${language}`, () => {
    test('statistics before the first lesson', async (t) => {
      const host = await startDevhost({ t, language });
      await host.rpc('create_profile', PROFILE[language]);
      const { page } = await openPage(browser, host.url, { t });
      await page.getByRole('button', { name: say('nav-statistics') }).click();
      await page.getByText(say('statistics-empty-title')).waitFor();
      await assertAccessible(page, 'empty statistics');
      await picture(page, `statistics-empty-${language}`);
    });

    test('data that cannot be opened fill the window with words', async (t) => {
      const host = await startDevhost({ t, language });
      const { page } = await openPage(browser, 'about:blank', { t });
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
    });
  });
}
