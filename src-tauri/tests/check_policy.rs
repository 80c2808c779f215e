//! `tactus --check-policy` of the built program, on a machine without a display.

#![expect(clippy::unwrap_used, reason = "what cannot happen in a test fails it")]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// Runs the program in a world of nothing but this data folder.
fn tactus(data: &Path, policy: Option<&Path>, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tactus"));
    command
        .args(args)
        .env_clear()
        .env("TACTUS_DATA_DIR", data.join("data"));
    if let Some(policy) = policy {
        command.env("TACTUS_POLICY", policy);
    }
    command.output().unwrap()
}

fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[test]
fn a_good_policy_is_in_force_and_nothing_is_left_behind() {
    let dir = tempfile::tempdir().unwrap();
    let policy = dir.path().join("policy.json");
    fs::write(&policy, r#"{"version": 1, "export": false}"#).unwrap();
    let (code, out, err) = said(&tactus(
        dir.path(),
        None,
        &["--check-policy", policy.to_str().unwrap()],
    ));
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(
        out.contains(&format!("export = false ({})", policy.display())),
        "{out}"
    );
    assert!(!dir.path().join("data").exists(), "looking makes no folder");
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let policy = dir.path().join("policy.json");
    fs::write(
        &policy,
        r#"{"export": "never", "telepathy": true, "import": false}"#,
    )
    .unwrap();
    let (code, out, _) = said(&tactus(dir.path(), Some(&policy), &["--check-policy"]));
    assert_eq!(code, Some(1), "{out}");
    for part in [
        "import = false",
        "export = never",
        "the item cannot have this value",
        "telepathy = true",
        "there is no such item in this version",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
    fs::write(&policy, r#"{"export": fal"#).unwrap();
    let (code, out, _) = said(&tactus(dir.path(), Some(&policy), &["--check-policy"]));
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("cannot be read"), "{out}");
    let missing = dir.path().join("missing.json");
    let (code, out, _) = said(&tactus(
        dir.path(),
        None,
        &["--check-policy", missing.to_str().unwrap()],
    ));
    assert_eq!(code, Some(1), "{out}");
}

#[test]
fn wrong_words_are_wrong_usage() {
    let dir = tempfile::tempdir().unwrap();
    let (code, out, err) = said(&tactus(dir.path(), None, &["--check-policy", "a", "b"]));
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("usage: tactus"), "{err}");
}
