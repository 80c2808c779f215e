//! What can be asked for on the command line, without a window and without a display.

use std::{
    ffi::OsString,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use app::{
    AppError, Config,
    doctor::{Subject, Surroundings, examine},
    policy::{self, Source},
    system,
};

use crate::{managed, secrets::Secrets, selftest};

/// Wrong words on the command line.
const USAGE: u8 = 2;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// The window; everything that is not ours to know is left to the toolkit.
    Window,
    /// What the policy of this machine comes to, or what one file does.
    CheckPolicy(Option<PathBuf>),
    /// Whether this build works on this system, tried in a folder of its own.
    SelfTest(PathBuf),
    /// How Tactus is on this machine.
    Doctor(Form),
    /// The PIN of this profile is taken away.
    ResetPin(String),
    /// Nothing that makes sense.
    Wrong(&'static str),
}

/// What a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// For people.
    Text,
    /// For programs.
    Json,
}

fn asked(mut args: impl Iterator<Item = OsString>) -> Asked {
    let first = args.next().unwrap_or_default();
    let (path, more) = (args.next(), args.next());
    let is_no_path = |path: &OsString| path.is_empty() || path.to_string_lossy().starts_with("--");
    match (first.to_str(), path, more) {
        (Some("--reset-pin"), Some(whose), None) if !is_no_path(&whose) => whose
            .into_string()
            .map_or(Asked::Wrong("nobody has such a name"), Asked::ResetPin),
        (Some("--reset-pin"), _, _) => Asked::Wrong("--reset-pin takes one name"),
        (Some("--doctor"), None, None) => Asked::Doctor(Form::Text),
        (Some("--doctor"), Some(form), None) if form == "--json" => Asked::Doctor(Form::Json),
        (Some("--doctor"), _, _) => Asked::Wrong("--doctor takes --json, or nothing"),
        (Some("--check-policy"), _, Some(_)) => {
            Asked::Wrong("--check-policy takes one file, or none")
        }
        (Some("--check-policy"), Some(file), None) if is_no_path(&file) => {
            Asked::Wrong("--check-policy takes a file")
        }
        (Some("--check-policy"), file, None) => Asked::CheckPolicy(file.map(PathBuf::from)),
        (Some("--selftest"), Some(folder), None) if !is_no_path(&folder) => {
            Asked::SelfTest(PathBuf::from(folder))
        }
        (Some("--selftest"), _, _) => Asked::Wrong("--selftest takes one folder"),
        _ => Asked::Window,
    }
}

/// Does what is asked for; `None` where that is the window.
pub(crate) fn run(args: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    match asked(args) {
        Asked::Window => None,
        Asked::CheckPolicy(file) => Some(check_policy(file.as_deref())),
        Asked::SelfTest(folder) => Some(selftest::run(&folder)),
        Asked::Doctor(form) => Some(doctor(form)),
        Asked::ResetPin(whose) => Some(reset_pin(&whose)),
        Asked::Wrong(why) => {
            let _ = writeln!(
                std::io::stderr(),
                "tactus: {why}\n\
                 usage: tactus [--check-policy [FILE] | --doctor [--json] | --reset-pin NAME | --selftest FOLDER]"
            );
            Some(ExitCode::from(USAGE))
        }
    }
}

fn check_policy(file: Option<&Path>) -> ExitCode {
    // Without a home folder there are no courses of one's own, and the policy is the same.
    let config = Config::from_env(|name| std::env::var_os(name)).ok();
    let sources = match (file, &config) {
        (Some(file), _) => vec![Source::named(file)],
        (None, Some(config)) => {
            let mut config = config.clone();
            config.managed = managed::sources();
            config.policies()
        }
        (None, None) => managed::sources(),
    };
    let data_dir = config.as_ref().map(|config| config.data_dir.as_path());
    let checked = policy::check(&sources, data_dir, system::now().unix_ms());
    let written = std::io::stdout().write_all(checked.text.as_bytes());
    if checked.is_whole && written.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn doctor(form: Form) -> ExitCode {
    let mut config = match Config::from_env(|name| std::env::var_os(name)) {
        Ok(config) => config,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "tactus: {error}");
            return ExitCode::FAILURE;
        }
    };
    config.managed = managed::sources();
    let data_dir = config.data_dir.clone();
    let subject = Subject {
        sources: config.policies(),
        surroundings: surroundings(),
        token_store: Box::new(move || Secrets::new(&data_dir).store()),
        now: Arc::new(system::now),
        network: None,
        config,
    };
    let Ok(runtime) = tokio::runtime::Runtime::new() else {
        return ExitCode::FAILURE;
    };
    let report = runtime.block_on(examine(subject));
    // What did not answer in time is not waited for.
    runtime.shutdown_background();
    let text = match form {
        Form::Text => report.text(),
        Form::Json => serde_json::to_string_pretty(&report).unwrap_or_default() + "\n",
    };
    let written = std::io::stdout().write_all(text.as_bytes());
    if report.is_well() && written.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What the system and the web view say of themselves.
pub(crate) fn surroundings() -> Surroundings {
    let webview = tauri::webview_version().map_err(|error| error.to_string());
    Surroundings {
        webview: Some(webview),
        ..managed::with_version(system::surroundings(|name| std::env::var_os(name)))
    }
}

fn reset_pin(whose: &str) -> ExitCode {
    let config = Config::from_env(|name| std::env::var_os(name));
    let (code, said) = match config.and_then(|config| app::reset_pin(&config, whose)) {
        Ok(()) => (ExitCode::SUCCESS, "the PIN is gone".to_owned()),
        Err(AppError::UnknownProfile { id }) if id.is_empty() => {
            (ExitCode::FAILURE, "nobody here has this name".to_owned())
        }
        Err(AppError::UnknownProfile { id }) => (
            ExitCode::FAILURE,
            format!("several have this name; say which: {id}"),
        ),
        Err(AppError::AlreadyRunning) => (ExitCode::FAILURE, "close Tactus first".to_owned()),
        Err(error) => (ExitCode::FAILURE, error.to_string()),
    };
    let _ = writeln!(std::io::stdout(), "tactus: {said}");
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_understood_or_refused() {
        let asked = |words: &[&str]| asked(words.iter().map(OsString::from));
        assert_eq!(asked(&[]), Asked::Window);
        assert_eq!(asked(&["tactus://open"]), Asked::Window);
        assert_eq!(asked(&["--check-policy"]), Asked::CheckPolicy(None));
        assert_eq!(
            asked(&["--check-policy", "p.json"]),
            Asked::CheckPolicy(Some("p.json".into()))
        );
        assert_eq!(
            asked(&["--selftest", "folder"]),
            Asked::SelfTest("folder".into())
        );
        assert_eq!(
            asked(&["--reset-pin", "Mira"]),
            Asked::ResetPin("Mira".into())
        );
        assert_eq!(asked(&["--doctor"]), Asked::Doctor(Form::Text));
        assert_eq!(asked(&["--doctor", "--json"]), Asked::Doctor(Form::Json));
        for wrong in [
            &["--check-policy", "a", "b"][..],
            &["--selftest"],
            &["--selftest", "a", "b"],
            &["--selftest", "--all"],
            &["--doctor", "--xml"],
            &["--doctor", "--json", "more"],
            &["--reset-pin"],
            &["--reset-pin", "a", "b"],
            &["--check-policy", "--all"],
            &["--check-policy", ""],
        ] {
            assert!(matches!(asked(wrong), Asked::Wrong(_)), "{wrong:?}");
        }
    }
}
