import { expect, it } from 'vitest';
import type { CourseMap } from '../../ipc/bindings/CourseMap';
import { oweIntro, takeIntro } from './owed';

const map = (attempts: number): CourseMap =>
  ({ blocks: [{ lessons: [{ attempts: 0 }] }, { lessons: [{ attempts }] }] }) as unknown as CourseMap;

it('is owed once to whoever has typed nothing, and to nobody else', () => {
  expect(takeIntro('mira')).toBe(false);
  oweIntro('mira', map(0));
  expect(takeIntro('tom')).toBe(false);
  expect(takeIntro('mira')).toBe(true);
  expect(takeIntro('mira')).toBe(false);
});

it('is not owed to whoever has typed a lesson', () => {
  oweIntro('mira', map(1));
  expect(takeIntro('mira')).toBe(false);
});
