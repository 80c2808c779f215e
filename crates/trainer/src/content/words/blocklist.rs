//! What no word may be, and no made-up group contain.

use std::collections::{BTreeMap, BTreeSet};

use super::{Word, broken, lines};
use crate::content::ContentError;

/// The entries of a block list, small letters.
pub(super) struct Blocklist {
    /// Every entry of three letters or more: what made-up text may not contain.
    pub(super) anywhere: Vec<&'static str>,
    /// Words that are blocked as a whole.
    whole: BTreeSet<&'static str>,
    /// Stems that are blocked inside real words too, by their first letter.
    stems: BTreeMap<char, Vec<&'static str>>,
}

impl Blocklist {
    pub(super) fn new(text: &'static str) -> Self {
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

    pub(super) fn check(&self, word: &Word, file: &str, line: usize) -> Result<(), ContentError> {
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
