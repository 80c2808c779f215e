/** What the learner chose to look at, kept while the app is open, for each profile by itself. */
import type { Period } from '../../ipc/bindings/Period';
import type { StatisticsArgs } from '../../ipc/bindings/StatisticsArgs';
import type { TextUse } from '../../ipc/bindings/TextUse';

export interface Filter {
  period: Period;
  /** `null`: all of them. */
  layout: string | null;
  kind: TextUse | null;
}

export const PERIODS = ['week', 'month', 'quarter', 'year', 'all'] as const satisfies Period[];
const FIRST: Filter = { period: 'quarter', layout: null, kind: null };
const EVERYTHING: Filter = { period: 'all', layout: null, kind: null };

let chosen = $state.raw<Readonly<Record<string, Filter>>>({});

export function filterOf(profile: string): Filter {
  return chosen[profile] ?? FIRST;
}

export function choose(profile: string, patch: Partial<Filter>): void {
  chosen = { ...chosen, [profile]: { ...filterOf(profile), ...patch } };
}

export function chooseAll(profile: string): void {
  choose(profile, EVERYTHING);
}

export function asked({ period, layout, kind }: Filter): StatisticsArgs {
  return { period, layout, kind };
}
