//! Takes input as it comes, judges it, and writes the log.

use super::{
    DELETE_UNIT, DELETE_WORD, Input, Log, MAX_EVENTS, MAX_GAP, Policy, log::is_code_name,
    reducer::Reducer,
};
use crate::text::{Text, cut, is_unit};

/// What came of one input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The expected unit was typed.
    Right,
    /// Another one was.
    Wrong,
    /// Units were removed.
    Deleted,
    /// It is not an event: the policy records no such thing, there was nothing to delete, or the text is
    /// finished.
    Ignored,
}

/// The reducer of a running session. Its log always replays.
#[derive(Debug, Clone)]
pub struct Recorder {
    text: Text,
    policy: Policy,
    reducer: Reducer,
    log: Log,
    last: Option<u64>,
    /// The furthest the cursor came, and how many events that took.
    furthest: (usize, usize),
}

impl Recorder {
    /// Begins a session.
    pub fn new(text: Text, policy: Policy) -> Self {
        let reducer = Reducer::new(policy, text.len());
        Self {
            text,
            policy,
            reducer,
            log: Log::default(),
            last: None,
            furthest: (0, 0),
        }
    }

    /// Takes one input at `t` (ms, on any clock that stands still in pauses) from the key `code`.
    ///
    /// Times count from the first event; one below the event before is that event's. Several units in one
    /// input are several events at the same time and key; the outcome is that of the last one.
    pub fn push(&mut self, t: u64, code: &str, input: Input) -> Outcome {
        match input {
            Input::Insert(unit) if is_unit(&unit) => self.insert(t, code, &unit),
            Input::Insert(units) => {
                let mut outcome = Outcome::Ignored;
                for unit in cut(&units).iter().filter(|unit| is_unit(unit)) {
                    outcome = self.insert(t, code, unit);
                }
                outcome
            }
            Input::DeleteUnit => self.delete(t, code, DELETE_UNIT),
            Input::DeleteWord => self.delete(t, code, DELETE_WORD),
        }
    }

    /// Takes one input as the interface sends it: see [`Input::from_wire`].
    pub fn type_text(&mut self, t: u64, code: &str, text: &str) -> Outcome {
        self.push(t, code, Input::from_wire(text))
    }

    /// Index of the unit to type next; the text's length when it is finished.
    pub fn cursor(&self) -> usize {
        self.reducer.cursor()
    }

    /// Whether the text is finished.
    pub fn is_complete(&self) -> bool {
        self.reducer.is_complete()
    }

    /// The log so far.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The text being typed.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The policy it is typed under.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// Inserts so far, wrong ones too.
    pub fn inserts(&self) -> u32 {
        self.reducer.inserts()
    }

    /// Wrong inserts so far.
    pub fn errors(&self) -> u32 {
        self.reducer.inserts() - self.reducer.correct()
    }

    /// Filled positions that hold a wrong unit now, rising.
    pub fn wrong_positions(&self) -> &[usize] {
        self.reducer.wrong()
    }

    /// What is left of a timed test when its time is over: the text cut where typing had come to, and the log of it,
    /// which then is a finished one.
    ///
    /// A log ends with the press that finishes its text. Whatever was being corrected just then was typed already:
    /// it counts as it stood at the press that brought the cursor furthest.
    pub fn cut_at_furthest(&self) -> (Text, Log) {
        let (cursor, events) = self.furthest;
        let mut log = self.log.clone();
        log.dt.truncate(events);
        log.code.truncate(events);
        log.typed.retain(|(event, _)| (*event as usize) < events);
        (self.text.truncated(cursor), log)
    }

    fn insert(&mut self, t: u64, code: &str, unit: &str) -> Outcome {
        if self.reducer.is_complete() || self.log.len() >= MAX_EVENTS {
            return Outcome::Ignored;
        }
        let right = *self.text.units()[self.reducer.cursor()] == *unit;
        self.reducer.insert(right);
        self.write(t, code, (!right).then_some(unit));
        if self.reducer.cursor() > self.furthest.0 {
            self.furthest = (self.reducer.cursor(), self.log.len());
        }
        if right {
            Outcome::Right
        } else {
            Outcome::Wrong
        }
    }

    fn delete(&mut self, t: u64, code: &str, what: &'static str) -> Outcome {
        if self.reducer.is_complete() || self.log.len() >= MAX_EVENTS {
            return Outcome::Ignored;
        }
        let removed = match what {
            DELETE_WORD => self.reducer.delete_word(self.text.units()),
            _ => self.reducer.delete_unit(),
        };
        if removed == 0 {
            return Outcome::Ignored;
        }
        self.write(t, code, Some(what));
        Outcome::Deleted
    }

    fn write(&mut self, t: u64, code: &str, deviation: Option<&str>) {
        let gap = self.last.map_or(0, |last| t.saturating_sub(last));
        self.last = Some(self.last.map_or(t, |last| last.max(t)));
        if let (Some(typed), Ok(event)) = (deviation, u32::try_from(self.log.len())) {
            self.log.typed.push((event, typed.into()));
        }
        self.log
            .dt
            .push(u32::try_from(gap).map_or(MAX_GAP, |gap| gap.min(MAX_GAP)));
        let code = self.code_index(code);
        self.log.code.push(code);
    }

    /// Index of a key in `codes`. What is no name of a key is an unknown key, and so is one key too many: no
    /// keyboard has so many, and `code` must be able to name them.
    fn code_index(&mut self, code: &str) -> u16 {
        const MOST: usize = 255;
        let find = |codes: &[Box<str>], code: &str| codes.iter().position(|known| **known == *code);
        let code = if is_code_name(code) { code } else { "" };
        let full = self.log.codes.len() >= MOST;
        let at = find(&self.log.codes, code).or_else(|| {
            if full {
                find(&self.log.codes, "")
            } else {
                None
            }
        });
        let at = at.unwrap_or_else(|| {
            self.log.codes.push(if full { "" } else { code }.into());
            self.log.codes.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }
}
