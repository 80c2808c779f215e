/** Where the keys of a real board lie, in key pitches from the top left: ANSI and ISO, rows staggered. */
import type { Form } from '../../ipc/bindings/Form';

export interface Place {
  code: string;
  x: number;
  /** Row: 0 number, 1 top, 2 home, 3 bottom, 4 space. */
  y: number;
  width: number;
  /** ISO Enter, two rows tall with a step. */
  isTall?: boolean;
}

export const ROW = { number: 0, top: 1, home: 2, bottom: 3, space: 4 } as const;
/** Width of the whole board. */
export const BOARD_WIDTH = 15;

const row = (y: number, x: number, codes: readonly string[]): Place[] =>
  codes.map((code, index) => ({ code, x: x + index, y, width: 1 }));
const letters = (text: string): string[] => Array.from(text, (letter) => `Key${letter}`);
const key = (code: string, x: number, y: number, width: number): Place => ({ code, x, y, width });

const COMMON: readonly Place[] = [
  ...row(ROW.number, 0, ['Backquote', ...Array.from('1234567890', (digit) => `Digit${digit}`)]),
  ...row(ROW.number, 11, ['Minus', 'Equal']),
  key('Backspace', 13, ROW.number, 2),
  key('Tab', 0, ROW.top, 1.5),
  ...row(ROW.top, 1.5, [...letters('QWERTYUIOP'), 'BracketLeft', 'BracketRight']),
  key('CapsLock', 0, ROW.home, 1.75),
  ...row(ROW.home, 1.75, [...letters('ASDFGHJKL'), 'Semicolon', 'Quote']),
  ...row(ROW.bottom, 2.25, [...letters('ZXCVBNM'), 'Comma', 'Period', 'Slash']),
  key('ShiftRight', 12.25, ROW.bottom, 2.75),
];

const ANSI: readonly Place[] = [
  key('Backslash', 13.5, ROW.top, 1.5),
  key('Enter', 12.75, ROW.home, 2.25),
  key('ShiftLeft', 0, ROW.bottom, 2.25),
];

const ISO: readonly Place[] = [
  key('Backslash', 12.75, ROW.home, 1),
  { ...key('Enter', 13.5, ROW.top, 1.5), isTall: true },
  key('ShiftLeft', 0, ROW.bottom, 1.25),
  key('IntlBackslash', 1.25, ROW.bottom, 1),
];

const PC: readonly Place[] = [
  key('ControlLeft', 0, ROW.space, 1.5),
  key('MetaLeft', 1.5, ROW.space, 1),
  key('AltLeft', 2.5, ROW.space, 1.25),
  key('Space', 3.75, ROW.space, 6.25),
  key('AltRight', 10, ROW.space, 1.25),
  key('MetaRight', 11.25, ROW.space, 1.25),
  key('ContextMenu', 12.5, ROW.space, 1),
  key('ControlRight', 13.5, ROW.space, 1.5),
];

const MAC: readonly Place[] = [
  key('ControlLeft', 0, ROW.space, 1.5),
  key('AltLeft', 1.5, ROW.space, 1.25),
  key('MetaLeft', 2.75, ROW.space, 1.25),
  key('Space', 4, ROW.space, 6),
  key('MetaRight', 10, ROW.space, 1.25),
  key('AltRight', 11.25, ROW.space, 1.25),
  key('ControlRight', 12.5, ROW.space, 2.5),
];

/** All keys of a board of this form. */
export function board(form: Form, isMac: boolean): readonly Place[] {
  return [...COMMON, ...(form === 'iso' ? ISO : ANSI), ...(isMac ? MAC : PC)];
}

/** Keys that give no sign: modifiers and the like. */
export function isModifier(code: string): boolean {
  return /^(Shift|Control|Meta|Alt|Caps|Tab|Enter|Backspace|ContextMenu)/u.test(code);
}
