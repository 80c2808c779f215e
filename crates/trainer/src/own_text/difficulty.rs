//! How hard a text is to type, whoever types it.

use unicode_segmentation::UnicodeSegmentation;

use crate::keyboard::Layout;

/// How hard, in four steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Small letters in short words.
    Easy,
    /// As in most books.
    Usual,
    /// Many capitals, marks, accents or long words.
    Hard,
    /// Digits and signs everywhere, as in program code.
    VeryHard,
}

/// A text's difficulty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difficulty {
    /// Points: see [`Measure`].
    pub points: u32,
    /// The step these make.
    pub level: Level,
}

impl Difficulty {
    /// The difficulty of so many points.
    pub fn of(points: u32) -> Self {
        let level = match STEPS.iter().filter(|step| points >= **step).count() {
            0 => Level::Easy,
            1 => Level::Usual,
            2 => Level::Hard,
            _ => Level::VeryHard,
        };
        Self { points, level }
    }
}

/// Points from which a text is usual, hard, very hard.
const STEPS: [u32; 3] = [20, 110, 190];
/// Mean letters of a word that cost nothing.
const SHORT_WORD: u64 = 5;

/// Counts a text and gives its points.
///
/// Of a thousand units, those typed with Shift count 1, those typed by two strokes or with the third level 1, digits
/// and marks other than full stop and comma 2 (with Shift 3). Ten points come on top for each unit by which the mean
/// word is longer than five.
#[derive(Debug)]
pub struct Measure<'a> {
    layout: &'a Layout,
    units: u64,
    words: u64,
    in_words: u64,
    cost: u64,
}

impl<'a> Measure<'a> {
    /// Begins to count.
    pub fn new(layout: &'a Layout) -> Self {
        Self {
            layout,
            units: 0,
            words: 0,
            in_words: 0,
            cost: 0,
        }
    }

    /// Counts a piece of the text.
    pub fn add(&mut self, text: &str) {
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            self.words += 1;
            for unit in word.graphemes(true) {
                self.in_words += 1;
                self.cost += self.cost_of(unit);
            }
        }
        self.units += text.graphemes(true).count() as u64;
    }

    fn cost_of(&self, unit: &str) -> u64 {
        let is_letter = unit.chars().next().is_some_and(char::is_alphabetic);
        let is_sign = !is_letter && unit != "." && unit != ",";
        let Some(route) = self.layout.strokes(unit) else {
            return 0;
        };
        let is_detour = route.len() > 1 || route.iter().any(|stroke| stroke.altgr);
        let has_shift = route.iter().any(|stroke| stroke.shift);
        2 * u64::from(is_sign) + u64::from(is_detour) + u64::from(has_shift)
    }

    /// The difficulty of all that was counted.
    pub fn difficulty(&self) -> Difficulty {
        let signs = self.cost * 1_000 / self.units.max(1);
        let longer = (self.in_words * 10)
            .checked_div(self.words)
            .unwrap_or(0)
            .saturating_sub(SHORT_WORD * 10);
        let points = u32::try_from(signs + longer).unwrap_or(u32::MAX);
        Difficulty::of(points)
    }
}
