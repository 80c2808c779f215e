/**
 * What is known of plans, and waiting for what is being bought. The waiting outlives the screen: whoever goes off to
 * practise is told all the same. Rust asks the server; nothing is believed before that says so.
 */
import { call, toAppError, type AppError } from '../../ipc';
import type { PlanPage } from '../../ipc/bindings/PlanPage';
import type { PortalFor } from '../../ipc/bindings/PortalFor';
import type { PurchaseArgs } from '../../ipc/bindings/PurchaseArgs';
import { say } from '../../components/toasts.svelte';
import { t } from '../../locale/index.svelte';
import { noteLate } from '../../shell/app.svelte';
import { planName } from './words';

let page = $state.raw<PlanPage | null>(null);
let failure = $state.raw<AppError | null>(null);
let isOpening = $state(false);
let waiting = false;
/** Answers come in the order of their questions only as far as this is looked at. */
let asked = 0;

export const plans = {
  /** `null` until the first answer. */
  get page(): PlanPage | null {
    return page;
  },
  /** Why the last act came to nothing. */
  get failure(): AppError | null {
    return failure;
  },
  /** The browser is being opened. */
  get isOpening(): boolean {
    return isOpening;
  },
};

async function show(question: Promise<PlanPage>): Promise<boolean> {
  asked += 1;
  const mine = asked;
  try {
    const answer = await question;
    if (mine === asked) page = answer;
    failure = null;
    void noteLate();
    return true;
  } catch (reason) {
    failure = toAppError(reason);
    return false;
  }
}

/** Asks how it stands, and goes on waiting for what was being bought. */
export async function load(): Promise<void> {
  if ((await show(call('plans'))) && page?.purchase) void wait();
}

/** Somebody else is here now. */
export function forget(): void {
  page = null;
  failure = null;
  asked += 1;
}

/** Opens the browser to buy, and waits. */
export async function buy(args: PurchaseArgs): Promise<void> {
  if (isOpening) return;
  isOpening = true;
  const isOpen = await show(call('begin_purchase', args));
  isOpening = false;
  if (isOpen) void wait();
  // Perhaps it was bought on another device: the page says how it stands now.
  else if (failure?.args['code'] === 'already_subscribed') void call('plans').then((now) => (page = now));
}

/** Opens the browser to change what is paid for, or to cancel it; whether it is open. */
export async function openPortal(purpose: PortalFor): Promise<boolean> {
  if (isOpening) return false;
  isOpening = true;
  failure = null;
  try {
    await call('open_portal', { purpose });
    return true;
  } catch (reason) {
    failure = toAppError(reason);
    return false;
  } finally {
    isOpening = false;
  }
}

/** Nobody waits any more. */
export async function giveUp(): Promise<void> {
  await show(call('give_up_purchase'));
}

async function wait(): Promise<void> {
  if (waiting) return;
  waiting = true;
  const plan = page?.purchase?.plan;
  try {
    const answer = await call('await_purchase');
    if (page !== null) page = answer;
    if (plan !== undefined && answer.standing?.subscription?.plan === plan && answer.purchase === null) {
      const { state } = answer.standing.subscription;
      if (state === 'active' || state === 'trial') say(t('purchase-arrived', { plan: planName(plan) }));
    }
  } catch (reason) {
    failure = toAppError(reason);
  }
  waiting = false;
}
