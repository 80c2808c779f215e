//! Drills: short groups of letters that lead the fingers from a home key to the new ones and back.

use super::random::Random;
use super::words::{Word, Words};
use crate::lesson::AgeGroup;

/// What to drill.
pub(crate) struct Drill<'a> {
    /// The keys it is about, at least one.
    pub(crate) focus: &'a [char],
    /// For each of `focus`, the key its finger rests on, where that is another, known one.
    pub(crate) mates: &'a [Option<char>],
    /// Other keys known by now.
    pub(crate) known: &'a [char],
    /// 0: first meeting; 1: back and forth; 2 and more: mixed.
    pub(crate) stage: u32,
    /// Characters.
    pub(crate) length: usize,
    /// Whose words may end it.
    pub(crate) age: AgeGroup,
    /// Focus keys per hundred characters that are not spaces, at least.
    pub(crate) share: usize,
    /// The patterns it draws from, by stage of the text.
    pub(crate) patterns: Patterns,
}

/// Which groups suit the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Patterns {
    /// Letters, digits, single marks: ways from the home key and back.
    Plain,
    /// Two marks that belong together, the opening one first: `()`.
    Pair,
    /// Capitals with their small letters.
    Capitals,
}

/// `a` is the key that had least so far, `b` the next, `o` its home key or another known one.
/// Each phase is a share of the text in per cent and the patterns it draws from.
type Phase = (usize, &'static [&'static str]);

const MEET: [Phase; 3] = [
    (24, &["aaa", "aa", "aaa", "aaaa"]),
    (62, &["aaa", "aoa", "oao", "aao", "oaa", "aoaa", "aoao"]),
    (
        100,
        &[
            "aba", "abo", "boa", "aab", "abba", "aobo", "abab", "oab", "ab",
        ],
    ),
];
const ALTERNATE: [Phase; 2] = [
    (40, &["aba", "aab", "abb", "aoa", "ab", "aaba"]),
    (
        100,
        &[
            "abo", "aob", "boa", "abab", "abba", "aobo", "aboa", "oao", "aoba",
        ],
    ),
];
const MIX: [Phase; 2] = [
    (35, &["aab", "abba", "abo", "aobo", "abab", "ab"]),
    (
        100,
        &[
            "aboa", "aabb", "abaob", "baoab", "oab", "aoba", "obab", "abbao", "boab",
        ],
    ),
];
/// When nothing else fits: every length that can be left over.
const SPARE: [&str; 7] = ["aa", "ab", "aba", "aab", "aaba", "abba", "ababa"];

/// Marks around nothing, a key or two, and one another.
const PAIR: [Phase; 2] = [
    (30, &["ab", "aabb", "abab", "ab"]),
    (100, &["aob", "aoob", "ab", "abab", "aooob", "aaobb"]),
];
/// A capital leans on its small letter.
const CAPITALS: [Phase; 2] = [
    (50, &["aoa", "aoo", "ao", "aoao", "aoaoo"]),
    (100, &["aob", "aobo", "abo", "aoob", "aoboo"]),
];

/// The share of focus keys in drills of letters and digits; quality measure 5 asks for 60.
pub(crate) const SHARE: usize = 62;
/// Of the text, what the words at the end may take, in per cent.
const WORDS_FROM: usize = 82;

/// Groups that are drawn again when they do not fit, this often.
const TRIES: usize = 80;

/// The text of a drill, `length` characters long, or less where no decent group fits the end.
pub(crate) fn drill(spec: &Drill<'_>, words: &Words, random: &mut Random) -> String {
    let mut groups = Groups::new(spec, words);
    let mut typable = short_words(spec, words);
    let phases: &[Phase] = match (spec.patterns, spec.stage) {
        (Patterns::Pair, _) => &PAIR,
        (Patterns::Capitals, _) => &CAPITALS,
        (Patterns::Plain, 0) => &MEET,
        (Patterns::Plain, 1) => &ALTERNATE,
        (Patterns::Plain, _) => &MIX,
    };
    while groups.left() > 0 {
        let done = groups.length * 100 / spec.length.max(1);
        if done >= WORDS_FROM && groups.add_word(&mut typable, random) {
            continue;
        }
        let patterns = phases
            .iter()
            .find(|(until, _)| done < *until)
            .map_or(&SPARE[..], |phase| phase.1);
        if !groups.add_group(patterns, random) {
            break;
        }
    }
    groups.text
}

/// Real words that are mostly made of the focus keys: the drill ends with a few.
fn short_words<'a>(spec: &Drill<'_>, words: &'a Words) -> Vec<&'a Word> {
    let known: Vec<char> = spec.focus.iter().chain(spec.known).copied().collect();
    let mut fitting = words.typable(&known, spec.age);
    fitting.retain(|word| {
        word.is_real
            && word.zipf >= 300
            && (3..=6).contains(&word.letters.len())
            && count(&word.letters, spec.focus) * 2 >= word.letters.len()
    });
    fitting.truncate(60);
    fitting
}

