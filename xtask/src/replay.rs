//! `cargo xtask replay FILE`: the figures of logged sessions, computed by the core.

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
use trainer::metrics::{self, Figures};

use crate::logged::{Logged, each_line, fail_if};

/// One line of output, under the names of `spec/commands.md`.
#[derive(Serialize)]
struct Line {
    wpm: u32,
    gross_wpm: u32,
    raw_wpm: u32,
    accuracy: u32,
    result_accuracy: u32,
    errors: u32,
    uncorrected_errors: u32,
    duration: u64,
    active_duration: u64,
    kspc: u32,
    avg_keystroke_time: u64,
    max_pause_duration: u64,
    pause_count: u32,
    consistency: Option<u32>,
    inserts: u32,
    deleted: u32,
}

impl From<Figures> for Line {
    fn from(figures: Figures) -> Self {
        Self {
            wpm: figures.wpm,
            gross_wpm: figures.gross_wpm,
            raw_wpm: figures.raw_wpm,
            accuracy: figures.accuracy,
            result_accuracy: figures.result_accuracy,
            errors: figures.errors,
            uncorrected_errors: figures.uncorrected_errors,
            duration: figures.duration,
            active_duration: figures.active_duration,
            kspc: figures.kspc,
            avg_keystroke_time: figures.avg_keystroke_time,
            max_pause_duration: figures.max_pause_duration,
            pause_count: figures.pause_count,
            consistency: figures.consistency,
            inserts: figures.inserts,
            deleted: figures.deleted,
        }
    }
}

/// Prints a line for each session that can be replayed, names the others by line, and fails if there were any.
pub(crate) fn run(file: &Path) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let wrong = each_line(file, |line| Ok(writeln!(out, "{}", replay(line)?)?))?;
    fail_if(wrong, "replayed")
}

/// The figures of one session as JSON.
fn replay(line: &[u8]) -> Result<String> {
    let session = Logged::read(line)?;
    let figures = metrics::figures(&session.judge()?)?;
    Ok(serde_json::to_string(&Line::from(figures))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first worked example of metrics.md, as it stands in api.md.
    const EXAMPLE: &str = r#"{"text": "fj f", "error_policy": "stop_on_error", "is_completed": true,
        "metrics_version": 1, "log": {"dt": [0, 182, 203, 215, 190], "codes": ["KeyF", "KeyK", "KeyJ", "Space"],
        "code": [0, 1, 2, 3, 0], "typed": [[1, "k"]]}}"#;

    fn error(line: &str) -> String {
        format!("{:#}", replay(line.as_bytes()).unwrap_err())
    }

    #[test]
    fn prints_every_figure_under_its_name() {
        let printed = replay(EXAMPLE.as_bytes()).unwrap();
        // gross = 3/5 words in 790 ms, raw = 4/5; 4 of 5 inserts right; 5 inserts for 4 units; mean 790/4.
        assert_eq!(
            printed,
            r#"{"wpm":4557,"gross_wpm":4557,"raw_wpm":6076,"accuracy":8000,"result_accuracy":10000,"#.to_owned()
                + r#""errors":1,"uncorrected_errors":0,"duration":790,"active_duration":790,"kspc":1250,"#
                + r#""avg_keystroke_time":198,"max_pause_duration":215,"pause_count":0,"consistency":null,"#
                + r#""inserts":5,"deleted":0}"#
        );
    }

    #[test]
    fn says_what_is_wrong_with_a_line() {
        assert!(error("{").starts_with("is not a session: "));
        assert_eq!(
            error(&EXAMPLE.replace(r#""fj f""#, "null")),
            "has no `text`"
        );
        assert_eq!(
            error(&EXAMPLE.replace(r#""metrics_version": 1"#, r#""metrics_version": 2"#)),
            "metrics version 2 is not 1"
        );
        assert!(
            error(&EXAMPLE.replace("[0, 182", "[1, 182"))
                .starts_with("has a bad log: the first event")
        );
        assert!(error(&EXAMPLE.replace("true", "false")).starts_with("has a bad log: "));
    }

    #[test]
    fn a_file_with_a_bad_line_fails() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sessions.jsonl");
        let good = EXAMPLE.replace('\n', " ");
        std::fs::write(&file, format!("{good}\n\n{good}\r\n")).unwrap();
        run(&file).unwrap();
        std::fs::write(&file, format!("{good}\n\u{feff}nonsense\n{good}")).unwrap();
        assert_eq!(
            run(&file).unwrap_err().to_string(),
            "1 line could not be replayed"
        );
        assert!(
            run(&folder.path().join("none"))
                .unwrap_err()
                .to_string()
                .ends_with("cannot be opened")
        );
    }
}
