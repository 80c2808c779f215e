//! The words around the texts of a course: names, titles, descriptions, instructions and hints.
//!
//! The format is described in `docs/COURSES.md`.

use serde::Deserialize;
use toml::Spanned;

use super::ContentError;
use crate::lesson::AgeGroup;

/// The version of the format this program reads.
const FORMAT: u32 = 1;
pub(super) const MAX_TITLE: usize = 255;
const MAX_HINT: usize = 120;
const MAX_HINTS: usize = 4;
/// Stands for the keys a lesson is about.
const KEYS: &str = "{keys}";
/// More keys than this are shortened when they are listed: A, B, C … Z.
const MAX_LISTED: usize = 8;
/// Where the lessons of a file begin, and its head ends.
const LESSONS: &str = "\n[[lesson]]";

/// A course file that was found sound.
#[derive(Debug)]
pub(crate) struct Wording {
    file: String,
    last_line: usize,
    pub(crate) slug: String,
    pub(crate) version: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) language: String,
    pub(crate) age_group: AgeGroup,
    /// Stands between the last two keys of a list: ` and `.
    and: String,
    /// Titles, from block 1 on.
    pub(crate) blocks: Vec<String>,
    /// From lesson 1 on.
    pub(crate) lessons: Vec<LessonWording>,
}

/// What a course file says of the course as a whole.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) slug: String,
    pub(crate) version: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) language: String,
    pub(crate) age_group: AgeGroup,
}

impl Head {
    /// Reads what stands before the first lesson.
    pub(crate) fn read(file: &str, text: &str) -> Result<Self, ContentError> {
        let head = text.find(LESSONS).and_then(|end| text.get(..end));
        let check = Check { file, text };
        let raw: RawHead = toml::from_str(head.unwrap_or(text)).map_err(|error| {
            check.broken(error.span().map_or(0, |span| span.start), error.message())
        })?;
        check.version(&raw.version)?;
        Ok(Self {
            slug: raw.slug,
            version: raw.version.into_inner(),
            name: check.text(raw.name, MAX_TITLE)?,
            description: check.text(raw.description, usize::MAX)?,
            language: raw.language,
            age_group: raw.age_group,
        })
    }
}

/// The words around one lesson.
#[derive(Debug)]
pub(crate) struct LessonWording {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) instructions: String,
    pub(crate) hints: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCourse {
    format: Spanned<u32>,
    slug: String,
    version: Spanned<String>,
    name: Spanned<String>,
    description: Spanned<String>,
    language: String,
    age_group: AgeGroup,
    and: Spanned<String>,
    block: Vec<Spanned<RawBlock>>,
    lesson: Vec<Spanned<RawLesson>>,
}

