//! Judges a stored log: validates all of it, then says what every event was.

use super::{DELETE_UNIT, DELETE_WORD, Log, LogError, MAX_GAP, Policy, reducer::Reducer};
use crate::text::{Text, is_unit};

/// A log that was found valid, with the text it belongs to.
#[derive(Debug, Clone)]
pub struct Replay<'a> {
    text: &'a Text,
    policy: Policy,
    log: &'a Log,
    end: Reducer,
}

/// One insert, right or wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press<'a> {
    /// Number of the insert in the session, from 0.
    pub seq: u32,
    /// Number of the event in the log, from 0.
    pub event: u32,
    /// Milliseconds since the first insert.
    pub t: u64,
    /// Milliseconds since the insert before, 0 for the first.
    pub gap: u64,
    /// Index of the expected unit in the text, from 0.
    pub index: usize,
    /// The unit at the cursor.
    pub expected: &'a str,
    /// The unit typed.
    pub actual: &'a str,
    /// Whether they are the same.
    pub correct: bool,
    /// The physical key, empty where unknown.
    pub code: &'a str,
}

impl<'a> Replay<'a> {
    /// Validates a log against its text and policy, to the last event.
    pub fn run(
        text: &'a Text,
        policy: Policy,
        log: &'a Log,
        is_completed: bool,
    ) -> Result<Self, LogError> {
        log.check_form()?;
        let mut walk = Walk::new(text, policy, log);
        while let Some(step) = walk.next_checked() {
            step?;
        }
        let finished = walk.reducer.is_complete();
        if finished != is_completed {
            return Err(LogError::CompletedDiffers { finished });
        }
        Ok(Self {
            text,
            policy,
            log,
            end: walk.reducer,
        })
    }

    /// The text typed.
    pub fn text(&self) -> &'a Text {
        self.text
    }

    /// The policy it was typed under.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// The log judged.
    pub fn log(&self) -> &'a Log {
        self.log
    }

    /// Whether the text was finished.
    pub fn is_completed(&self) -> bool {
        self.end.is_complete()
    }

    /// *I*: inserts, right and wrong.
    pub fn inserts(&self) -> u32 {
        self.end.inserts()
    }

    /// *C*: right inserts.
    pub fn correct_inserts(&self) -> u32 {
        self.end.correct()
    }

    /// *D*: units deleted.
    pub fn deleted(&self) -> u32 {
        self.end.deleted()
    }

    /// Positions filled at the end: all of a finished text, *L* of an unfinished one.
    pub fn filled(&self) -> usize {
        self.end.cursor()
    }

    /// *U*: wrong units left at the end.
    pub fn left_wrong(&self) -> usize {
        self.end.wrong().len()
    }

    /// Every insert in order; deletes are left out.
    pub fn presses(&self) -> impl Iterator<Item = Press<'a>> + use<'a> {
        let mut walk = Walk::new(self.text, self.policy, self.log);
        let (log, units) = (self.log, self.text.units());
        let mut first = None;
        let mut before = 0;
        let mut seq = 0;
        std::iter::from_fn(move || {
            loop {
                let step = walk.next_checked()?.ok()?;
                let Act::Insert { wrong } = step.act else {
                    continue;
                };
                let expected = &*units[step.index];
                let start = *first.get_or_insert(step.t);
                let press = Press {
                    seq,
                    event: u32::try_from(step.event).unwrap_or(u32::MAX),
                    t: step.t - start,
                    gap: if seq == 0 { 0 } else { step.t - before },
                    index: step.index,
                    expected,
                    actual: wrong.unwrap_or(expected),
                    correct: wrong.is_none(),
                    code: &log.codes[usize::from(log.code[step.event])],
                };
                before = step.t;
                seq += 1;
                return Some(press);
            }
        })
    }

    /// The gaps between successive inserts, ms: one fewer than there are inserts.
    pub(crate) fn gaps(&self) -> impl Iterator<Item = u64> + use<'a> {
        let mut deviations = self.log.typed.iter().peekable();
        let mut since = 0;
        let gaps = self
            .log
            .dt
            .iter()
            .enumerate()
            .filter_map(move |(event, &dt)| {
                since += u64::from(dt);
                let deviation = deviations.next_if(|(at, _)| *at as usize == event);
                let is_delete = deviation
                    .is_some_and(|(_, typed)| matches!(&**typed, DELETE_UNIT | DELETE_WORD));
                (!is_delete).then(|| std::mem::take(&mut since))
            });
        // A log begins with an insert, as there is nothing to delete before it.
        gaps.skip(1)
    }
}

/// What one event was.
#[derive(Debug, Clone, Copy)]
enum Act<'a> {
    /// A unit was typed; `wrong` names it where it was not the expected one.
    Insert {
        wrong: Option<&'a str>,
    },
    Delete,
}

/// One event, judged.
#[derive(Debug, Clone, Copy)]
struct Step<'a> {
    event: usize,
    t: u64,
    index: usize,
    act: Act<'a>,
}

/// Goes through a log event by event. The form of the log must have been checked.
struct Walk<'a> {
    units: &'a [Box<str>],
    log: &'a Log,
    reducer: Reducer,
    event: usize,
    deviation: usize,
    t: u64,
}

impl<'a> Walk<'a> {
    fn new(text: &'a Text, policy: Policy, log: &'a Log) -> Self {
        let reducer = Reducer::new(policy, text.len());
        Self {
            units: text.units(),
            log,
            reducer,
            event: 0,
            deviation: 0,
            t: 0,
        }
    }

    /// The next event, or why there can be no such event; after an error nothing more is to be asked.
    #[inline]
    fn next_checked(&mut self) -> Option<Result<Step<'a>, LogError>> {
        let event = self.event;
        let &dt = self.log.dt.get(event)?;
        self.event += 1;
        if dt > MAX_GAP {
            return Some(Err(LogError::Gap { event }));
        }
        if usize::from(self.log.code[event]) >= self.log.codes.len() {
            return Some(Err(LogError::CodeIndex { event }));
        }
        if self.reducer.is_complete() {
            return Some(Err(LogError::EventAfterEnd { event }));
        }
        self.t += u64::from(dt);
        let index = self.reducer.cursor();
        let act = match self.log.typed.get(self.deviation) {
            Some((at, typed)) if *at as usize == event => {
                self.deviation += 1;
                match self.deviate(event, typed) {
                    Ok(act) => act,
                    Err(error) => return Some(Err(error)),
                }
            }
            _ => {
                self.reducer.insert(true);
                Act::Insert { wrong: None }
            }
        };
        Some(Ok(Step {
            event,
            t: self.t,
            index,
            act,
        }))
    }

    /// An event that did not insert the expected unit.
    fn deviate(&mut self, event: usize, typed: &'a str) -> Result<Act<'a>, LogError> {
        if matches!(typed, DELETE_UNIT | DELETE_WORD) {
            if !self.reducer.records_deletes() {
                return Err(LogError::DeleteNotRecorded { event });
            }
            let removed = match typed {
                DELETE_WORD => self.reducer.delete_word(self.units),
                _ => self.reducer.delete_unit(),
            };
            return if removed == 0 {
                Err(LogError::NothingToDelete { event })
            } else {
                Ok(Act::Delete)
            };
        }
        if !is_unit(typed) {
            return Err(LogError::NotOneUnit { event });
        }
        if *self.units[self.reducer.cursor()] == *typed {
            return Err(LogError::DeviationIsExpected { event });
        }
        self.reducer.insert(false);
        Ok(Act::Insert { wrong: Some(typed) })
    }
}
