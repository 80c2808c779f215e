//! Word lists: frozen, reviewed, in the order of frequency.

mod blocklist;
mod pairs;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use unicode_normalization::is_nfc;

use self::blocklist::Blocklist;
use self::pairs::{common_pairs, numbers};
use super::ContentError;
use crate::lesson::AgeGroup;

/// A word of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its place in the list.
    pub(crate) id: usize,
    pub(crate) text: &'static str,
    pub(crate) letters: Vec<char>,
    /// Its pairs of letters, by number, and whether each is a common one.
    pub(crate) pairs: Vec<(usize, bool)>,
    /// Its letters as a set, a bit for the number of each.
    set: u128,
    /// Whether it is letters only, without apostrophe or hyphen.
    pub(crate) is_plain: bool,
    /// Zipf scale × 100: 400 is ten times a million words; 0 for made-up words.
    pub(crate) zipf: u32,
    pub(crate) is_real: bool,
    /// Whether it is on the list of words for children. Made-up words are.
    pub(crate) is_for_kids: bool,
}

impl Word {
    /// How often it is in running text, in whole numbers, so that every machine gives the same: ten times for
    /// every 100 of zipf, and straight lines between.
    pub(crate) fn weight(&self) -> u64 {
        let (tens, rest) = (self.zipf / 100, u64::from(self.zipf % 100));
        10_u64.saturating_pow(tens) * (100 + 9 * rest) / 100
    }
}

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Words {
    /// Real ones first, then made-up ones.
    pub(crate) all: Vec<Word>,
    /// What no made-up group may contain.
    blocked: Vec<&'static str>,
    /// The commonest pairs of letters, in order.
    common: Vec<(char, char)>,
    /// Numbers of the letters, by code point; 0 for what is in no word.
    numbers: Vec<u8>,
}

/// The files of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source {
    pub(crate) language: &'static str,
    pub(crate) list: &'static str,
    pub(crate) kids: &'static str,
    pub(crate) made_up: &'static str,
    pub(crate) blocked: &'static str,
}

macro_rules! sources {
    ($($language:literal),+) => {
        pub(crate) const SOURCES: &[Source] = &[$(Source {
            language: $language,
            list: include_str!(concat!("../../../../content/words/", $language, ".tsv")),
            kids: include_str!(concat!("../../../../content/words/", $language, ".kids.txt")),
            made_up: include_str!(concat!("../../../../content/words/", $language, ".made-up.txt")),
            blocked: include_str!(concat!("../../../../content/words/", $language, ".block.txt")),
        }),+];
    };
}

sources!("en", "ru", "es", "de", "fr");

/// Longest words by age, characters.
fn longest(age: AgeGroup) -> usize {
    match age {
        AgeGroup::Kids => 8,
        AgeGroup::Teens => 10,
        AgeGroup::Adults => 12,
    }
}

/// The words of `language`, read when they are first asked for.
pub(crate) fn words(language: &str) -> Result<&'static Words, ContentError> {
    static WORDS: [OnceLock<Result<Words, ContentError>>; SOURCES.len()] =
        [const { OnceLock::new() }; SOURCES.len()];
    let unknown = || ContentError::UnknownLanguage {
        language: language.to_owned(),
    };
    let mut known = SOURCES.iter().zip(&WORDS);
    let (source, cell) = known
        .find(|(source, _)| source.language == language)
        .ok_or_else(unknown)?;
    cell.get_or_init(|| Words::read(source))
        .as_ref()
        .map_err(Clone::clone)
}

