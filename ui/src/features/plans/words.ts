/** Plans, prices and days as the screens say them. */
import type { OwnPlan } from '../../ipc/bindings/OwnPlan';
import type { PlanCost } from '../../ipc/bindings/PlanCost';
import { dayOf, money } from '../../locale/format';
import { t } from '../../locale/index.svelte';

const PLANS = {
  free: 'plan-free',
  premium: 'plan-premium',
  professional: 'plan-professional',
  enterprise: 'plan-enterprise',
} as const;
const FOR = {
  free: 'plans-for-free',
  premium: 'plans-for-premium',
  professional: 'plans-for-professional',
  enterprise: 'plans-for-enterprise',
} as const;

/** Name of a plan; one of a later server goes by the name it has there. */
export function planName(plan: string): string {
  return plan in PLANS ? t(PLANS[plan as keyof typeof PLANS]) : plan;
}

/** Whom a plan is for. */
export function planFor(plan: string): string {
  return plan in FOR ? t(FOR[plan as keyof typeof FOR]) : '';
}

/** A price with its interval: `€5 a month`; `null` where it depends on more. */
export function price(cost: PlanCost): string | null {
  if (cost.amount === null) return null;
  const amount = money(cost.amount, cost.decimals, cost.currency);
  return t(cost.interval === 'monthly' ? 'plans-price-monthly' : 'plans-price-yearly', { price: amount });
}

/** What happens when a subscription that is paid for goes on, in one sentence. */
export function ownSentence(own: OwnPlan, now: Date): string {
  const date = own.until === null ? '' : dayOf(own.until, now);
  const known = (own.cost && price(own.cost)) ?? 'none';
  switch (own.state) {
    case 'trial':
      return t('standing-trial', { date, price: known });
    case 'active':
      return t('standing-active', { date, price: known });
    case 'ending':
      return t('standing-ending', { date });
    case 'unclear':
      return t('standing-unclear');
    case 'ended':
      return own.until === null ? '' : t('standing-ended', { date });
    case 'late':
    case 'stopped':
    case 'unfinished':
      return '';
  }
}

/** Whether a plan is changed on the page for what is paid already, rather than bought. */
export function isLive(own: OwnPlan | null): boolean {
  return own !== null && !['ended', 'unfinished'].includes(own.state);
}