/// The rest is looked at with the lessons.
#[derive(Deserialize)]
struct RawHead {
    slug: String,
    version: Spanned<String>,
    name: Spanned<String>,
    description: Spanned<String>,
    language: String,
    age_group: AgeGroup,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBlock {
    number: u32,
    title: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLesson {
    number: u32,
    title: Spanned<String>,
    description: Spanned<String>,
    instructions: Spanned<String>,
    hints: Spanned<Vec<Spanned<String>>>,
}

impl Wording {
    /// Reads a course file; `file` only names it in errors.
    pub(crate) fn read(file: &str, text: &str) -> Result<Self, ContentError> {
        let check = Check { file, text };
        let raw: RawCourse = toml::from_str(text).map_err(|error| {
            check.broken(error.span().map_or(0, |span| span.start), error.message())
        })?;
        if *raw.format.get_ref() != FORMAT {
            return Err(check.broken(
                raw.format.span().start,
                &format!("this program reads format {FORMAT}"),
            ));
        }
        check.version(&raw.version)?;
        let blocks = check.numbered(raw.block, |block| block.number, "block")?;
        let lessons = check.numbered(raw.lesson, |lesson| lesson.number, "lesson")?;
        Ok(Self {
            file: file.to_owned(),
            last_line: text.lines().count(),
            slug: raw.slug,
            version: raw.version.into_inner(),
            name: check.text(raw.name, MAX_TITLE)?,
            description: check.text(raw.description, usize::MAX)?,
            language: raw.language,
            age_group: raw.age_group,
            and: check.text(raw.and, MAX_TITLE)?,
            blocks: blocks
                .into_iter()
                .map(|block| check.text(block.title, MAX_TITLE))
                .collect::<Result<_, _>>()?,
            lessons: lessons
                .into_iter()
                .map(|lesson| check.lesson(lesson))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Whether the lessons are those of whole blocks of the plan, and each of these blocks has its title.
    /// `blocks` are the blocks of the planned lessons.
    pub(crate) fn covers(&self, blocks: impl Iterator<Item = u32>) -> Result<(), ContentError> {
        let blocks: Vec<u32> = blocks.collect();
        let last = self
            .lessons
            .len()
            .checked_sub(1)
            .and_then(|index| blocks.get(index));
        let next = blocks.get(self.lessons.len());
        let titles = u32::try_from(self.blocks.len()).ok();
        let broken = |reason: &str| {
            Err(ContentError::Broken {
                file: self.file.clone(),
                line: self.last_line,
                reason: reason.to_owned(),
            })
        };
        match last {
            None => broken("the plan has fewer lessons"),
            Some(last) if next == Some(last) => broken("the last lesson does not end its block"),
            Some(last) if Some(*last) != titles => {
                broken("there are not as many blocks as the lessons have")
            }
            Some(_) => Ok(()),
        }
    }

    /// Puts the keys a lesson is about where a text names them: `f, j and d`.
    pub(crate) fn fill(&self, text: &str, keys: &[String]) -> String {
        // Where the word is itself one of the keys, as in Russian and Spanish, nobody could read `и и т`.
        let and = if keys.iter().any(|key| key == self.and.trim()) {
            ", "
        } else {
            &self.and
        };
        let list = match keys.split_last() {
            Some((last, [a, b, c, ..])) if keys.len() > MAX_LISTED => {
                format!("{a}, {b}, {c} … {last}")
            }
            Some((last, rest)) if !rest.is_empty() => {
                format!("{}{and}{last}", rest.join(", "))
            }
            Some((last, _)) => last.clone(),
            None => String::new(),
        };
        text.replace(KEYS, &list)
    }
}

/// Checks a course file, and says what is wrong by line.
pub(super) struct Check<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
}

impl Check<'_> {
    pub(super) fn broken(&self, at: usize, reason: &str) -> ContentError {
        let line = self
            .text
            .get(..at)
            .map_or(0, |before| before.matches('\n').count())
            + 1;
        ContentError::Broken {
            file: self.file.to_owned(),
            line,
            reason: reason.trim().to_owned(),
        }
    }

    /// Numbers run from 1 without gaps.
    pub(super) fn numbered<T>(
        &self,
        items: Vec<Spanned<T>>,
        number: impl Fn(&T) -> u32,
        what: &str,
    ) -> Result<Vec<T>, ContentError> {
        if items.is_empty() {
            return Err(self.broken(0, &format!("a course needs at least one {what}")));
        }
        for (expected, item) in (1..).zip(&items) {
            if number(item.get_ref()) != expected {
                return Err(self.broken(
                    item.span().start,
                    &format!("{what} {expected} should come here"),
                ));
            }
        }
        Ok(items.into_iter().map(Spanned::into_inner).collect())
    }

    pub(super) fn version(&self, version: &Spanned<String>) -> Result<(), ContentError> {
        let parts: Vec<&str> = version.get_ref().split('.').collect();
        let is_number = |part: &&str| {
            !part.is_empty() && part.len() <= 5 && part.bytes().all(|b| b.is_ascii_digit())
        };
        if parts.len() == 3 && parts.iter().all(is_number) {
            return Ok(());
        }
        Err(self.broken(version.span().start, "a version is three numbers: 1.0.0"))
    }

    /// A text that people read.
    pub(super) fn text(&self, text: Spanned<String>, max: usize) -> Result<String, ContentError> {
        let at = text.span().start;
        let text = text.into_inner();
        if text.trim().is_empty() {
            return Err(self.broken(at, "this text is empty"));
        }
        if text.chars().count() > max {
            return Err(self.broken(at, &format!("this text is longer than {max} characters")));
        }
        if text.replace(KEYS, "").contains(['{', '}']) {
            return Err(self.broken(at, "only {keys} may stand in braces"));
        }
        Ok(text)
    }

    /// One to four hints.
    pub(super) fn hints(
        &self,
        hints: Spanned<Vec<Spanned<String>>>,
    ) -> Result<Vec<String>, ContentError> {
        let at = hints.span().start;
        let hints = hints.into_inner();
        if hints.is_empty() || hints.len() > MAX_HINTS {
            return Err(self.broken(at, &format!("a lesson has one to {MAX_HINTS} hints")));
        }
        hints
            .into_iter()
            .map(|hint| self.text(hint, MAX_HINT))
            .collect()
    }

    fn lesson(&self, lesson: RawLesson) -> Result<LessonWording, ContentError> {
        Ok(LessonWording {
            title: self.text(lesson.title, MAX_TITLE)?,
            description: self.text(lesson.description, usize::MAX)?,
            instructions: self.text(lesson.instructions, usize::MAX)?,
            hints: self.hints(lesson.hints)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"format = 1
slug = "adults-en-v1"
version = "1.0.0"
name = "English"
description = "All of it."
language = "en"
age_group = "adults"
and = " and "

[[block]]
number = 1
title = "Home row"

[[lesson]]
number = 1
title = "Meet {keys}"
description = "Two keys."
instructions = "Type."
hints = ["Slowly."]
"#;

    fn refused(from: &str, to: &str) -> String {
        assert!(SOUND.contains(from));
        Wording::read("courses/x.toml", &SOUND.replace(from, to))
            .expect_err(to)
            .to_string()
    }

    #[test]
    fn a_sound_file_is_read() {
        let wording = Wording::read("courses/x.toml", SOUND).expect("sound");
        let keys = |keys: &[&str]| keys.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(wording.fill("Meet {keys}", &keys(&["f"])), "Meet f");
        assert_eq!(
            wording.fill("Meet {keys}", &keys(&["f", "j"])),
            "Meet f and j"
        );
        assert_eq!(
            wording.fill("{keys}", &keys(&["f", "j", "d"])),
            "f, j and d"
        );
        let capitals: Vec<String> = ('A'..='J').map(String::from).collect();
        assert_eq!(wording.fill("{keys}", &capitals), "A, B, C … J");
        let spanish = SOUND.replace(" and ", " y ");
        let wording = Wording::read("courses/x.toml", &spanish).expect("sound");
        assert_eq!(wording.fill("{keys}", &keys(&["v", "b"])), "v y b");
        assert_eq!(wording.fill("{keys}", &keys(&["v", "y"])), "v, y");
    }

    #[test]
    fn lessons_come_in_whole_blocks() {
        let wording = Wording::read("courses/x.toml", SOUND).expect("sound");
        let refused = |blocks: &[u32]| {
            wording
                .covers(blocks.iter().copied())
                .expect_err("refused")
                .to_string()
        };
        assert_eq!(wording.covers([1, 2].into_iter()), Ok(()));
        assert_eq!(
            refused(&[1, 1]),
            "courses/x.toml:19: the last lesson does not end its block"
        );
        assert_eq!(
            refused(&[]),
            "courses/x.toml:19: the plan has fewer lessons"
        );
        assert_eq!(
            refused(&[2]),
            "courses/x.toml:19: there are not as many blocks as the lessons have"
        );
    }

    #[test]
    fn a_broken_file_is_refused_with_line_and_reason() {
        let cases = [
            (
                "format = 1",
                "format = 2",
                "courses/x.toml:1: this program reads format 1",
            ),
            (
                "1.0.0",
                "1.0",
                "courses/x.toml:3: a version is three numbers: 1.0.0",
            ),
            (
                "\"adults\"",
                "\"elders\"",
                "courses/x.toml:7: unknown variant `elders`",
            ),
            (
                "number = 1\ntitle = \"Meet",
                "number = 2\ntitle = \"Meet",
                "courses/x.toml:14: lesson 1 should come here",
            ),
            ("Meet {keys}", " ", "courses/x.toml:16: this text is empty"),
            (
                "Meet {keys}",
                "Meet {key}",
                "courses/x.toml:16: only {keys} may stand in braces",
            ),
            (
                "title = \"Home row\"",
                "titel = \"Home row\"",
                "courses/x.toml:12: unknown field `titel`",
            ),
            (
                "[\"Slowly.\"]",
                "[]",
                "courses/x.toml:19: a lesson has one to 4 hints",
            ),
            ("Type.\"", "Type.", "courses/x.toml:18: "),
        ];
        for (from, to, expected) in cases {
            let error = refused(from, to);
            assert!(error.starts_with(expected), "{to}: {error}");
        }
        let long = "x".repeat(121);
        assert!(
            refused("Slowly.", &long)
                .starts_with("courses/x.toml:19: this text is longer than 120")
        );
    }
}
