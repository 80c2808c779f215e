// What must be right before the first paint and before any module: a blocking script, because modules run after it.

// The theme. The learner's choice is kept by the app; `tactus-theme` is only its copy for this moment.
(() => {
  const is = (query) => window.matchMedia(query).matches;
  const system = is('(prefers-contrast: more)')
    ? 'contrast'
    : is('(prefers-color-scheme: dark)')
      ? 'dark'
      : 'light';
  let chosen = null;
  try {
    chosen = localStorage.getItem('tactus-theme');
  } catch {
    // Storage may be closed to us; the system's theme is then right until the settings arrive.
  }
  document.documentElement.dataset.theme = ['light', 'dark', 'contrast'].includes(chosen) ? chosen : system;
})();

// A system without a locale makes WebKitGTK call its language `C`, which Intl refuses: a library that formats
// numbers by it while loading would leave the window blank.
(() => {
  try {
    Intl.getCanonicalLocales(navigator.language);
  } catch {
    Object.defineProperty(navigator, 'language', { value: 'en-US' });
    Object.defineProperty(navigator, 'languages', { value: ['en-US'] });
  }
})();
