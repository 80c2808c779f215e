/** Which learners are shown, and in which order. Never by speed: nobody is ranked. */
import type { Learner } from '../../ipc/bindings/Learner';

export type By = 'name' | 'course' | 'week' | 'last';

export interface Order {
  by: By;
  isDown: boolean;
}

/** Pressed again, a heading turns the order round; figures begin with the most, names with A. */
export function turned(order: Order, by: By): Order {
  return order.by === by ? { by, isDown: !order.isDown } : { by, isDown: by !== 'name' };
}

function share({ course }: Learner): number {
  return course && course.total > 0 ? course.completed / course.total : -1;
}

const measures: Record<Exclude<By, 'name'>, (learner: Learner) => number | string> = {
  course: share,
  week: (learner) => learner.active_this_week,
  last: (learner) => learner.last_practised ?? '',
};

/** Those whose name has what was typed, in order; equals by name. */
export function arranged(
  learners: readonly Learner[],
  wanted: string,
  { by, isDown }: Order,
  language: string,
): Learner[] {
  const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const part = plain(wanted.trim());
  const found = learners.filter(({ name }) => plain(name).includes(part));
  const byName = (a: Learner, b: Learner): number => collator.compare(a.name, b.name);
  const way = isDown ? -1 : 1;
  if (by === 'name') return found.sort((a, b) => way * byName(a, b));
  const measure = measures[by];
  return found.sort((a, b) => {
    const [first, second] = [measure(a), measure(b)];
    if (first === second) return byName(a, b);
    return first < second ? -way : way;
  });
}

const MINUTE = 60_000;

/** A length of time in whole minutes; anything at all is at least one. */
export function minutes(ms: number): number {
  return ms === 0 ? 0 : Math.max(1, Math.round(ms / MINUTE));
}
