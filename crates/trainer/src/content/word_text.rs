//! Texts of single words, chosen for the keys or pairs they practise.

use std::collections::{BTreeMap, VecDeque};

use super::drill::{Drill, drill};
use super::random::Random;
use super::words::{Word, Words};

/// What the learner typed in this course so far, as far as the choice of words depends on it.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pairs: BTreeMap<(char, char), u32>,
    /// The last words, latest at the end.
    recent: VecDeque<&'static str>,
}

/// Words that are not chosen again soon.
const RECENT: usize = 60;

impl Seen {
    /// Counts the pairs of a text.
    pub(crate) fn add_text(&mut self, text: &str) {
        for word in text.split(' ') {
            let letters = word.chars();
            for pair in letters.clone().zip(letters.skip(1)) {
                *self.pairs.entry(pair).or_default() += 1;
            }
        }
    }

    fn add_word(&mut self, word: &'static str) {
        self.add_text(word);
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(word);
    }
}

/// What the words are for.
pub(crate) struct WordText<'a> {
    /// Keys or pairs of keys; punctuation marks are set behind words.
    pub(crate) items: &'a [Vec<char>],
    /// All letters that may be used, those of `items` included.
    pub(crate) known: &'a [char],
    /// Characters.
    pub(crate) length: usize,
    /// Whether each item comes up equally often (a review), or the one with the fewest uses (a step).
    pub(crate) in_turn: bool,
}

/// Real words with an item below this many: made-up ones help out.
const SCARCE: usize = 14;
/// Words looked at for each place.
const CANDIDATES: usize = 25;
/// Of the words of a text, how many may repeat an earlier one, in per cent.
const REPEATS: usize = 27;
/// How often one word may come in a text.
const TIMES: usize = 3;
/// So many characters may be missing at the end, where no word fits.
const END: usize = 8;
/// A group that equals the one before is drawn again, so often.
const TRIES: usize = 6;
/// A mark is set behind every so many words.
const MARK_EVERY: usize = 3;

/// A text of words, `length` characters long or a little less where no word fits the end.
pub(crate) fn word_text(
    spec: &WordText<'_>,
    words: &Words,
    seen: &mut Seen,
    random: &mut Random,
) -> String {
    let typable = words.typable(spec.known);
    let (marks, items): (Vec<_>, Vec<_>) = spec.items.iter().partition(|item| is_mark(item));
    let pools: Vec<Pool<'_>> = items.iter().map(|item| Pool::new(item, &typable)).collect();
    let marks: Vec<char> = marks.into_iter().flatten().copied().collect();
    let mut line = Line::new(spec, words);
    let mut uses = vec![0_usize; pools.len()];
    let mut turn = 0;
    let mut goes_on = true;
    while goes_on && line.left() > 0 {
        let index = if spec.in_turn {
            turn % pools.len().max(1)
        } else {
            least(&uses, random)
        };
        turn += 1;
        let has_mark = !marks.is_empty() && turn % MARK_EVERY == 0;
        let mark = has_mark.then(|| marks[turn / MARK_EVERY % marks.len()]);
        let before = line.text.len();
        goes_on = match pools.get(index) {
            Some(pool) => line.add_for(pool, &pools, mark, seen, random),
            // Nothing but marks: they are drilled.
            None => line.add_group(&marks, random),
        };
        for (count, item) in uses.iter_mut().zip(&items) {
            *count += occurrences(&line.text[before..], item);
        }
    }
    line.text
}

fn is_mark(item: &[char]) -> bool {
    !item.iter().any(|unit| unit.is_alphanumeric())
}

fn occurrences(text: &str, item: &[char]) -> usize {
    let letters: Vec<char> = text.chars().collect();
    letters
        .windows(item.len().max(1))
        .filter(|window| *window == item)
        .count()
}

fn least(uses: &[usize], random: &mut Random) -> usize {
    let fewest = uses.iter().min();
    let all: Vec<usize> = (0..uses.len())
        .filter(|&index| uses.get(index) == fewest)
        .collect();
    random.pick(&all).copied().unwrap_or(0)
}

/// The words that contain an item.
struct Pool<'a> {
    item: &'a [char],
    words: Vec<&'a Word>,
}

impl<'a> Pool<'a> {
    fn new(item: &'a [char], typable: &[&'a Word]) -> Self {
        let contains = |word: &&&Word| {
            word.letters
                .windows(item.len().max(1))
                .any(|window| window == item)
        };
        let mut words: Vec<&Word> = typable.iter().filter(contains).copied().collect();
        let real = words.iter().filter(|word| word.is_real).count();
        if real >= SCARCE {
            words.truncate(real);
        }
        Self { item, words }
    }
}

struct Line<'a> {
    spec: &'a WordText<'a>,
    words: &'a Words,
    text: String,
    length: usize,
    used: Vec<&'static str>,
    groups: usize,
    /// The last group.
    group: String,
}

impl<'a> Line<'a> {
    fn new(spec: &'a WordText<'a>, words: &'a Words) -> Self {
        Self {
            spec,
            words,
            text: String::new(),
            length: 0,
            used: Vec::new(),
            groups: 0,
            group: String::new(),
        }
    }

