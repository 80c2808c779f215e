//! `tactus-server catalog import`: the courses of a folder, all or none.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{cluster, fresh_database};

const COURSE: &str = r#"
format = 1
slug = "mill-school-v1"
version = "1.0.0"
name = "Mill school"
description = "Two keys."
language = "en"
age_group = "kids"
key_order = "us"

[[block]]
number = 1
title = "First keys"

[[lesson]]
number = 1
block = 1
title = "f and j"
description = "Where the fingers rest."
instructions = "Look at the screen."
hints = ["Slowly."]
type = "drill"
new_keys = ["f", "j"]
text = "fff jjj fjf jfj ff jj"
wpm = 5
accuracy = 85
difficulty = 1
"#;

fn import(url: &str, folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tactus-server"));
    command.args(["catalog", "import"]).arg(folder).env_clear();
    command.env("TACTUS_DATABASE_URL", url).output().unwrap()
}

fn folder(courses: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("courses")).unwrap();
    for (file, text) in courses {
        fs::write(folder.path().join("courses").join(file), text).unwrap();
    }
    folder
}

/// What a query answers in the database of this URL.
fn sql(url: &str, query: &str) -> String {
    let (_, database) = url.split_once("5432/").unwrap();
    let (database, _) = database.split_once('?').unwrap();
    cluster().sql(database, query).unwrap()
}

const OWN: &str = "SELECT string_agg(c.slug || ' ' || t.version || ' ' || t.text_content, ', ' ORDER BY t.version)
    FROM courses c JOIN lessons l ON l.course_id = c.id JOIN lesson_texts t ON t.lesson_id = l.id
    WHERE c.slug LIKE 'mill-%'";

#[track_caller]
fn assert_refuses(output: &Output, says: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{said}");
    assert!(said.contains(says), "`{says}` is not in: {said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[tokio::test]
async fn a_course_is_imported_and_a_second_time_changes_nothing() {
    let url = fresh_database().await;
    let folder = folder(&[("mill.toml", COURSE)]);
    for _ in 0..2 {
        let output = import(&url, folder.path());
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(
            said,
            "mill-school-v1 1.0.0: 1 lessons are in the catalogue\n"
        );
    }
    assert_eq!(sql(&url, OWN), "mill-school-v1 1.0.0 fff jjj fjf jfj ff jj");
}

#[tokio::test]
async fn one_broken_course_keeps_all_of_them_out() {
    let url = fresh_database().await;
    let gap = COURSE
        .replace("mill-", "mill-two-")
        .replace("[[lesson]]\nnumber = 1", "[[lesson]]\nnumber = 2");
    let untaught = COURSE
        .replace("mill-", "mill-three-")
        .replace("jfj ff jj", "jfj kk jj");
    let folder = folder(&[("a.toml", COURSE), ("b.toml", &gap), ("c.toml", &untaught)]);
    let output = import(&url, folder.path());
    assert_refuses(&output, "nothing is imported");
    let line = |text: &str, wanted: &str| {
        text.lines()
            .position(|line| line.starts_with(wanted))
            .unwrap()
            + 1
    };
    assert_refuses(
        &output,
        &format!("courses/b.toml:{}", line(&gap, "[[lesson]]")),
    );
    assert_refuses(
        &output,
        &format!("courses/c.toml:{}", line(&untaught, "text =")),
    );
    assert_eq!(sql(&url, OWN), "", "half of it was imported");
}

#[tokio::test]
async fn what_was_published_stays_as_it_is() {
    let url = fresh_database().await;
    assert!(
        import(&url, folder(&[("mill.toml", COURSE)]).path())
            .status
            .success()
    );
    let changed = COURSE.replace("jfj ff jj", "jfj jj ff");
    assert_refuses(
        &import(&url, folder(&[("mill.toml", &changed)]).path()),
        "a changed course needs a new version",
    );
    let newer = changed.replace("1.0.0", "1.1.0");
    assert!(
        import(&url, folder(&[("mill.toml", &newer)]).path())
            .status
            .success()
    );
    let both =
        "mill-school-v1 1.0.0 fff jjj fjf jfj ff jj, mill-school-v1 1.1.0 fff jjj fjf jfj jj ff";
    assert_eq!(sql(&url, OWN), both);
}

#[tokio::test]
async fn a_folder_without_courses_is_named() {
    let url = fresh_database().await;
    let empty = tempfile::tempdir().unwrap();
    assert_refuses(&import(&url, empty.path()), "has no course");
    assert_refuses(
        &import(&url, &empty.path().join("nowhere")),
        "cannot be read",
    );
    let built_in = COURSE.replace("mill-school-v1", "adults-en-v1");
    assert_refuses(
        &import(&url, folder(&[("mine.toml", &built_in)]).path()),
        "choose another slug",
    );
}
