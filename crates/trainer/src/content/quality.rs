//! The measures every lesson must reach, over every course in every key order of its language.
//!
//! One test that names each lesson that fails and by what figure. Thresholds are in `content/quality.toml`.

mod board;
mod kinds;
mod language;
mod thresholds;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex};

use unicode_normalization::is_nfc;

use self::thresholds::{Thresholds, thresholds};
use self::tokens::Vocabulary;
use super::plan::{self, LessonPlan};
use super::words::{Words, words};
use super::{CourseInfo, catalogue, course};
use crate::keyboard;
use crate::lesson::{AgeGroup, Course, ExerciseType, Lesson, target_duration};

/// Every course in every key order of its language, made once for all tests.
pub(crate) static COURSES: LazyLock<Vec<(CourseInfo, Course)>> = LazyLock::new(|| {
    let todo: Vec<(CourseInfo, &str)> = catalogue()
        .unwrap_or_else(|error| panic!("{error}"))
        .into_iter()
        .flat_map(|info| {
            let orders = info.key_orders.clone();
            orders.into_iter().map(move |order| (info.clone(), order))
        })
        .collect();
    let (todo, done) = (Mutex::new(todo), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let next = todo.lock().expect("no panic").pop();
                    let Some((info, order)) = next else { break };
                    let made = course(&info.slug, order).unwrap_or_else(|error| panic!("{error}"));
                    done.lock().expect("no panic").push((info, made));
                }
            });
        }
    });
    let mut all = done.into_inner().expect("no panic");
    all.sort_by(|(_, a), (_, b)| (&a.slug, &a.key_order).cmp(&(&b.slug, &b.key_order)));
    all
});

/// Failures, the lesson being looked at, and the worst figure of each measure with its place.
#[derive(Default)]
struct Report {
    place: String,
    failures: Vec<String>,
    worst: BTreeMap<(u32, &'static str), (usize, String)>,
    /// Layouts that lessons were held against.
    layouts: BTreeSet<&'static str>,
}

impl Report {
    fn check(&mut self, holds: bool, measure: u32, what: impl FnOnce() -> String) {
        if !holds {
            self.failures
                .push(format!("{}: measure {measure}: {}", self.place, what()));
        }
    }

    /// Holds a figure against its limit and remembers the smallest one.
    fn at_least(
        &mut self,
        measure: u32,
        what: &'static str,
        figure: usize,
        limit: usize,
        of: &str,
    ) {
        let worst = self
            .worst
            .entry((measure, what))
            .or_insert((usize::MAX, String::new()));
        if figure < worst.0 {
            *worst = (figure, format!("{} {of} (limit {limit})", self.place));
        }
        self.check(figure >= limit, measure, || {
            format!("{what} {of} {figure}, at least {limit}")
        });
    }
}

struct Ground<'a> {
    thresholds: &'a Thresholds,
    course: &'a Course,
    plan: &'a [LessonPlan],
    words: &'a Words,
    vocabulary: &'a Vocabulary,
}

