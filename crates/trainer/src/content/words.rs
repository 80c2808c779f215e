//! Word lists: frozen, reviewed, in the order of frequency.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use unicode_normalization::is_nfc;

use super::ContentError;
use super::kind::small;
use crate::lesson::AgeGroup;

/// A word of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: &'static str,
    pub(crate) letters: Vec<char>,
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
}

/// Pairs that count as common.
const COMMON: usize = 200;

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
                text,
                letters: text.chars().collect(),
                zipf: 0,
                is_real: false,
                is_for_kids: true,
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
        let common = common_pairs(&all);
        Ok(Self {
            all,
            blocked: blocklist.anywhere,
            common,
        })
    }

    /// Whether a pair of letters is among the commonest of the language.
    pub(crate) fn is_common(&self, first: char, second: char) -> bool {
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
        // Looked up once for every letter of thousands of words.
        let mut is_known =
            vec![false; known.iter().map(|key| *key as usize + 1).max().unwrap_or(0)];
        for key in known {
            is_known[*key as usize] = true;
        }
        let has = |letter: &char| is_known.get(*letter as usize).copied().unwrap_or(false);
        let longest = longest(age);
        self.all
            .iter()
            .filter(|word| word.is_for_kids || age != AgeGroup::Kids)
            .filter(|word| word.letters.len() <= longest && word.letters.iter().all(has))
            .collect()
    }
}

/// The commonest pairs of letters by how often they are in running text, in the order of the alphabet.
fn common_pairs(all: &[Word]) -> Vec<(char, char)> {
    let mut weights: BTreeMap<(char, char), u64> = BTreeMap::new();
    for word in all.iter().filter(|word| word.is_real) {
        let weight = word.weight();
        let pairs = word.letters.iter().zip(word.letters.iter().skip(1));
        for (a, b) in pairs.filter(|(a, b)| a.is_alphabetic() && b.is_alphabetic()) {
            *weights.entry((small(*a), small(*b))).or_default() += weight;
        }
    }
    let mut pairs: Vec<_> = weights
        .into_iter()
        .map(|(pair, weight)| (weight, pair))
        .collect();
    pairs.sort_unstable_by(|a, b| b.cmp(a));
    let mut common: Vec<_> = pairs
        .into_iter()
        .take(COMMON)
        .map(|(_, pair)| pair)
        .collect();
    common.sort_unstable();
    common
}

/// The entries of a block list, small letters.
struct Blocklist {
    /// Every entry of three letters or more: what made-up text may not contain.
    anywhere: Vec<&'static str>,
    /// Words that are blocked as a whole.
    whole: BTreeSet<&'static str>,
    /// Stems that are blocked inside real words too, by their first letter.
    stems: BTreeMap<char, Vec<&'static str>>,
}

impl Blocklist {
    fn new(text: &'static str) -> Self {
        let mut list = Self {
            anywhere: Vec::new(),
            whole: BTreeSet::new(),
            stems: BTreeMap::new(),
        };
        for (_, entry) in lines(text) {
            let bare = entry.trim_start_matches('=');
            if bare.chars().count() >= 3 {
                list.anywhere.push(bare);
            }
            if bare != entry {
                list.whole.insert(bare);
            } else if let Some(first) = entry.chars().next() {
                list.stems.entry(first).or_default().push(entry);
            }
        }
        list
    }

    fn check(&self, word: &Word, file: &str, line: usize) -> Result<(), ContentError> {
        let text = word.text.to_lowercase();
        let starts = text.char_indices().filter_map(|(at, letter)| {
            let stems = self.stems.get(&letter)?;
            Some((text.get(at..)?, stems))
        });
        let mut found = starts
            .flat_map(|(rest, stems)| stems.iter().filter(move |stem| rest.starts_with(**stem)));
        let is_inside = || !word.is_real && self.anywhere.iter().any(|entry| text.contains(entry));
        if self.whole.contains(text.as_str()) || found.next().is_some() || is_inside() {
            return Err(broken(
                file,
                line,
                format!("{} is on the block list", word.text),
            ));
        }
        Ok(())
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
        text,
        letters: text.chars().collect(),
        zipf,
        is_real: true,
        is_for_kids: is_for_kids(text),
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
