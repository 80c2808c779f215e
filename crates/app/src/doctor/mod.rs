//! `tactus --doctor`: how Tactus is on this machine and why it does not reach its server, for an administrator who was asked.
//!
//! In English, as the log is: it is searched, compared and sent on. It names nobody: numbers in place of people, `~` in
//! place of the home folder, and no name of the machine. It changes nothing, an app that runs does not notice, and it ends
//! in time whatever does not answer.

mod data;
mod machine;
mod network;
mod redact;
#[cfg(test)]
mod tests;

use std::{fmt::Write as _, sync::Arc, time::Duration};

use serde::Serialize;
use sync::Network;

use self::redact::Redact;
use crate::{
    config::Config,
    host::{LocalTime, rfc3339},
    policy::{self, Source},
    view::account::TokenStore,
};

pub use machine::Surroundings;

/// No part takes longer; they are looked at side by side.
const AT_MOST: Duration = Duration::from_secs(12);
/// A keyring that asks somebody for a password answers nobody.
const KEYRING: Duration = Duration::from_secs(3);

/// What is looked at, and by what means.
pub struct Subject {
    /// Where things are.
    pub config: Config,
    /// Where a policy was looked for.
    pub sources: Vec<Source>,
    /// What the program around the app knows.
    pub surroundings: Surroundings,
    /// Asks where tokens are kept; may block.
    pub token_store: Box<dyn FnOnce() -> TokenStore + Send>,
    /// The clock.
    pub now: Arc<dyn Fn() -> LocalTime + Send + Sync>,
    /// The network as the app has it, where it runs already.
    pub network: Option<Network>,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// As it should be.
    Ok,
    /// It works, and somebody should know.
    Warning,
    /// Something does not work.
    Problem,
}

impl Level {
    const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Problem => "problem",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The part of the report: `System`, `Data`, `Policy`, `Network`, `Server`.
    pub area: &'static str,
    /// What it is.
    pub what: &'static str,
    /// How it is.
    pub level: Level,
    /// What was seen.
    pub seen: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
}

impl Finding {
    fn ok(area: &'static str, what: &'static str, seen: impl Into<String>) -> Self {
        Self {
            area,
            what,
            level: Level::Ok,
            seen: seen.into(),
            advice: None,
        }
    }

    fn bad(mut self, level: Level, advice: impl Into<String>) -> Self {
        self.level = level;
        self.advice = Some(advice.into());
        self
    }
}

/// All that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Version of the app.
    pub version: &'static str,
    /// RFC 3339, UTC.
    pub made_at: String,
    /// In the order of the text.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether nothing is broken. What is only to be known does not count.
    pub fn is_well(&self) -> bool {
        self.count(Level::Problem) == 0
    }

    fn count(&self, level: Level) -> usize {
        let at_level = self.findings.iter().filter(|one| one.level == level);
        at_level.count()
    }

    /// For people, several lines.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // A String takes everything.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        writeln!(
            out,
            "Tactus {}, report for an administrator, made {}",
            self.version, self.made_at
        )?;
        writeln!(
            out,
            "{} problems, {} warnings. Nobody is named in it, and nothing that was typed.",
            self.count(Level::Problem),
            self.count(Level::Warning)
        )?;
        let mut area = "";
        for one in &self.findings {
            if one.area != area {
                area = one.area;
                writeln!(out, "\n{area}")?;
            }
            writeln!(out, "  {:<8} {}: {}", one.level.name(), one.what, one.seen)?;
            if let Some(advice) = &one.advice {
                writeln!(out, "           -> {advice}")?;
            }
        }
        Ok(())
    }
}

/// Looks at everything. Takes 15 s at most.
pub async fn examine(subject: Subject) -> Report {
    let Subject {
        mut config,
        sources,
        surroundings,
        token_store,
        now,
        network,
    } = subject;
    let made_at = rfc3339(now().utc);
    let redact = Redact::of(&surroundings);
    let server = network::Server::of(&config, &sources);
    config.server_url.clone_from(&server.url);
    let keyring = within(KEYRING, token_store);
    let folder = config.clone();
    let data = within(AT_MOST, move || data::findings(&folder));
    let (policies, data_dir, at) = (sources.clone(), config.data_dir.clone(), now().unix_ms());
    let policy = within(AT_MOST, move || policy::summary(&policies, &data_dir, at));
    let clock = Arc::clone(&now);
    let far = network::findings(&server, &sources, network, AT_MOST, clock);
    let (keyring, data, policy, far) = tokio::join!(keyring, data, policy, far);
    let mut findings = machine::findings(&surroundings);
    findings.push(data::keyring(keyring));
    findings.extend(data.unwrap_or_else(|| vec![data::too_slow()]));
    findings.extend(policy.map_or_else(Vec::new, |policy| network::policy(&policy)));
    findings.extend(machine::certificates(&surroundings));
    findings.extend(far);
    for one in &mut findings {
        one.seen = redact.text(&one.seen);
        one.advice = one.advice.as_deref().map(|advice| redact.text(advice));
    }
    Report {
        version: env!("CARGO_PKG_VERSION"),
        made_at,
        findings,
    }
}

/// What blocks is waited for on a thread of its own, and not for ever.
async fn within<T: Send + 'static>(
    at_most: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let work = tokio::task::spawn_blocking(work);
    tokio::time::timeout(at_most, work).await.ok()?.ok()
}
