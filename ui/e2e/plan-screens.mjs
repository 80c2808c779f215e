// Plans in every state: what the app answers, and how each is reached, for screens.test.mjs and plans.test.mjs.
import { accountState } from './account-screens.mjs';

const now = Date.now();
const DAY = 86_400_000;
const at = (days) => new Date(now + days * DAY).toISOString();

const cost = (interval, amount, currency = 'EUR', trial = null) => ({
  interval,
  amount,
  decimals: currency === 'JPY' ? 0 : 2,
  currency,
  trial_days: trial,
  first_payment: trial === null ? null : at(trial),
});
const plan = (name, prices, patch = {}) => ({
  plan: name,
  devices: null,
  history_days: null,
  raw_key_presses: true,
  learners: 0,
  organisations: false,
  is_by_invoice: false,
  prices,
  ...patch,
});

/** What a server sells; with a trial of so many days, where the account may have one. */
export function offers(trial = null) {
  return [
    plan('free', [], { devices: 2, history_days: 90, raw_key_presses: false }),
    plan('premium', [cost('monthly', 250, 'EUR', trial), cost('yearly', 2_400, 'EUR', trial)]),
    plan('professional', [cost('monthly', 720, 'EUR', trial), cost('yearly', 7_200, 'EUR', trial)], {
      learners: 30,
    }),
    plan('enterprise', [cost('yearly', 1_200)], { learners: null, organisations: true, is_by_invoice: true }),
  ];
}

/** The account's own subscription in a state. */
export function own(state, patch = {}) {
  return {
    plan: 'premium',
    state,
    interval: 'monthly',
    cost: cost('monthly', 250),
    period_start: at(-8),
    until: at(22),
    late: null,
    ...patch,
  };
}

/** The page as the app answers it. */
export function planPage(patch = {}) {
  return {
    sale: 'open',
    plans: offers(),
    standing: { plan: 'free', source: 'free', granted_until: null, subscription: null },
    purchase: null,
    failure: null,
    ...patch,
  };
}

const premium = (subscription) => ({
  standing: { plan: 'premium', source: 'subscription', granted_until: null, subscription },
});
const free = (subscription) => ({
  standing: { plan: 'free', source: 'free', granted_until: null, subscription },
});

/** Shows the page of plans in a state. */
export function plans(answer, patch = {}) {
  return async (page, say, language) => {
    const state = accountState(language, 'idle', patch);
    if (patch === null) Object.assign(state, { account: null });
    const json = planPage(answer);
    await page.route('**/rpc/account', (route) => route.fulfill({ json: state }));
    await page.route('**/rpc/plans', (route) => route.fulfill({ json }));
    // Nobody knows yet.
    await page.route('**/rpc/await_purchase', () => undefined);
    const own = json.standing?.subscription;
    const late =
      own?.state === 'late' ? { until: own.until } : own?.state === 'stopped' ? { until: null } : null;
    await page.route('**/rpc/late_payment', (route) => route.fulfill({ json: late }));
    await page.getByRole('button', { name: new RegExp(`^${say('nav-account')}`) }).click();
    await page.getByRole('button', { name: say('account-page-plan'), exact: true }).click();
    await page
      .getByRole('heading', { name: say('plans-title'), exact: true })
      .or(page.getByText(say('plans-nothing')))
      .or(page.getByText(say('plans-child-title')))
      .or(page.getByText(say('plans-policy-title')))
      .or(page.getByText(say('error-offline')))
      .first()
      .waitFor();
  };
}

export const PLAN_SCREENS = {
  plans: plans({ plans: offers(14) }),
  'plans-signed-out': plans({ sale: 'signed_out', standing: null, plans: offers(14) }, null),
  'plans-nothing': plans({ sale: 'nothing', plans: [], standing: null }),
  'plans-child': plans({ sale: 'child', plans: [] }, { is_child: true }),
  'plans-policy': plans({ sale: 'policy', plans: [] }),
  'plans-waiting': plans({ purchase: { plan: 'premium', interval: 'monthly', since: at(0) } }),
  'plan-trial': plans(premium(own('trial')), { plan: 'premium' }),
  'plan-active': plans(premium(own('active')), { plan: 'premium' }),
  'plan-ending': plans(premium(own('ending')), { plan: 'premium' }),
  'plan-late': plans(premium(own('late', { until: at(6), late: { gone: 8, all: 14 } })), { plan: 'premium' }),
  'plan-stopped': plans(free(own('stopped', { until: null }))),
  'plan-unfinished': plans(free(own('unfinished', { until: null }))),
  'plan-ended': plans(free(own('ended', { until: at(-2) }))),
  'plan-granted': plans({
    standing: { plan: 'professional', source: 'grant', granted_until: at(60), subscription: null },
  }),
  'plan-offline': plans({
    sale: 'unknown',
    plans: [],
    failure: { code: 'offline', args: {} },
    ...premium(own('active')),
  }),
};
