//! `cargo xtask coach FILE`: what the model expects of every key and pair after a learner's sessions.

use std::collections::BTreeSet;
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
    let presses: BTreeSet<(String, String)> = session.presses()?.into_iter().collect();
    let named: Vec<&(String, String)> = presses
        .iter()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Typed on a US layout without a mistake.
    const SESSION: &str = r#"{"text": "the other", "error_policy": "free", "is_completed": true,
        "keyboard_layout": "us", "local_date": "2026-11-22", "log": {"dt": [0, 150, 180, 200, 300, 160, 170, 140, 190],
        "codes": ["KeyT", "KeyH", "KeyE", "Space", "KeyO", "KeyR"], "code": [0, 1, 2, 3, 4, 0, 1, 2, 5]}}"#;

    fn error(line: &str) -> String {
        format!("{:#}", read(line.as_bytes(), None).err().expect("an error"))
    }

    #[test]
    fn prints_keys_then_pairs_under_their_names() {
        let sessions = [read(SESSION.as_bytes(), None).unwrap()];
        let lines = lines(&expect(&sessions));
        let all: Vec<serde_json::Value> = lines
            .iter()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let names: Vec<&str> = all
            .iter()
            .map(|line| {
                line.get("key")
                    .or(line.get("pair"))
                    .unwrap()
                    .as_str()
                    .unwrap()
            })
            .collect();
        assert_eq!(names, ["e", "h", "o", "r", "t", "er", "he", "ot", "th"]);
        let th = &all[8];
        let fields: Vec<&str> = th.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(
            fields,
            ["error_rate", "gap_ms", "pair", "samples", "sd_log", "weak"]
        );
        assert_eq!(th["samples"], 2);
        assert_eq!(th["weak"], false);
        let gap = th["gap_ms"].as_f64().unwrap();
        assert!((140.0..200.0).contains(&gap), "{gap}");
        assert!(
            lines[0].starts_with(r#"{"key":"e","gap_ms":"#),
            "{}",
            lines[0]
        );
    }

    #[test]
    fn says_what_is_wrong_with_a_line() {
        assert!(error("[]").starts_with("is not a session: "));
        assert_eq!(
            error(&SESSION.replace("\"us\"", "\"abc\"")),
            "has an unknown layout: abc"
        );
        assert_eq!(
            error(&SESSION.replace("2026-11-22", "2026-02-30")),
            "has a local_date that is no date: 2026-02-30"
        );
        assert!(error(&SESSION.replace("[0, 150", "[5, 150")).starts_with("has a bad log: "));
    }

    #[test]
    fn finds_the_layout_and_the_language_where_they_are_not_given() {
        let bare = SESSION.replace(
            r#""keyboard_layout": "us", "local_date": "2026-11-22", "#,
            "",
        );
        let session = read(bare.as_bytes(), Day::parse("2026-11-03")).unwrap();
        assert_eq!((&*session.layout.id, &*session.language), ("us", "en"));
        assert_eq!(session.day.to_string(), "2026-11-03");
        // The keys of Dvorak for the same letters.
        let dvorak = bare.replace(
            r#""KeyT", "KeyH", "KeyE", "Space", "KeyO", "KeyR""#,
            r#""KeyK", "KeyJ", "KeyD", "Space", "KeyS", "KeyO""#,
        );
        assert_eq!(
            &*read(dvorak.as_bytes(), None).unwrap().layout.id,
            "us-dvorak"
        );
        let nameless = bare.replace("Key", "").replace(r#""T""#, r#""""#);
        assert_eq!(&*read(nameless.as_bytes(), None).unwrap().layout.id, "us");
        let lesson = SESSION.replacen('{', r#"{"lesson": {"course": "kids-fr-v1"}, "#, 1);
        assert_eq!(read(lesson.as_bytes(), None).unwrap().language, "fr");
    }

    #[test]
    fn only_the_last_key_order_counts() {
        let us = read(SESSION.as_bytes(), None).unwrap();
        let of = |layout: &str| {
            let line = SESSION.replace("\"us\"", &format!("\"{layout}\""));
            read(line.as_bytes(), None).unwrap()
        };
        let samples =
            |sessions: &[Session]| expect(sessions).pairs[&("t".into(), "h".into())].samples;
        assert_eq!(samples(&[of("us-dvorak"), of("us-intl"), us]), 4);
        assert!(expect(&[]).pairs.is_empty());
    }

    #[test]
    fn a_file_with_a_bad_line_fails() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("history.jsonl");
        let good = SESSION.replace('\n', " ");
        std::fs::write(&file, format!("{good}\n\n{good}\r\n")).unwrap();
        run(&file).unwrap();
        std::fs::write(&file, format!("{good}\nnonsense\n{{}}\n")).unwrap();
        assert_eq!(
            run(&file).unwrap_err().to_string(),
            "2 lines could not be used"
        );
        let none = run(&folder.path().join("none")).unwrap_err().to_string();
        assert!(none.ends_with("cannot be opened"), "{none}");
    }
}
