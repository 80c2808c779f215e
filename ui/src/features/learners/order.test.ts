import { expect, test } from 'vitest';
import type { Learner } from '../../ipc/bindings/Learner';
import { arranged, minutes, turned, type By } from './order';

function learner(name: string, other: Partial<Learner> = {}): Learner {
  return {
    id: name,
    name,
    org: null,
    since: '2026-11-01T08:00:00.000Z',
    has_seat: true,
    last_practised: null,
    days: [],
    active_this_week: 0,
    course: null,
    keys: [],
    pairs: [],
    ...other,
  };
}

const course = (completed: number, total: number): Pick<Learner, 'course'> => ({
  course: { name: 'English', language: 'en', completed, total },
});
const people = [
  learner('Zoë', { active_this_week: 60_000, last_practised: '2026-11-20', ...course(1, 10) }),
  learner('ada', { active_this_week: 60_000, last_practised: '2026-11-22', ...course(9, 100) }),
  learner('Émile'),
  learner('Ben', { active_this_week: 1, last_practised: '2026-11-01', ...course(5, 10) }),
];
const names = (by: By, isDown: boolean, wanted = ''): string[] =>
  arranged(people, wanted, { by, isDown }, 'en').map(({ name }) => name);

test('names are in the order of the language, whatever their case', () => {
  expect(names('name', false)).toEqual(['ada', 'Ben', 'Émile', 'Zoë']);
  expect(names('name', true)).toEqual(['Zoë', 'Émile', 'Ben', 'ada']);
});

test('equals stand by name, and those without figures last', () => {
  expect(names('week', true)).toEqual(['ada', 'Zoë', 'Ben', 'Émile']);
  expect(names('last', true)).toEqual(['ada', 'Zoë', 'Ben', 'Émile']);
  expect(names('course', true)).toEqual(['Ben', 'Zoë', 'ada', 'Émile']);
});

test('a name is found without its accents', () => {
  expect(names('name', false, ' emi ')).toEqual(['Émile']);
  expect(names('name', false, 'ZOE')).toEqual(['Zoë']);
  expect(names('name', false, 'nobody')).toEqual([]);
});

test('a heading pressed again turns the order round', () => {
  const first = turned({ by: 'name', isDown: false }, 'week');
  expect(first).toEqual({ by: 'week', isDown: true });
  expect(turned(first, 'week')).toEqual({ by: 'week', isDown: false });
});

test('a little practice is a minute and never none', () => {
  expect([0, 1, 29_000, 90_000, 600_000].map(minutes)).toEqual([0, 1, 1, 2, 10]);
});
