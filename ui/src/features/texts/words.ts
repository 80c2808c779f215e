/** How a text is spoken of. */
import type { TextCard } from '../../ipc/bindings/TextCard';
import { count } from '../../locale/format';
import { t } from '../../locale/index.svelte';

/** Signs that are named one by one; more are only counted. */
const MOST_NAMED = 12;

/** Whether its parts are chapters of a book, which have names. */
export function hasChapters(card: Pick<TextCard, 'source'>): boolean {
  return card.source === 'epub';
}

/** `EPUB · 14 chapters, 96,340 characters` */
export function about(card: Pick<TextCard, 'source' | 'chapters' | 'pieces' | 'units'>): string {
  const parts = hasChapters(card)
    ? t('texts-chapters', { chapters: card.chapters })
    : t('texts-pieces', { pieces: card.pieces });
  const characters = t('texts-characters', { count: card.units, characters: count(card.units) });
  return `${t('texts-source', { source: card.source })} · ${parts}, ${characters}`;
}

export function isAtEnd(card: TextCard): boolean {
  return card.bookmark >= card.pieces;
}

/** Where it goes on: `chapter 5, “The lamp”`. */
export function place(card: TextCard): string {
  if (isAtEnd(card)) return t('texts-at-end');
  if (card.bookmark === 0 && card.practised_at === null) return t('texts-not-begun');
  if (!hasChapters(card)) return t('texts-place-piece', { piece: card.bookmark + 1, pieces: card.pieces });
  return card.chapter_title === ''
    ? t('texts-place-chapter', { chapter: card.chapter })
    : t('texts-place-title', { chapter: card.chapter, title: card.chapter_title });
}

/** What the button says. */
export function act(card: TextCard): string {
  if (isAtEnd(card)) return t('texts-again');
  return card.bookmark === 0 && card.practised_at === null ? t('texts-begin') : t('texts-go-on');
}

/** Signs, as far as they can be looked through: `1 2 3 …` */
export function signs(all: readonly string[]): string {
  const named = all.slice(0, MOST_NAMED).join(' ');
  return all.length > MOST_NAMED ? `${named} …` : named;
}

export const LEVELS = ['easy', 'usual', 'hard', 'very_hard'] as const;
