/** The pages of the settings, and which fields each of them holds and can put back. */
import type { IconName } from '../../components/icons';
import type { Settings } from '../../ipc/bindings/Settings';

export const PAGES = ['keyboard', 'course', 'text', 'look', 'lesson', 'about', 'adults'] as const;
export type Page = (typeof PAGES)[number];

export const ICONS: Record<Page, IconName> = {
  keyboard: 'keyboard',
  course: 'course',
  text: 'text',
  look: 'contrast',
  lesson: 'eye',
  about: 'computer',
  adults: 'lock',
};

/** The page for adults is one of a child's profile. */
export function pagesOf(isChild: boolean): readonly Page[] {
  return isChild ? PAGES : PAGES.filter((page) => page !== 'adults');
}

/** What `Reset this page` puts back; language, layout and course are answers of the learner and stay. */
export const FIRST: Record<Page, Partial<Settings>> = {
  keyboard: { digit_fingers: 'standard', error_policy: 'stop_on_error' },
  course: {},
  text: { text_size: 100, type_size: 30, letter_spacing: 0, word_spacing: 0 },
  look: { theme: 'system' },
  lesson: { show_figures: true, show_keyboard: true, show_hands: true },
  about: {},
  adults: {},
};

export const TEXT_SIZES = [100, 125, 150, 175, 200] as const;
