//! Achievements: the file, the criteria one by one, and the laws that hold for any history.

mod definitions;
mod laws;
mod lives;
mod measures;

use trainer::achievements::{Day, Definition, Exercise, History, Progress, SessionFacts, read};
use trainer::typing::Policy;

/// The day this many days after 1 November 2026, a Sunday.
pub(crate) fn day(number: i32) -> Day {
    Day::from_number(Day::parse("2026-11-01").expect("a day").number() + number).expect("a day")
}

/// A finished lesson of 200 keys with ten slips and two stars.
pub(crate) fn lesson(course: &str, number: u32, on: i32) -> SessionFacts<'_> {
    SessionFacts {
        exercise: Exercise::Lesson { course, number },
        is_completed: true,
        day: day(on),
        layout: "us",
        policy: Policy::StopOnError,
        rating: Some(2),
        stars_needed: Some(2),
        wpm: 1_500,
        raw_wpm: 1_600,
        accuracy: 9_500,
        consistency: Some(6_000),
        keystrokes: 200,
        errors: 10,
        uncorrected_errors: 0,
        pauses: 2,
    }
}

/// The same of a generated text.
pub(crate) fn practice(on: i32) -> SessionFacts<'static> {
    SessionFacts {
        exercise: Exercise::Practice,
        rating: None,
        stars_needed: None,
        ..lesson("", 1, on)
    }
}

/// One definition for everybody, or for grown-ups, with these criteria.
pub(crate) fn asking(audience: &str, criteria: &str) -> Definition {
    let text = format!(
        "format = 1\n[[achievement]]\ncode = \"it\"\ncategory = \"path\"\ntier = \"gold\"\npoints = 1\n\
         audience = \"{audience}\"\nbeats = [2, 2, 2]\ncriteria = {criteria}\n"
    );
    let mut read = read("a.toml", &text).unwrap_or_else(|error| panic!("{criteria}: {error}"));
    read.remove(0)
}

/// How far these sessions come.
pub(crate) fn progress(criteria: &str, sessions: &[SessionFacts<'_>]) -> Progress {
    let history = History::of(sessions.iter().copied());
    asking("grown_ups", criteria)
        .progress_of(&history)
        .expect("totals")
}
