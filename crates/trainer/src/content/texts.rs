//! Written texts: sentences, paragraphs, and texts with digits and symbols.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;
use toml::Spanned;
use unicode_normalization::is_nfc;

use super::{ContentError, plan};
use crate::lesson::AgeGroup;

/// The version of the format this program reads.
const FORMAT: u32 = 1;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// One sentence or two.
    Sentence,
    /// A whole little text.
    Paragraph,
    /// With digits or symbols.
    Symbols,
}

/// One written text.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) sort: Sort,
    pub(crate) ages: Vec<AgeGroup>,
    pub(crate) text: String,
    pub(crate) length: usize,
    /// The different characters, without the space.
    pub(crate) units: BTreeSet<char>,
}

/// A file of texts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct File<'a> {
    /// Path below `content/`.
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    pub(crate) sort: Sort,
}

macro_rules! file {
    ($language:literal, $name:literal, $sort:expr) => {
        File {
            name: concat!("texts/", $language, "/", $name, ".toml"),
            text: include_str!(concat!(
                "../../../../content/texts/",
                $language,
                "/",
                $name,
                ".toml"
            )),
            sort: $sort,
        }
    };
}

macro_rules! sources {
    ($($language:literal),+) => {
        const SOURCES: &[(&str, [File<'static>; 3])] = &[$((
            $language,
            [
                file!($language, "sentences", Sort::Sentence),
                file!($language, "paragraphs", Sort::Paragraph),
                file!($language, "symbols", Sort::Symbols),
            ],
        )),+];
    };
}

sources!("en", "ru", "es", "de", "fr");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    format: Spanned<u32>,
    text: Vec<RawText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawText {
    id: Spanned<String>,
    ages: Spanned<Vec<AgeGroup>>,
    #[serde(default)]
    #[expect(
        dead_code,
        reason = "for people who look for a text, and to refuse other fields"
    )]
    tags: Vec<String>,
    text: Spanned<String>,
}

/// The written texts of `language`, read when they are first asked for.
pub(crate) fn texts(language: &str) -> Result<&'static [Written], ContentError> {
    static TEXTS: [OnceLock<Result<Vec<Written>, ContentError>>; SOURCES.len()] =
        [const { OnceLock::new() }; SOURCES.len()];
    let unknown = || ContentError::UnknownLanguage {
        language: language.to_owned(),
    };
    let mut known = SOURCES.iter().zip(&TEXTS);
    let ((_, files), cell) = known
        .find(|((name, _), _)| *name == language)
        .ok_or_else(unknown)?;
    let made = cell.get_or_init(|| read(language, files));
    made.as_deref().map_err(Clone::clone)
}

/// Reads and checks the files of one language.
pub(crate) fn read(language: &str, files: &[File<'_>]) -> Result<Vec<Written>, ContentError> {
    let mut taught: BTreeMap<AgeGroup, Vec<String>> = BTreeMap::new();
    for age in [AgeGroup::Adults, AgeGroup::Teens, AgeGroup::Kids] {
        let slug = format!("{}-{language}-v1", age.as_str());
        taught.insert(age, plan::native_keys(&slug, language)?);
    }
    let mut all = Vec::new();
    let mut ids = BTreeSet::new();
    let mut bodies = BTreeSet::new();
    for file in files {
        let check = Check { file };
        let raw: RawFile = toml::from_str(file.text).map_err(|error| {
            check.broken(error.span().map_or(0, |span| span.start), error.message())
        })?;
        if *raw.format.get_ref() != FORMAT {
            let reason = format!("this program reads format {FORMAT}");
            return Err(check.broken(raw.format.span().start, reason));
        }
        for text in raw.text {
            let (at, id) = (text.id.span().start, text.id.into_inner());
            let body_at = text.text.span().start;
            if !id.starts_with(&format!("{language}-")) {
                return Err(check.broken(at, format!("{id} should begin with {language}-")));
            }
            let written = check.text(text.text, text.ages, &taught)?;
            if !ids.insert(id.clone()) {
                return Err(check.broken(at, format!("{id} stands here a second time")));
            }
            if !bodies.insert(written.text.clone()) {
                return Err(check.broken(body_at, "this text stands here a second time"));
            }
            all.push(written);
        }
    }
    Ok(all)
}

struct Check<'a> {
    file: &'a File<'a>,
}

