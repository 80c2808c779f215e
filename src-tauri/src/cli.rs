//! What can be asked for on the command line, without a window and without a display.

use std::{
    ffi::OsString,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use app::{
    AppError, Config,
    policy::{self, Source},
};

use crate::managed;

/// Wrong words on the command line.
const USAGE: u8 = 2;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// The window; everything that is not ours to know is left to the toolkit.
    Window,
    /// What the policy of this machine comes to, or what one file does.
    CheckPolicy(Option<PathBuf>),
    /// The PIN of this profile is taken away.
    ResetPin(String),
    /// Nothing that makes sense.
    Wrong(&'static str),
}

fn asked(mut args: impl Iterator<Item = OsString>) -> Asked {
    match args.next() {
        Some(first) if first == "--check-policy" => {}
        Some(first) if first == "--reset-pin" => return reset_pin_asked(args),
        _ => return Asked::Window,
    }
    match (args.next(), args.next()) {
        (_, Some(_)) => Asked::Wrong("--check-policy takes one file, or none"),
        (Some(file), None) if file.is_empty() || file.to_string_lossy().starts_with("--") => {
            Asked::Wrong("--check-policy takes a file")
        }
        (file, None) => Asked::CheckPolicy(file.map(PathBuf::from)),
    }
}

fn reset_pin_asked(mut args: impl Iterator<Item = OsString>) -> Asked {
    let whose = args.next().and_then(|whose| whose.into_string().ok());
    match (whose, args.next()) {
        (Some(whose), None) => Asked::ResetPin(whose),
        _ => Asked::Wrong("--reset-pin takes one name"),
    }
}

/// Does what is asked for; `None` where that is the window.
pub(crate) fn run(args: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    match asked(args) {
        Asked::Window => None,
        Asked::CheckPolicy(file) => Some(check_policy(file.as_deref())),
        Asked::ResetPin(whose) => Some(reset_pin(&whose)),
        Asked::Wrong(why) => {
            let _ = writeln!(
                std::io::stderr(),
                "tactus: {why}\nusage: tactus [--check-policy [FILE] | --reset-pin NAME]"
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
    let checked = policy::check(&sources, data_dir);
    let written = std::io::stdout().write_all(checked.text.as_bytes());
    if checked.is_whole && written.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
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
            asked(&["--reset-pin", "Mira"]),
            Asked::ResetPin("Mira".into())
        );
        for wrong in [
            &["--reset-pin"][..],
            &["--reset-pin", "a", "b"],
            &["--check-policy", "a", "b"],
            &["--check-policy", "--all"],
            &["--check-policy", ""],
        ] {
            assert!(matches!(asked(wrong), Asked::Wrong(_)), "{wrong:?}");
        }
    }
}
