//! Words for a test of one's own choice: so many of them, or as many as anybody types in so many seconds.

use std::collections::VecDeque;

use super::ContentError;
use super::random::Random;
use super::words::words;
use crate::lesson::AgeGroup;

/// How long a test is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestLength {
    /// It ends with this word.
    Words(u32),
    /// It ends after this time; the text is longer than anybody types.
    Seconds(u32),
}

/// What to test.
#[derive(Debug, Clone, Copy)]
pub struct FreeTest<'a> {
    /// Language of the words.
    pub language: &'a str,
    /// Whose words: children only get those of their list.
    pub age: AgeGroup,
    /// Units that can be typed; the space always can.
    pub typable: &'a [char],
    /// How long it is.
    pub length: TestLength,
    /// Whether the words make sentences, with capitals and marks.
    pub has_punctuation: bool,
    /// Whether numbers stand among the words.
    pub has_digits: bool,
    /// Another number gives another text.
    pub seed: u64,
}

/// The commonest words are drawn from, so many of them.
const COMMON: usize = 1_000;
/// A word does not come again before so many others.
const APART: usize = 12;
/// With fewer words there is no test.
const FEWEST: usize = 2 * APART;
/// Characters a second that nobody types: 480 WPM.
const A_SECOND: usize = 40;
/// Words of a sentence: from the first number, less than the sum of both.
const SENTENCE: (usize, usize) = (4, 6);
/// Among so many words there is one number.
const NUMBER_EVERY: usize = 8;
/// In so many places where a comma may stand, one does.
const COMMA_EVERY: usize = 5;

/// The text of a test.
pub fn free_test(test: &FreeTest<'_>) -> Result<String, ContentError> {
    let words = words(test.language)?.typable(test.typable, test.age);
    let common: Vec<&'static str> = words
        .iter()
        .filter(|word| word.is_real && word.is_plain)
        .take(COMMON)
        .map(|word| word.text)
        .collect();
    if common.len() < FEWEST {
        return Err(ContentError::NothingToPractise);
    }
    let mut writer = Writer {
        test,
        random: Random::new(test.seed),
        common,
        recent: VecDeque::new(),
        number_in: NUMBER_EVERY / 2,
    };
    let mut text: Vec<String> = Vec::new();
    let mut length = 0;
    let is_enough = |words: usize, length: usize| match test.length {
        TestLength::Words(wanted) => words >= wanted as usize,
        TestLength::Seconds(seconds) => length >= seconds as usize * A_SECOND,
    };
    while !is_enough(text.len(), length) {
        let left = match test.length {
            TestLength::Words(wanted) => wanted as usize - text.len(),
            TestLength::Seconds(_) => usize::MAX,
        };
        for word in writer.sentence(left) {
            length += word.chars().count() + 1;
            text.push(word);
        }
    }
    Ok(text.join(" "))
}

struct Writer<'a> {
    test: &'a FreeTest<'a>,
    random: Random,
    common: Vec<&'static str>,
    recent: VecDeque<&'static str>,
    /// Words before the next number.
    number_in: usize,
}

