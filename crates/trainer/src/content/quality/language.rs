//! Measures of the written texts, and of what a course shows of its language.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ground, Report};
use crate::content::texts::{Sort, Written, texts};
use crate::content::words::SOURCES;
use crate::lesson::{AgeGroup, Lesson};

/// Words of a run by which texts are compared.
const RUN: usize = 5;

impl Ground<'_> {
    /// 12: the commonest pairs of the language, typed by the end of the alphabet.
    pub(super) fn pairs_of_the_language(&self, report: &mut Report) {
        let mut typed: BTreeMap<(char, char), usize> = BTreeMap::new();
        for lesson in self
            .course
            .lessons
            .iter()
            .filter(|lesson| lesson.block_number <= 3)
        {
            let letters = lesson.text_content.chars();
            for pair in letters.clone().zip(letters.skip(1)) {
                *typed.entry(pair).or_default() += 1;
            }
        }
        let at_least = |times: usize| {
            let common = self.words.common().iter();
            common
                .filter(|pair| typed.get(*pair).is_some_and(|count| *count >= times))
                .count()
        };
        let limits = &self.thresholds.pairs;
        let limits = match self.course.age_group {
            AgeGroup::Adults => &limits.adults,
            AgeGroup::Teens => &limits.teens,
            AgeGroup::Kids => &limits.kids,
        };
        let name = |age| match age {
            AgeGroup::Adults => ["adults once", "adults five times"],
            AgeGroup::Teens => ["teens once", "teens five times"],
            AgeGroup::Kids => ["kids once", "kids five times"],
        };
        let [once, often] = name(self.course.age_group);
        report.at_least(12, once, at_least(1), limits.once, "");
        report.at_least(12, often, at_least(5), limits.often, "");
    }

    /// The texts of sentences and paragraphs were found, and are of the kind planned.
    pub(super) fn written(&self, lesson: &Lesson, report: &mut Report) {
        let all = texts(&self.course.language).expect("sound files");
        let text = lesson.text_content.as_str();
        let parts: Vec<&Written> = all
            .iter()
            .filter(|part| text.contains(part.text.as_str()))
            .collect();
        let whole: usize = parts.iter().map(|part| part.length + 1).sum();
        report.check(whole >= lesson.text_length as usize, 20, || {
            "is not made of written texts".into()
        });
        for part in parts {
            report.check(part.ages.contains(&self.course.age_group), 20, || {
                format!("not for this age: {}", part.text)
            });
        }
    }
}

#[test]
fn written_texts_are_of_their_length_and_none_repeats_another() {
    let limits = super::thresholds().texts;
    let mut failures = Vec::new();
    for source in SOURCES {
        let all = texts(source.language).unwrap_or_else(|error| panic!("{error}"));
        for text in all {
            let range = match (text.sort, text.ages.as_slice()) {
                (Sort::Sentence, _) => limits.sentence,
                (Sort::Paragraph, [AgeGroup::Kids, ..]) => limits.kids,
                (Sort::Paragraph, [AgeGroup::Teens, ..]) => limits.teens,
                (Sort::Paragraph, _) => limits.adults,
                (Sort::Symbols, _) => limits.symbols,
            };
            if !(range.0..=range.1).contains(&text.length) {
                failures.push(format!(
                    "{}: {} characters: {}",
                    source.language, text.length, text.text
                ));
            }
        }
        for (index, a) in all.iter().enumerate() {
            for b in &all[index + 1..] {
                let percent = similarity(&a.text, &b.text);
                if percent >= limits.similarity {
                    failures.push(format!(
                        "{}: alike by {percent} %: {} / {}",
                        source.language, a.text, b.text
                    ));
                }
            }
        }
    }
    assert!(failures.is_empty(), "measure 20:\n{}", failures.join("\n"));
}

/// Runs of five words that two texts share, per cent of those of the shorter one.
fn similarity(a: &str, b: &str) -> usize {
    let runs = |text: &str| -> BTreeSet<Vec<String>> {
        let words: Vec<String> = text.to_lowercase().split(' ').map(str::to_owned).collect();
        words.windows(RUN).map(<[String]>::to_vec).collect()
    };
    let (a, b) = (runs(a), runs(b));
    a.intersection(&b).count() * 100 / a.len().min(b.len()).max(1)
}

#[test]
fn likeness_is_seen() {
    assert_eq!(similarity("a b c d e f", "x b c d e f"), 50);
    assert_eq!(similarity("a b c d e", "A b c d e"), 100);
    assert_eq!(similarity("a", "a b"), 0);
}
