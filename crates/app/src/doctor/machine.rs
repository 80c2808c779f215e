//! The program and the system it runs on.

use std::path::PathBuf;

use super::{Finding, Level};

const AREA: &str = "System";

/// What the program around the app knows of the machine, none of it necessary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Name and version of the system.
    pub system: Option<String>,
    /// Version of the web view, or that there is none.
    pub webview: Option<Result<String, String>>,
    /// BCP 47 tag of the system's language.
    pub language: Option<String>,
    /// Kind of the session and what shows windows, without names of displays.
    pub display: Option<String>,
    /// Variables that name certificates in place of the system's store, with their values.
    pub certificates: Vec<(&'static str, PathBuf)>,
    /// The home folder, to be left out.
    pub home: Option<PathBuf>,
    /// The user's name, to be left out.
    pub user: Option<String>,
}

pub(super) fn findings(surroundings: &Surroundings) -> Vec<Finding> {
    let ok = |what, seen: String| Finding::ok(AREA, what, seen);
    let unknown = || "unknown".to_owned();
    let build = if cfg!(debug_assertions) {
        "debug"
    } else {
        "release"
    };
    let webview = match &surroundings.webview {
        None => ok("web view", "not looked at".to_owned()),
        Some(Ok(version)) => ok("web view", version.clone()),
        Some(Err(why)) => ok("web view", why.clone()).bad(
            Level::Problem,
            "without it there is no window: install WebKitGTK 4.1 (Linux) or the WebView2 runtime (Windows)",
        ),
    };
    let display = match &surroundings.display {
        Some(display) => ok("display", display.clone()),
        None => ok(
            "display",
            "none: no window can be opened from here".to_owned(),
        ),
    };
    vec![
        ok(
            "program",
            format!(
                "{} {build}, {} {}",
                env!("CARGO_PKG_VERSION"),
                std::env::consts::OS,
                std::env::consts::ARCH
            ),
        ),
        ok(
            "system",
            surroundings.system.clone().unwrap_or_else(unknown),
        ),
        webview,
        ok(
            "language",
            surroundings.language.clone().unwrap_or_else(unknown),
        ),
        display,
    ]
}

/// Variables that take the place of the system's certificates, on the systems where they do.
pub(super) fn certificates(surroundings: &Surroundings) -> Vec<Finding> {
    let named = surroundings.certificates.iter();
    named
        .map(|(name, path)| {
            let seen = format!("{name}={}", path.display());
            let finding = Finding::ok("Network", "certificates of a variable", seen);
            // Several folders stand in one variable.
            if *name == "SSL_CERT_FILE" && !path.exists() {
                finding.bad(
                    Level::Problem,
                    "there is no such file: correct the variable or unset it",
                )
            } else {
                finding
            }
        })
        .collect()
}
