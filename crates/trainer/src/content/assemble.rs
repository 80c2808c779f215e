//! Puts a course together from its plan, its wording and the generator.

use std::sync::LazyLock;

use super::ContentError;
use super::drill::{Drill, drill};
use super::plan::{self, LessonPlan};
use super::random::Random;
use super::word_text::{Seen, WordText, word_text};
use super::wording::Wording;
use super::words::{Words, words};
use crate::keyboard;
use crate::lesson::{
    AgeGroup, Block, Course, ExerciseType, Lesson, UnlockRequirements, target_duration,
};

macro_rules! file {
    ($slug:literal) => {
        (
            concat!("courses/", $slug, ".toml"),
            include_str!(concat!("../../../../content/courses/", $slug, ".toml")),
        )
    };
}

/// Path below `content/`, and what is in it.
const FILES: [(&str, &str); 2] = [file!("adults-en-v1"), file!("adults-ru-v1")];

static WORDINGS: LazyLock<Vec<Result<Wording, ContentError>>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|(file, text)| Wording::read(file, text))
        .collect()
});

/// Stars that every lesson asks of the one before it.
const PREVIOUS_LESSON_STARS: u8 = 2;

/// What there is to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseInfo {
    /// `adults-en-v1`.
    pub slug: String,
    /// In the course's language.
    pub name: String,
    /// In the course's language.
    pub description: String,
    /// `en`, `ru` …
    pub language: String,
    /// Whom it is for.
    pub age_group: AgeGroup,
    /// `1.0.0`.
    pub version: String,
    /// The key orders it can be had in.
    pub key_orders: Vec<&'static str>,
}

/// All courses, without their texts.
pub fn catalogue() -> Result<Vec<CourseInfo>, ContentError> {
    let info = |wording: &Result<Wording, ContentError>| {
        let wording = wording.as_ref().map_err(Clone::clone)?;
        Ok(CourseInfo {
            slug: wording.slug.clone(),
            name: wording.name.clone(),
            description: wording.description.clone(),
            language: wording.language.clone(),
            age_group: wording.age_group,
            version: wording.version.clone(),
            key_orders: plan::names(&wording.language)?,
        })
    };
    WORDINGS.iter().map(info).collect()
}

/// The course `slug` for layouts that teach their keys in `key_order`.
pub fn course(slug: &str, key_order: &str) -> Result<Course, ContentError> {
    let wording = find(slug)?;
    let plan = plan::lessons(slug, &wording.language, key_order)?;
    wording.covers(plan.iter().map(|lesson| lesson.block_number))?;
    let words = words(&wording.language)?;
    let mut seen = Seen::default();
    let mut taught: Vec<String> = Vec::new();
    let mut lessons: Vec<Lesson> = Vec::new();
    for (planned, told) in plan.iter().zip(&wording.lessons) {
        let target_keys = target_keys(planned, &lessons);
        if planned.introduces {
            taught.extend(planned.focus.iter().cloned());
        }
        let number = planned.number.to_string();
        let mut random = Random::of(&[slug, &number, &wording.version, key_order]);
        let ground = Ground {
            key_order,
            words,
            taught: &taught,
            planned,
            target_keys: &target_keys,
        };
        let text_content = ground.text(&mut seen, &mut random);
        let text_length = u32::try_from(text_content.chars().count()).unwrap_or(u32::MAX);
        let fill = |text: &String| wording.fill(text, &target_keys);
        lessons.push(Lesson {
            number: planned.number,
            block_number: planned.block_number,
            title: fill(&told.title),
            description: fill(&told.description),
            instructions: fill(&told.instructions),
            hints: told.hints.iter().map(fill).collect(),
            exercise_type: planned.exercise_type,
            new_keys: if planned.introduces {
                planned.focus.clone()
            } else {
                Vec::new()
            },
            focus: planned.focus.clone(),
            text_content,
            text_length,
            target_wpm: planned.target_wpm,
            target_accuracy: planned.target_accuracy,
            target_duration: target_duration(text_length, planned.target_wpm),
            difficulty: difficulty(planned),
            unlock_requirements: UnlockRequirements {
                previous_lesson_stars: PREVIOUS_LESSON_STARS,
            },
            target_keys,
        });
    }
    let titles = (1..).zip(&wording.blocks);
    Ok(Course {
        slug: slug.to_owned(),
        name: wording.name.clone(),
        description: wording.description.clone(),
        language: wording.language.clone(),
        age_group: wording.age_group,
        version: wording.version.clone(),
        key_order: key_order.to_owned(),
        blocks: titles
            .map(|(number, title)| Block {
                number,
                title: title.clone(),
            })
            .collect(),
        lessons,
    })
}

