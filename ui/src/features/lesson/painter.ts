/**
 * Paints the text by hand, in the frame of the key: the spans of the units that changed, and the caret by
 * transform. Where each unit stands is measured once a layout, so that no key has to ask.
 */
import type { Mirror } from '../../typing';
import { lineOf, topLine, type Line } from './wrap';

export interface TextParts {
  /** Holds the units as `.unit` spans in order; moves up line by line. */
  text: HTMLElement;
  caret: HTMLElement;
  /** Under the caret: the wrong letter. */
  chip: HTMLElement;
}

export interface TextShape {
  lines: readonly Line[];
  visible: number;
  /** Line height, em. */
  lead: number;
}

const OPEN_SPACE = '␣';

export class TextPainter {
  private spans: HTMLElement[] = [];
  private places: { x: number; y: number; width: number; height: number }[] = [];
  private now: HTMLElement | undefined;
  private top = 0;
  private shape: TextShape = { lines: [], visible: 1, lead: 1 };

  constructor(
    private readonly parts: TextParts,
    private readonly mirror: Mirror,
  ) {}

  /** After each change of layout: finds the spans and their places, and paints all of it without gliding. */
  measure(shape: TextShape): void {
    const { text, caret } = this.parts;
    this.shape = shape;
    this.spans = Array.from(text.querySelectorAll<HTMLElement>('.unit'));
    const origin = text.getBoundingClientRect();
    this.places = this.spans.map((span) => {
      const { left, top, width, height } = span.getBoundingClientRect();
      return { x: left - origin.left, y: top - origin.top, width, height };
    });
    caret.classList.add('still');
    this.paint(0, this.spans.length);
    requestAnimationFrame(() => caret.classList.remove('still'));
  }

  /** Paints the units `[from, to]` as the mirror says, and the caret at the cursor. */
  paint(from: number, to: number): void {
    for (let at = from; at <= to && at < this.spans.length; at += 1) {
      const span = this.spans[at];
      const mark = this.mirror.mark(at);
      if (span && span.dataset['mark'] !== mark) span.dataset['mark'] = mark;
    }
    const next = this.spans[this.mirror.cursor];
    if (next !== this.now) this.now?.classList.remove('now');
    next?.classList.add('now');
    this.now = next;
    this.moveCaret();
    this.scroll();
  }

  private moveCaret(): void {
    const { caret, chip } = this.parts;
    const { wrong, cursor } = this.mirror;
    const place = this.places[cursor];
    caret.hidden = place === undefined;
    if (!place) return;
    caret.style.transform = `translate(${place.x}px, ${place.y}px)`;
    const width = `${place.width}px`;
    if (caret.style.width !== width) caret.style.width = width;
    const height = `${place.height}px`;
    if (caret.style.height !== height) caret.style.height = height;
    caret.classList.toggle('no', wrong !== null);
    this.now?.classList.toggle('no', wrong !== null);
    const shown = wrong === ' ' ? OPEN_SPACE : (wrong ?? '');
    if (chip.textContent !== shown) chip.textContent = shown;
  }

  private scroll(): void {
    const { lines, visible, lead } = this.shape;
    const next = topLine(lineOf(lines, this.mirror.cursor), lines.length, visible);
    this.parts.text.classList.toggle('end', next + visible >= lines.length);
    if (next === this.top) return;
    this.top = next;
    this.parts.text.style.transform = `translateY(${-next * lead}em)`;
  }
}