    fn left(&self) -> usize {
        self.spec
            .length
            .saturating_sub(self.length + usize::from(self.length > 0))
    }

    /// Whether a word of this length leaves nothing, or room for another word of three letters.
    fn fits(&self, length: usize) -> bool {
        length == self.left() || length + 4 <= self.left()
    }

    /// The best of a few words with the item, `None` when none fits.
    fn choose<'w>(
        &self,
        pool: &Pool<'w>,
        mark: usize,
        seen: &Seen,
        random: &mut Random,
    ) -> Option<&'w Word> {
        let allowed = |word: &&&Word| self.is_allowed(word, mark);
        let drawn: Vec<&Word> = (0..CANDIDATES)
            .filter_map(|_| random.pick(&pool.words).copied())
            .collect();
        let score = |word: &&&Word| score(word, self.spec.items, seen);
        // With few words, or near the end, the draw may miss all that fit.
        let best = drawn.iter().filter(allowed).max_by_key(score);
        best.or_else(|| pool.words.iter().filter(allowed).max_by_key(score))
            .copied()
    }

    fn is_allowed(&self, word: &Word, mark: usize) -> bool {
        let times = self.used.iter().filter(|used| **used == word.text).count();
        let is_repeat_allowed = times == 0 || {
            let mut different: Vec<&str> = self.used.clone();
            different.sort_unstable();
            different.dedup();
            let repeats = self.used.len() - different.len() + 1;
            times < TIMES && repeats * 100 <= (self.used.len() + 1) * REPEATS
        };
        is_repeat_allowed
            && self.used.last() != Some(&word.text)
            && self.fits(word.letters.len() + mark)
    }

    fn add(&mut self, text: &str) {
        if self.length > 0 {
            self.text.push(' ');
            self.length += 1;
        }
        self.text.push_str(text);
        self.length += text.chars().count();
    }

    fn add_word(&mut self, word: &Word, mark: Option<char>) {
        let text: String = word.text.chars().chain(mark).collect();
        self.add(&text);
        self.used.push(word.text);
    }

    /// Adds a word of `pool`, or one of the others, or a group; says whether anything fitted.
    fn add_for(
        &mut self,
        pool: &Pool<'_>,
        others: &[Pool<'_>],
        mark: Option<char>,
        seen: &mut Seen,
        random: &mut Random,
    ) -> bool {
        if pool.words.is_empty() {
            return self.add_group(pool.item, random);
        }
        let marked = usize::from(mark.is_some());
        let chosen = self.choose(pool, marked, seen, random);
        // Near the end a word of another item may fill the place exactly.
        let chosen = chosen.or_else(|| {
            others
                .iter()
                .find_map(|other| self.choose(other, marked, seen, random))
        });
        match chosen {
            Some(word) => {
                self.add_word(word, mark);
                seen.add_word(word.text);
                true
            }
            // Too few words to go on without repeating them.
            None => self.left() > END && self.add_group(pool.item, random),
        }
    }

    /// Where no word has the item: a group of it and its neighbours. Says whether one was found.
    fn add_group(&mut self, item: &[char], random: &mut Random) -> bool {
        let wanted = 3 + random.below(2);
        let length = if self.fits(wanted) {
            wanted
        } else {
            self.left()
        };
        let known = self.spec.known.iter().copied();
        let known: Vec<char> = known.filter(|key| !item.contains(key)).collect();
        let mates = vec![None; item.len()];
        let stage = 1 + u32::from(self.groups > 2);
        let spec = Drill {
            focus: item,
            mates: &mates,
            known: &known,
            stage,
            length,
        };
        let group = (0..TRIES)
            .map(|_| drill(&spec, self.words, random))
            .find(|group| *group != self.group)
            .unwrap_or_else(|| self.group.clone());
        self.groups += 1;
        if group.is_empty() {
            return false;
        }
        self.add(&group);
        self.group = group;
        true
    }
}

/// How much a word is worth now, in thousandths: the share of what is practised, pairs that were seldom
/// typed, how common it is; less for words typed a short while ago, very short or made up.
fn score(word: &Word, items: &[Vec<char>], seen: &Seen) -> i64 {
    let length = word.letters.len();
    let practised = |index: usize| {
        items.iter().any(|item| {
            let start = index.saturating_sub(item.len() - 1);
            (start..=index).any(|at| word.letters.get(at..at + item.len()) == Some(item.as_slice()))
        })
    };
    let focus = (0..length).filter(|&index| practised(index)).count();
    let pairs = word.letters.iter().zip(word.letters.iter().skip(1));
    let novelty: i64 = pairs
        .map(|(a, b)| 1200 / (1 + i64::from(seen.pairs.get(&(*a, *b)).copied().unwrap_or(0))))
        .sum();
    let whole = i64::try_from(length).unwrap_or(1).max(1);
    let share = 2200 * i64::try_from(focus).unwrap_or(0) / whole;
    let common = i64::from(word.zipf) * 12 / 10;
    let again = if seen.recent.contains(&word.text) {
        -2000
    } else {
        0
    };
    let short = match length {
        0..=2 => -700,
        3 | 10.. => -200,
        _ => 0,
    };
    let made_up = if word.is_real { 0 } else { -1800 };
    share + novelty / (whole - 1).max(1) + common + again + short + made_up
}