impl Writer<'_> {
    /// The next words, `most` at most; the last has its mark where the text has any.
    fn sentence(&mut self, most: usize) -> Vec<String> {
        let mut length = SENTENCE.0 + self.random.below(SENTENCE.1);
        // A sentence of one or two words at the end would only be odd.
        if most < length + SENTENCE.0 {
            length = most;
        }
        let mut words: Vec<String> = (0..length.min(most)).map(|at| self.word(at)).collect();
        if self.test.has_punctuation {
            self.punctuate(&mut words);
        }
        words
    }

    fn word(&mut self, at: usize) -> String {
        if self.test.has_digits && self.types('0') && self.types('9') {
            self.number_in = self.number_in.saturating_sub(1);
            // A sentence does not begin with a number.
            if self.number_in == 0 && at > 0 {
                self.number_in = NUMBER_EVERY - 2 + self.random.below(5);
                return self.number();
            }
        }
        loop {
            let at = self.random.below(self.common.len());
            let word = self.common[at];
            if self.recent.contains(&word) {
                continue;
            }
            self.recent.push_back(word);
            if self.recent.len() > APART {
                self.recent.pop_front();
            }
            return word.to_owned();
        }
    }

    /// One to four digits; a child's has two at most.
    fn number(&mut self) -> String {
        let longest = if self.test.age == AgeGroup::Kids {
            2
        } else {
            4
        };
        let limit = 10_usize.pow(1 + u32::try_from(self.random.below(longest)).unwrap_or(0));
        (limit / 10 + self.random.below(limit - limit / 10)).to_string()
    }

    fn punctuate(&mut self, words: &mut [String]) {
        for index in 1..words.len().saturating_sub(2) {
            if self.types(',') && self.random.below(COMMA_EVERY) == 0 {
                words[index].push(',');
            }
        }
        let end = self.end();
        let Some(last) = words.last_mut() else {
            return;
        };
        match end {
            // French parts these from the word.
            '?' | '!' if self.test.language == "fr" => last.extend([' ', end]),
            _ => last.push(end),
        }
        let Some(first) = words.first_mut() else {
            return;
        };
        let capital: String = first.chars().take(1).flat_map(char::to_uppercase).collect();
        if capital.chars().all(|c| self.types(c)) {
            let rest: String = first.chars().skip(1).collect();
            *first = format!("{capital}{rest}");
        }
        let opening = match end {
            '?' if self.test.language == "es" => "¿",
            '!' if self.test.language == "es" => "¡",
            _ => "",
        };
        first.insert_str(0, opening);
    }

    /// The mark a sentence ends with.
    fn end(&mut self) -> char {
        let is_spanish = self.test.language == "es";
        let mark = match self.random.below(10) {
            0 | 1 if !is_spanish || self.types('¿') => '?',
            2 if !is_spanish || self.types('¡') => '!',
            _ => '.',
        };
        if self.types(mark) { mark } else { '.' }
    }

    fn types(&self, unit: char) -> bool {
        self.test.typable.contains(&unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keyboard;

    fn typable(layout: &str) -> Vec<char> {
        let layout = keyboard::layout(layout).expect("a layout");
        layout.routes().flat_map(|(unit, _)| unit.chars()).collect()
    }

    fn text(language: &str, change: impl FnOnce(&mut FreeTest<'_>)) -> String {
        let layout = if language == "en" { "us" } else { language };
        let known = typable(layout);
        let mut test = FreeTest {
            language,
            age: AgeGroup::Adults,
            typable: &known,
            length: TestLength::Words(50),
            has_punctuation: false,
            has_digits: false,
            seed: 7,
        };
        // The list lives as long as this call.
        change(&mut test);
        free_test(&test).expect("a text")
    }

    #[test]
    fn it_has_as_many_words_as_were_asked_for() {
        for words in [10, 25, 50, 100] {
            for seed in 0..20 {
                let text = text("en", |test| {
                    test.length = TestLength::Words(words);
                    test.seed = seed;
                    test.has_punctuation = seed % 2 == 0;
                    test.has_digits = seed % 3 == 0;
                });
                assert_eq!(text.split(' ').count(), words as usize, "{text}");
            }
        }
        let timed = text("en", |test| test.length = TestLength::Seconds(120));
        assert!((4_800..4_900).contains(&timed.len()), "{}", timed.len());
    }

    #[test]
    fn marks_and_digits_come_only_when_they_are_asked_for() {
        for language in ["en", "ru", "es", "de", "fr"] {
            let plain = text(language, |_| ());
            assert!(
                plain.chars().all(|c| c == ' ' || c.is_alphabetic()),
                "{plain}"
            );
            let full = text(language, |test| {
                test.has_punctuation = true;
                test.has_digits = true;
            });
            assert!(
                full.contains('.') && full.ends_with(['.', '?', '!']),
                "{full}"
            );
            assert!(full.chars().any(|c| c.is_ascii_digit()), "{full}");
            assert!(full.starts_with(|c: char| !c.is_lowercase()), "{full}");
        }
    }

    #[test]
    fn children_get_words_of_their_list_and_each_seed_its_own() {
        let kids = |seed| {
            text("en", |test| {
                test.age = AgeGroup::Kids;
                test.seed = seed;
            })
        };
        let listed = words("en").expect("words");
        for word in kids(3).split(' ') {
            assert!(
                listed
                    .all
                    .iter()
                    .any(|one| one.is_for_kids && one.text == word),
                "{word}"
            );
        }
        assert_eq!(kids(3), kids(3));
        assert_ne!(kids(3), kids(4));
    }

    #[test]
    fn words_that_the_layout_cannot_type_make_no_test() {
        let known = typable("us");
        let test = FreeTest {
            language: "ru",
            age: AgeGroup::Adults,
            typable: &known,
            length: TestLength::Words(10),
            has_punctuation: false,
            has_digits: false,
            seed: 1,
        };
        assert_eq!(free_test(&test), Err(ContentError::NothingToPractise));
    }
}
