/** The lesson clock: whole ms that stand still until the first event and while the lesson is paused. */
export class LessonClock {
  /** DOM time stamp at which the clock showed `base`, or null while it stands still. */
  private anchor: number | null = null;
  private base: number;
  private last: number;
  private hasBegun = false;

  /** `first`: what the clock shows at the first event, 0 or what a resumed session begins with. */
  constructor(first = 0) {
    this.base = first;
    this.last = first;
  }

  get isRunning(): boolean {
    return this.anchor !== null;
  }

  /** What the clock shows at a DOM time stamp, never less than the last event taken. */
  at(stamp: number): number {
    const shown = this.anchor === null ? this.base : Math.round(this.base + stamp - this.anchor);
    return Math.max(shown, this.last);
  }

  /** The time of an event: as `at`, and no later one will be earlier. The first one starts the clock. */
  take(stamp: number): number {
    this.hasBegun = true;
    this.anchor ??= stamp;
    this.last = this.at(stamp);
    return this.last;
  }

  /** Stops the clock at what it shows then. */
  pause(stamp: number): void {
    if (this.anchor === null) return;
    this.base = this.at(stamp);
    this.anchor = null;
  }

  /** Lets the clock run on from where it stopped. Before the first event it goes on standing still. */
  resume(stamp: number): void {
    if (this.hasBegun) this.anchor ??= stamp;
  }
}
