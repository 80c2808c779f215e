//! Which generator makes the text of a lesson, and with what.

use super::ContentError;
use super::choose::{self, Wanted};
use super::drill::{Drill, Patterns, SHARE, drill};
use super::kind::{Kind, small};
use super::phrases::{Phrases, phrases};
use super::plan::LessonPlan;
use super::random::Random;
use super::seen::Seen;
use super::texts::Written;
use super::word_text::{WordText, word_text};
use super::words::Words;
use crate::keyboard;
use crate::lesson::{AgeGroup, ExerciseType};

/// What the learner typed in this course so far.
#[derive(Debug, Default)]
pub(crate) struct Used {
    seen: Seen,
    texts: choose::Used,
}

/// What the text of one lesson is made from.
pub(crate) struct Ground<'a> {
    pub(crate) language: &'a str,
    pub(crate) age: AgeGroup,
    pub(crate) key_order: &'a str,
    pub(crate) words: &'a Words,
    pub(crate) texts: &'a [Written],
    /// Up to this lesson, in the order of teaching.
    pub(crate) taught: &'a [String],
    pub(crate) planned: &'a LessonPlan,
    /// What it trains; empty where it is just typing.
    pub(crate) trained: &'a [String],
}

/// How much of a drill are groups, and how dense these are with the keys drilled, both in per cent. The rest
/// are words with the marks, or numbers.
struct Mixture {
    groups: usize,
    share: usize,
    patterns: Patterns,
}

impl Mixture {
    fn of(focus: &[char]) -> Self {
        let has = |kind| focus.iter().any(|key| Kind::of(*key) == kind);
        let mixture = |groups, share, patterns| Self {
            groups,
            share,
            patterns,
        };
        if has(Kind::Letter) {
            mixture(100, SHARE, Patterns::Plain)
        } else if has(Kind::Capital) {
            mixture(70, 36, Patterns::Capitals)
        } else if has(Kind::Digit) {
            mixture(75, 74, Patterns::Plain)
        } else if is_pair(focus) {
            mixture(60, 70, Patterns::Pair)
        } else {
            mixture(60, 70, Patterns::Plain)
        }
    }
}

/// Whether two marks open and close the same thing.
fn is_pair(focus: &[char]) -> bool {
    const PAIRS: [[char; 2]; 6] = [
        ['(', ')'],
        ['[', ']'],
        ['{', '}'],
        ['<', '>'],
        ['\u{bf}', '?'],
        ['\u{a1}', '!'],
    ];
    PAIRS.iter().any(|pair| pair == focus)
}

impl Ground<'_> {
    /// The text of the lesson.
    pub(crate) fn text(
        &self,
        used: &mut Used,
        random: &mut Random,
    ) -> Result<String, ContentError> {
        let (known, items) = (letters(self.taught), letters(self.trained));
        match self.planned.exercise_type {
            ExerciseType::Drill => self.drill(&items, &known, &mut used.seen, random),
            ExerciseType::Words => self.words(&items, &known, &mut used.seen, random),
            ExerciseType::Sentences | ExerciseType::Paragraphs => {
                let wanted = Wanted {
                    age: self.age,
                    known: &known,
                    items: &items,
                    is_paragraph: self.planned.exercise_type == ExerciseType::Paragraphs,
                    length: self.length(),
                };
                match choose::choose(&wanted, self.texts, &mut used.texts, random) {
                    Some(text) => {
                        used.seen.add_text(&text, self.words);
                        Ok(text)
                    }
                    // Where a layout lacks the symbols of the written texts, those it has are practised.
                    None => self.phrases(&items, &known, String::new(), &mut used.seen, random),
                }
            }
        }
    }

    fn length(&self) -> usize {
        self.planned.text_length as usize
    }

    fn drill(
        &self,
        items: &[char],
        known: &[char],
        seen: &mut Seen,
        random: &mut Random,
    ) -> Result<String, ContentError> {
        let mut items = items.to_vec();
        // The opening mark first, whatever the order of teaching.
        items.reverse();
        if !is_pair(&items) {
            items.reverse();
        }
        let mixture = Mixture::of(&items);
        let mates: Vec<Option<char>> = items.iter().map(|key| self.mate(*key, known)).collect();
        let others: Vec<char> = known
            .iter()
            .copied()
            .filter(|key| Kind::of(*key) == Kind::Letter && !items.contains(key))
            .collect();
        let spec = Drill {
            focus: &items,
            mates: &mates,
            known: &others,
            stage: self.planned.stage,
            length: self.length() * mixture.groups / 100,
            age: self.age,
            share: mixture.share,
            patterns: mixture.patterns,
        };
        let groups = drill(&spec, self.words, random);
        seen.add_text(&groups, self.words);
        if mixture.groups == 100 {
            return Ok(groups);
        }
        self.phrases(&items, known, groups, seen, random)
    }

    fn words(
        &self,
        items: &[char],
        known: &[char],
        seen: &mut Seen,
        random: &mut Random,
    ) -> Result<String, ContentError> {
        if !items.iter().any(|item| Kind::of(*item) == Kind::Letter) {
            return self.phrases(items, known, String::new(), seen, random);
        }
        let items: Vec<Vec<char>> = items.iter().map(|key| vec![*key]).collect();
        let spec = WordText {
            items: &items,
            known,
            length: self.length(),
            in_turn: self.planned.focus.is_empty(),
            age: self.age,
        };
        Ok(word_text(&spec, self.words, seen, random))
    }

    fn phrases(
        &self,
        items: &[char],
        known: &[char],
        start: String,
        seen: &mut Seen,
        random: &mut Random,
    ) -> Result<String, ContentError> {
        let spec = Phrases {
            language: self.language,
            age: self.age,
            items,
            known,
            length: self.length(),
            is_bare: self.planned.exercise_type == ExerciseType::Drill,
        };
        phrases(&spec, start, self.words, seen, random)
    }

    /// The small letter of a capital; else the key on which the finger of `key` rests, if that is another one
    /// and taught.
    fn mate(&self, key: char, known: &[char]) -> Option<char> {
        if Kind::of(key) == Kind::Capital {
            return Some(small(key));
        }
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

/// The keys that are one character.
fn letters(keys: &[String]) -> Vec<char> {
    let single = |key: &String| {
        let mut characters = key.chars();
        characters.next().filter(|_| characters.next().is_none())
    };
    keys.iter().filter_map(single).collect()
}
