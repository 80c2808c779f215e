/**
 * The messages of every language under `locales/`, parsed once, without those that the server says by itself. A language
 * is there as soon as it has a file.
 */
import { FluentBundle, FluentResource } from '@fluent/bundle';

const files = import.meta.glob<string>(['../../../locales/*/*.ftl', '!../../../locales/*/server.ftl'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The language every message exists in. */
export const FALLBACK = 'en';

function makeBundles(): Map<string, FluentBundle> {
  const bundles = new Map<string, FluentBundle>();
  for (const [path, text] of Object.entries(files)) {
    const language = path.split('/').at(-2) ?? FALLBACK;
    // Isolation marks are for text that runs both ways; none of our languages does.
    const bundle = bundles.get(language) ?? new FluentBundle(language, { useIsolating: false });
    bundle.addResource(new FluentResource(text));
    bundles.set(language, bundle);
  }
  return bundles;
}

export const bundles: ReadonlyMap<string, FluentBundle> = makeBundles();

/** Languages of the interface, English first. */
export const languages: readonly string[] = [...bundles.keys()].sort((a, b) =>
  a === FALLBACK ? -1 : b === FALLBACK ? 1 : a.localeCompare(b),
);
