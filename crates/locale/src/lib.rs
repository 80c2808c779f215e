//! Texts for people from `locales/`, for what Rust has to say itself: errors and mails.
//!
//! The same files serve the interface. All of them are compiled in, and the build has seen to it that they parse and
//! that no language lacks a message. Knows nothing of who asks.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Spoken when a language or a message is not there.
const FALLBACK: &str = "en";

/// An argument of a message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Arg<'a> {
    /// A word, as it is.
    Text(&'a str),
    /// A number, for plurals; written as the language does.
    Number(i64),
}

/// Every language, ready to speak. Making it parses all files: keep it.
pub struct Texts {
    bundles: BTreeMap<&'static str, FluentBundle<FluentResource>>,
}

impl Default for Texts {
    fn default() -> Self {
        Self::new()
    }
}

impl Texts {
    /// All languages.
    pub fn new() -> Self {
        Self {
            bundles: FILES
                .iter()
                .map(|(language, files)| (*language, bundle(language, files)))
                .collect(),
        }
    }

    /// A message in a language, in English where the language is not there; `None` when no message has this key.
    pub fn text(&self, language: &str, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let mut given = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Text(text) => given.set(*name, *text),
                Arg::Number(number) => given.set(*name, *number),
            }
        }
        [language, FALLBACK].into_iter().find_map(|language| {
            let bundle = self.bundles.get(language)?;
            let pattern = bundle.get_message(key)?.value()?;
            // An argument that is not given shows as its name: better than no text at all.
            Some(
                bundle
                    .format_pattern(pattern, Some(&given), &mut Vec::new())
                    .into_owned(),
            )
        })
    }

    /// Whether there is a message of this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundles
            .get(FALLBACK)
            .is_some_and(|bundle| bundle.has_message(key))
    }
}

fn bundle(language: &str, files: &[&'static str]) -> FluentBundle<FluentResource> {
    let locale = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The marks that keep right-to-left names apart only confuse terminals and mails of our languages.
    bundle.set_use_isolating(false);
    for text in files {
        // The build has parsed it and found no key twice.
        let resource =
            FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_speaks_with_its_arguments() {
        let texts = Texts::new();
        let say = |language| {
            texts
                .text(
                    language,
                    "error-lesson-locked",
                    &[("number", Arg::Number(12))],
                )
                .unwrap()
        };
        assert!(
            say("en").starts_with("Lesson 12 is not open"),
            "{}",
            say("en")
        );
        assert!(say("ru").contains("12"), "{}", say("ru"));
        assert_ne!(say("ru"), say("en"));
        assert_eq!(
            say("tlh"),
            say("en"),
            "English where there is nothing better"
        );
        assert_eq!(texts.text("en", "no-such-key", &[]), None);
    }

    #[test]
    fn english_and_russian_are_there() {
        assert!(
            LANGUAGES.contains(&"en") && LANGUAGES.contains(&"ru"),
            "{LANGUAGES:?}"
        );
    }
}
