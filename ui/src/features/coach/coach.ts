/** What the coach's figures look like: names of keys and pairs, and where gaps lie on a line. */
import type { CoachAction } from '../../ipc/bindings/CoachAction';
import type { Recommendation } from '../../ipc/bindings/Recommendation';
import type { RecommendationKind } from '../../ipc/bindings/RecommendationKind';
import type { UnitFigures } from '../../ipc/bindings/UnitFigures';
import { list, milliseconds, percent } from '../../locale/format';
import { t } from '../../locale/index.svelte';

/** A pair as it is typed: `th`. */
export function unitName({ units }: UnitFigures): string {
  return units.join('');
}

/** What a step or a card is called. */
export function actionTitle({ request, title }: CoachAction): string {
  if (request.kind === 'lesson') return t('side-lesson', { number: request.number, title: title ?? '' });
  return request.kind === 'practice' ? t('coach-practise', { units: list(request.units) }) : '';
}

/** Why a step is in the plan. */
export function why({ purpose }: CoachAction): string {
  switch (purpose) {
    case 'warm_up':
      return t('coach-why-warm-up');
    case 'weak':
      return t('coach-why-weak');
    case 'review':
      return t('coach-why-review');
    case 'polish':
      return t('coach-why-polish');
    case 'new':
      return t('coach-why-new');
    case 'free':
      return t('coach-why-free');
    // Of a plateau: its card says why.
    case 'accuracy':
    case 'bursts':
      return '';
  }
}

/** What is known of a key or pair, in sentences; those that make it weak, else its gap. */
export function sayings(figures: UnitFigures): string[] {
  const { gap, usual, is_slow, is_wrong, errors, presses, error_rate, usual_rate } = figures;
  const unit = unitName(figures);
  const said: string[] = [];
  if (gap !== null && usual !== null && (is_slow || !is_wrong)) {
    said.push(t('coach-slow', { unit, gap: milliseconds(gap), usual: milliseconds(usual) }));
  }
  if (is_wrong) {
    const rates = { rate: percent(error_rate), usual: percent(usual_rate) };
    said.push(t('coach-wrong', { unit, errors, presses, ...rates }));
  }
  return said;
}

/** Places on a line `width` wide: the gap, where it most likely lies, and the usual one. */
export interface Line {
  gap: number;
  low: number;
  high: number;
  usual: number;
}

/** How far beyond its figures a line goes, as a share of them. */
const ROOM = 0.15;

/** `null` where there is no gap to draw. */
export function line({ gap, low, high, usual }: UnitFigures, width: number): Line | null {
  if (gap === null || low === null || high === null || usual === null) return null;
  const from = Math.min(low, usual) * (1 - ROOM);
  const to = Math.max(high, usual) * (1 + ROOM);
  const at = (ms: number): number => ((ms - from) / (to - from)) * width;
  return { gap: at(gap), low: at(low), high: at(high), usual: at(usual) };
}

/** Recommendations of these kinds, in the order they came. */
export function ofKinds(
  all: readonly Recommendation[],
  ...kinds: readonly RecommendationKind[]
): Recommendation[] {
  return all.filter(({ kind }) => kinds.includes(kind));
}

/** The step to do now: the first that is not done, else the first. */
export function current(actions: readonly CoachAction[]): number {
  return Math.max(
    0,
    actions.findIndex(({ is_done }) => !is_done),
  );
}
