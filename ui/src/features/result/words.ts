/** What the result says of itself, in words. */
import type { ExerciseRequest } from '../../ipc/bindings/ExerciseRequest';
import type { FiguresView } from '../../ipc/bindings/FiguresView';
import type { NextStar } from '../../ipc/bindings/NextStar';
import type { SessionResult } from '../../ipc/bindings/SessionResult';
import type { SpeedUnit } from '../../ipc/bindings/SpeedUnit';
import { count, list, percent, speed } from '../../locale/format';
import { t } from '../../locale/index.svelte';
import type { Messages } from '../../locale/messages';
import type { Back } from '../../shell/router.svelte';

/** What was typed, in a word or two. */
export function named(request: ExerciseRequest): string {
  switch (request.kind) {
    case 'lesson':
      return t('lesson-number', { number: request.number });
    case 'placement':
      return t('lesson-placement', { number: request.part + 1 });
    case 'own_text':
      return t('lesson-own-text');
    case 'test':
      return t('lesson-test', { unit: request.unit, amount: request.amount });
    case 'practice':
      return t('lesson-practice');
  }
}

const BACK = {
  course: 'result-course',
  coach: 'nav-coach',
  texts: 'texts-title',
  statistics: 'nav-statistics',
} as const satisfies Record<Back, keyof Messages>;

/** What the button of the way out says. */
export function backName(back: Back): string {
  return t(BACK[back]);
}

const OPEN_SPACE = '␣';

/** A sign that can be seen. */
export function visible(unit: string): string {
  return unit.replaceAll(' ', OPEN_SPACE);
}

export function headline(result: SessionResult): string {
  if (result.figures === null) return t('result-too-short');
  if (!result.is_completed) return t('result-unfinished');
  if (result.request.kind === 'own_text') return t('result-piece-done');
  if (result.request.kind === 'test') return t('result-test-done');
  if (result.stars === null) return t('result-practice-done');
  const stars = t('result-stars', { stars: result.stars });
  return result.opened === null ? stars : `${stars} ${t('result-opened', { number: result.opened })}`;
}

/** Below the headline: how it compares, and what one star more asks for. */
export function sentences(result: SessionResult, unit: SpeedUnit): string {
  const { figures, stars } = result;
  if (figures === null) return t('result-too-short-why');
  if (!result.is_completed) return t('result-unfinished-why', { length: figures.length });
  if (result.request.kind === 'own_text') return t('result-piece-why');
  if (result.request.kind === 'test') return t('result-test-why');
  if (stars === null) return t('result-practice-why');
  const parts = [compared(stars, result.best_stars_before)];
  if (result.next_star) parts.push(nextStar(result.next_star, figures, unit));
  return parts.filter((part) => part !== '').join(' ');
}

function compared(stars: number, before: number | null): string {
  if (before === null) return '';
  if (stars > before) return t('result-more-stars', { more: stars - before });
  return stars === before ? t('result-same-stars') : t('result-best-stays', { stars: before });
}

function nextStar(next: NextStar, figures: FiguresView, unit: SpeedUnit): string {
  const wantsSpeed = next.wpm !== null && figures.wpm < next.wpm;
  const wantsAccuracy = next.accuracy !== null && figures.accuracy < next.accuracy;
  const stars = t('result-next-count', { stars: next.stars });
  const needed = { speed: speed(next.wpm ?? 0, unit), accuracy: percent(next.accuracy ?? 0, false) };
  if (wantsSpeed && wantsAccuracy) return t('result-next-both', { count: stars, ...needed });
  if (wantsSpeed) return t('result-next-speed', { count: stars, speed: needed.speed });
  if (wantsAccuracy) return t('result-next-accuracy', { count: stars, accuracy: needed.accuracy });
  return next.no_uncorrected ? t('result-next-clean', { count: stars }) : '';
}

export interface Step {
  title: string;
  why: string;
  /** What the primary button says. */
  action: string;
}

export function nextStep(result: SessionResult, unit: SpeedUnit): Step {
  const step = result.next_step;
  switch (step.kind) {
    case 'lesson': {
      const number = step.number;
      return {
        title: t('result-step-lesson', { number }),
        why: t('result-step-lesson-why'),
        action: t('lesson-number', { number }),
      };
    }
    case 'piece':
      return {
        title: t('result-step-piece'),
        why: t('result-step-piece-why'),
        action: t('texts-go-on'),
      };
    case 'again':
      if (result.request.kind === 'test') {
        return { title: t('result-step-test'), why: t('result-step-test-why'), action: t('result-again') };
      }
      return {
        title: t('result-step-again'),
        why:
          result.next_star && result.figures
            ? nextStar(result.next_star, result.figures, unit)
            : t('result-step-again-why'),
        action: t('result-again'),
      };
    case 'practise': {
      const units = step.units.map(visible);
      return {
        title: t('result-step-practise', { units: list(units) }),
        why: t('result-step-practise-why', { slips: step.slips, all: result.figures?.errors ?? step.slips }),
        action: t('result-practise', { units: units.join(' ') }),
      };
    }
  }
}

/** The finding of the chart, for whoever does not see it. */
export function finding(result: SessionResult, unit: SpeedUnit): string {
  const first = result.curve.at(0);
  const last = result.curve.at(-1);
  const longest = result.pauses.reduce((most, { length }) => Math.max(most, length), 0);
  return [
    first && last
      ? t('result-chart-speed', { from: speed(first.wpm, unit), to: speed(last.wpm, unit) })
      : t('result-chart-none'),
    t('result-chart-slips', { slips: result.figures?.errors ?? 0 }),
    longest > 0 ? t('result-chart-pause', { seconds: seconds(longest) }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** `2.1`, as the language writes it. */
export function seconds(ms: number): string {
  const tenths = Math.round(ms / 100);
  return tenths % 10 === 0
    ? count(tenths / 10)
    : new Intl.NumberFormat(document.documentElement.lang || 'en', {
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }).format(tenths / 10);
}
