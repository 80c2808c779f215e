/** The test chosen last, remembered by this window for each profile. */
import type { TestUnit } from '../../ipc/bindings/TestUnit';

export interface Choice {
  unit: TestUnit;
  amount: number;
  punctuation: boolean;
  digits: boolean;
}

const KNOWN: Record<TestUnit, readonly number[]> = { seconds: [15, 30, 60, 120], words: [10, 25, 50, 100] };

function key(profile: string): string {
  return `tactus-test/${profile}`;
}

/** What was chosen last; children are never asked for a time. */
export function kept(profile: string, isChild: boolean): Choice {
  const first: Choice = isChild
    ? { unit: 'words', amount: 10, punctuation: false, digits: false }
    : { unit: 'seconds', amount: 60, punctuation: false, digits: false };
  try {
    const { unit, amount, punctuation, digits } = JSON.parse(
      localStorage.getItem(key(profile)) ?? '',
    ) as Choice;
    const isSound = KNOWN[unit].includes(amount) && !(isChild && unit === 'seconds');
    return isSound ? { unit, amount, punctuation, digits } : first;
  } catch {
    return first;
  }
}

export function keep(profile: string, choice: Choice): void {
  try {
    localStorage.setItem(key(profile), JSON.stringify(choice));
  } catch {
    // A window that may not remember asks anew.
  }
}
