// Runs before the page. Under LANG=C, WebKitGTK's navigator.language is "C", which is no language tag: every use
// of it with Intl throws, and a script that does so while it loads leaves the window blank.
(() => {
  try {
    Intl.getCanonicalLocales(navigator.languages.concat(navigator.language));
  } catch {
    Object.defineProperty(Navigator.prototype, 'language', { get: () => 'en-US' });
    Object.defineProperty(Navigator.prototype, 'languages', { get: () => ['en-US'] });
  }
})();
