//! Texts that practise capitals, digits and marks where they belong: around and between real words.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::ContentError;
use super::kind::{Kind, capitalised, small};
use super::numbers::Numbers;
use super::random::Random;
use super::seen::{Seen, score};
use super::words::{Word, Words};
use crate::lesson::AgeGroup;

/// What the phrases are for.
pub(crate) struct Phrases<'a> {
    pub(crate) language: &'a str,
    pub(crate) age: AgeGroup,
    /// What is practised.
    pub(crate) items: &'a [char],
    /// All that may be used, `items` included.
    pub(crate) known: &'a [char],
    /// Characters.
    pub(crate) length: usize,
    /// Whether numbers stand without what they count: in drills.
    pub(crate) is_bare: bool,
}

/// Words looked at for each place.
const CANDIDATES: usize = 25;
/// How often one word may come in a text, once there are so many.
const TIMES: usize = 2;
const MANY: usize = 12;
/// Phrases that are drawn for an item before another one is tried.
const TRIES: usize = 12;
/// With so few words that have a hyphen inside, two words are joined by one.
const FEW: usize = 8;

/// Adds phrases behind `start` up to the length asked for, or a little less where nothing fits.
pub(crate) fn phrases(
    spec: &Phrases<'_>,
    start: String,
    words: &Words,
    seen: &mut Seen,
    random: &mut Random,
) -> Result<String, ContentError> {
    let typable = words.typable(spec.known, spec.age);
    let plain: Vec<&Word> = typable
        .iter()
        .copied()
        .filter(|word| word.is_real && word.is_plain)
        .collect();
    let mut line = Line {
        spec,
        numbers: Numbers::new(spec.language, spec.known)?,
        short: plain
            .iter()
            .copied()
            // Short words leave room for more of what is practised.
            .filter(|word| (2..=7).contains(&word.letters.len()))
            .collect(),
        by_item: spec.items.iter().map(|item| (*item, None)).collect(),
        words: plain,
        hyphened: typable
            .into_iter()
            .filter(|word| word.letters.contains(&'-'))
            .collect(),
        length: start.chars().count(),
        text: start,
        used: Vec::new(),
        uses: spec.items.iter().map(|item| (*item, 0)).collect(),
    };
    while line.left() > 0 && (line.add_phrase(seen, random) || line.add_filler(seen, random)) {}
    Ok(line.text)
}

