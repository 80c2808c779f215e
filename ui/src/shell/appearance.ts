/** How the page looks: theme, text size and the text to type, set on the root element at once. */
import type { Settings } from '../ipc/bindings/Settings';

/** The name `public/before.js` reads before the first paint. */
const REMEMBERED = 'tactus-theme';
const contrast = window.matchMedia('(prefers-contrast: more)');
const dark = window.matchMedia('(prefers-color-scheme: dark)');

let follows: (() => void) | null = null;

function systemTheme(): 'contrast' | 'dark' | 'light' {
  return contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
}

function remember(theme: Settings['theme']): void {
  try {
    if (theme === 'system') localStorage.removeItem(REMEMBERED);
    else localStorage.setItem(REMEMBERED, theme);
  } catch {
    // Closed storage costs one frame in the wrong colours at the next start, nothing else.
  }
}

function followSystem(root: HTMLElement): void {
  follows = () => {
    root.dataset['theme'] = systemTheme();
  };
  contrast.addEventListener('change', follows);
  dark.addEventListener('change', follows);
}

/** Shows the page as these settings say; a theme of `system` goes on following the system. */
export function applyAppearance(settings: Settings, root = document.documentElement): void {
  if (follows) {
    contrast.removeEventListener('change', follows);
    dark.removeEventListener('change', follows);
    follows = null;
  }
  remember(settings.theme);
  root.dataset['theme'] = settings.theme === 'system' ? systemTheme() : settings.theme;
  if (settings.theme === 'system') followSystem(root);
  root.style.fontSize = `${settings.text_size}%`;
  const PX_PER_REM = 16;
  root.style.setProperty('--type-size', `${settings.type_size / PX_PER_REM}rem`);
  root.style.setProperty('--type-letter', `${settings.letter_spacing / 100}em`);
  root.style.setProperty('--type-word', `${settings.word_spacing / 100}em`);
}