fn count(letters: &[char], focus: &[char]) -> usize {
    letters
        .iter()
        .filter(|letter| focus.contains(letter))
        .count()
}

struct Groups<'a> {
    spec: &'a Drill<'a>,
    words: &'a Words,
    text: String,
    /// Characters of `text`.
    length: usize,
    /// Uses of each of `focus`.
    uses: Vec<usize>,
    /// Characters that are not spaces.
    letters: usize,
    last: String,
}

impl<'a> Groups<'a> {
    fn new(spec: &'a Drill<'a>, words: &'a Words) -> Self {
        let uses = vec![0; spec.focus.len()];
        Self {
            spec,
            words,
            text: String::new(),
            length: 0,
            uses,
            letters: 0,
            last: String::new(),
        }
    }

    /// Characters still to fill, without the space before them.
    fn left(&self) -> usize {
        self.spec
            .length
            .saturating_sub(self.length + usize::from(self.length > 0))
    }

    /// Whether a group of this length leaves nothing or room for another one.
    fn fits(&self, length: usize) -> bool {
        length == self.left() || length + 3 <= self.left()
    }

    fn keeps_share(&self, focus: usize, length: usize) -> bool {
        let uses: usize = self.uses.iter().sum();
        (uses + focus) * 100 >= (self.letters + length) * self.spec.share
    }

    /// Adds a group of one of `patterns`; says whether any decent one fits.
    fn add_group(&mut self, patterns: &[&str], random: &mut Random) -> bool {
        for attempt in 0..TRIES {
            // Later tries fall back on the plainest patterns.
            let patterns = if attempt * 2 < TRIES {
                patterns
            } else {
                &SPARE
            };
            let Some(pattern) = random.pick(patterns) else {
                return false;
            };
            if self.try_group(pattern, true, random) {
                return true;
            }
        }
        // Better any decent group than none.
        let mut rounds = (0..TRIES).flat_map(|_| SPARE);
        rounds.any(|pattern| self.try_group(pattern, false, random))
    }

    fn try_group(&mut self, pattern: &str, is_strict: bool, random: &mut Random) -> bool {
        if !self.fits(pattern.len()) {
            return false;
        }
        let group = self.fill(pattern, random);
        let focus = count(&group, self.spec.focus);
        let text: String = group.iter().collect();
        let is_good = self.keeps_share(focus, group.len()) && text != self.last;
        if (is_strict && !is_good) || self.words.is_blocked(&text) {
            return false;
        }
        self.push(&group, text);
        true
    }

    fn add_word(&mut self, typable: &mut Vec<&Word>, random: &mut Random) -> bool {
        for _ in 0..TRIES.min(typable.len()) {
            let index = random.below(typable.len());
            let Some(word) = typable.get(index).copied() else {
                return false;
            };
            let focus = count(&word.letters, self.spec.focus);
            if self.fits(word.letters.len()) && self.keeps_share(focus, word.letters.len()) {
                typable.remove(index);
                self.push(&word.letters, word.text.to_owned());
                return true;
            }
        }
        false
    }

    fn push(&mut self, group: &[char], text: String) {
        if self.length > 0 {
            self.text.push(' ');
            self.length += 1;
        }
        self.text.push_str(&text);
        self.length += group.len();
        self.letters += group.len();
        for letter in group {
            if let Some(index) = self.spec.focus.iter().position(|key| key == letter) {
                self.uses[index] += 1;
            }
        }
        self.last = text;
    }

    /// The focus key with the fewest uses, and its home key.
    fn least(&self, random: &mut Random) -> (char, Option<char>) {
        let fewest = self.uses.iter().min().copied().unwrap_or(0);
        let keys = self
            .uses
            .iter()
            .zip(self.spec.focus.iter().zip(self.spec.mates));
        let least: Vec<_> = keys
            .filter(|(uses, _)| **uses == fewest)
            .map(|(_, (key, mate))| (*key, *mate))
            .collect();
        random.pick(&least).copied().unwrap_or((' ', None))
    }

    fn fill(&self, pattern: &str, random: &mut Random) -> Vec<char> {
        let (a, mate) = match (self.spec.patterns, self.spec.focus) {
            (Patterns::Pair, [open, ..]) => (*open, None),
            _ => self.least(random),
        };
        let others: Vec<char> = self
            .spec
            .focus
            .iter()
            .copied()
            .filter(|key| *key != a)
            .collect();
        // Half of the time the way from the home key and back, else any key known so far.
        let is_capital = self.spec.patterns == Patterns::Capitals;
        let near = mate.filter(|_| is_capital || random.below(2) == 0);
        let o = near.or_else(|| random.pick(self.spec.known).copied());
        let b = random.pick(&others).copied().or(o).unwrap_or(a);
        let o = o.unwrap_or(b);
        let letter = |place| match place {
            'a' => a,
            'b' => b,
            _ => o,
        };
        pattern.chars().map(letter).collect()
    }
}
