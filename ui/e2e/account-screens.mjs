// The account's page in every state: how each is reached, for screens.test.mjs.

const TITLES = {
  en: 'First touch: f and j',
  ru: 'Первые касания: а и о',
  de: 'Erste Anschläge: f und j',
  es: 'Primeras pulsaciones: f y j',
  fr: 'Premières frappes\u{a0}: f et j',
};

/** What the account command answers in states that need a server; the stories with a real one are elsewhere. */
export function accountState(language, phase, patch = {}) {
  const title = TITLES[language];
  const rows = [
    ['waiting', null],
    ['rejected', 'result_mismatch'],
    ['held', 'unknown_lesson'],
    ['stored', null],
    ['local', null],
  ];
  return {
    server_url: 'https://sync.example.org',
    account: {
      email: 'mira.holt@example.org',
      email_verified: true,
      username: null,
      leaderboard_opt_in: false,
      plan: 'free',
      consent_analytics: false,
      consent_marketing: true,
      is_child: false,
      has_birth_year: true,
      ...patch,
    },
    left: null,
    token_store: 'file',
    sync: {
      phase,
      stored: 58,
      waiting: 3,
      failed: 2,
      last_exchange: '2026-11-22T08:12:00Z',
      next_try: phase === 'offline' ? '2026-11-22T08:20:00Z' : null,
      error: { refused: 'device_limit', offline: 'offline-untrusted' }[phase] ?? null,
    },
    ...sessionsOf(rows, title),
  };
}

function sessionsOf(rows, title) {
  const sessions = rows.map(([state, code], index) => ({
    session_id: `019aa9d4-1f2c-7c3e-8b1a-00000000000${index}`,
    started_at: `2026-11-2${index}T08:05:00Z`,
    lesson: index === 2 ? null : 1,
    title: index === 2 ? '' : title,
    wpm: 1900 - index * 60,
    state,
    code,
    next_try: state === 'held' ? '2026-11-29T08:05:00Z' : null,
  }));
  const place = { rejected: 0, held: 0, waiting: 1 };
  const unsettled = sessions
    .filter(({ state }) => state in place)
    .sort((a, b) => place[a.state] - place[b.state]);
  return { sessions, unsettled };
}

/** Nobody sees how this account practises, and nobody asks to. */
const UNSEEN = { is_email_verified: true, questions: [], seen_by: [], orgs: [] };

/** Shows the account screen in a state. */
export function account(phase, patch, then = async () => undefined, quiet = null) {
  return async (page, say, language) => {
    const state = accountState(language, phase, patch);
    if (quiet) {
      const { unsettled, ...sync } = quiet;
      Object.assign(state, { unsettled, sessions: state.sessions.filter((row) => row.state === 'stored') });
      Object.assign(state.sync, sync);
    }
    await page.route('**/rpc/account', (route) => route.fulfill({ json: state }));
    await page.route('**/rpc/care', (route) => route.fulfill({ json: UNSEEN }));
    await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await then(page, say, language);
  };
}

/** Shows a part of the account's page. */
function part(name, patch, then = async () => undefined) {
  return account('idle', patch, async (page, say, language) => {
    await page.getByRole('button', { name: say(`account-page-${name}`), exact: true }).click();
    await then(page, say, language);
  });
}

const DEVICES = [
  {
    id: '0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11',
    name: 'mira-desktop',
    last_seen_at: '2026-11-22T08:12:00Z',
    is_this: true,
  },
  {
    id: '1d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11',
    name: 'laptop-in-the-kitchen',
    last_seen_at: '2026-11-21T20:40:00Z',
    is_this: false,
  },
  {
    id: '2d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11',
    name: null,
    last_seen_at: '2026-10-02T09:00:00Z',
    is_this: false,
  },
];
const refuse = (args) => (route) => route.fulfill({ status: 400, json: { code: 'refused', args } });

