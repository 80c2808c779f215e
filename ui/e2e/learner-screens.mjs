// My learners and who sees oneself, in every state: how each is reached, for screens.test.mjs and learners.test.mjs.
import { account } from './account-screens.mjs';

const ORG = '3d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11';
const SELF = '4d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e00';
const id = (number) => `5d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e${String(number).padStart(2, '0')}`;
const effort = (units, error_rate, latency = null) => ({ units, presses: 240, error_rate, latency });
const EFFORTS = {
  en: [[effort('b', 1450, 412), effort('v', 1210, 301)], [effort('be', 1700)]],
  ru: [[effort('щ', 1450, 412), effort('ъ', 1210, 301)], [effort('щу', 1700)]],
};
const COURSES = {
  en: ['English, adults', 'en'],
  ru: ['Русский, взрослые', 'ru'],
  de: ['Deutsch, Erwachsene', 'de'],
  es: ['Español, adultos', 'es'],
  fr: ['Français, adultes', 'fr'],
};
const NAMES = ['Ada K.', 'Ben', 'Carla Rodríguez-Santamaría', 'Dmitri', 'Elif', 'Farid', 'Greta', 'Hugo'];

export function learner(language, number, patch = {}) {
  const [name, tag] = COURSES[language];
  const [keys, pairs] = EFFORTS[language === 'ru' ? 'ru' : 'en'];
  const minutes = [4, 0, 16, 25, 0, 0, 7].map((each) => each * ((number % 3) + 1));
  return {
    id: id(number),
    name: NAMES[number % NAMES.length],
    org: null,
    since: '2026-10-03T08:00:00.000Z',
    has_seat: true,
    last_practised: `2026-11-${20 + (number % 3)}`,
    days: minutes.map((each, day) => ({ date: `2026-11-${16 + day}`, active_duration: each * 60_000 })),
    active_this_week: minutes.reduce((sum, each) => sum + each * 60_000, 0),
    course: { name, language: tag, completed: 10 + number * 7, total: 99 },
    keys,
    pairs,
    ...patch,
  };
}

export function list(language, patch = {}) {
  const quiet = { days: learner(language, 2).days.map((day) => ({ ...day, active_duration: 0 })) };
  return {
    is_in_plan: true,
    limit: 30,
    taken: 9,
    learners: [
      learner(language, 0),
      learner(language, 1),
      learner(language, 2, { ...quiet, active_this_week: 0, keys: [], pairs: [] }),
      learner(language, 3, { course: null, last_practised: null, keys: [], pairs: [] }),
      learner(language, 4),
      learner(language, 5, { org: 'Lindenschule', has_seat: false }),
    ],
    asked: [
      {
        id: id(20),
        email: 'jonas@example.org',
        leads: false,
        is_declined: false,
        expires_at: '2026-12-22T08:30:00.000Z',
      },
      {
        id: id(21),
        email: 'kim.with.a.long.address@school.example.org',
        leads: false,
        is_declined: true,
        expires_at: '2026-12-12T08:30:00.000Z',
      },
    ],
    orgs: [],
    may_create_org: false,
    ...patch,
  };
}

export function detail(patch = {}) {
  const member = (number, role, other = {}) => ({
    id: number === 0 ? SELF : id(40 + number),
    name: NAMES[number],
    email: `${number}@lindenschule.example.org`,
    role,
    has_seat: false,
    is_seen: false,
    ...other,
  });
  return {
    seats: 2,
    taken: 3,
    members: [
      member(0, 'owner'),
      member(1, 'manager'),
      member(2, 'member', { has_seat: true, is_seen: true }),
      member(3, 'member', { has_seat: true, is_seen: false }),
      member(4, 'member', { has_seat: true, is_seen: true }),
    ],
    asked: list('en').asked,
    ...patch,
  };
}

export const org = { id: ORG, name: 'Lindenschule', role: 'owner', member: SELF };

export const SEEN = ['name', 'progress', 'active_time', 'last_practised', 'difficulties'];

export function care(patch = {}) {
  return {
    is_email_verified: true,
    questions: [
      {
        id: id(60),
        from: 'Ilse Brandt (ilse@example.org)',
        org: null,
        leads: false,
        seen: SEEN,
        expires_at: '2026-12-22T08:30:00.000Z',
      },
      {
        id: id(61),
        from: 'office@lindenschule.example.org',
        org: 'Lindenschule',
        leads: true,
        seen: [],
        expires_at: '2026-12-22T08:30:00.000Z',
      },
    ],
    seen_by: [
      {
        id: id(62),
        name: 'Realschule am Fluss',
        is_org: true,
        since: '2026-10-03T08:00:00.000Z',
        seen: SEEN,
      },
    ],
    orgs: [{ id: ORG, name: 'Realschule am Fluss', role: 'member', member: id(63) }],
    ...patch,
  };
}

