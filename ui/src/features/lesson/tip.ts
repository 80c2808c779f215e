/** Where a key lies, in words: from the home key of its finger, as the hand feels it. */
import { board, ROW } from '../../components/keyboard/geometry';
import { legend } from '../../components/keyboard/legend';
import type { KeyboardView } from '../../ipc/bindings/KeyboardView';
import type { StrokeView } from '../../ipc/bindings/StrokeView';

/** Rows away from home: names for Fluent's selectors. */
export type Reach = 'home' | 'top' | 'bottom' | 'number' | 'space';
/** Sideways from the way the finger goes by itself. */
export type Side = 'straight' | 'left' | 'right' | 'far-left' | 'far-right';

export interface Where {
  finger: string;
  reach: Reach;
  side: Side;
  /** The finger's home key. */
  home: string;
}

const HOME: Readonly<Record<string, string>> = {
  pinky_left: 'KeyA',
  ring_left: 'KeyS',
  middle_left: 'KeyD',
  index_left: 'KeyF',
  index_right: 'KeyJ',
  middle_right: 'KeyK',
  ring_right: 'KeyL',
  pinky_right: 'Semicolon',
  thumb: 'Space',
};
const REACH: Readonly<Record<number, Reach>> = {
  [ROW.number]: 'number',
  [ROW.top]: 'top',
  [ROW.home]: 'home',
  [ROW.bottom]: 'bottom',
  [ROW.space]: 'space',
};
/** Where the finger lands in each row if it goes straight, in pitches from its home key: the stagger. */
const STRAIGHT: Readonly<Record<Reach, number>> = {
  number: -0.75,
  top: -0.25,
  home: 0,
  bottom: 0.5,
  space: 0,
};

export function whereIs(view: KeyboardView, stroke: StrokeView): Where {
  const home = HOME[stroke.finger] ?? 'KeyF';
  const places = board(view.form, false);
  const place = places.find(({ code }) => code === stroke.code);
  const from = places.find(({ code }) => code === home);
  const reach = REACH[place?.y ?? ROW.home] ?? 'home';
  const homeSign = view.keys[home]?.base.toUpperCase() ?? '';
  if (!place || !from || reach === 'space')
    return { finger: stroke.finger, reach, side: 'straight', home: homeSign };
  const away = Math.round(place.x - from.x - STRAIGHT[reach]);
  const side: Side =
    away === 0 ? 'straight' : `${Math.abs(away) > 1 ? 'far-' : ''}${away < 0 ? 'left' : 'right'}`;
  return { finger: stroke.finger, reach, side, home: homeSign };
}

/** What is held while the key goes down. */
export type Layer = 'plain' | 'shift-left' | 'shift-right' | 'altgr' | 'both';

/** The Shift of the other hand. */
export function layerOf(stroke: StrokeView): Layer {
  if (stroke.altgr) return stroke.shift ? 'both' : 'altgr';
  if (!stroke.shift) return 'plain';
  return stroke.finger.endsWith('_left') ? 'shift-right' : 'shift-left';
}

/** How the space is shown where it would not be seen. */
export const OPEN_SPACE = '␣';

/** What is printed on the key of a stroke; of two strokes each bears its main sign. */
export function signOf(view: KeyboardView, stroke: StrokeView, isOneOfTwo: boolean): string {
  const key = view.keys[stroke.code];
  if (!key || stroke.code === 'Space') return OPEN_SPACE;
  if (stroke.altgr) return key.altgr;
  return stroke.shift ? key.shift : isOneOfTwo ? legend(key).main : key.base;
}
