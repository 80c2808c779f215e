//! The measures every lesson must reach, over every course in every key order of its language.
//!
//! One test that names each lesson that fails and by what figure. Thresholds are in `content/quality.toml`.

mod kinds;
mod thresholds;

use std::collections::BTreeSet;

use unicode_normalization::is_nfc;

use self::thresholds::{Thresholds, thresholds};
use super::plan::{self, LessonPlan};
use super::words::{Words, words};
use super::{CourseInfo, catalogue, course};
use crate::keyboard;
use crate::lesson::{Course, ExerciseType, Lesson, target_duration};

/// Failures, and the lesson being looked at.
struct Report {
    place: String,
    failures: Vec<String>,
}

impl Report {
    fn check(&mut self, holds: bool, measure: u32, what: impl FnOnce() -> String) {
        if !holds {
            self.failures
                .push(format!("{}: measure {measure}: {}", self.place, what()));
        }
    }
}

struct Ground<'a> {
    thresholds: &'a Thresholds,
    course: &'a Course,
    plan: &'a [LessonPlan],
    words: &'a Words,
}

#[test]
fn every_lesson_reaches_every_measure() {
    let thresholds = thresholds();
    let mut report = Report {
        place: String::new(),
        failures: Vec::new(),
    };
    for CourseInfo {
        slug,
        language,
        key_orders,
        ..
    } in catalogue().expect("sound files")
    {
        for key_order in key_orders {
            let course =
                course(&slug, key_order).expect("a course in every key order of its language");
            let plan = plan::lessons(&slug, &language, key_order).expect("planned");
            let words = words(&language).expect("words");
            let ground = Ground {
                thresholds: &thresholds,
                course: &course,
                plan: &plan,
                words,
            };
            ground.check(&mut report);
        }
    }
    assert!(
        report.failures.is_empty(),
        "{} failures:\n{}",
        report.failures.len(),
        report.failures.join("\n")
    );
}