struct Line<'a> {
    spec: &'a Phrases<'a>,
    numbers: Numbers<'a>,
    /// Words of letters alone.
    words: Vec<&'a Word>,
    /// Those of them that go into phrases.
    short: Rc<[&'a Word]>,
    /// Those of them for a letter or capital, once it was asked for.
    by_item: BTreeMap<char, Option<Rc<[&'a Word]>>>,
    hyphened: Vec<&'a Word>,
    text: String,
    length: usize,
    used: Vec<&'a Word>,
    uses: BTreeMap<char, usize>,
}

impl<'a> Line<'a> {
    fn left(&self) -> usize {
        self.spec
            .length
            .saturating_sub(self.length + usize::from(self.length > 0))
    }

    fn fits(&self, length: usize) -> bool {
        length == self.left() || length + 4 <= self.left()
    }

    fn knows(&self, unit: char) -> bool {
        self.spec.known.contains(&unit)
    }

    /// Adds a phrase for the item that had the fewest, or the next one; says whether any fitted.
    fn add_phrase(&mut self, seen: &mut Seen, random: &mut Random) -> bool {
        let mut order: Vec<(usize, usize, char)> = self
            .uses
            .iter()
            .map(|(item, uses)| (*uses, random.below(1000), *item))
            .collect();
        order.sort_unstable();
        for (_, _, item) in order {
            let used = self.used.len();
            for _ in 0..TRIES {
                let phrase = self.phrase(item, seen, random);
                if let Some(phrase) = phrase.filter(|phrase| self.fits(phrase.chars().count())) {
                    self.add(&phrase, used, seen);
                    return true;
                }
                self.used.truncate(used);
            }
        }
        false
    }

    /// Adds one plain word, to come out at the right length.
    fn add_filler(&mut self, seen: &mut Seen, random: &mut Random) -> bool {
        let used = self.used.len();
        let left = self.left();
        let fits = |word: &&&Word| {
            let length = word.letters.len();
            length == left || length + 4 <= left
        };
        let fitting: Vec<&Word> = self.words.iter().filter(fits).copied().collect();
        match self.draw(&fitting, seen, random) {
            Some(word) => {
                self.add(word, used, seen);
                true
            }
            None => false,
        }
    }

    fn add(&mut self, phrase: &str, used: usize, seen: &mut Seen) {
        if self.length > 0 {
            self.text.push(' ');
            self.length += 1;
        }
        self.text.push_str(phrase);
        self.length += phrase.chars().count();
        for unit in phrase.chars() {
            if let Some(uses) = self.uses.get_mut(&unit) {
                *uses += 1;
            }
        }
        for word in self.used.iter().skip(used) {
            seen.add_word(word);
        }
    }

    /// The best of a few words of these that were not used much.
    fn draw(
        &mut self,
        fitting: &[&'a Word],
        seen: &Seen,
        random: &mut Random,
    ) -> Option<&'static str> {
        let may_repeat = self.used.len() >= MANY;
        let last = self.used.last().map(|word| word.id);
        let is_allowed = |word: &&Word| {
            let times = self.used.iter().filter(|used| used.id == word.id).count();
            times == 0 || (may_repeat && times < TIMES && last != Some(word.id))
        };
        let drawn = (0..CANDIDATES).filter_map(|_| random.pick(fitting).copied());
        let value = |word: &&Word| score(word, &[], seen);
        let best = drawn.filter(is_allowed).max_by_key(value);
        // With few words that fit, the draw may miss all that are allowed.
        let best = best.or_else(|| fitting.iter().copied().find(is_allowed))?;
        self.used.push(best);
        Some(best.text)
    }

    /// The words for an item, looked for once.
    fn words_with(&mut self, item: char, has: impl Fn(&Word) -> bool) -> Rc<[&'a Word]> {
        let words = self.words.iter().copied().filter(|word| has(word));
        let known = self.by_item.entry(item).or_default();
        Rc::clone(known.get_or_insert_with(|| words.collect()))
    }

    fn word(&mut self, seen: &Seen, random: &mut Random) -> Option<&'static str> {
        let short = Rc::clone(&self.short);
        self.draw(&short, seen, random)
    }

    /// One word or two.
    fn few_words(&mut self, seen: &Seen, random: &mut Random) -> Option<String> {
        let first = self.word(seen, random)?.to_owned();
        if random.below(2) == 0 {
            return Some(first);
        }
        let second = self.word(seen, random)?;
        Some(format!("{first} {second}"))
    }

    /// The words as the beginning of a sentence, where its capital is taught.
    fn sentence(&mut self, seen: &Seen, random: &mut Random) -> Option<String> {
        let words = self.few_words(seen, random)?;
        let capital = capitalised(&words);
        let is_known = capital
            .chars()
            .next()
            .is_some_and(|first| self.knows(first));
        Some(if is_known { capital } else { words })
    }

    fn phrase(&mut self, item: char, seen: &Seen, random: &mut Random) -> Option<String> {
        match Kind::of(item) {
            Kind::Letter => {
                let words = self.words_with(item, |word| word.letters.contains(&item));
                Some(self.draw(&words, seen, random)?.to_owned())
            }
            Kind::Capital => {
                let first = small(item);
                let words = self.words_with(item, |word| {
                    word.letters
                        .first()
                        .is_some_and(|letter| *letter == first || *letter == item)
                });
                let word = capitalised(self.draw(&words, seen, random)?);
                let end = if self.knows('.') { "." } else { "" };
                Some(if random.below(2) == 0 {
                    format!("{word} {}{end}", self.word(seen, random)?)
                } else {
                    format!("{word}{end}")
                })
            }
            Kind::Digit if self.spec.is_bare => self.numbers.bare(item, random),
            Kind::Digit => self.numbers.phrase(item, random),
            Kind::Mark => self.marked(item, seen, random),
        }
    }

    /// Words with a mark where it belongs in this language.
    fn marked(&mut self, item: char, seen: &Seen, random: &mut Random) -> Option<String> {
        // French sets off the high marks and every language but English the sign of per cent.
        let gap = if self.spec.language == "fr" { " " } else { "" };
        let text = match item {
            '.' => format!("{}.", self.sentence(seen, random)?),
            ',' => self.list_of_words(seen, random)?,
            ';' | ':' => format!(
                "{}{gap}{item} {}",
                self.word(seen, random)?,
                self.word(seen, random)?
            ),
            '?' | '¿' | '!' | '¡' => {
                let (open, close) = if matches!(item, '?' | '¿') {
                    ('¿', '?')
                } else {
                    ('¡', '!')
                };
                let words = self.sentence(seen, random)?;
                let open = if self.knows(open) {
                    open.to_string()
                } else {
                    String::new()
                };
                let close = if self.knows(close) {
                    format!("{gap}{close}")
                } else {
                    String::new()
                };
                format!("{open}{words}{close}")
            }
            '(' | ')' => self.wrapped('(', ')', seen, random)?,
            '[' | ']' => self.wrapped('[', ']', seen, random)?,
            '{' | '}' => self.wrapped('{', '}', seen, random)?,
            '<' | '>' => self.wrapped('<', '>', seen, random)?,
            '"' | '\'' | '*' => self.wrapped(item, item, seen, random)?,
            // Two words that chance has joined would be a wrong spelling.
            '-' if self.hyphened.len() >= FEW
                && (matches!(self.spec.language, "en" | "fr") || random.below(3) > 0) =>
            {
                self.hyphened(random)?
            }
            // As a dash, it parts them.
            '-' => {
                format!(
                    "{} - {}",
                    self.word(seen, random)?,
                    self.word(seen, random)?
                )
            }
            '/' | '\\' | '_' | '|' | '@' => {
                format!(
                    "{}{item}{}",
                    self.word(seen, random)?,
                    self.word(seen, random)?
                )
            }
            '&' => format!(
                "{} & {}",
                self.word(seen, random)?,
                self.word(seen, random)?
            ),
            '#' => format!("#{}", self.word(seen, random)?),
            _ => return self.counted(item, seen, random),
        };
        Some(text)
    }

    /// Two words or three with commas between.
    fn list_of_words(&mut self, seen: &Seen, random: &mut Random) -> Option<String> {
        let count = 2 + random.below(2);
        let words: Option<Vec<&str>> = (0..count).map(|_| self.word(seen, random)).collect();
        Some(words?.join(", "))
    }

    /// A word with a hyphen that was not used in this text.
    fn hyphened(&mut self, random: &mut Random) -> Option<String> {
        let is_fresh = |word: &&&Word| self.used.iter().all(|used| used.id != word.id);
        let fresh: Vec<&Word> = self.hyphened.iter().filter(is_fresh).copied().collect();
        let word = random.pick(&fresh).copied()?;
        self.used.push(word);
        Some(word.text.to_owned())
    }

    fn wrapped(
        &mut self,
        open: char,
        close: char,
        seen: &Seen,
        random: &mut Random,
    ) -> Option<String> {
        let words = self.few_words(seen, random)?;
        let open = if self.knows(open) {
            open.to_string()
        } else {
            String::new()
        };
        let close = if self.knows(close) {
            close.to_string()
        } else {
            String::new()
        };
        Some(format!("{open}{words}{close}"))
    }

    /// Signs that stand beside numbers.
    fn counted(&mut self, item: char, seen: &Seen, random: &mut Random) -> Option<String> {
        let is_english = self.spec.language == "en";
        let number = self.numbers.whole(None, random)?;
        let amount = match item {
            '%' if is_english => format!("{number}%"),
            '$' if is_english || self.spec.language == "es" => format!("${number}"),
            '£' if is_english => format!("£{number}"),
            '%' | '$' | '€' | '£' => format!("{number} {item}"),
            '№' | '§' => format!("{item} {number}"),
            // Spanish abbreviates ordinals with a point: 4.º
            'º' | 'ª' if self.knows('.') => format!("{number}.{item}"),
            '°' | 'º' | 'ª' => format!("{number}{item}"),
            '+' | '=' => self.sum(item, random)?,
            _ => return Some(format!("{item}{}", self.word(seen, random)?)),
        };
        if self.spec.is_bare || random.below(3) == 0 {
            return Some(amount);
        }
        Some(format!("{} {amount}", self.word(seen, random)?))
    }

    /// A sum that is right.
    fn sum(&self, item: char, random: &mut Random) -> Option<String> {
        let (a, b) = (
            self.numbers.whole(None, random)?,
            self.numbers.whole(None, random)?,
        );
        let text = match (self.knows('+'), self.knows('=')) {
            (true, true) => format!("{a} + {b} = {}", a + b),
            _ if item == '=' => format!("{a} = {a}"),
            _ => format!("{a} + {b}"),
        };
        let is_typable = text.chars().all(|unit| unit == ' ' || self.knows(unit));
        is_typable.then_some(text)
    }
}
