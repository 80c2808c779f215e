/**
 * The reducer of `trainer`, once more, so that a key is painted in the frame it arrives. It decides nothing:
 * Rust replays every event and wins where the two disagree. The same vectors hold both together.
 *
 * Units of the text come cut from Rust. Only what was typed is taken apart here, and only when one input holds
 * several code points.
 */
import type { ErrorPolicy } from '../ipc/bindings/ErrorPolicy';
import type { Position } from '../ipc/bindings/Position';

/** Backspace, as an event's text. */
export const DELETE_UNIT = '\b';
/** Ctrl or Alt + Backspace, as an event's text. */
export const DELETE_WORD = '\u0017';

/** What came of one unit typed, or of one delete. */
export type Outcome = 'right' | 'wrong' | 'deleted' | 'ignored';

/** How a unit stands: not typed, typed right, typed right after a slip on it, filled with another unit. */
export type Mark = 'ahead' | 'right' | 'slipped' | 'wrong';

/** Where the mirror stands, in the words of `Position`. */
export type Standing = Pick<Position, 'cursor' | 'inserts' | 'errors' | 'is_complete'>;

const MAX_UNIT_CODE_POINTS = 8;

export class Mirror {
  cursor = 0;
  inserts = 0;
  errors = 0;
  /** The wrong unit that stands at the cursor under `stop_on_error`, until the right one comes. */
  wrong: string | null = null;
  private readonly marks: Mark[];

  constructor(
    private readonly units: readonly string[],
    private readonly policy: ErrorPolicy,
  ) {
    this.marks = units.map(() => 'ahead');
  }

  get isComplete(): boolean {
    return this.cursor >= this.units.length;
  }

  get length(): number {
    return this.units.length;
  }

  /** Filled positions that hold another unit than the text's. */
  get leftWrong(): number {
    return this.marks.filter((mark) => mark === 'wrong').length;
  }

  mark(index: number): Mark {
    return this.marks[index] ?? 'ahead';
  }

  standing(): Standing {
    return {
      cursor: this.cursor,
      inserts: this.inserts,
      errors: this.errors,
      is_complete: this.isComplete,
    };
  }

  /** Takes one input as the surface saw it; one outcome for each unit in it. */
  type(text: string): Outcome[] {
    if (text === DELETE_UNIT) return [this.remove(Math.max(0, this.cursor - 1))];
    if (text === DELETE_WORD) return [this.remove(this.wordStart())];
    const outcomes: Outcome[] = [];
    for (const unit of unitsTyped(text)) outcomes.push(this.insert(unit));
    return outcomes;
  }

  /** Takes over where Rust stands. What lies between is shown as typed right: which slips were where is lost. */
  adopt(position: Standing): void {
    this.marks.forEach((mark, index) => {
      if (index >= position.cursor) this.marks[index] = 'ahead';
      else if (mark === 'ahead') this.marks[index] = 'right';
    });
    this.cursor = position.cursor;
    this.inserts = position.inserts;
    this.errors = position.errors;
    this.wrong = null;
  }

  private insert(unit: string): Outcome {
    if (this.isComplete) return 'ignored';
    this.inserts += 1;
    const isRight = unit === this.units[this.cursor];
    if (!isRight) this.errors += 1;
    if (this.policy === 'stop_on_error' && !isRight) {
      this.wrong = unit;
      this.marks[this.cursor] = 'slipped';
      return 'wrong';
    }
    this.wrong = null;
    if (!isRight) this.marks[this.cursor] = 'wrong';
    else if (this.marks[this.cursor] !== 'slipped') this.marks[this.cursor] = 'right';
    this.cursor += 1;
    return isRight ? 'right' : 'wrong';
  }

  private remove(to: number): Outcome {
    if (this.policy !== 'free' || this.isComplete || to === this.cursor) return 'ignored';
    this.marks.fill('ahead', to, this.cursor);
    this.cursor = to;
    return 'deleted';
  }

  /** Back over spaces, then to the space before: judged on the text, whatever was typed there. */
  private wordStart(): number {
    let to = this.cursor;
    while (to > 0 && this.units[to - 1] === ' ') to -= 1;
    while (to > 0 && this.units[to - 1] !== ' ') to -= 1;
    return to;
  }
}

const LENIENT: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u202f': ' ',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
};
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Typographic marks as plain ones, composed letters as one code point: what is compared. */
export function lenient(text: string): string {
  return text.replace(/[\u00a0\u202f‘’“”„«»–—…]/gu, (mark) => LENIENT[mark] ?? mark).normalize('NFC');
}

function unitsTyped(text: string): string[] {
  const plain = lenient(text);
  const units = plain.length > 1 ? Array.from(graphemes.segment(plain), (part) => part.segment) : [plain];
  return units.filter((unit) => Array.from(unit).length <= MAX_UNIT_CODE_POINTS && !/\p{Cc}/u.test(unit));
}