impl Ground<'_> {
    fn check(&self, report: &mut Report) {
        let course = self.course;
        report.place = format!("{} in {}", course.slug, course.key_order);
        self.whole_course(report);
        let mut taught: Vec<&str> = Vec::new();
        for (index, lesson) in course.lessons.iter().enumerate() {
            report.place = format!(
                "{} in {}, lesson {}",
                course.slug, course.key_order, lesson.number
            );
            taught.extend(lesson.new_keys.iter().map(String::as_str));
            self.text(lesson, &taught, report);
            self.fields(lesson, &self.plan[index], &taught, report);
            match lesson.exercise_type {
                ExerciseType::Drill => self.drill(index, lesson, report),
                ExerciseType::Words => self.words(lesson, report),
                ExerciseType::Sentences | ExerciseType::Paragraphs => {}
            }
        }
        for block in &course.blocks {
            report.place = format!(
                "{} in {}, block {}",
                course.slug, course.key_order, block.number
            );
            self.block_means(block.number, report);
        }
    }

    /// 4, 17, 18: what only shows over the whole course.
    fn whole_course(&self, report: &mut Report) {
        let course = self.course;
        let new_keys: Vec<&String> = course
            .lessons
            .iter()
            .flat_map(|lesson| &lesson.new_keys)
            .collect();
        let different: BTreeSet<_> = new_keys.iter().collect();
        report.check(new_keys.len() == different.len(), 4, || {
            format!("a key is new twice: {new_keys:?}")
        });
        let texts: BTreeSet<_> = course
            .lessons
            .iter()
            .map(|lesson| &lesson.text_content)
            .collect();
        report.check(texts.len() == course.lessons.len(), 17, || {
            "two lessons have the same text".into()
        });
        let numbers: Vec<u32> = course.lessons.iter().map(|lesson| lesson.number).collect();
        let expected: Vec<u32> = (1..).take(numbers.len()).collect();
        report.check(numbers == expected, 18, || format!("numbers {numbers:?}"));
        let last = course
            .lessons
            .last()
            .map_or(0, |lesson| lesson.block_number);
        report.check(
            course
                .blocks
                .last()
                .is_some_and(|block| block.number == last),
            18,
            || format!("last block {last}"),
        );
        // A course may still be growing, but a block is never cut in two.
        let next = self.plan.get(course.lessons.len());
        report.check(next.is_none_or(|next| next.block_number > last), 18, || {
            "the last block is not whole".into()
        });
        for pair in course.lessons.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            report.check(
                b.block_number == a.block_number || b.block_number == a.block_number + 1,
                18,
                || format!("block {} after {}", b.block_number, a.block_number),
            );
            let falls = b.target_wpm < a.target_wpm || b.target_accuracy < a.target_accuracy;
            report.check(b.block_number > a.block_number || !falls, 18, || {
                format!("targets fall at {}", b.number)
            });
        }
    }

    /// 1, 2, 3, 14: every text, whatever its kind.
    fn text(&self, lesson: &Lesson, taught: &[&str], report: &mut Report) {
        let text = lesson.text_content.as_str();
        let units: BTreeSet<String> = text
            .chars()
            .filter(|unit| *unit != ' ')
            .map(String::from)
            .collect();
        let untaught: Vec<_> = units
            .iter()
            .filter(|unit| !taught.contains(&unit.as_str()))
            .collect();
        report.check(untaught.is_empty(), 1, || {
            format!("not taught: {untaught:?}")
        });
        let is_clean = is_nfc(text)
            && !text
                .chars()
                .any(|unit| unit.is_control() || (unit.is_whitespace() && unit != ' '));
        report.check(is_clean, 2, || "not NFC, or controls in it".into());
        let is_spaced = text == text.trim() && !text.contains("  ");
        report.check(is_spaced, 2, || "spaces at the ends or two together".into());
        for layout in keyboard::layouts()
            .iter()
            .filter(|layout| layout.key_order() == self.course.key_order)
        {
            let missing: Vec<_> = units
                .iter()
                .filter(|unit| !layout.is_portable(unit))
                .collect();
            report.check(missing.is_empty(), 3, || {
                format!("{} cannot type {missing:?}", layout.id)
            });
        }
        for group in text
            .split(' ')
            .map(|group| group.trim_end_matches([';', ',', '.']))
        {
            let is_real = self.is_real(group);
            report.check(is_real || !self.words.is_blocked(group), 14, || {
                format!("{group} is blocked")
            });
        }
    }

    fn is_real(&self, group: &str) -> bool {
        self.words
            .all
            .iter()
            .any(|word| word.is_real && word.text == group)
    }

    /// 16, 18, 19: the fields beside the text.
    fn fields(&self, lesson: &Lesson, plan: &LessonPlan, taught: &[&str], report: &mut Report) {
        let length = u32::try_from(lesson.text_content.chars().count()).expect("short");
        let tolerance = self.thresholds.length.tolerance;
        report.check(length.abs_diff(plan.text_length) <= tolerance, 16, || {
            format!("{length} characters of {}", plan.text_length)
        });
        report.check(lesson.text_length == length, 16, || {
            format!("text_length {}", lesson.text_length)
        });
        let duration = target_duration(length, lesson.target_wpm);
        report.check(lesson.target_duration == duration, 16, || {
            format!("target_duration {}", lesson.target_duration)
        });
        report.check(
            lesson.unlock_requirements.previous_lesson_stars == 2,
            18,
            || "unlocks at other than 2 stars".into(),
        );
        report.check((1..=5).contains(&lesson.difficulty), 19, || {
            format!("difficulty {}", lesson.difficulty)
        });
        let is_known = lesson
            .target_keys
            .iter()
            .all(|key| taught.contains(&key.as_str()));
        report.check(is_known && !lesson.target_keys.is_empty(), 19, || {
            format!("target_keys {:?}", lesson.target_keys)
        });
        let new_first = lesson.target_keys.starts_with(&lesson.new_keys);
        report.check(new_first, 19, || {
            format!("new keys are not first in {:?}", lesson.target_keys)
        });
        let hints = &self.thresholds.hints;
        report.check((1..=hints.most).contains(&lesson.hints.len()), 19, || {
            format!("{} hints", lesson.hints.len())
        });
        for hint in &lesson.hints {
            report.check(hint.chars().count() <= hints.longest, 19, || {
                format!("hint too long: {hint}")
            });
        }
        for told in
            lesson
                .hints
                .iter()
                .chain([&lesson.title, &lesson.description, &lesson.instructions])
        {
            report.check(
                !told.contains(['{', '}']) && !told.trim().is_empty(),
                19,
                || format!("unfinished: {told}"),
            );
        }
    }
}

#[test]
fn every_letter_is_taught_by_the_third_block() {
    let alphabets = [
        ("adults-en-v1", "en", "abcdefghijklmnopqrstuvwxyz"),
        ("adults-ru-v1", "ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    ];
    for (slug, language, alphabet) in alphabets {
        for key_order in plan::names(language).expect("sound file") {
            let plan = plan::lessons(slug, language, key_order).expect("planned");
            let early = plan
                .iter()
                .filter(|lesson| lesson.block_number <= 3 && lesson.introduces);
            let taught: String = early
                .flat_map(|lesson| lesson.focus.concat().chars().collect::<Vec<_>>())
                .collect();
            let missing: Vec<char> = alphabet
                .chars()
                .filter(|letter| !taught.contains(*letter))
                .collect();
            assert!(
                missing.is_empty(),
                "measure 4: {slug} in {key_order} does not teach {missing:?}"
            );
        }
    }
}
