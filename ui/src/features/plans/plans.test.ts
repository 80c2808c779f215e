import { beforeEach, describe, expect, it } from 'vitest';
import { dayOf, money } from '../../locale/format';
import { setLanguage } from '../../locale/index.svelte';
import type { OwnPlan } from '../../ipc/bindings/OwnPlan';
import type { PlanCost } from '../../ipc/bindings/PlanCost';
import { isLive, ownSentence, planName, price } from './words';

const NOW = new Date('2026-11-22T08:30:00Z');
const cost: PlanCost = {
  interval: 'monthly',
  amount: 250,
  decimals: 2,
  currency: 'EUR',
  trial_days: null,
  first_payment: null,
};
const own = (state: OwnPlan['state'], patch: Partial<OwnPlan> = {}): OwnPlan => ({
  plan: 'premium',
  state,
  interval: 'monthly',
  cost,
  period_start: '2026-11-14T12:00:00Z',
  until: '2026-12-14T12:00:00Z',
  late: null,
  ...patch,
});

beforeEach(() => setLanguage('en'));

describe('prices', () => {
  it('are written as the language writes money, with the decimals that the currency has', () => {
    const said = (language: string, ...of: Parameters<typeof money>): string => {
      setLanguage(language);
      return money(...of)
        .replaceAll('\u00a0', ' ')
        .replaceAll('\u202f', ' ');
    };
    expect(said('en', 250, 2, 'EUR')).toBe('€2.50');
    expect(said('en', 500, 2, 'EUR')).toBe('€5');
    expect(said('de', 250, 2, 'EUR')).toBe('2,50 €');
    expect(said('ru', 25_000, 2, 'EUR')).toBe('250 €');
    expect(said('fr', 250, 2, 'EUR')).toBe('2,50 €');
    expect(said('en', 500, 0, 'JPY')).toContain('500');
    expect(said('en', 1_500, 3, 'KWD')).toContain('1.500');
  });

  it('name their interval, and nothing where they depend on more', () => {
    expect(price(cost)).toBe('€2.50 a month');
    expect(price({ ...cost, interval: 'yearly' })).toBe('€2.50 a year');
    expect(price({ ...cost, amount: null })).toBeNull();
  });
});

describe('how a plan stands', () => {
  it('is a sentence with its day and, where it is known, its price', () => {
    expect(ownSentence(own('active'), NOW)).toBe('Paid. The next payment is on 14 December: €2.50 a month.');
    expect(ownSentence(own('active', { cost: null }), NOW)).toBe('Paid. The next payment is on 14 December.');
    expect(ownSentence(own('trial'), NOW)).toContain('On 14 December you pay for the first time: €2.50');
    expect(ownSentence(own('ending'), NOW)).toContain('until 14 December');
    expect(ownSentence(own('late'), NOW)).toBe('');
  });

  it('decides between buying and changing', () => {
    expect([null, own('ended'), own('unfinished')].map(isLive)).toEqual([false, false, false]);
    expect([own('trial'), own('late'), own('stopped')].map(isLive)).toEqual([true, true, true]);
  });

  it('names plans of a later server as it does', () => {
    expect(planName('premium')).toBe('Premium');
    expect(planName('family')).toBe('family');
  });

  it('names a day of another year with it', () => {
    expect(dayOf('2027-01-09T12:00:00Z', NOW)).toBe('9 January 2027');
  });
});
