//! Word lists: frozen, reviewed, in the order of frequency.

use std::sync::LazyLock;

use super::ContentError;

/// A word of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: &'static str,
    pub(crate) letters: Vec<char>,
    /// Zipf scale × 100: 400 is ten times a million words; 0 for made-up words.
    pub(crate) zipf: u32,
    pub(crate) is_real: bool,
}

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Words {
    /// Real ones first, then made-up ones.
    pub(crate) all: Vec<Word>,
    /// What no made-up group may contain.
    blocked: Vec<&'static str>,
}

struct Source {
    language: &'static str,
    list: &'static str,
    made_up: &'static str,
    blocked: &'static str,
}

macro_rules! source {
    ($language:literal) => {
        Source {
            language: $language,
            list: include_str!(concat!("../../../../content/words/", $language, ".tsv")),
            made_up: include_str!(concat!(
                "../../../../content/words/",
                $language,
                ".made-up.txt"
            )),
            blocked: include_str!(concat!(
                "../../../../content/words/",
                $language,
                ".block.txt"
            )),
        }
    };
}

const SOURCES: [Source; 2] = [source!("en"), source!("ru")];

static WORDS: LazyLock<Vec<Result<Words, ContentError>>> =
    LazyLock::new(|| SOURCES.iter().map(Words::read).collect());

/// The words of `language`.
pub(crate) fn words(language: &str) -> Result<&'static Words, ContentError> {
    let index = SOURCES
        .iter()
        .position(|source| source.language == language);
    match index.and_then(|index| WORDS.get(index)) {
        Some(Ok(words)) => Ok(words),
        Some(Err(error)) => Err(error.clone()),
        None => Err(ContentError::UnknownLanguage {
            language: language.to_owned(),
        }),
    }
}

impl Words {
    fn read(source: &Source) -> Result<Self, ContentError> {
        let file = format!("words/{}.tsv", source.language);
        let mut all = lines(source.list)
            .map(|(line, text)| read_word(&file, line, text))
            .collect::<Result<Vec<_>, _>>()?;
        let made_up = lines(source.made_up).map(|(_, text)| text);
        all.extend(made_up.map(|text| Word {
            text,
            letters: text.chars().collect(),
            zipf: 0,
            is_real: false,
        }));
        let blocked = lines(source.blocked).map(|(_, text)| text.trim_start_matches('='));
        let blocked = blocked.filter(|text| text.chars().count() >= 3).collect();
        Ok(Self { all, blocked })
    }

    /// Whether a made-up group contains something nobody should be asked to type.
    pub(crate) fn is_blocked(&self, group: &str) -> bool {
        self.blocked.iter().any(|entry| group.contains(entry))
    }

    /// The words that only have letters of `known`.
    pub(crate) fn typable(&self, known: &[char]) -> Vec<&Word> {
        // Looked up once for every letter of thousands of words.
        let mut is_known =
            vec![false; known.iter().map(|key| *key as usize + 1).max().unwrap_or(0)];
        for key in known {
            is_known[*key as usize] = true;
        }
        let has = |letter: &char| is_known.get(*letter as usize).copied().unwrap_or(false);
        self.all
            .iter()
            .filter(|word| word.letters.iter().all(has))
            .collect()
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

fn read_word(file: &str, line: usize, text: &'static str) -> Result<Word, ContentError> {
    let broken = |reason: &str| ContentError::Broken {
        file: file.to_owned(),
        line,
        reason: reason.to_owned(),
    };
    let (text, zipf) = text
        .split_once('\t')
        .ok_or_else(|| broken("needs a word, a tab and its frequency"))?;
    let zipf = zipf
        .parse()
        .map_err(|_| broken("the frequency is not a whole number"))?;
    if text.chars().count() < 2 || !text.chars().all(char::is_alphabetic) {
        return Err(broken(
            "a word has at least two characters, all of them letters",
        ));
    }
    Ok(Word {
        text,
        letters: text.chars().collect(),
        zipf,
        is_real: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_reads() {
        for source in &SOURCES {
            let words = words(source.language).expect(source.language);
            assert!(words.all.iter().filter(|word| word.is_real).count() >= 1500);
        }
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = read_word("words/en.tsv", 7, "word 500").expect_err("no tab");
        assert!(error.to_string().contains("words/en.tsv:7"), "{error}");
        assert!(read_word("words/en.tsv", 7, "wo-rd\t500").is_err());
        assert!(read_word("words/en.tsv", 7, "word\tmuch").is_err());
    }

    #[test]
    fn no_word_stands_twice_and_none_is_blocked() {
        for source in &SOURCES {
            let words = words(source.language).expect(source.language);
            let mut seen = std::collections::BTreeSet::new();
            let whole: Vec<&str> = lines(source.blocked)
                .filter_map(|(_, text)| text.strip_prefix('='))
                .collect();
            let inside: Vec<&str> = lines(source.blocked)
                .map(|(_, text)| text)
                .filter(|text| !text.starts_with('='))
                .collect();
            for word in &words.all {
                assert!(seen.insert(word.text), "{} stands twice", word.text);
                assert!(!whole.contains(&word.text), "{} is blocked", word.text);
                assert!(
                    !inside.iter().any(|entry| word.text.contains(entry)),
                    "{} has a blocked part",
                    word.text
                );
                assert!(
                    word.is_real || !words.is_blocked(word.text),
                    "{} is blocked",
                    word.text
                );
            }
        }
    }
}