impl Words {
    /// Reads the lists of a language and holds them against each other.
    pub(crate) fn read(source: &Source) -> Result<Self, ContentError> {
        let name = |rest: &str| format!("words/{}{rest}", source.language);
        let (list, kids_list, made_up_list) =
            (name(".tsv"), name(".kids.txt"), name(".made-up.txt"));
        let blocklist = Blocklist::new(source.blocked);
        let mut kids: BTreeMap<&str, usize> = lines(source.kids)
            .map(|(line, word)| (word, line))
            .collect();
        let mut all: Vec<Word> = Vec::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (line, text) in lines(source.list) {
            let word = read_word(&list, line, text, |word| kids.remove(word).is_some())?;
            blocklist.check(&word, &list, line)?;
            if !seen.insert(word.text) {
                return Err(broken(
                    &list,
                    line,
                    format!("{} stands here a second time", word.text),
                ));
            }
            all.push(word);
        }
        if let Some((word, line)) = kids.iter().min_by_key(|(_, line)| **line) {
            return Err(broken(
                &kids_list,
                *line,
                format!("{word} is not in {list}"),
            ));
        }
        for (line, text) in lines(source.made_up) {
            let word = Word {
                zipf: 0,
                is_real: false,
                is_for_kids: true,
                ..Word::new(text)
            };
            blocklist.check(&word, &made_up_list, line)?;
            if !seen.insert(text) {
                return Err(broken(
                    &made_up_list,
                    line,
                    format!("{text} is a word already"),
                ));
            }
            all.push(word);
        }
        let mut words = Self {
            blocked: blocklist.anywhere,
            common: common_pairs(&all),
            numbers: numbers(&all),
            all: Vec::new(),
        };
        for (id, word) in all.iter_mut().enumerate() {
            word.id = id;
            word.pairs = words.pairs_of(&word.letters);
            word.set = words.set(&word.letters);
        }
        words.all = all;
        Ok(words)
    }

    /// The number of a pair of letters; `None` where no word has both.
    pub(crate) fn pair(&self, first: char, second: char) -> Option<usize> {
        let number = |letter: char| {
            let number = *self.numbers.get(letter as usize)?;
            (number > 0).then_some(usize::from(number))
        };
        Some(number(first)? * (usize::from(u8::MAX) + 1) + number(second)?)
    }

    /// Letters as a set; those that are in no word are left out.
    fn set(&self, letters: &[char]) -> u128 {
        let numbers = letters
            .iter()
            .filter_map(|letter| self.numbers.get(*letter as usize));
        // Number 0 is for what is in no word.
        numbers.fold(0, |set, number| set | (1 << number)) & !1
    }

    fn pairs_of(&self, letters: &[char]) -> Vec<(usize, bool)> {
        let pairs = letters.iter().zip(letters.iter().skip(1));
        pairs
            .filter_map(|(a, b)| Some((self.pair(*a, *b)?, self.is_common(*a, *b))))
            .collect()
    }

    /// Whether a pair of letters is among the commonest of the language.
    fn is_common(&self, first: char, second: char) -> bool {
        self.common.binary_search(&(first, second)).is_ok()
    }

    /// The commonest pairs of letters.
    #[cfg(test)]
    pub(crate) fn common(&self) -> &[(char, char)] {
        &self.common
    }

    /// Whether a made-up group contains something nobody should be asked to type.
    pub(crate) fn is_blocked(&self, group: &str) -> bool {
        let group = group.to_lowercase();
        self.blocked.iter().any(|entry| group.contains(entry))
    }

    /// The words for `age` that only have letters of `known`.
    pub(crate) fn typable(&self, known: &[char], age: AgeGroup) -> Vec<&Word> {
        let known = self.set(known);
        let longest = longest(age);
        self.all
            .iter()
            .filter(|word| word.is_for_kids || age != AgeGroup::Kids)
            .filter(|word| word.set & !known == 0 && word.letters.len() <= longest)
            .collect()
    }
}

impl Word {
    /// A real word for everybody; its place and its pairs are known when the list is whole.
    fn new(text: &'static str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        Self {
            id: 0,
            text,
            is_plain: letters.iter().all(|letter| letter.is_alphabetic()),
            letters,
            pairs: Vec::new(),
            set: 0,
            zipf: 0,
            is_real: true,
            is_for_kids: true,
        }
    }
}

fn broken(file: &str, line: usize, reason: impl Into<String>) -> ContentError {
    ContentError::Broken {
        file: file.to_owned(),
        line,
        reason: reason.into(),
    }
}

/// Lines with something on them, numbered from 1, without the remarks.
fn lines(text: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    let numbered = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim_end()));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