impl Check<'_> {
    fn broken(&self, at: usize, reason: impl Into<String>) -> ContentError {
        let before = self.file.text.get(..at);
        ContentError::Broken {
            file: self.file.name.to_owned(),
            line: before.map_or(0, |before| before.matches('\n').count()) + 1,
            reason: reason.into(),
        }
    }

    fn text(
        &self,
        text: Spanned<String>,
        ages: Spanned<Vec<AgeGroup>>,
        taught: &BTreeMap<AgeGroup, Vec<String>>,
    ) -> Result<Written, ContentError> {
        let at = text.span().start;
        let text = text.into_inner();
        let is_clean = is_nfc(&text)
            && text.trim() == text
            && !text.contains("  ")
            && !text
                .chars()
                .any(|unit| unit.is_control() || (unit.is_whitespace() && unit != ' '));
        if !is_clean || text.is_empty() {
            return Err(self.broken(at, "a text is one line in NFC, with single spaces only"));
        }
        if ages.get_ref().is_empty() {
            return Err(self.broken(ages.span().start, "a text is for adults, teens or kids"));
        }
        let units: BTreeSet<char> = text.chars().filter(|unit| *unit != ' ').collect();
        for age in ages.get_ref() {
            let keys = taught.get(age).map_or(&[][..], Vec::as_slice);
            let untaught = units
                .iter()
                .find(|unit| !keys.iter().any(|key| key.chars().eq([**unit])));
            if let Some(unit) = untaught {
                let reason = format!(
                    "needs {unit}, which the course for {} never teaches",
                    age.as_str()
                );
                return Err(self.broken(at, reason));
            }
        }
        Ok(Written {
            sort: self.file.sort,
            ages: ages.into_inner(),
            length: text.chars().count(),
            text,
            units,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        let file = File {
            name: "texts/en/sentences.toml",
            text,
            sort: Sort::Sentence,
        };
        read("en", &[file]).expect_err(text).to_string()
    }

    const SOUND: &str = "format = 1\n\n[[text]]\nid = \"en-s-001\"\nages = [\"kids\"]\ntags = [\"sea\"]\ntext = \"The sea is calm.\"\n";

    #[test]
    fn a_sound_file_is_read() {
        let file = File {
            name: "x",
            text: SOUND,
            sort: Sort::Sentence,
        };
        let texts = read("en", &[file]).expect("sound");
        assert_eq!((texts.len(), texts[0].length), (1, 16));
    }

    #[test]
    fn a_broken_file_is_refused_with_line_and_reason() {
        let cases = [
            (
                "format = 1",
                "format = 2",
                ":1: this program reads format 1",
            ),
            ("en-s-001", "fr-s-001", ":4: fr-s-001 should begin with en-"),
            (
                "[\"kids\"]",
                "[]",
                ":5: a text is for adults, teens or kids",
            ),
            ("[\"kids\"]", "[\"elders\"]", ":5: unknown variant `elders`"),
            (
                "sea is",
                "sea  is",
                ":7: a text is one line in NFC, with single spaces only",
            ),
            (
                "calm.",
                "calm @ six.",
                ":7: needs @, which the course for kids never teaches",
            ),
            (
                "calm.",
                "calm – blue.",
                ":7: needs –, which the course for kids never teaches",
            ),
            ("tags", "tag", ":6: unknown field `tag`"),
        ];
        for (from, to, expected) in cases {
            let error = refused(&SOUND.replace(from, to));
            assert!(
                error.starts_with(&format!("texts/en/sentences.toml{expected}")),
                "{to}: {error}"
            );
        }
        let twice = format!("{SOUND}{}", SOUND.replace("format = 1\n", ""));
        assert_eq!(
            refused(&twice),
            "texts/en/sentences.toml:10: en-s-001 stands here a second time"
        );
        let same = twice.replacen("en-s-001", "en-s-002", 1);
        assert_eq!(
            refused(&same),
            "texts/en/sentences.toml:13: this text stands here a second time"
        );
    }
}
