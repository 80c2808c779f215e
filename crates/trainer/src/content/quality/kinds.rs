//! The measures of drills and of texts of words.

use std::collections::BTreeSet;

use super::{Ground, Report};
use crate::lesson::{AgeGroup, ExerciseType, Lesson};

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

impl Ground<'_> {
    /// 5, 6, 10.
    pub(super) fn drill(&self, index: usize, lesson: &Lesson, report: &mut Report) {
        let limits = &self.thresholds.drill;
        let letters = lesson
            .text_content
            .chars()
            .filter(|unit| *unit != ' ')
            .count();
        let own: usize = lesson
            .focus
            .iter()
            .map(|key| occurrences(lesson, key))
            .sum();
        report.check(percent(own, letters) >= limits.share, 5, || {
            format!("share {} %", percent(own, letters))
        });
        let presses = match self.course.age_group {
            AgeGroup::Adults => &limits.adults,
            AgeGroup::Teens => &limits.teens,
            AgeGroup::Kids => &limits.kids,
        };
        let keys = lesson.focus.len().clamp(2, 5);
        let least = presses.two - (presses.two - presses.five) * (keys - 2) / 3;
        for key in &lesson.focus {
            let times = occurrences(lesson, key);
            report.check(times >= least, 6, || {
                format!("{key} comes {times} times of {least}")
            });
        }
        if lesson.block_number >= 2 {
            let novelty = self.novelty(index);
            report.check(novelty >= limits.novelty, 10, || {
                format!("novelty {novelty} %")
            });
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
        let letters = lesson
            .text_content
            .chars()
            .filter(|unit| *unit != ' ')
            .count();
        let is_letters = lesson
            .focus
            .iter()
            .all(|key| key.chars().all(char::is_alphabetic));
        if is_letters && !lesson.focus.is_empty() {
            let own: usize = lesson
                .focus
                .iter()
                .map(|key| occurrences(lesson, key))
                .sum();
            report.check(percent(own, letters) >= limits.share, 7, || {
                format!("share {} %", percent(own, letters))
            });
        }
        let least = match self.course.age_group {
            AgeGroup::Adults => limits.adults,
            AgeGroup::Teens => limits.teens,
            AgeGroup::Kids => limits.kids,
        };
        for key in &lesson.focus {
            let least = if limits.rare_letters.contains(key.as_str()) {
                limits.rare
            } else {
                least
            };
            let times = occurrences(lesson, key);
            report.check(times >= least, 8, || {
                format!("{key} comes {times} times of {least}")
            });
        }
        let real = self.real_share(lesson);
        let least = limits
            .real
            .get(lesson.block_number as usize - 1)
            .map_or(100, |limit| limit.0);
        report.check(real >= least, 9, || format!("real words {real} %"));
        let list: Vec<&str> = lesson
            .text_content
            .split(' ')
            .map(|word| word.trim_end_matches(';'))
            .collect();
        let different: BTreeSet<_> = list.iter().collect();
        let share = percent(different.len(), list.len());
        report.check(share >= limits.different, 13, || {
            format!("different words {share} %")
        });
        report.check(list.windows(2).all(|two| two[0] != two[1]), 13, || {
            "a word twice running".into()
        });
        for word in different {
            let times = list.iter().filter(|other| *other == word).count();
            report.check(times <= limits.times, 13, || {
                format!("{word} comes {times} times")
            });
        }
    }

    fn real_share(&self, lesson: &Lesson) -> usize {
        let list: Vec<&str> = lesson
            .text_content
            .split(' ')
            .map(|word| word.trim_end_matches(';'))
            .collect();
        percent(
            list.iter().filter(|word| self.is_real(word)).count(),
            list.len(),
        )
    }

    /// 9 and 11 as means of a block.
    pub(super) fn block_means(&self, number: u32, report: &mut Report) {
        let limits = &self.thresholds.words;
        let lessons = self.course.lessons.iter().enumerate();
        let of_words = lessons
            .filter(|(_, l)| l.block_number == number && l.exercise_type == ExerciseType::Words);
        let (indices, lessons): (Vec<usize>, Vec<&Lesson>) = of_words.unzip();
        let real = mean(
            &lessons
                .iter()
                .map(|lesson| self.real_share(lesson))
                .collect::<Vec<_>>(),
        );
        let least = limits
            .real
            .get(number as usize - 1)
            .map_or(100, |limit| limit.1);
        report.check(real >= least, 9, || {
            format!("real words {real} % on average")
        });
        let novelty = mean(
            &indices
                .iter()
                .map(|index| self.novelty(*index))
                .collect::<Vec<_>>(),
        );
        report.check(novelty >= limits.novelty, 11, || {
            format!("novelty {novelty} % on average")
        });
    }
}
