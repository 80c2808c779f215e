// On a system whose locale is `C` (containers, bare servers) WebKitGTK says that its language is `C`, which is
// none: the charts' library formats numbers in it while it loads, fails, and the window would stay blank.
(() => {
  try {
    Intl.getCanonicalLocales(navigator.language);
  } catch {
    Object.defineProperty(Navigator.prototype, 'language', { get: () => 'en', configurable: true });
  }
})();