#[test]
fn every_lesson_reaches_every_measure() {
    let thresholds = thresholds();
    let mut report = Report::default();
    let mut vocabularies: BTreeMap<&str, Vocabulary> = BTreeMap::new();
    let mut lessons = 0;
    for (info, course) in COURSES.iter() {
        let plan = plan::lessons(&info.slug, &info.language, &course.key_order).expect("planned");
        let vocabulary = vocabularies
            .entry(&info.language)
            .or_insert_with(|| Vocabulary::of(&info.language));
        let ground = Ground {
            thresholds: &thresholds,
            course,
            plan: &plan,
            words: words(&info.language).expect("words"),
            vocabulary,
        };
        ground.check(&mut report);
        lessons += course.lessons.len();
    }
    assert!(
        report.failures.is_empty(),
        "{} failures:\n{}",
        report.failures.len(),
        report.failures.join("\n")
    );
    assert_eq!(
        report.layouts.len(),
        keyboard::layouts().len(),
        "no layout is left out"
    );
    let worst = report
        .worst
        .iter()
        .map(|((measure, what), (figure, place))| {
            format!("{measure}, {what}: {figure} in {place}")
        });
    let worst: Vec<String> = worst.collect();
    // For people: what the courses reach, and where to look first. Accepted with the texts of a new version.
    insta::assert_snapshot!(
        "worst_lessons",
        format!(
            "{lessons} lessons in {} courses\n{}",
            COURSES.len(),
            worst.join("\n")
        )
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
                ExerciseType::Sentences | ExerciseType::Paragraphs => self.written(lesson, report),
            }
        }
        for block in &course.blocks {
            report.place = format!(
                "{} in {}, block {}",
                course.slug, course.key_order, block.number
            );
            self.block_means(block.number, report);
        }
        report.place = format!("{} in {}", course.slug, course.key_order);
        self.pairs_of_the_language(report);
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
        let planned = match course.age_group {
            AgeGroup::Adults => 99,
            AgeGroup::Teens => 84,
            AgeGroup::Kids => 63,
        };
        report.check(numbers.len() == planned && last == 7, 18, || {
            format!("{} lessons, {last} blocks", numbers.len())
        });
        for pair in course.lessons.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            report.check(
                a.description != b.description && a.hints != b.hints,
                19,
                || {
                    format!(
                        "lessons {} and {} are told in the same words",
                        a.number, b.number
                    )
                },
            );
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
                .filter(|unit| !layout.is_portable(unit) || board::typed(layout, unit) != **unit)
                .collect();
            report.check(missing.is_empty(), 3, || {
                format!("{} cannot type {missing:?}", layout.id)
            });
            report.layouts.insert(&layout.id);
        }
        let is_typing = !matches!(
            lesson.exercise_type,
            ExerciseType::Sentences | ExerciseType::Paragraphs
        );
        for group in text.split(' ') {
            let is_fine = self.vocabulary.is_real(group) || !self.words.is_blocked(group);
            report.check(is_fine || !is_typing, 14, || format!("{group} is blocked"));
        }
        if self.course.age_group == AgeGroup::Kids && lesson.exercise_type == ExerciseType::Words {
            for group in text.split(' ') {
                let strange = self.vocabulary.not_for_kids(group);
                report.check(strange.is_none(), 14, || {
                    format!("{strange:?} is not for children")
                });
            }
        }
    }

    /// 16, 18, 19: the fields beside the text.
    fn fields(&self, lesson: &Lesson, plan: &LessonPlan, taught: &[&str], report: &mut Report) {
        let length = u32::try_from(lesson.text_content.chars().count()).expect("short");
        let limits = &self.thresholds.length;
        let tolerance = match lesson.exercise_type {
            ExerciseType::Drill | ExerciseType::Words => limits.tolerance,
            ExerciseType::Sentences => plan.text_length * limits.sentences / 100,
            ExerciseType::Paragraphs => plan.text_length * limits.paragraphs / 100,
        };
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
        let new_first =
            lesson.new_keys.is_empty() || lesson.target_keys.starts_with(&lesson.new_keys);
        report.check(new_first, 19, || {
            format!("new keys are not first in {:?}", lesson.target_keys)
        });
        let hints = &self.thresholds.hints;
        report.check((1..=hints.most).contains(&lesson.hints.len()), 19, || {
            format!("{} hints", lesson.hints.len())
        });
        let longest = match self.course.age_group {
            AgeGroup::Kids => hints.longest_kids,
            AgeGroup::Teens | AgeGroup::Adults => hints.longest,
        };
        for hint in &lesson.hints {
            report.check(hint.chars().count() <= longest, 19, || {
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
                !told.contains("{keys}") && !told.trim().is_empty(),
                19,
                || format!("unfinished: {told}"),
            );
        }
    }
}

#[test]
fn every_letter_is_taught_by_the_third_block() {
    let alphabets = [
        ("en", "abcdefghijklmnopqrstuvwxyz"),
        ("ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
        ("es", "abcdefghijklmnopqrstuvwxyzñáéíóú"),
        ("de", "abcdefghijklmnopqrstuvwxyzäöüß"),
        ("fr", "abcdefghijklmnopqrstuvwxyzàâçéèêîôùû"),
    ];
    for (_, course) in COURSES.iter() {
        let (_, alphabet) = alphabets
            .iter()
            .find(|(language, _)| *language == course.language)
            .expect("an alphabet of each language");
        let early = course
            .lessons
            .iter()
            .filter(|lesson| lesson.block_number <= 3);
        let taught: String = early
            .flat_map(|lesson| lesson.new_keys.concat().chars().collect::<Vec<_>>())
            .collect();
        let missing: Vec<char> = alphabet
            .chars()
            .filter(|letter| !taught.contains(*letter))
            .collect();
        assert!(
            missing.is_empty(),
            "measure 4: {} in {} does not teach {missing:?}",
            course.slug,
            course.key_order
        );
    }
}
