//! `cargo xtask coach FILE`: what the model expects of every key and pair after a learner's sessions.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use serde::Serialize;
use trainer::keyboard::{self, Layout};
use trainer::model::{Day, Estimate, Outlook, Past, Setting, estimate};
use trainer::stats::{SessionStats, session_stats};

use crate::logged::{Logged, each_line, fail_if};

/// Shown by `--help`.
pub(crate) const HELP: &str = "\
Input: as for `replay`, one learner's sessions from the oldest to the newest. Besides `text`, `error_policy`, \
`is_completed` and `log` it uses, where they are given:
  local_date       the day; without one the day of the line before
  keyboard_layout  without one the layout that explains the keys of the log best
  lesson.course    names the language; without one that of the layout
Only sessions on layouts with the key order of the last session's are used.

Output: {\"key\": \"t\", …} for each key, then {\"pair\": \"th\", …} for each pair inside words:
  gap_ms      the gap expected next time, ms: the middle of what is expected
  sd_log      standard deviation of its natural logarithm: how far that middle may be off
  error_rate  wrong presses expected among all, 1/100 %
  samples     gaps it rests on
  weak        whether it is slower, or more often wrong, than the rest of the typing makes expect
The space has no line: no gap around it is a sample. docs/COACH.md has the model.";

/// Which layout is taken where a log says nothing: the most common one.
const FALLBACK: &str = "us";

/// The day of the first sessions where no date is given: only differences count.
const NO_DAY: Day = Day::EPOCH;

/// One line of output.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pair: Option<String>,
    gap_ms: f64,
    sd_log: f64,
    error_rate: u32,
    samples: u32,
    weak: bool,
}

impl<'a> Line<'a> {
    fn new(key: Option<&'a str>, pair: Option<String>, outlook: &Outlook) -> Self {
        // Rounded for people: to 1/100 ms and 1/10,000.
        let round = |value: f64, steps: f64| (value * steps).round() / steps;
        Self {
            key,
            pair,
            gap_ms: round(outlook.gap_ms, 100.0),
            sd_log: round(outlook.sd_log, 10_000.0),
            error_rate: outlook.error_rate_centi(),
            samples: outlook.samples,
            weak: outlook.weakness.is_any(),
        }
    }
}

/// One session of the history.
struct Session {
    day: Day,
    layout: &'static Layout,
    language: String,
    stats: SessionStats,
}

/// Prints a line for each key and pair, from all sessions that can be read; names the others by line, and fails
/// if there were any.
pub(crate) fn run(file: &Path) -> Result<()> {
    let mut sessions: Vec<Session> = Vec::new();
    let wrong = each_line(file, |line| {
        let session = read(line, sessions.last().map(|last| last.day))?;
        sessions.push(session);
        Ok(())
    })?;
    let mut out = std::io::stdout().lock();
    for line in lines(&expect(&sessions)) {
        writeln!(out, "{line}")?;
    }
    fail_if(wrong, "used")
}

fn read(line: &[u8], before: Option<Day>) -> Result<Session> {
    let session = Logged::read(line)?;
    let stats = session_stats(&session.judge()?);
    let day = match &session.date {
        Some(date) => {
            Day::parse(date).with_context(|| format!("has a local_date that is no date: {date}"))?
        }
        None => before.unwrap_or(NO_DAY),
    };
    let layout = match &session.layout {
        Some(id) => keyboard::layout(id).ok_or_else(|| anyhow!("has an unknown layout: {id}"))?,
        None => guess(&session)?,
    };
    let language = session.course.as_deref().and_then(course_language);
    Ok(Session {
        day,
        layout,
        language: language.unwrap_or_else(|| layout.language.to_string()),
        stats,
    })
}

/// The layout on which the keys of a log give its text.
fn guess(session: &Logged) -> Result<&'static Layout> {
    let fallback = keyboard::layout(FALLBACK).context("the us layout is missing")?;
    let presses: BTreeMap<(String, String), ()> = session
        .presses()?
        .into_iter()
        .map(|press| (press, ()))
        .collect();
    let named: Vec<&(String, String)> = presses
        .keys()
        .filter(|(code, _)| !code.is_empty())
        .collect();
    if named.is_empty() {
        return Ok(fallback);
    }
    let presses: Vec<(&str, &str)> = named
        .iter()
        .map(|(code, unit)| (&**code, &**unit))
        .collect();
    Ok(keyboard::guess(&presses, &fallback.language)
        .first()
        .copied()
        .unwrap_or(fallback))
}

/// `en` of `adults-en-v1`.
fn course_language(slug: &str) -> Option<String> {
    slug.split('-').nth(1).map(str::to_owned)
}

/// What is expected after these sessions.
fn expect(sessions: &[Session]) -> Estimate {
    let Some(last) = sessions.last() else {
        return Estimate::default();
    };
    let order = last.layout.key_order();
    let alike = sessions
        .iter()
        .filter(|session| session.layout.key_order() == order);
    let past = Past::from_stats(alike.map(|session| (session.day, &session.stats)));
    let setting = Setting {
        layout: last.layout,
        language: &last.language,
    };
    estimate(&past, &setting)
}

fn lines(estimate: &Estimate) -> Vec<String> {
    let keys = estimate
        .keys
        .iter()
        .map(|(key, outlook)| Line::new(Some(key), None, outlook));
    let pairs = estimate
        .pairs
        .iter()
        .map(|((before, unit), outlook)| Line::new(None, Some(format!("{before}{unit}")), outlook));
    // Plain numbers and strings always make JSON.
    keys.chain(pairs)
        .filter_map(|line| serde_json::to_string(&line).ok())
        .collect()
}
