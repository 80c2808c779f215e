//! Logged sessions in a file: JSON lines, each one element of `sessions` of `POST /v1/sync/push` with its `text`.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use serde::Deserialize;
use trainer::metrics::METRICS_VERSION;
use trainer::text::Text;
use trainer::typing::{Log, Policy, Replay};

use crate::command::complain;

/// What is needed of an element; the rest may be absent.
#[derive(Deserialize)]
struct Element {
    text: Option<String>,
    error_policy: Policy,
    is_completed: bool,
    log: Option<Log>,
    metrics_version: Option<u32>,
    keyboard_layout: Option<String>,
    local_date: Option<String>,
    lesson: Option<Lesson>,
}

#[derive(Deserialize)]
struct Lesson {
    course: Option<String>,
}

/// One session, read but not judged.
pub(crate) struct Logged {
    text: Text,
    policy: Policy,
    is_completed: bool,
    log: Log,
    /// `keyboard_layout`.
    pub(crate) layout: Option<String>,
    /// `local_date`.
    pub(crate) date: Option<String>,
    /// Slug of the lesson's course.
    pub(crate) course: Option<String>,
}

impl Logged {
    /// Reads one line.
    pub(crate) fn read(line: &[u8]) -> Result<Self> {
        let element: Element = serde_json::from_slice(line).context("is not a session")?;
        let raw = element.text.ok_or_else(|| anyhow!("has no `text`"))?;
        let log = element.log.ok_or_else(|| anyhow!("has no `log`"))?;
        if let Some(version) = element.metrics_version
            && version != METRICS_VERSION
        {
            bail!("metrics version {version} is not {METRICS_VERSION}");
        }
        Ok(Self {
            text: Text::new(&raw).context("has a text that cannot be typed")?,
            policy: element.error_policy,
            is_completed: element.is_completed,
            log,
            layout: element.keyboard_layout,
            date: element.local_date,
            course: element.lesson.and_then(|lesson| lesson.course),
        })
    }

    /// Judges its log.
    pub(crate) fn judge(&self) -> Result<Replay<'_>> {
        Replay::run(&self.text, self.policy, &self.log, self.is_completed).context("has a bad log")
    }

    /// Keys of the log with the units they gave, where these were the expected ones.
    pub(crate) fn presses(&self) -> Result<Vec<(String, String)>> {
        let judged = self.judge()?;
        let right = judged.presses().filter(|press| press.correct);
        Ok(right
            .map(|press| (press.code.to_owned(), press.expected.to_owned()))
            .collect())
    }
}

/// Hands every line that is not empty to `each`, and names those it cannot use on standard error. Answers how
/// many these were.
pub(crate) fn each_line(file: &Path, mut each: impl FnMut(&[u8]) -> Result<()>) -> Result<usize> {
    let open = File::open(file).with_context(|| format!("{} cannot be opened", file.display()))?;
    let mut wrong = 0;
    for (index, line) in BufReader::new(open).split(b'\n').enumerate() {
        let line = line.with_context(|| format!("{} cannot be read", file.display()))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        if let Err(error) = each(&line) {
            wrong += 1;
            complain(&format!("line {}: {error:#}", index + 1));
        }
    }
    Ok(wrong)
}

/// Fails if any line could not be used: `what` is what it could not be.
pub(crate) fn fail_if(wrong: usize, what: &str) -> Result<()> {
    match wrong {
        0 => Ok(()),
        1 => bail!("1 line could not be {what}"),
        more => bail!("{more} lines could not be {what}"),
    }
}