export const ACCOUNT_SCREENS = {
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
    await page.getByText(say('error-offline-refused')).waitFor();
  },
  'account-synced': account('idle'),
  'account-offline': account('offline'),
  'account-refused': account('refused'),
  'account-sign-in-needed': account('sign_in_needed'),
  'account-saved': account('idle', {}, async (page, say) => {
    await page.route('**/rpc/export_sessions', (route) =>
      route.fulfill({
        json: { file: '/home/mira/.local/share/tactus/exports/sessions-2026-11-22.json', sessions: 5 },
      }),
    );
    await page
      .getByRole('button', { name: say('unsettled-export') })
      .first()
      .click();
    await page.getByText('sessions-2026-11-22.json').waitFor();
  }),
  'account-quiet': account('idle', {}, undefined, { waiting: 0, failed: 0, unsettled: [] }),
  'account-child': account('idle', { is_child: true }),
  'account-sign-out': account('idle', {}, async (page, say) => {
    await page.getByRole('button', { name: say('account-signout') }).click();
    await page.getByRole('dialog', { name: say('signout-title') }).waitFor();
  }),
  forgotten: async (page, say) => {
    await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
    await page.getByRole('button', { name: say('account-have') }).click();
    await page.getByRole('button', { name: say('forgot-link') }).click();
    await page.getByRole('textbox', { name: say('register-email') }).fill('mira@example.org');
    await page.route('**/rpc/request_password_reset', (route) => route.fulfill({ json: null }));
    await page.keyboard.press('Enter');
    await page.getByText(say('forgot-sent-title')).waitFor();
  },
  'sign-in-device-limit': async (page, say) => {
    await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
    await page.getByRole('button', { name: say('account-have') }).click();
    await page.getByRole('textbox', { name: say('register-email') }).fill('mira@example.org');
    await page.getByLabel(say('signin-password'), { exact: true }).fill('correct horse battery');
    await page.route('**/rpc/login', refuse({ code: 'device_limit' }));
    await page.keyboard.press('Enter');
    await page.getByText(say('signin-device-limit')).waitFor();
  },
  'account-left': async (page, say, language) => {
    const left = { email: 'mira.holt@example.org', erased_from: '2026-12-22T08:30:00.000Z' };
    const json = { ...accountState(language, 'signed_out'), account: null, left };
    await page.route('**/rpc/account', (route) => route.fulfill({ json }));
    await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
    await page.getByText(say('left-title')).waitFor();
  },
  'account-access': part('access', {}, async (page, say) => {
    await page.route(
      '**/rpc/change_password',
      refuse({ code: 'invalid', field: 'new', reason: 'too_common' }),
    );
    await page.getByLabel(say('access-password-now'), { exact: true }).last().fill('correct horse');
    await page.getByLabel(say('access-password-new', { length: 10 }), { exact: true }).fill('password12');
    await page.keyboard.press('Enter');
    await page.getByText(say('password-too-common')).waitFor();
  }),
  'account-unconfirmed': part('access', { email_verified: false }, async (page, say) => {
    await page.getByRole('button', { name: say('verify-again') }).click();
    await page.getByText(say('verify-again-note')).waitFor();
  }),
  'account-devices': part('devices', {}, async (page, say) => {
    await page
      .getByText(say('error-offline-refused'))
      .or(page.getByText(say('error-signed-out')))
      .waitFor();
    await page.route('**/rpc/devices', (route) => route.fulfill({ json: DEVICES }));
    await page.getByRole('button', { name: say('action-again') }).click();
    await page
      .getByRole('button', { name: say('devices-signout-one', { name: 'laptop-in-the-kitchen' }) })
      .waitFor();
  }),
  'account-privacy': part('privacy', { consent_analytics: true }, async (page, say, language) => {
    const taken = {
      ...accountState(language, 'idle'),
      account: { ...accountState(language, 'idle').account },
    };
    await page.route('**/rpc/set_consent', (route) => route.fulfill({ json: taken }));
    await page.getByRole('switch', { name: say('consent-keys-title') }).click();
    await page.getByText(say('privacy-keys-taken')).waitFor();
    await page.getByRole('switch', { name: say('privacy-ranking-title') }).click();
    await page.getByText(say('privacy-ranking-name-note')).waitFor();
  }),
  'account-privacy-child': part('privacy', { is_child: true }),
  'account-data': part('data', {}, async (page, say) => {
    await page.route('**/rpc/export_account', (route) =>
      route.fulfill({ json: { file: '/home/mira/Downloads/tactus-account-2026-11-22.zip' } }),
    );
    await page.getByRole('button', { name: say('data-account-save') }).click();
    await page.getByText('tactus-account-2026-11-22.zip').waitFor();
  }),
  'account-leave': part('data', {}, async (page, say) => {
    await page.getByRole('button', { name: say('data-leave-open') }).click();
    const dialog = page.getByRole('dialog');
    await page.route('**/rpc/delete_account', refuse({ code: 'invalid_credentials' }));
    await dialog.getByLabel(say('access-password-now'), { exact: true }).fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText(say('access-password-wrong')).waitFor();
  }),
  'account-delete-profile': async (page, say) => {
    await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
    await page.getByRole('button', { name: say('account-page-data'), exact: true }).click();
    await page.getByRole('button', { name: say('data-profile-open') }).click();
    await page.getByRole('dialog').waitFor();
  },
};
