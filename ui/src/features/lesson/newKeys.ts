/** What a lesson brings that is new: each key with its finger while there are few, by finger when there are many. */
import type { KeyboardView } from '../../ipc/bindings/KeyboardView';
import type { StrokeView } from '../../ipc/bindings/StrokeView';
import { strokesOf } from './keys';
import { layerOf, signOf, whereIs, type Layer, type Where } from './tip';

export type NewKeys =
  /** One key, and where it lies. */
  | { kind: 'key'; signs: readonly string[]; where: Where; layer: Layer }
  /** Several keys of one finger. */
  | { kind: 'finger'; signs: readonly string[]; finger: string; layer: Layer }
  /** Letters that begin with the same accent key. */
  | { kind: 'accent'; signs: readonly string[]; accent: string };

/** As many are named one by one; more would be a text to study. */
const FEW = 3;

/** Code points keep Map keys apart where a name could hold any sign. */
const SEPARATOR = '\u0000';

export function introduce(view: KeyboardView, units: readonly string[]): NewKeys[] {
  const isFew = units.length <= FEW;
  const groups = new Map<string, { signs: string[]; strokes: readonly StrokeView[] }>();
  for (const unit of units) {
    const strokes = strokesOf(view, unit);
    const first = strokes[0];
    if (!first) continue;
    const by =
      strokes.length > 1
        ? ['accent', first.code, layerOf(first)]
        : isFew
          ? ['key', unit]
          : ['finger', first.finger, layerOf(first)];
    const key = by.join(SEPARATOR);
    const group = groups.get(key) ?? { signs: [], strokes };
    group.signs.push(unit);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ signs, strokes }): NewKeys[] => {
    const [first, second] = strokes;
    if (!first) return [];
    if (second) return [{ kind: 'accent', signs, accent: signOf(view, first, true) }];
    const layer = layerOf(first);
    if (isFew) return [{ kind: 'key', signs, where: whereIs(view, first), layer }];
    return [{ kind: 'finger', signs, finger: first.finger, layer }];
  });
}

/** Another hint at another attempt, the same one all the while it stands there. */
export function hintOf(hints: readonly string[], session: string): string | null {
  return hints[Number.parseInt(session.slice(-4), 16) % hints.length] ?? null;
}
