//! The one place that says what an event does to the text. It never allocates while typing goes right.

use super::Policy;

/// Where typing stands. Positions before the cursor are filled, those from it on are not.
#[derive(Debug, Clone)]
pub(super) struct Reducer {
    policy: Policy,
    len: usize,
    cursor: usize,
    /// Filled positions that hold a wrong unit, rising: the last ones are the first to be deleted.
    wrong: Vec<usize>,
    inserts: u32,
    correct: u32,
    deleted: u32,
}

impl Reducer {
    pub(super) fn new(policy: Policy, len: usize) -> Self {
        Self {
            policy,
            len,
            cursor: 0,
            wrong: Vec::new(),
            inserts: 0,
            correct: 0,
            deleted: 0,
        }
    }

    pub(super) fn records_deletes(&self) -> bool {
        self.policy == Policy::Free
    }

    pub(super) fn cursor(&self) -> usize {
        self.cursor
    }

    pub(super) fn is_complete(&self) -> bool {
        self.cursor == self.len
    }

    pub(super) fn inserts(&self) -> u32 {
        self.inserts
    }

    pub(super) fn correct(&self) -> u32 {
        self.correct
    }

    pub(super) fn deleted(&self) -> u32 {
        self.deleted
    }

    /// Filled positions that hold a wrong unit, rising.
    pub(super) fn wrong(&self) -> &[usize] {
        &self.wrong
    }

    /// Takes an insert at the cursor; `right` says whether the expected unit was typed. The text must not be
    /// complete.
    pub(super) fn insert(&mut self, right: bool) {
        debug_assert!(!self.is_complete(), "nothing is typed after the end");
        self.inserts += 1;
        if right {
            self.correct += 1;
            self.cursor += 1;
        } else if self.policy != Policy::StopOnError {
            self.wrong.push(self.cursor);
            self.cursor += 1;
        }
    }

    /// Removes the unit before the cursor and says how many went: 0 means that this is not an event.
    pub(super) fn delete_unit(&mut self) -> usize {
        self.delete_back_to(self.cursor.saturating_sub(1))
    }

    /// Removes the spaces before the cursor, then back to the space before that, judged on the text's own
    /// units; says how many went.
    pub(super) fn delete_word(&mut self, units: &[Box<str>]) -> usize {
        let is_space = |at: usize| &*units[at] == " ";
        let mut start = self.cursor;
        while start > 0 && is_space(start - 1) {
            start -= 1;
        }
        while start > 0 && !is_space(start - 1) {
            start -= 1;
        }
        self.delete_back_to(start)
    }

    fn delete_back_to(&mut self, start: usize) -> usize {
        if !self.records_deletes() {
            return 0;
        }
        let removed = self.cursor - start;
        self.cursor = start;
        while self.wrong.last().is_some_and(|&at| at >= start) {
            self.wrong.pop();
        }
        self.deleted += u32::try_from(removed).unwrap_or(u32::MAX);
        removed
    }
}
