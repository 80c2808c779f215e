//! Numbers as people write them: things that are counted, times, decimals, spans and years.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::ContentError;
use super::random::Random;

const FILE: &str = "words/counted.toml";

/// What is counted in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    /// Behind 2, 3, 4, 22 …, where that is a form of its own.
    #[serde(default)]
    few: Vec<String>,
    /// Behind every other number from two on.
    many: Vec<String>,
}

static COUNTED: LazyLock<Result<BTreeMap<String, Counted>, ContentError>> = LazyLock::new(|| {
    let text = include_str!("../../../../content/words/counted.toml");
    toml::from_str(text).map_err(|error| ContentError::Broken {
        file: FILE.to_owned(),
        line: text
            .get(..error.span().map_or(0, |span| span.start))
            .map_or(0, |before| before.matches('\n').count())
            + 1,
        reason: error.message().to_owned(),
    })
});

/// Draws of a number until one has the digits it should.
const TRIES: usize = 60;

/// How one language writes numbers, and what of it may be typed by now.
pub(crate) struct Numbers<'a> {
    language: &'a str,
    known: &'a [char],
    counted: Option<&'static Counted>,
    /// What was counted already in this text.
    used: Vec<&'static str>,
}

impl<'a> Numbers<'a> {
    /// For a language and the characters that may be used.
    pub(crate) fn new(language: &'a str, known: &'a [char]) -> Result<Self, ContentError> {
        let all = COUNTED.as_ref().map_err(Clone::clone)?;
        Ok(Self {
            language,
            known,
            counted: all.get(language),
            used: Vec::new(),
        })
    }

    /// A number with `digit` in it, bare or with what it counts.
    pub(crate) fn phrase(&mut self, digit: char, random: &mut Random) -> Option<String> {
        if random.below(2) == 0 {
            let counted = self.counted(digit, random);
            if counted.is_some() {
                return counted;
            }
        }
        self.bare(digit, random)
    }

    /// A time, a decimal, a span, a year or a plain number, with `digit` in it.
    pub(crate) fn bare(&self, digit: char, random: &mut Random) -> Option<String> {
        (0..TRIES)
            .map(|_| match random.below(5) {
                0 => self.time(random),
                1 => format!(
                    "{}{}{}",
                    random.below(90) + 2,
                    self.decimal_mark(),
                    random.below(9) + 1
                ),
                2 => {
                    let from = random.below(60) + 2;
                    format!("{from}-{}", from + 1 + random.below(38))
                }
                3 => (1700 + random.below(330)).to_string(),
                _ => (11 + random.below(980)).to_string(),
            })
            .find(|text| self.is_typable(text) && text.contains(digit))
    }

    /// A whole number from two on, with `digit` in it where the digits known allow it.
    pub(crate) fn whole(&self, digit: Option<char>, random: &mut Random) -> Option<usize> {
        (0..TRIES).map(|_| 2 + random.below(98)).find(|number| {
            let text = number.to_string();
            self.is_typable(&text) && digit.is_none_or(|digit| text.contains(digit))
        })
    }

    fn counted(&mut self, digit: char, random: &mut Random) -> Option<String> {
        let counted = self.counted?;
        let number = self.whole(Some(digit), random)?;
        // Behind 21, 31 … Russian has the singular, and so have the others behind 1 alone.
        if number % 10 == 1 && number != 11 && !counted.few.is_empty() {
            return None;
        }
        let is_few = (2..=4).contains(&(number % 10)) && !(12..=14).contains(&number);
        let list = if is_few && !counted.few.is_empty() {
            &counted.few
        } else {
            &counted.many
        };
        let fresh: Vec<&'static str> = list
            .iter()
            .map(String::as_str)
            .filter(|noun| self.is_typable(noun) && !self.used.contains(noun))
            .collect();
        let noun = random.pick(&fresh).copied()?;
        self.used.push(noun);
        Some(format!("{number} {noun}"))
    }

    fn time(&self, random: &mut Random) -> String {
        let (hour, minute) = (random.below(23) + 1, random.below(60));
        if self.language == "fr" {
            format!("{hour} h {minute:02}")
        } else {
            format!("{hour}:{minute:02}")
        }
    }

    fn decimal_mark(&self) -> char {
        if self.language == "en" { '.' } else { ',' }
    }

    fn is_typable(&self, text: &str) -> bool {
        text.chars()
            .all(|unit| unit == ' ' || self.known.contains(&unit))
    }
}

/// Whether a word is one of those that are counted.
pub(crate) fn is_counted(language: &str, word: &str) -> bool {
    let all = COUNTED.as_ref().ok();
    all.and_then(|all| all.get(language))
        .is_some_and(|counted| {
            counted
                .few
                .iter()
                .chain(&counted.many)
                .any(|known| known == word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(language: &str, digits: &str, digit: char) -> Vec<String> {
        let letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz:,.-";
        let known: Vec<char> = letters.chars().chain(digits.chars()).collect();
        let mut numbers = Numbers::new(language, &known).expect("sound");
        let mut random = Random::new(5);
        (0..200)
            .filter_map(|_| {
                numbers.used.clear();
                numbers.phrase(digit, &mut random)
            })
            .collect()
    }

    #[test]
    fn numbers_only_have_digits_that_are_known() {
        for phrase in draw("en", "47", '7') {
            assert!(phrase.contains('7'), "{phrase}");
            assert!(
                !phrase.contains(|unit: char| unit.is_ascii_digit() && !"47".contains(unit)),
                "{phrase}"
            );
        }
    }

    #[test]
    fn russian_counts_in_two_forms() {
        let phrases = draw("ru", "0123456789", '4');
        let counted: Vec<(usize, &str)> = phrases
            .iter()
            .filter_map(|phrase| phrase.split_once(' '))
            .filter_map(|(number, noun)| Some((number.parse().ok()?, noun)))
            .collect();
        assert!(counted.len() > 40);
        let few = ["дня", "часа", "книги", "окна"];
        for (number, noun) in counted {
            assert!(number % 10 != 1 || number == 11, "{number} {noun}");
            assert!(number != 14 || !few.contains(&noun), "{number} {noun}");
            assert!(number != 24 || noun != "дней", "{number} {noun}");
        }
    }
}
