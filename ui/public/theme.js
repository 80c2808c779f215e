// Sets the theme before the first paint; a blocking script, because a module runs after it.
// The learner's choice is kept by the app; `tactus-theme` is only its copy for this moment.
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
