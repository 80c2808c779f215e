//! Courses that somebody else wrote: one file with the texts in it, for one order of keys.
//!
//! Nothing is generated and nothing is read from disk here: the caller gives the file. The format is described in
//! `docs/COURSES.md`.

use serde::Deserialize;
use toml::Spanned;

use super::ContentError;
use super::wording::{Check, MAX_TITLE};
use crate::keyboard::{self, Layout};
use crate::lesson::{
    AgeGroup, Block, Course, ExerciseType, Lesson, UnlockRequirements, target_duration,
};
use crate::text::{Text, is_unit};

/// The version of the format this program reads.
const FORMAT: u32 = 1;
const MAX_SLUG: usize = 100;
/// Bounds of a text, characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 10..=2_000;
/// Bounds of the targets: WPM, and whole per cent.
const SPEEDS: std::ops::RangeInclusive<u32> = 1..=200;
const ACCURACIES: std::ops::RangeInclusive<u32> = 50..=100;
const DIFFICULTIES: std::ops::RangeInclusive<u8> = 1..=5;
/// Stars that every lesson asks of the one before it.
const PREVIOUS_LESSON_STARS: u8 = 2;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCourse {
    format: Spanned<u32>,
    slug: Spanned<String>,
    version: Spanned<String>,
    name: Spanned<String>,
    description: Spanned<String>,
    language: Spanned<String>,
    age_group: AgeGroup,
    key_order: Spanned<String>,
    block: Vec<Spanned<RawBlock>>,
    lesson: Vec<Spanned<RawLesson>>,
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
    block: Spanned<u32>,
    title: Spanned<String>,
    description: Spanned<String>,
    instructions: Spanned<String>,
    hints: Spanned<Vec<Spanned<String>>>,
    #[serde(rename = "type")]
    exercise_type: ExerciseType,
    #[serde(default)]
    new_keys: Vec<Spanned<String>>,
    text: Spanned<String>,
    wpm: Spanned<u32>,
    accuracy: Spanned<u32>,
    difficulty: Spanned<u8>,
}

/// Reads a course file somebody wrote; `file` only names it in errors. Every lesson is checked, or nothing is
/// taken: numbers without gaps, each text typable with the keys taught up to it on every layout of its key order.
pub fn own_course(file: &str, text: &str) -> Result<Course, ContentError> {
    own_course_on(file, text, &[])
}

/// The same where `own_layouts` are there besides the built-in ones; only these may have a key order of their own.
pub fn own_course_on(
    file: &str,
    text: &str,
    own_layouts: &[&Layout],
) -> Result<Course, ContentError> {
    let check = Check { file, text };
    let raw: RawCourse = toml::from_str(text).map_err(|error| {
        check.broken(error.span().map_or(0, |span| span.start), error.message())
    })?;
    if *raw.format.get_ref() != FORMAT {
        let reason = format!("this program reads format {FORMAT}");
        return Err(check.broken(raw.format.span().start, &reason));
    }
    check.version(&raw.version)?;
    slug(&check, &raw.slug)?;
    let is_meant = |layout: &&Layout| layout.key_order() == raw.key_order.get_ref().as_str();
    let mut layouts: Vec<&Layout> = keyboard::layouts().iter().filter(is_meant).collect();
    if layouts.is_empty() {
        layouts.extend(own_layouts.iter().copied().filter(is_meant));
    }
    if layouts.is_empty() {
        return Err(check.broken(raw.key_order.span().start, "no layout has this key order"));
    }
    if !matches!(
        raw.language.get_ref().as_str(),
        "en" | "ru" | "es" | "de" | "fr"
    ) {
        return Err(check.broken(
            raw.language.span().start,
            "a language is en, ru, es, de or fr",
        ));
    }
    let blocks = check.numbered(raw.block, |block| block.number, "block")?;
    let mut reader = Reader {
        check: &check,
        layouts,
        blocks: u32::try_from(blocks.len()).unwrap_or(u32::MAX),
        taught: Vec::new(),
        lessons: Vec::new(),
    };
    for lesson in check.numbered(raw.lesson, |lesson| lesson.number, "lesson")? {
        reader.lesson(lesson)?;
    }
    let lessons = reader.finish()?;
    let block = |(number, block): (u32, RawBlock)| {
        let title = check.text(block.title, MAX_TITLE)?;
        Ok::<_, ContentError>(Block { number, title })
    };
    Ok(Course {
        slug: raw.slug.into_inner(),
        name: check.text(raw.name, MAX_TITLE)?,
        description: check.text(raw.description, usize::MAX)?,
        language: raw.language.into_inner(),
        age_group: raw.age_group,
        version: raw.version.into_inner(),
        key_order: raw.key_order.into_inner(),
        blocks: (1..).zip(blocks).map(block).collect::<Result<_, _>>()?,
        lessons,
    })
}

