//! The measures of drills and of texts of words.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ground, Report, tokens};
use crate::content::kind::Kind;
use crate::lesson::{ExerciseType, Lesson};

fn percent(part: usize, whole: usize) -> usize {
    part * 100 / whole.max(1)
}

fn occurrences(lesson: &Lesson, key: &str) -> usize {
    lesson.text_content.matches(key).count()
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    text.split(' ')
        .flat_map(|word| word.chars().zip(word.chars().skip(1)))
        .collect()
}

fn mean(values: &[usize]) -> usize {
    values.iter().sum::<usize>() / values.len().max(1)
}

fn kind(key: &str) -> Kind {
    key.chars().next().map_or(Kind::Mark, Kind::of)
}

/// Keys of the lesson per hundred characters that are not spaces.
fn share(lesson: &Lesson) -> usize {
    let letters = lesson
        .text_content
        .chars()
        .filter(|unit| *unit != ' ')
        .count();
    percent(
        lesson
            .focus
            .iter()
            .map(|key| occurrences(lesson, key))
            .sum(),
        letters,
    )
}

impl Ground<'_> {
    /// 5, 6, 10.
    pub(super) fn drill(&self, index: usize, lesson: &Lesson, report: &mut Report) {
        let limits = &self.thresholds.drill;
        let has = |sort| lesson.focus.iter().any(|key| kind(key) == sort);
        let presses = limits.presses.of(self.course.age_group);
        let keys = lesson.focus.len().clamp(2, 5);
        let scaled = presses.two - (presses.two - presses.five) * (keys - 2) / 3;
        let (what, limit, least) = if has(Kind::Letter) || has(Kind::Digit) {
            ("share in letter and digit drills, %", limits.share, scaled)
        } else if has(Kind::Capital) {
            (
                "share in capital drills, %",
                limits.share_capitals,
                presses.capitals,
            )
        } else {
            ("share in mark drills, %", limits.share_marks, presses.marks)
        };
        report.at_least(5, what, share(lesson), limit, "");
        // Both Shift keys together go over two dozen capitals; no one of them has to come.
        let drilled = lesson
            .focus
            .iter()
            .filter(|key| kind(key) != Kind::Capital || !lesson.new_keys.is_empty());
        for key in drilled {
            report.at_least(
                6,
                presses_of(self.course.age_group.as_str(), kind(key)),
                occurrences(lesson, key),
                least,
                key,
            );
        }
        if lesson.block_number >= 2 && !lesson.new_keys.is_empty() {
            let (what, least) = if has(Kind::Letter) || has(Kind::Digit) || has(Kind::Capital) {
                ("new pairs of a drill, %", limits.novelty)
            } else {
                ("new pairs of a drill of marks, %", limits.novelty_marks)
            };
            report.at_least(10, what, self.novelty(index), least, "");
        }
    }

    /// Pairs not typed in the three lessons before, per cent.
    fn novelty(&self, index: usize) -> usize {
        let lessons = &self.course.lessons;
        let before: BTreeSet<_> = lessons[index.saturating_sub(3)..index]
            .iter()
            .flat_map(|lesson| pairs(&lesson.text_content))
            .collect();
        let own = pairs(&lessons[index].text_content);
        percent(own.difference(&before).count(), own.len())
    }

    /// 7, 8, 9 (each), 13.
    pub(super) fn words(&self, lesson: &Lesson, report: &mut Report) {
        let limits = &self.thresholds.words;
        let is_rare = |key: &String| limits.rare_letters.contains(key.as_str());
        let no_share = limits.no_share.get(&self.course.language);
        let is_lone = |key: &String| no_share.is_some_and(|letters| letters.contains(key.as_str()));
        let are_letters = lesson.focus.iter().all(|key| kind(key) == Kind::Letter);
        if are_letters && !lesson.focus.is_empty() && !lesson.focus.iter().any(is_lone) {
            let is_single = lesson.focus.len() == 1;
            if is_single && !lesson.focus.iter().any(is_rare) {
                report.at_least(
                    7,
                    "share of a single letter in words, %",
                    share(lesson),
                    limits.share_single,
                    "",
                );
            } else if lesson.focus.iter().any(is_rare) {
                report.at_least(
                    7,
                    "share of rare letters in words, %",
                    share(lesson),
                    limits.share_rare,
                    "",
                );
            } else {
                report.at_least(
                    7,
                    "share of letters in words, %",
                    share(lesson),
                    limits.share,
                    "",
                );
            }
        }
        let least = *limits.presses.of(self.course.age_group);
        for key in lesson.focus.iter().filter(|key| kind(key) != Kind::Capital) {
            let (what, least) = if is_rare(key) {
                ("presses of a rare letter", limits.rare)
            } else {
                ("presses of a key", least)
            };
            report.at_least(8, what, occurrences(lesson, key), least, key);
        }
        let groups: Vec<&str> = lesson.text_content.split(' ').collect();
        if lesson.focus.iter().any(|key| kind(key) == Kind::Capital) {
            let begins = |group: &&&str| {
                group
                    .chars()
                    .next()
                    .is_some_and(|first| lesson.focus.contains(&first.to_string()))
            };
            let share = percent(groups.iter().filter(begins).count(), groups.len());
            report.at_least(7, "words with a capital, %", share, limits.capitals, "");
        }
        let least = limits.real(lesson.block_number, &self.course.language).0;
        let real = self.real_share(lesson);
        report.at_least(9, block_name(lesson.block_number), real, least, "");
        if real > 0 {
            self.variety(lesson, &groups, report);
        }
    }

    /// 13: words only, numbers may repeat.
    fn variety(&self, lesson: &Lesson, groups: &[&str], report: &mut Report) {
        let limits = &self.thresholds.words;
        let pieces = groups.iter().flat_map(|group| {
            let whole = group.trim_matches(|unit: char| !unit.is_alphabetic());
            let inner = tokens::pieces(group).map(str::to_lowercase);
            if self.vocabulary.is_real(whole) {
                vec![whole.to_lowercase()]
            } else {
                inner.collect()
            }
        });
        let list: Vec<String> = pieces.filter(|piece| piece.chars().count() > 1).collect();
        let mut times: BTreeMap<&String, usize> = BTreeMap::new();
        for piece in &list {
            *times.entry(piece).or_default() += 1;
        }
        if !list.is_empty() {
            report.at_least(
                13,
                "different words, %",
                percent(times.len(), list.len()),
                limits.different,
                "",
            );
        }
        let bare: Vec<String> = lesson
            .text_content
            .split(' ')
            .map(str::to_lowercase)
            .collect();
        let is_word =
            |group: &String| group.chars().filter(|unit| unit.is_alphabetic()).count() > 1;
        report.check(
            bare.windows(2)
                .all(|two| two[0] != two[1] || !is_word(&two[0])),
            13,
            || "a word twice running".into(),
        );
        for (word, times) in times {
            report.check(times <= limits.times, 13, || {
                format!("{word} comes {times} times")
            });
        }
    }

    fn real_share(&self, lesson: &Lesson) -> usize {
        let groups: Vec<&str> = lesson.text_content.split(' ').collect();
        percent(
            groups
                .iter()
                .filter(|group| self.vocabulary.is_real(group))
                .count(),
            groups.len(),
        )
    }

    /// 9 and 11 as means of a block.
    pub(super) fn block_means(&self, number: u32, report: &mut Report) {
        let limits = &self.thresholds.words;
        let lessons = self.course.lessons.iter().enumerate();
        let of_words = lessons
            .filter(|(_, l)| l.block_number == number && l.exercise_type == ExerciseType::Words);
        let (indices, lessons): (Vec<usize>, Vec<&Lesson>) = of_words.unzip();
        if lessons.is_empty() {
            return;
        }
        let real = mean(
            &lessons
                .iter()
                .map(|lesson| self.real_share(lesson))
                .collect::<Vec<_>>(),
        );
        let least = limits.real(number, &self.course.language).1;
        report.at_least(9, "real words, mean of a block, %", real, least, "");
        let novelty = mean(
            &indices
                .iter()
                .map(|index| self.novelty(*index))
                .collect::<Vec<_>>(),
        );
        report.at_least(
            11,
            "new pairs of words, mean of a block, %",
            novelty,
            limits.novelty,
            "",
        );
    }
}

fn block_name(number: u32) -> &'static str {
    match number {
        1 => "real words in block 1, %",
        2 => "real words in block 2, %",
        3 => "real words in block 3, %",
        _ => "real words from block 4, %",
    }
}

fn presses_of(age: &str, kind: Kind) -> &'static str {
    match (age, kind) {
        ("adults", Kind::Letter | Kind::Digit) => "presses of a key, adults",
        ("teens", Kind::Letter | Kind::Digit) => "presses of a key, teens",
        (_, Kind::Letter | Kind::Digit) => "presses of a key, kids",
        ("adults", Kind::Mark) => "presses of a mark, adults",
        ("teens", Kind::Mark) => "presses of a mark, teens",
        (_, Kind::Mark) => "presses of a mark, kids",
        ("adults", Kind::Capital) => "presses of a capital, adults",
        ("teens", Kind::Capital) => "presses of a capital, teens",
        (_, Kind::Capital) => "presses of a capital, kids",
    }
}
