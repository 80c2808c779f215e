/** The mirror against the same vectors that Rust's recorder is held to. */
import { describe, expect, it } from 'vitest';
import type { ErrorPolicy } from '../ipc/bindings/ErrorPolicy';
import { Mirror, type Outcome } from './mirror';

interface Step {
  text: string;
  outcomes: Outcome[];
  state: string;
  inserts: number;
  errors: number;
}
interface Case {
  name: string;
  units: string[];
  policy: ErrorPolicy;
  steps: Step[];
  complete: boolean;
}

const files = import.meta.glob<{ cases: Case[] }>('../../../tests/vectors/typing/*.json', {
  eager: true,
  import: 'default',
});

/** `done|[current]|ahead`, with `!` before each unit filled wrong. */
function drawn(mirror: Mirror, units: readonly string[]): string {
  const done = units
    .slice(0, mirror.cursor)
    .map((unit, at) => (mirror.mark(at) === 'wrong' ? `!${unit}` : unit));
  const ahead = units.slice(mirror.cursor + 1);
  return `${done.join('')}|[${units[mirror.cursor] ?? ''}]|${ahead.join('')}`;
}

it('finds the vectors', () => {
  expect(Object.values(files).flatMap(({ cases }) => cases).length).toBeGreaterThan(4);
});

for (const [path, { cases }] of Object.entries(files)) {
  describe(path.split('/').at(-1) ?? path, () => {
    it.each(cases)('$name', ({ units, policy, steps, complete }) => {
      const mirror = new Mirror(units, policy);
      for (const [at, step] of steps.entries()) {
        const outcomes = mirror.type(step.text);
        expect({
          at,
          outcomes,
          state: drawn(mirror, units),
          inserts: mirror.inserts,
          errors: mirror.errors,
        }).toEqual({
          at,
          outcomes: step.outcomes,
          state: step.state,
          inserts: step.inserts,
          errors: step.errors,
        });
      }
      expect(mirror.isComplete).toBe(complete);
    });
  });
}