fn slug(check: &Check<'_>, slug: &Spanned<String>) -> Result<(), ContentError> {
    let text = slug.get_ref();
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if text.is_empty() || text.len() > MAX_SLUG || !text.bytes().all(is_plain) {
        let reason = format!("a slug has up to {MAX_SLUG} characters: a to z, 0 to 9 and -");
        return Err(check.broken(slug.span().start, &reason));
    }
    let ages = [AgeGroup::Adults, AgeGroup::Teens, AgeGroup::Kids];
    if let Some(age) = ages
        .iter()
        .find(|age| text.starts_with(&format!("{}-", age.as_str())))
    {
        let reason = format!(
            "slugs that begin with {}- are those of Tactus",
            age.as_str()
        );
        return Err(check.broken(slug.span().start, &reason));
    }
    Ok(())
}

struct Reader<'a> {
    check: &'a Check<'a>,
    layouts: Vec<&'a Layout>,
    blocks: u32,
    taught: Vec<String>,
    lessons: Vec<Lesson>,
}

impl Reader<'_> {
    fn lesson(&mut self, raw: RawLesson) -> Result<(), ContentError> {
        let check = self.check;
        self.block(&raw.block)?;
        let new_keys = self.new_keys(raw.new_keys)?;
        let text = self.text(raw.text)?;
        let target_keys = if new_keys.is_empty() {
            super::assemble::units(&text)
        } else {
            new_keys.clone()
        };
        let target_wpm = self.within(&raw.wpm, &SPEEDS, "wpm")?;
        let target_accuracy = self.within(&raw.accuracy, &ACCURACIES, "accuracy")? * 100;
        let text_length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        self.lessons.push(Lesson {
            number: raw.number,
            block_number: raw.block.into_inner(),
            title: check.text(raw.title, MAX_TITLE)?,
            description: check.text(raw.description, usize::MAX)?,
            instructions: check.text(raw.instructions, usize::MAX)?,
            exercise_type: raw.exercise_type,
            focus: new_keys.clone(),
            new_keys,
            target_keys,
            text_content: text,
            text_length,
            target_wpm,
            target_accuracy,
            target_duration: target_duration(text_length, target_wpm),
            difficulty: self.within(&raw.difficulty, &DIFFICULTIES, "difficulty")?,
            unlock_requirements: UnlockRequirements {
                previous_lesson_stars: PREVIOUS_LESSON_STARS,
            },
            hints: check.hints(raw.hints)?,
        });
        Ok(())
    }

    /// Blocks begin with 1 and none is left out.
    fn block(&self, block: &Spanned<u32>) -> Result<(), ContentError> {
        let number = *block.get_ref();
        let last = self.lessons.last().map_or(0, |lesson| lesson.block_number);
        let is_next = number == last + 1 || (number == last && last > 0);
        if is_next && number <= self.blocks {
            return Ok(());
        }
        let reason = match last {
            0 => "the first lesson belongs to block 1".to_owned(),
            _ => format!(
                "block {last} or {} should come here, of {}",
                last + 1,
                self.blocks
            ),
        };
        Err(self.check.broken(block.span().start, &reason))
    }

    fn new_keys(&mut self, keys: Vec<Spanned<String>>) -> Result<Vec<String>, ContentError> {
        let mut new = Vec::with_capacity(keys.len());
        for key in keys {
            let at = key.span().start;
            let key = key.into_inner();
            let reason = if !is_unit(&key) || key == " " {
                format!("{key} is not one character")
            } else if self.taught.contains(&key) {
                format!("{key} was taught before")
            } else if let Some(layout) =
                self.layouts.iter().find(|layout| !layout.is_portable(&key))
            {
                format!("{key} cannot be typed on the layout {}", layout.id)
            } else {
                self.taught.push(key.clone());
                new.push(key);
                continue;
            };
            return Err(self.check.broken(at, &reason));
        }
        Ok(new)
    }

    fn text(&self, text: Spanned<String>) -> Result<String, ContentError> {
        let at = text.span().start;
        let text = text.into_inner();
        let broken = |reason: &str| Err(self.check.broken(at, reason));
        if !LENGTHS.contains(&text.chars().count()) {
            let reason = format!(
                "a text has {} to {} characters",
                LENGTHS.start(),
                LENGTHS.end()
            );
            return broken(&reason);
        }
        let units: Vec<String> = match Text::new(&text) {
            Ok(read) if read.units().concat() == text => {
                read.units().iter().map(ToString::to_string).collect()
            }
            _ => return broken("a text is one line in NFC, of characters that keys give"),
        };
        if text.trim() != text || text.contains("  ") {
            return broken("a text has single spaces, and none at its ends");
        }
        match units
            .iter()
            .find(|unit| *unit != " " && !self.taught.contains(unit))
        {
            Some(unit) => broken(&format!("needs {unit}, which no lesson has taught so far")),
            None => Ok(text),
        }
    }

    fn within<T>(
        &self,
        value: &Spanned<T>,
        range: &std::ops::RangeInclusive<T>,
        what: &str,
    ) -> Result<T, ContentError>
    where
        T: Copy + PartialOrd + std::fmt::Display,
    {
        if range.contains(value.get_ref()) {
            return Ok(*value.get_ref());
        }
        let reason = format!("{what} is {} to {}", range.start(), range.end());
        Err(self.check.broken(value.span().start, &reason))
    }

    fn finish(self) -> Result<Vec<Lesson>, ContentError> {
        let last = self.lessons.last().map_or(0, |lesson| lesson.block_number);
        if last < self.blocks {
            let end = self.check.text.len();
            return Err(self
                .check
                .broken(end, &format!("block {} has no lesson", last + 1)));
        }
        Ok(self.lessons)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The example of `docs/COURSES.md`.
    pub(in crate::content) const SOUND: &str = r#"format = 1
slug = "mill-school-v1"
version = "1.0.0"
name = "Mill school"
description = "Six keys in a week."
language = "en"
age_group = "kids"
key_order = "us"

[[block]]
number = 1
title = "First keys"

[[lesson]]
number = 1
block = 1
title = "f and j"
description = "Where the fingers rest."
instructions = "Look at the screen, not at your hands."
hints = ["Slowly."]
type = "drill"
new_keys = ["f", "j"]
text = "fff jjj fjf jfj ff jj"
wpm = 5
accuracy = 85
difficulty = 1
"#;

    #[test]
    fn a_sound_course_is_read() {
        let course = own_course("course.toml", SOUND).expect("sound");
        let lesson = course.lesson(1).expect("a lesson");
        assert_eq!(
            (course.key_order.as_str(), lesson.target_accuracy),
            ("us", 8500)
        );
        assert_eq!((lesson.text_length, lesson.target_duration), (21, 50));
        assert_eq!(course.taught(1), ["f", "j"]);
    }

    #[test]
    fn a_broken_course_is_refused_with_line_and_reason() {
        let cases = [
            (
                "format = 1",
                "format = 7",
                ":1: this program reads format 1",
            ),
            (
                "mill-school-v1",
                "Mill School",
                ":2: a slug has up to 100 characters",
            ),
            (
                "mill-school-v1",
                "kids-mill-v1",
                ":2: slugs that begin with kids- are those of Tactus",
            ),
            ("1.0.0", "one", ":3: a version is three numbers: 1.0.0"),
            (
                "\"en\"",
                "\"tlh\"",
                ":6: a language is en, ru, es, de or fr",
            ),
            ("\"us\"", "\"abc\"", ":8: no layout has this key order"),
            (
                "number = 1\nblock",
                "number = 2\nblock",
                ":14: lesson 1 should come here",
            ),
            (
                "block = 1",
                "block = 2",
                ":16: the first lesson belongs to block 1",
            ),
            ("[\"Slowly.\"]", "[]", ":20: a lesson has one to 4 hints"),
            ("\"drill\"", "\"dance\"", ":21: unknown variant `dance`"),
            (
                "[\"f\", \"j\"]",
                "[\"f\", \"jj\"]",
                ":22: jj is not one character",
            ),
            (
                "[\"f\", \"j\"]",
                "[\"f\", \"f\"]",
                ":22: f was taught before",
            ),
            (
                "[\"f\", \"j\"]",
                "[\"f\", \"ж\"]",
                ":22: ж cannot be typed on the layout us",
            ),
            (
                "fjf jfj",
                "fjf dad",
                ":23: needs d, which no lesson has taught so far",
            ),
            (
                "fjf jfj",
                "fjf  jfj",
                ":23: a text has single spaces, and none at its ends",
            ),
            (
                "fff jjj fjf jfj ff jj",
                "fj",
                ":23: a text has 10 to 2000 characters",
            ),
            ("fjf jfj", "fjf\\tjfj", ":23: a text is one line in NFC"),
            ("wpm = 5", "wpm = 0", ":24: wpm is 1 to 200"),
            (
                "accuracy = 85",
                "accuracy = 8500",
                ":25: accuracy is 50 to 100",
            ),
            (
                "difficulty = 1",
                "difficulty = 6",
                ":26: difficulty is 1 to 5",
            ),
            ("difficulty", "hardness", ":"),
        ];
        for (from, to, expected) in cases {
            assert!(SOUND.contains(from), "{from}");
            let error = own_course("course.toml", &SOUND.replacen(from, to, 1))
                .expect_err(to)
                .to_string();
            assert!(
                error.starts_with(&format!("course.toml{expected}")),
                "{to}: {error}"
            );
        }
        let second = "\n[[block]]\nnumber = 2\ntitle = \"More\"\n";
        let error =
            own_course("course.toml", &format!("{SOUND}{second}")).expect_err("an empty block");
        assert!(
            error.to_string().ends_with("block 2 has no lesson"),
            "{error}"
        );
    }
}