fn find(slug: &str) -> Result<&'static Wording, ContentError> {
    for wording in WORDINGS.iter() {
        match wording {
            Ok(wording) if wording.slug == slug => return Ok(wording),
            Ok(_) => {}
            Err(error) => return Err(error.clone()),
        }
    }
    Err(ContentError::UnknownCourse {
        slug: slug.to_owned(),
    })
}

/// What a lesson trains: its keys, or in a review those of its block so far.
fn target_keys(planned: &LessonPlan, before: &[Lesson]) -> Vec<String> {
    if !planned.focus.is_empty() {
        return planned.focus.clone();
    }
    let of_block = before
        .iter()
        .filter(|lesson| lesson.block_number == planned.block_number);
    of_block
        .flat_map(|lesson| lesson.new_keys.iter().cloned())
        .collect()
}

fn difficulty(planned: &LessonPlan) -> u8 {
    match planned.block_number {
        0 | 1 => 1,
        2 => 2,
        3 => 3,
        4 | 5 => 4,
        _ => 5,
    }
}

/// What the text of one lesson is made from.
struct Ground<'a> {
    key_order: &'a str,
    words: &'a Words,
    /// Up to this lesson, in the order of teaching.
    taught: &'a [String],
    planned: &'a LessonPlan,
    target_keys: &'a [String],
}

impl Ground<'_> {
    fn text(&self, seen: &mut Seen, random: &mut Random) -> String {
        let length = self.planned.text_length as usize;
        let known = letters(self.taught);
        let focus = letters(self.target_keys);
        if self.planned.exercise_type == ExerciseType::Drill {
            let mates: Vec<Option<char>> =
                focus.iter().map(|key| self.mate(*key, &known)).collect();
            let known: Vec<char> = known
                .into_iter()
                .filter(|key| key.is_alphabetic() && !focus.contains(key))
                .collect();
            let spec = Drill {
                focus: &focus,
                mates: &mates,
                known: &known,
                stage: self.planned.stage,
                length,
            };
            let text = drill(&spec, self.words, random);
            seen.add_text(&text);
            return text;
        }
        let items: Vec<Vec<char>> = focus.iter().map(|key| vec![*key]).collect();
        let in_turn = self.planned.focus.is_empty();
        word_text(
            &WordText {
                items: &items,
                known: &known,
                length,
                in_turn,
            },
            self.words,
            seen,
            random,
        )
    }

    /// The key on which the finger of `key` rests, if that is another one and taught.
    fn mate(&self, key: char, known: &[char]) -> Option<char> {
        let layout = keyboard::layout(self.key_order)?;
        let code = layout.route(&key.to_string())?.last()?.code.clone();
        let finger = layout.finger(&code)?;
        let home = layout
            .home_keys
            .iter()
            .find(|home| layout.finger(home) == Some(finger))?;
        let unit = layout.keys.get(home)?.base.as_deref()?;
        unit.chars()
            .next()
            .filter(|mate| *mate != key && known.contains(mate))
    }
}

/// The keys that are one character; Shift is not.
fn letters(keys: &[String]) -> Vec<char> {
    let single = |key: &String| {
        let mut characters = key.chars();
        characters.next().filter(|_| characters.next().is_none())
    };
    keys.iter().filter_map(single).collect()
}
