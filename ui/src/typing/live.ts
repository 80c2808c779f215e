/** The two figures shown while typing. For the eye only: what is stored, Rust computes from the log. */
const LONGEST_GAP_MS = 5000;
const MS_A_MINUTE = 60_000;
const UNITS_A_WORD = 5;

export class LiveFigures {
  private active = 0;
  private last: number | null = null;

  /** An insert at lesson time `t`, ms. */
  insert(t: number): void {
    if (this.last !== null) this.active += Math.min(t - this.last, LONGEST_GAP_MS);
    this.last = t;
  }

  /** Net speed so far, 1/100 WPM; null while there is too little to say. */
  speed(filled: number, leftWrong: number): number | null {
    if (filled < UNITS_A_WORD || this.active === 0) return null;
    const gross = (filled - 1) / UNITS_A_WORD / (this.active / MS_A_MINUTE);
    return Math.round((gross * (filled - leftWrong) * 100) / filled);
  }

  /** Right inserts among all, 1/100 %. */
  static accuracy(inserts: number, errors: number): number | null {
    return inserts === 0 ? null : Math.round(((inserts - errors) * 10_000) / inserts);
  }
}