fn read_word(
    file: &str,
    line: usize,
    text: &'static str,
    is_for_kids: impl FnOnce(&str) -> bool,
) -> Result<Word, ContentError> {
    let (text, zipf) = text
        .split_once('\t')
        .ok_or_else(|| broken(file, line, "needs a word, a tab and its frequency"))?;
    let zipf = zipf
        .parse()
        .map_err(|_| broken(file, line, "the frequency is not a whole number"))?;
    // An apostrophe or a hyphen may stand between letters: o'clock.
    let is_word = text
        .split(['\'', '-'])
        .all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic));
    if !is_word || text.chars().count() < 2 || !is_nfc(text) {
        return Err(broken(
            file,
            line,
            "a word has at least two characters, all of them letters",
        ));
    }
    Ok(Word {
        zipf,
        is_for_kids: is_for_kids(text),
        ..Word::new(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: Source = Source {
        language: "xx",
        list: "# words\nsun\t500\nmoon\t400\no'clock\t300\n",
        kids: "moon\n",
        made_up: "unso\n",
        blocked: "# rude\nvile\n=gun\n",
    };

    fn refused(source: Source) -> String {
        Words::read(&source).expect_err("refused").to_string()
    }

    #[test]
    fn every_list_reads_and_has_enough() {
        for source in SOURCES {
            let words = words(source.language).unwrap_or_else(|error| panic!("{error}"));
            let letters = words.all.iter().flat_map(|word| &word.letters);
            let mut numbers = letters.map(|letter| words.numbers[*letter as usize]);
            assert!(
                numbers.all(|number| number > 0),
                "{}: too many letters",
                source.language
            );
            let real = words.all.iter().filter(|word| word.is_real).count();
            assert!((4000..=6500).contains(&real), "{}: {real}", source.language);
            let kids = words
                .all
                .iter()
                .filter(|word| word.is_real && word.is_for_kids)
                .count();
            assert!(
                (1200..=2400).contains(&kids),
                "{}: {kids} for kids",
                source.language
            );
        }
    }

    #[test]
    fn a_sound_list_says_who_a_word_is_for() {
        let words = Words::read(&SOUND).expect("sound");
        let known: Vec<char> = "sunmo'clk".chars().collect();
        let texts = |age| -> Vec<&str> {
            words
                .typable(&known, age)
                .iter()
                .map(|word| word.text)
                .collect()
        };
        assert_eq!(texts(AgeGroup::Adults), ["sun", "moon", "o'clock", "unso"]);
        assert_eq!(texts(AgeGroup::Kids), ["moon", "unso"]);
        assert!(words.is_blocked("Agunb"));
    }

    #[test]
    fn a_broken_list_is_refused_with_file_and_line() {
        let list = |list| refused(Source { list, ..SOUND });
        assert_eq!(
            list("sun 500\n"),
            "words/xx.tsv:1: needs a word, a tab and its frequency"
        );
        assert_eq!(
            list("sun\tmuch\n"),
            "words/xx.tsv:1: the frequency is not a whole number"
        );
        assert!(list("\nmo-\t5\n").starts_with("words/xx.tsv:2: a word has at least"));
        assert_eq!(
            list("sun\t5\nmoon\t5\nsun\t4\n"),
            "words/xx.tsv:3: sun stands here a second time"
        );
        assert_eq!(
            list("moon\t5\nservile\t5\n"),
            "words/xx.tsv:2: servile is on the block list"
        );
        assert_eq!(
            list("moon\t5\nGun\t5\n"),
            "words/xx.tsv:2: Gun is on the block list"
        );
        assert!(
            Words::read(&Source {
                list: "moon\t5\ngunwale\t5\n",
                ..SOUND
            })
            .is_ok()
        );
        assert_eq!(
            refused(Source {
                kids: "moon\nstar\n",
                ..SOUND
            }),
            "words/xx.kids.txt:2: star is not in words/xx.tsv"
        );
        assert_eq!(
            refused(Source {
                made_up: "agunb\n",
                ..SOUND
            }),
            "words/xx.made-up.txt:1: agunb is on the block list"
        );
        assert_eq!(
            refused(Source {
                made_up: "ona\nsun\n",
                ..SOUND
            }),
            "words/xx.made-up.txt:2: sun is a word already"
        );
    }
}
