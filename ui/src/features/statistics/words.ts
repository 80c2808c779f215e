/** Names of what statistics are about. */
import type { Messages } from '../../locale/messages';
import type { SessionPoint } from '../../ipc/bindings/SessionPoint';
import type { TextUse } from '../../ipc/bindings/TextUse';
import { t } from '../../locale/index.svelte';

/** A unit where the space would not be seen. */
export function unitName(unit: string): string {
  return unit === ' ' ? t('key-space') : unit;
}

/** The same on a drawn key. */
export function cap(unit: string): string {
  return unit === ' ' ? '␣' : unit;
}

const KINDS = {
  lesson: 'kind-lesson',
  practice: 'kind-practice',
  own_text: 'kind-own-text',
  test: 'kind-test',
} as const satisfies Record<TextUse, keyof Messages>;

/** A kind of text in the filter. */
export function kindName(kind: TextUse): string {
  return t(KINDS[kind]);
}

/** What one session was typed from. */
export function sessionName({ kind, lesson }: SessionPoint): string {
  if (lesson !== null) return t('statistics-lesson', { number: lesson });
  if (kind === 'own_text') return t('statistics-own-text');
  return kind === 'test' ? t('statistics-test') : t('statistics-practice');
}
