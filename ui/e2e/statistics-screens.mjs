// Statistics and leaderboards of somebody who has learned for a year, as the app would answer; and the way to each screen.

const DAY_MS = 86_400_000;
const plain = (ms) => new Date(ms).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** The same numbers in every run, 0 to below 1. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS = {
  en: ['mb', 'be', 'pr', 'cu', 'um', 'on', 'th', 'he', 'er'],
  ru: ['щь', 'ще', 'ця', 'ил', 'мо', 'ст', 'но', 'то', 'ен'],
  de: ['mb', 'be', 'pr', 'sc', 'um', 'on', 'ch', 'er', 'en'],
  es: ['mb', 'ue', 'pr', 'cu', 'ñu', 'on', 'de', 'er', 'la'],
  fr: ['mb', 'qu', 'pr', 'cu', 'éc', 'on', 'es', 'er', 'le'],
};

function figures(language) {
  return WORDS[language].map((pair, index) => ({
    before: pair[0],
    unit: pair[1],
    presses: 38 + index * 71,
    error_rate: [610, 240, 120, 190, 770, 520, 90, 110, 0][index],
    median: [912, 744, 731, 702, 566, 481, 372, 355, null][index],
    instead: ['n', 'n', 'o', 'x', 'n', 'm', null, 'w', null][index],
    is_slow: index < 4,
    is_wrong: [0, 4, 5].includes(index),
  }));
}

/** A year of practice that ends on the `today` of `real`, on the keys that `real` has. */
export function afterAYear(real, language) {
  const next = dice(7);
  const today = Date.parse(`${real.today}T00:00:00Z`);
  const days = [];
  const curve = [];
  for (let back = 364; back >= 0; back -= 1) {
    if (next() < 0.4) continue;
    const date = plain(today - back * DAY_MS);
    days.push({ date, sessions: 3, finished: 3, active_duration: Math.round(next() ** 2 * 50 + 1) * 60_000 });
    if (back > 89) continue;
    const running = 1800 + (90 - back) * 9 + Math.round(next() * 60);
    curve.push({
      date,
      sessions: 3,
      least: running - 200,
      median: running + Math.round((next() - 0.5) * 240),
      most: running + 260,
      running,
      accuracy: 9300 + Math.round(next() * 500),
    });
  }
  const bins = [80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 896, 1024, 1280, 1536];
  const counts = [3, 18, 61, 180, 520, 1100, 1630, 1810, 1540, 1020, 640, 380, 210, 120, 60, 31, 12];
  const fingers = ['pinky_left', 'ring_left', 'middle_left', 'index_left', 'index_right', 'middle_right'];
  fingers.push('ring_right', 'pinky_right', 'thumb');
  return {
    ...real,
    since: plain(today - 89 * DAY_MS),
    layouts: [...real.layouts, { id: 'us-dvorak', name: 'English (Dvorak)' }],
    kinds: ['lesson', 'practice', 'own_text', 'test'],
    all_finished: 640,
    finished: 182,
    sessions: 191,
    active_duration: 41_700_000,
    median_wpm: 2640,
    accuracy: 9620,
    consistency: 7310,
    gain: 810,
    step: 'day',
    curve,
    recent: Array.from({ length: 12 }, (_, index) => ({
      session_id: `00000000-0000-7000-8000-0000000000${10 + index}`,
      started_at: `${plain(today - index * DAY_MS)}T09:00:00Z`,
      local_date: plain(today - index * DAY_MS),
      wpm: 2640 - index * 11,
      accuracy: 9710 - index * 23,
      lesson: index % 3 === 0 ? 32 - index : null,
      kind: ['lesson', 'practice', 'test'][index % 3],
      has_result: index !== 1,
    })),
    days,
    streak: 9,
    fingers: fingers.map((finger, index) => ({
      finger,
      presses: 800,
      share: [820, 900, 1240, 1890, 1660, 1130, 780, 420, 1160][index],
      error_rate: [410, 350, 220, 160, 180, 240, 390, 520, 60][index],
      median: [388, 361, 322, 301, 309, 334, 372, 421, null][index],
    })),
    moves: [
      { kind: 'repeat', presses: 610, error_rate: 120, median: 244 },
      { kind: 'same_finger', presses: 902, error_rate: 410, median: 402 },
      { kind: 'same_hand', presses: 3410, error_rate: 280, median: 331 },
      { kind: 'other_hand', presses: 4880, error_rate: 190, median: 289 },
    ],
    pairs: figures(language),
    all_pairs: 148,
    confusions: [
      { expected: 'e', typed: 'r', count: 19 },
      { expected: 'u', typed: 'i', count: 17 },
      { expected: 'b', typed: 'n', count: 9 },
      { expected: ' ', typed: 'm', count: 1 },
    ],
    gaps: {
      lower: 232,
      median: 296,
      upper: 391,
      samples: counts.reduce((sum, count) => sum + count, 0),
      bins: counts.map((count, index) => ({ from: bins[index], to: bins[index + 1], count })),
    },
    pace: {
      sessions: 141,
      parts: [
        { wpm: 2710, error_rate: 310 },
        { wpm: 2680, error_rate: 340 },
        { wpm: 2590, error_rate: 390 },
        { wpm: 2520, error_rate: 430 },
      ],
    },
    norm: { sessions: 23, wpm: 3940, place: 'faster_than', of_hundred: 27, mean: 5156, people: 168_960 },
  };
}

