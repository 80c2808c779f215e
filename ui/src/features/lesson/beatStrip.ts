/**
 * The marks of the beat line. The strip is moved by one long animation of its transform, which the compositor
 * runs by itself; a key only adds a mark.
 */
const SPAN_MS = 30_000;
const LONGEST_MS = 24 * 3_600_000;
const SVG = 'http://www.w3.org/2000/svg';

export type BeatKind = 'key' | 'word' | 'slip';

export class BeatStrip {
  private animation: Animation | null = null;
  private scale = 1;
  private clock = 0;
  private isRunning = false;

  constructor(
    private readonly strip: HTMLElement,
    /** Reduced motion: the strip stands still between words. */
    private readonly isStill: boolean,
  ) {}

  /** Sets the width that 30 s take, px. */
  resize(width: number): void {
    this.scale = width / SPAN_MS;
    for (const mark of this.strip.children) if (mark instanceof HTMLElement) this.place(mark);
    const ends = [0, LONGEST_MS].map((clock) => ({
      transform: `translateX(${width - clock * this.scale}px)`,
    }));
    const at = this.animation?.currentTime ?? this.clock;
    this.animation?.cancel();
    this.animation = this.strip.animate(ends, { duration: LONGEST_MS, fill: 'both' });
    this.animation.pause();
    this.animation.currentTime = at;
    if (this.isRunning) this.run(Number(at));
  }

  /** The clock runs on from here, ms. */
  run(clock: number): void {
    this.set(clock);
    this.isRunning = true;
    if (!this.isStill) this.animation?.play();
  }

  halt(clock: number): void {
    this.animation?.pause();
    this.isRunning = false;
    this.set(clock);
  }

  beat(clock: number, kind: BeatKind): void {
    const mark = document.createElement('i');
    mark.dataset['t'] = String(clock);
    mark.className = kind;
    if (kind === 'slip') mark.append(cross());
    this.place(mark);
    this.strip.append(mark);
    this.forget(clock);
    if (this.isStill && kind === 'word') this.set(clock);
  }

  destroy(): void {
    this.animation?.cancel();
  }

  private set(clock: number): void {
    this.clock = clock;
    if (this.animation) this.animation.currentTime = clock;
  }

  private place(mark: HTMLElement): void {
    mark.style.left = `${Number(mark.dataset['t']) * this.scale}px`;
  }

  /** Takes marks away that have left the line. */
  private forget(clock: number): void {
    let old = this.strip.firstElementChild;
    while (old instanceof HTMLElement && clock - Number(old.dataset['t']) > SPAN_MS) {
      old.remove();
      old = this.strip.firstElementChild;
    }
  }
}

function cross(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 8 8');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M1 1l6 6m0-6l-6 6');
  svg.append(path);
  return svg;
}