/** Opens the account's privacy with such an answer about who sees whom. */
export function privacy(answer, patch = {}, then = async () => {}) {
  return account('idle', patch, async (page, say, language) => {
    await page.route('**/rpc/care', (route) =>
      answer.code ? route.fulfill({ status: 400, json: answer }) : route.fulfill({ json: answer }),
    );
    await page.getByRole('button', { name: say('account-page-privacy'), exact: true }).click();
    await page.getByRole('heading', { name: say('care-title') }).waitFor();
    await then(page, say, language);
  });
}

/** Opens My learners from there, as somebody does who has none yet. */
export function learners(answer, then = async () => {}) {
  return privacy(care({ questions: [], seen_by: [], orgs: [] }), {}, async (page, say, language) => {
    const said = answer(language);
    await page.route('**/rpc/learners', (route) =>
      said.code ? route.fulfill({ status: 400, json: said }) : route.fulfill({ json: said }),
    );
    await page
      .getByRole('button', { name: say('learners-title'), exact: true })
      .first()
      .click();
    await page.getByRole('heading', { name: say('learners-title'), level: 1 }).waitFor();
    await then(page, say, language);
  });
}

const led = (language) => list(language, { orgs: [org], limit: null });
const toOrg = (then) => async (page, say, language) => {
  await page.route('**/rpc/org_members', (route) => route.fulfill({ json: detail() }));
  await page.getByRole('radio', { name: 'Lindenschule' }).click();
  await page.getByRole('heading', { name: say('org-members'), exact: true }).waitFor();
  await then?.(page, say, language);
};

export const LEARNER_SCREENS = {
  learners: learners((language) => list(language)),
  'learners-one': learners(
    (language) => list(language),
    async (page, say) => {
      await page.getByRole('button', { name: 'Ada K.' }).click();
      await page.getByRole('heading', { name: say('learners-keys') }).waitFor();
    },
  ),
  'learners-invite': learners(
    (language) => list(language, { learners: [], asked: [], taken: 0, may_create_org: true }),
    async (page, say) => {
      await page.getByRole('button', { name: say('learners-invite') }).click();
      await page.route('**/rpc/invite_learner', (route) =>
        route.fulfill({ status: 400, json: { code: 'refused', args: { code: 'care_limit' } } }),
      );
      await page.getByRole('textbox', { name: say('learners-invite-email') }).fill('jonas@example.org');
      await page.keyboard.press('Enter');
      await page.getByText(say('error-server-care-limit')).waitFor();
    },
  ),
  'learners-none': learners((language) => list(language, { learners: [], asked: [], taken: 0 })),
  'learners-no-plan': learners((language) =>
    list(language, { learners: [], asked: [], is_in_plan: false, limit: 0 }),
  ),
  'learners-offline': learners(() => ({ code: 'offline', args: {} })),
  'learners-org': learners(led, toOrg()),
  'learners-org-dissolve': learners(
    led,
    toOrg(async (page, say) => {
      await page.getByRole('button', { name: say('org-dissolve'), exact: true }).click();
      await page.getByText(say('org-dissolve-paid')).waitFor();
    }),
  ),
  'learners-added': learners(
    led,
    toOrg(async (page, say) => {
      const verdicts = ['invited', 'already-invited', 'already-member', 'duplicate', 'invalid-email'];
      const lines = verdicts.map((verdict, index) => ({
        line: index + 2,
        email: verdict === 'invalid-email' ? 'Klasse 7b' : `pupil${index}@lindenschule.example.org`,
        verdict,
      }));
      await page.route('**/rpc/add_members', (route) => route.fulfill({ json: { lines, org: detail() } }));
      await page.getByRole('textbox', { name: say('org-add-label') }).fill('email\npupil0@example.org');
      await page.getByRole('button', { name: say('org-add-do') }).click();
      await page.getByText(say('org-verdict-duplicate')).waitFor();
    }),
  ),
  care: privacy(care(), {}, async (page, say) => {
    await page.getByText(say('care-would-see')).waitFor();
  }),
  'care-child': privacy(care({ seen_by: [], orgs: [] }), { is_child: true }, async (page, say) => {
    await page.getByText(say('care-guardian-open')).first().waitFor();
  }),
  'care-nobody': privacy(
    care({ questions: [], seen_by: [], orgs: [], is_email_verified: false }),
    { email_verified: false },
    async (page, say) => {
      await page.getByText(say('care-unverified')).waitFor();
    },
  ),
};
