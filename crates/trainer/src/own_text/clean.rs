//! Paragraph by paragraph: only what the layout can type stays, and everything else is counted.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::replace::{can_be_typed, is_typable, replacement};
use crate::{keyboard::Layout, text::lenient};

/// Different signs that are counted one by one; a text of more is no text for this keyboard.
pub const MAX_SIGNS: usize = 500;
/// Units on either side of an example.
const AROUND: usize = 10;

/// What became of the units of a text: `units` is the sum of all the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Units that came in.
    pub units: u64,
    /// Stayed as they were.
    pub kept: u64,
    /// Signs that count as what a key gives in any text: “ as ", – as - and the like.
    pub lenient: BTreeMap<Box<str>, Change>,
    /// Signs that the layout lacks, and what stands for them.
    pub replaced: BTreeMap<Box<str>, Change>,
    /// Signs that the layout lacks, and nothing can stand for.
    pub dropped: BTreeMap<Box<str>, Change>,
    /// Of the spaces: tabs, line breaks and others that became one, those beside another and those at an end.
    pub spaces: u64,
    /// What nobody sees: soft hyphens, zero-width and control characters.
    pub invisible: u64,
    /// Dropped signs beyond [`MAX_SIGNS`] different ones.
    pub others: u64,
}

/// One sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What stands for it; empty where it was dropped.
    pub to: String,
    /// How often.
    pub count: u64,
    /// Where it stood first, with a few units around it.
    pub example: String,
}

impl Changes {
    /// Units that were dropped, though one could see them.
    pub fn lost(&self) -> u64 {
        self.others + sum(&self.dropped)
    }

    /// The share of the visible units that the layout cannot type, whole per cent, rounded up.
    pub fn lost_percent(&self) -> u64 {
        let visible = self.kept + sum(&self.lenient) + sum(&self.replaced) + self.lost();
        (self.lost() * 100).div_ceil(visible.max(1))
    }
}

fn sum(changes: &BTreeMap<Box<str>, Change>) -> u64 {
    changes.values().map(|change| change.count).sum()
}

/// Cleans one paragraph after another for a layout, and counts over all of them.
#[derive(Debug)]
pub struct Cleaner<'a> {
    layout: &'a Layout,
    /// Signs that nothing is to stand for.
    left_out: BTreeSet<Box<str>>,
    changes: Changes,
    /// Whether the space written last was one before.
    is_space_kept: bool,
}

impl<'a> Cleaner<'a> {
    /// Begins to count.
    pub fn new(layout: &'a Layout) -> Self {
        Self::without(layout, BTreeSet::new())
    }

    /// Begins to count, and drops these signs where something else would stand for them.
    pub fn without(layout: &'a Layout, left_out: BTreeSet<Box<str>>) -> Self {
        Self {
            layout,
            left_out,
            changes: Changes::default(),
            is_space_kept: false,
        }
    }

    /// What it came to so far.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// A paragraph in one line, of nothing but units that the layout can type, with single spaces; may be empty.
    pub fn paragraph(&mut self, raw: &str) -> String {
        let mut seen = String::with_capacity(raw.len());
        for c in raw.chars() {
            if is_invisible(c) {
                self.changes.invisible += 1;
                self.changes.units += 1;
            } else {
                seen.push(c);
            }
        }
        let composed: String = seen.nfc().collect();
        let mut out = String::with_capacity(composed.len());
        for (at, unit) in composed.grapheme_indices(true) {
            self.changes.units += 1;
            self.unit(&mut out, &composed, at, unit);
        }
        if out.ends_with(' ') {
            // The last space of a paragraph has nothing to part.
            out.pop();
            self.changes.kept -= u64::from(self.is_space_kept);
            self.changes.spaces += u64::from(self.is_space_kept);
        }
        out
    }

    /// Takes the unit at byte `at` of `all`.
    fn unit(&mut self, out: &mut String, all: &str, at: usize, unit: &str) {
        if is_space(unit) {
            let is_first = !out.is_empty() && !out.ends_with(' ');
            let is_kept = is_first && unit == " ";
            if is_first {
                out.push(' ');
                self.is_space_kept = is_kept;
            }
            self.changes.kept += u64::from(is_kept);
            self.changes.spaces += u64::from(!is_kept);
            return;
        }
        if is_typable(self.layout, unit) {
            out.push_str(unit);
            self.changes.kept += 1;
            return;
        }
        let plain = lenient(unit);
        let (map, to) = if plain != unit && can_be_typed(self.layout, &plain) {
            (&mut self.changes.lenient, plain)
        } else if !self.left_out.contains(unit)
            && let Some(plain) = replacement(self.layout, unit)
        {
            (&mut self.changes.replaced, plain)
        } else {
            (&mut self.changes.dropped, String::new())
        };
        out.push_str(&to);
        if let Some(change) = map.get_mut(unit) {
            change.count += 1;
        } else if map.len() < MAX_SIGNS || !to.is_empty() {
            let example = example(all, at);
            let count = 1;
            map.insert(unit.into(), Change { to, count, example });
        } else {
            self.changes.others += 1;
        }
    }
}

/// The unit at byte `at`, with some on either side.
fn example(all: &str, at: usize) -> String {
    let (before, after) = all.split_at(at);
    let before = before.graphemes(true).rev().take(AROUND);
    let start = before.map(str::len).sum::<usize>();
    let length = after.graphemes(true).take(AROUND + 1).map(str::len);
    let line = &all[at - start..at + length.sum::<usize>()];
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether it is any kind of space, or looks like one.
fn is_space(unit: &str) -> bool {
    unit.chars().all(char::is_whitespace) || lenient(unit) == " "
}

/// Characters without a picture: format and control characters that are no white space.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    ) || (c.is_control() && !c.is_whitespace())
}

/// The paragraphs of a plain text: parted by empty lines where there are any, else a line each.
pub fn paragraphs(raw: &str) -> Vec<String> {
    let even = raw
        .replace("\r\n", "\n")
        .replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}'], "\n")
        .replace('\u{2029}', "\n\n");
    let is_empty = |line: &str| line.trim().is_empty();
    let trimmed = even.trim();
    if !trimmed.lines().any(is_empty) {
        return trimmed.lines().map(str::to_owned).collect();
    }
    let mut all = Vec::new();
    let mut one = String::new();
    for line in trimmed.lines() {
        if is_empty(line) {
            if !one.is_empty() {
                all.push(std::mem::take(&mut one));
            }
        } else {
            if !one.is_empty() {
                one.push('\n');
            }
            one.push_str(line);
        }
    }
    if !one.is_empty() {
        all.push(one);
    }
    all
}