const NAMES = [
  'kestrel',
  'tom_l',
  'andante',
  'Ines',
  'quiet keys',
  'vasara',
  'B. Nowak',
  'lento',
  'sorrel',
  'Jun',
];
NAMES.push('paper crane', 'okapi');

/** A lesson's list, with or without the learner on it. */
export function board(real, { isOn, state = 'fetched' }) {
  const account = {
    email: 'mira@example.org',
    email_verified: true,
    username: isOn ? 'mira_h' : null,
    leaderboard_opt_in: isOn,
    plan: 'free',
    consent_analytics: true,
    consent_marketing: false,
    is_child: false,
  };
  return {
    ...real,
    state,
    account,
    entries: NAMES.map((name, index) => ({
      rank: index + 1,
      name,
      wpm: 6140 - index * 91,
      accuracy: 9920 - index * 17,
      stars: 5,
    })),
    own: isOn ? { rank: 214, name: 'mira_h', wpm: 1920, accuracy: 9680, stars: 3 } : null,
    best: { rank: 0, name: account.username ?? '', wpm: 1920, accuracy: 9680, stars: 3 },
    fetched_at: '2026-11-22T09:44:00Z',
  };
}

export async function showYear(page, say, language, host) {
  const json = afterAYear(await host.rpc('statistics', { period: 'all' }), language);
  await page.route('**/rpc/statistics', (route) => route.fulfill({ json }));
  await page.getByRole('button', { name: say('nav-statistics'), exact: true }).click();
  await page.locator('canvas').first().waitFor();
}

export async function showBoard(page, say, host, how) {
  const json = board(await host.rpc('leaderboard'), how);
  await page.route('**/rpc/leaderboard', (route) => route.fulfill({ json }));
  await page.getByRole('button', { name: say('leaderboard-title'), exact: true }).click();
  await page.getByRole('table').waitFor();
}

const scrollTo = (page, say, key) =>
  page.getByRole('heading', { name: say(key), exact: true }).evaluate((one) => one.scrollIntoView());

export const STATISTICS_SCREENS = {
  'statistics-year': showYear,
  'statistics-year-pairs': async (page, say, language, host) => {
    await showYear(page, say, language, host);
    await scrollTo(page, say, 'gaps-title');
  },
  'statistics-year-end': async (page, say, language, host) => {
    await showYear(page, say, language, host);
    await scrollTo(page, say, 'recent-title');
  },
  'leaderboard-on': (page, say, language, host) => showBoard(page, say, host, { isOn: true }),
  'leaderboard-off': (page, say, language, host) => showBoard(page, say, host, { isOn: false }),
  'leaderboard-offline': (page, say, language, host) =>
    showBoard(page, say, host, { isOn: true, state: 'offline' }),
  'leaderboard-signed-out': async (page, say) => {
    await page.getByRole('button', { name: say('leaderboard-title'), exact: true }).click();
    await page.getByText(say('leaderboard-signed-out-title')).waitFor();
  },
};
