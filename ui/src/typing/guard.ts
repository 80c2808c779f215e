/**
 * Notices that another layout is active than the lesson's. Only wrong keys count: who types the right letters
 * on a layout of their own is right.
 */
import type { KeyboardView } from '../ipc/bindings/KeyboardView';
import type { KeyPress } from '../ipc/bindings/KeyPress';

/** Wrong keys in a row, none of which the layout could have given. */
const ENOUGH = 3;

export class LayoutGuard {
  private foreign: KeyPress[] = [];

  constructor(private readonly layout: KeyboardView) {}

  /** Takes one input; answers the presses that tell, as soon as there are enough. */
  take(press: KeyPress, isWrong: boolean): readonly KeyPress[] | null {
    if (!isWrong || this.fits(press)) {
      this.foreign = [];
      return null;
    }
    if (this.layout.keys[press.code] === undefined || press.text === ' ') return null;
    this.foreign.push(press);
    if (this.foreign.length < ENOUGH) return null;
    const told = this.foreign;
    this.foreign = [];
    return told;
  }

  /** Whether this key gives this text on the lesson's layout, Caps Lock or not. */
  fits({ code, text }: KeyPress): boolean {
    const key = this.layout.keys[code];
    if (key === undefined) return false;
    const wanted = text.toLowerCase();
    if ([key.base, key.shift, key.altgr].some((legend) => legend.toLowerCase() === wanted)) return true;
    return this.layout.routes[text]?.at(-1)?.code === code;
  }
}
