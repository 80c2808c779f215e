/** What Tactus is made of, and by whose leave: names and licences, which are the same in every language. */
export interface Source {
  name: string;
  by: string;
  licence: string;
}

export const PROGRAM: readonly Source[] = [
  { name: 'Tactus', by: 'The Tactus project', licence: 'MIT OR Apache-2.0' },
];

export const FACES: readonly Source[] = [
  { name: 'IBM Plex Sans, IBM Plex Mono', by: 'IBM Corp.', licence: 'OFL-1.1' },
];

/** As content/words/NOTICE.md says it. */
export const WORDS: readonly Source[] = [
  { name: 'wordfreq', by: 'Robyn Speer', licence: 'CC BY-SA 4.0' },
  { name: 'SCOWL', by: 'Kevin Atkinson', licence: 'SCOWL' },
  { name: 'OpenCorpora', by: 'opencorpora.org', licence: 'CC BY-SA 3.0' },
  { name: 'hunspell-es (RLA-ES)', by: 'Santiago Bosio', licence: 'MPL-1.1' },
  { name: 'FrequencyWords', by: 'Hermit Dave, opensubtitles.org', licence: 'CC BY-SA 4.0' },
  { name: 'german-pos-dict', by: 'LanguageTool, Morphy (Wolfgang Lezius)', licence: 'CC BY-SA 4.0' },
  { name: 'german-nouns', by: 'de.wiktionary.org', licence: 'CC BY-SA 4.0' },
  { name: 'Lexique', by: 'Boris New, Christophe Pallier', licence: 'CC BY-SA 4.0' },
  { name: 'hunspell-fr (Dicollecte)', by: 'Olivier R.', licence: 'MPL-2.0' },
];

export const TEXTS: readonly Source[] = [
  { name: 'content/texts', by: 'The Tactus project', licence: 'CC BY 4.0' },
];

export const LAYOUTS: readonly Source[] = [
  { name: 'xkeyboard-config (xkb-data)', by: 'X.Org', licence: 'MIT/X11' },
  { name: 'libX11 (Compose)', by: 'X.Org', licence: 'MIT/X11' },
];
