//! Texts of single words, chosen for the keys or pairs they practise.

use super::drill::{Drill, Patterns, SHARE, drill};
use super::kind::Kind;
use super::random::Random;
use super::seen::{Seen, focus, practised, score};
use super::words::{Word, Words};
use crate::lesson::AgeGroup;

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
    /// Whose words.
    pub(crate) age: AgeGroup,
}

/// Real words with an item below this many: made-up ones help out.
const SCARCE: usize = 14;
/// Below this share of what is practised, per cent, words rich in it count double.
const SHARE_OF_WORDS: usize = 25;
/// Where plain words can help out, no more than so many words in a hundred are made up.
const MADE_UP: usize = 28;
/// Words looked at for each place.
const CANDIDATES: usize = 40;
/// Of the words of a text, how many may repeat an earlier one, in per cent.
const REPEATS: usize = 27;
/// How often one word may come in a text.
const TIMES: usize = 3;
/// So many characters may be missing at the end, where no word fits.
const END: usize = 8;
/// A group that equals the one before is drawn again, so often.
const TRIES: usize = 6;
/// A single mark is set behind every so many words; of two, one behind each second word.
const MARK_EVERY: usize = 3;
/// With so many words to type, plain ones help out where those with an item are too few.
const PLENTY: usize = 120;

/// A text of words, `length` characters long or a little less where no word fits the end.
pub(crate) fn word_text(
    spec: &WordText<'_>,
    words: &Words,
    seen: &mut Seen,
    random: &mut Random,
) -> String {
    let typable = words.typable(spec.known, spec.age);
    let (marks, items): (Vec<_>, Vec<_>) = spec
        .items
        .iter()
        .partition(|item| is_mark(item) && !is_spelt_with(item, &typable));
    let pools: Vec<Pool<'_>> = items.iter().map(|item| Pool::new(item, &typable)).collect();
    let marks: Vec<char> = marks.into_iter().flatten().copied().collect();
    let plain = Pool::plain(&typable);
    let mut line = Line::new(spec, words);
    line.has_plain = !plain.words.is_empty();
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
        let every = if marks.len() > 1 { 2 } else { MARK_EVERY };
        let mark = marks.get(turn / every % marks.len().max(1)).copied();
        let mark = mark.filter(|_| turn % every == 0);
        let before = line.text.len();
        goes_on = match pools.get(index) {
            Some(pool) => line.add_for(pool, &pools, &plain, mark, seen, random),
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
    item.iter().all(|unit| Kind::of(*unit) == Kind::Mark)
}

/// Whether enough words have the mark inside them, as it's and l'eau have.
fn is_spelt_with(item: &[char], typable: &[&Word]) -> bool {
    let contains = |word: &&&Word| {
        word.letters
            .windows(item.len())
            .any(|window| window == item)
    };
    typable.iter().filter(contains).count() >= SCARCE
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

    /// Real words, whatever is in them; none where there are few.
    fn plain(typable: &[&'a Word]) -> Self {
        let mut words: Vec<&Word> = typable
            .iter()
            .filter(|word| word.is_real)
            .copied()
            .collect();
        if words.len() < PLENTY {
            words.clear();
        }
        Self { item: &[], words }
    }
}

struct Line<'a> {
    spec: &'a WordText<'a>,
    words: &'a Words,
    text: String,
    length: usize,
    /// Words by their place in the list.
    used: Vec<usize>,
    groups: usize,
    /// The last group.
    group: String,
    /// Characters of words so far, and those of them that are practised.
    letters: usize,
    practised: usize,
    made_up: usize,
    /// Whether plain words may help out.
    has_plain: bool,
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
            letters: 0,
            practised: 0,
            made_up: 0,
            has_plain: false,
        }
    }

    /// Whether the text lacks what it is to practise.
    fn is_thin(&self) -> bool {
        self.practised * 100 < self.letters * SHARE_OF_WORDS
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
        let may_repeat = self.may_repeat();
        let allowed = |word: &&&Word| self.is_allowed(word, mark, may_repeat);
        let drawn: Vec<&Word> = (0..CANDIDATES)
            .filter_map(|_| random.pick(&pool.words).copied())
            .collect();
        let is_thin = self.is_thin();
        let score = |word: &&&Word| {
            let more = if is_thin {
                practised(word, self.spec.items)
            } else {
                0
            };
            more + score(word, self.spec.items, seen)
        };
        // With few words, or near the end, the draw may miss all that fit.
        let best = drawn.iter().filter(allowed).max_by_key(score);
        best.or_else(|| pool.words.iter().filter(allowed).max_by_key(score))
            .copied()
    }

    /// Whether a word that was used may come again.
    fn may_repeat(&self) -> bool {
        let mut different = self.used.clone();
        different.sort_unstable();
        different.dedup();
        let repeats = self.used.len() - different.len() + 1;
        repeats * 100 <= (self.used.len() + 1) * REPEATS
    }

    fn is_allowed(&self, word: &Word, mark: usize, may_repeat: bool) -> bool {
        if !self.fits(word.letters.len() + mark) {
            return false;
        }
        let times = self.used.iter().filter(|used| **used == word.id).count();
        let is_repeat_allowed = times == 0 || (times < TIMES && may_repeat);
        let is_made_up_allowed = word.is_real
            || !self.has_plain
            || (self.made_up + 1) * 100 <= (self.used.len() + 1) * MADE_UP;
        is_repeat_allowed && is_made_up_allowed && self.used.last() != Some(&word.id)
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
        self.used.push(word.id);
        self.letters += word.letters.len();
        self.practised += focus(word, self.spec.items);
        self.made_up += usize::from(!word.is_real);
    }

    /// Adds a word of `pool`, or one of the others, or a group; says whether anything fitted.
    fn add_for(
        &mut self,
        pool: &Pool<'_>,
        others: &[Pool<'_>],
        plain: &Pool<'_>,
        mark: Option<char>,
        seen: &mut Seen,
        random: &mut Random,
    ) -> bool {
        if pool.words.is_empty() && plain.words.is_empty() {
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
        let chosen = chosen.or_else(|| self.choose(plain, marked, seen, random));
        match chosen {
            Some(word) => {
                self.add_word(word, mark);
                seen.add_word(word);
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
            age: self.spec.age,
            share: SHARE,
            patterns: Patterns::Plain,
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
