//! The catalogue: the built-in courses, and those of a folder, which come whole or not at all.

use std::fs;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use tactus_server::catalog::{ImportError, Put, import_built_in, import_folder};
use tactus_server::config::RateLimits;
use tactus_server::database;

use crate::push::push;
use crate::support::{TestApp, empty_database, example, pool};

/// The texts of [`course`], by lesson.
const TEXTS: [&str; 2] = ["fff jjj fjf jfj ff jj", "ddd kkk dkd kdk fd jk"];

/// Two lessons on the home row.
fn course(slug: &str, version: &str, key_order: &str) -> String {
    let lesson = |number: usize, keys: &str| {
        format!(
            "[[lesson]]\nnumber = {number}\nblock = 1\ntitle = \"Lesson {number}\"\ndescription = \"Two keys.\"\n\
             instructions = \"Type.\"\nhints = [\"Slowly.\"]\ntype = \"drill\"\nnew_keys = {keys}\ntext = \"{}\"\n\
             wpm = 5\naccuracy = 85\ndifficulty = 1\n",
            TEXTS[number - 1]
        )
    };
    format!(
        "format = 1\nslug = \"{slug}\"\nversion = \"{version}\"\nname = \"Mill school\"\ndescription = \"Four keys.\"\n\
         language = \"en\"\nage_group = \"adults\"\nkey_order = \"{key_order}\"\n\n[[block]]\nnumber = 1\ntitle = \"Keys\"\n\n{}{}",
        lesson(1, "[\"f\", \"j\"]"),
        lesson(2, "[\"d\", \"k\"]"),
    )
}

fn layout(id: &str) -> String {
    let json = include_str!("../../../content/layouts/us.json");
    json.replacen(
        "\"id\": \"us\"",
        &format!("\"id\": \"{id}\", \"key_order\": \"{id}\""),
        1,
    )
}

fn put(folder: &Path, file: &str, content: impl AsRef<[u8]>) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// A finished session of a lesson of [`course`], without a slip.
fn session(id: u128, slug: &str, version: &str, number: usize, key_order: &str) -> Value {
    let keys: Vec<(u64, String)> = TEXTS[number - 1]
        .chars()
        .zip(0..)
        .map(|(unit, at)| (at * 200, unit.to_string()))
        .collect();
    let keys: Vec<(u64, &str)> = keys.iter().map(|(t, unit)| (*t, unit.as_str())).collect();
    let mut session = crate::support::typed_session(
        id,
        TEXTS[number - 1],
        trainer::typing::Policy::StopOnError,
        &keys,
    );
    session["text"] = Value::Null;
    session["lesson"] =
        json!({"course": slug, "version": version, "number": number, "key_order": key_order});
    session["is_practice"] = false.into();
    session
}

async fn counts(test: &TestApp) -> (i64, i64, i64, i64) {
    (
        test.count("SELECT COUNT(*) FROM courses").await,
        test.count("SELECT COUNT(*) FROM lessons").await,
        test.count("SELECT COUNT(*) FROM lesson_texts").await,
        test.count("SELECT COUNT(*) FROM fingers").await,
    )
}

#[tokio::test]
async fn the_built_in_courses_come_at_the_first_start_and_are_left_alone_at_the_next() {
    let db = pool(&empty_database().await);
    database::MIGRATIONS.run(&db).await.unwrap();
    let test = TestApp::on(db, RateLimits::Off);
    let begun = Instant::now();
    import_built_in(&test.app).await.unwrap();
    let first = begun.elapsed();
    let (courses, lessons, texts, _) = counts(&test).await;
    assert_eq!((courses, lessons), (15, 1_230));
    // English in six key orders, Russian in one, Spanish, German and French in two.
    assert_eq!(texts, 246 * (6 + 1 + 2 + 2 + 2));
    assert_eq!(test.count("SELECT COUNT(*) FROM lessons WHERE unlock_requirements <> '{\"previous_lesson_stars\": 2}'").await, 0);
    let newest = "SELECT (EXTRACT(EPOCH FROM MAX(updated_at)) * 1000000)::BIGINT FROM courses";
    let written = test.count(newest).await;
    let begun = Instant::now();
    import_built_in(&test.app).await.unwrap();
    // A start that finds all there makes no course: it is a few queries.
    println!("first import {first:?}, the next {:?}", begun.elapsed());
    assert!(
        begun.elapsed() * 4 < first,
        "{first:?}, then {:?}",
        begun.elapsed()
    );
    assert_eq!(test.count(newest).await, written);
    // Courses of a folder do not keep a new built-in one away.
    sqlx::query("DELETE FROM lesson_texts WHERE lesson_id IN (SELECT l.id FROM lessons l JOIN courses c ON c.id = l.course_id WHERE c.slug = 'kids-fr-v1')")
        .execute(&test.app.db).await.unwrap();
    sqlx::query(
        "DELETE FROM lessons WHERE course_id = (SELECT id FROM courses WHERE slug = 'kids-fr-v1')",
    )
    .execute(&test.app.db)
    .await
    .unwrap();
    sqlx::query("DELETE FROM courses WHERE slug = 'kids-fr-v1'")
        .execute(&test.app.db)
        .await
        .unwrap();
    import_built_in(&test.app).await.unwrap();
    assert_eq!(counts(&test).await.0, 15);
}

#[tokio::test]
async fn sessions_of_an_own_course_and_layout_are_held_until_these_are_imported() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let on_own_layout = |id: u128| {
        let mut session = example(id);
        session["keyboard_layout"] = "mill-board".into();
        session
    };
    let sessions = [
        session(1, "mill-school", "1.0.0", 1, "us"),
        session(2, "board-school", "1.0.0", 2, "mill-board"),
        on_own_layout(3),
    ];
    assert_eq!(
        push(&ann, &sessions).await,
        [
            "held/unknown_lesson",
            "held/unknown_lesson",
            "held/unknown_layout"
        ]
    );
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path(),
        "courses/mill.toml",
        course("mill-school", "1.0.0", "us"),
    );
    put(
        folder.path(),
        "courses/board/course.toml",
        course("board-school", "1.0.0", "mill-board"),
    );
    put(folder.path(), "courses/README.txt", "no course");
    put(
        folder.path(),
        "layouts/mill-board.json",
        layout("mill-board"),
    );
    let imported = import_folder(&test.app, folder.path()).await.unwrap();
    let expected = ["board-school", "mill-school"]
        .map(|slug| (slug.to_owned(), "1.0.0".to_owned(), Put::Imported));
    assert_eq!(
        (imported.courses.as_slice(), imported.layouts.as_slice()),
        (&expected[..], &["mill-board".to_owned()][..])
    );
    assert_eq!(push(&ann, &sessions).await, ["stored", "stored", "stored"]);
    assert_eq!(
        test.count("SELECT COUNT(*) FROM sessions WHERE rating = 5")
            .await,
        2,
        "stars by the course's own goals"
    );
    let finger = "SELECT COUNT(*) FROM keystrokes k JOIN sessions s ON s.id = k.session_id
                  WHERE s.keyboard_layout = 'mill-board' AND k.finger IS NULL";
    assert_eq!(test.count(finger).await, 0, "fingers are known on it");
    let again = import_folder(&test.app, folder.path()).await.unwrap();
    assert!(again.courses.iter().all(|(.., put)| *put == Put::Unchanged));
}

#[tokio::test]
async fn a_broken_file_keeps_the_whole_folder_out() {
    let test = TestApp::new().await;
    let before = counts(&test).await;
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path(),
        "courses/a-good.toml",
        course("a-good", "1.0.0", "us"),
    );
    put(
        folder.path(),
        "courses/b-gap.toml",
        course("b-gap", "1.0.0", "us").replace("number = 2", "number = 3"),
    );
    put(
        folder.path(),
        "courses/c-later.toml",
        course("c-later", "1.0.0", "us").replace("dkd kdk", "eke kek"),
    );
    put(
        folder.path(),
        "courses/d-twice.toml",
        course("a-good", "1.0.0", "us"),
    );
    put(
        folder.path(),
        "courses/e-bytes.toml",
        b"format = 1\nname = \"caf\xe9\"\n",
    );
    put(folder.path(), "layouts/good.json", layout("good"));
    put(folder.path(), "layouts/half.json", "{\"id\": \"half\",\n");
    let error = import_folder(&test.app, folder.path()).await.unwrap_err();
    let said = error.to_string();
    for expected in [
        "layouts/half.json:2: EOF while parsing",
        "courses/b-gap.toml:27: lesson 2 should come here",
        "courses/c-later.toml:36: needs e, which no lesson has taught so far",
        "courses/d-twice.toml:1: another file has the course a-good already",
        "courses/e-bytes.toml:1: ",
    ] {
        assert!(said.contains(expected), "{expected} is not in: {said}");
    }
    assert_eq!(counts(&test).await, before);

    let nothing = tempfile::tempdir().unwrap();
    assert!(matches!(
        import_folder(&test.app, nothing.path()).await,
        Err(ImportError::Nothing(_))
    ));
    let gone = nothing.path().join("gone");
    assert!(matches!(
        import_folder(&test.app, &gone).await,
        Err(ImportError::Folder { .. })
    ));
    assert_eq!(counts(&test).await, before);
}

/// Imports one course from a folder of its own.
async fn import(test: &TestApp, text: &str) -> Result<Put, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "course.toml", text);
    let imported = import_folder(&test.app, folder.path()).await?;
    Ok(imported.courses[0].2)
}

#[tokio::test]
async fn a_published_version_never_changes_and_another_one_takes_its_place() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let first = course("mill-school", "1.9.0", "us");
    assert_eq!(import(&test, &first).await.unwrap(), Put::Imported);
    assert_eq!(import(&test, &first).await.unwrap(), Put::Unchanged);
    let before = counts(&test).await;
    for (from, to) in [
        ("kdk fd jk", "kdk jk fd"),
        ("title = \"Lesson 2\"", "title = \"Second\""),
        ("hints = [\"Slowly.\"]", "hints = [\"Gently.\"]"),
        ("wpm = 5", "wpm = 6"),
    ] {
        let error = import(&test, &first.replace(from, to))
            .await
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("version 1.9.0 of mill-school") && error.contains("needs a new version"),
            "{to}: {error}"
        );
    }
    let one_lesson = first[..first.rfind("[[lesson]]").unwrap()].to_owned();
    let error = import(&test, &one_lesson).await.unwrap_err().to_string();
    assert!(error.contains("in lesson 2"), "{error}");
    let refusals = [
        (
            first.replace("1.9.0", "1.8.9"),
            "version 1.8.9 of mill-school is older than 1.9.0",
        ),
        (
            one_lesson.replace("1.9.0", "2.0.0"),
            "has 1 lessons, and 2 are in the catalogue",
        ),
        (
            first
                .replace("1.9.0", "2.0.0")
                .replace("\"adults\"", "\"kids\""),
            "in another language or for another age",
        ),
        (
            first.replace("mill-school", "adults-en-v1"),
            "slugs that begin with adults- are those of Tactus",
        ),
    ];
    for (text, expected) in refusals {
        let error = import(&test, &text).await.unwrap_err().to_string();
        assert!(error.contains(expected), "{expected} is not in: {error}");
    }
    assert_eq!(counts(&test).await, before);

    let second = first
        .replace("1.9.0", "1.10.0")
        .replace("title = \"Lesson 2\"", "title = \"Second\"")
        .replace("fff jjj", "jjj fff");
    assert_eq!(import(&test, &second).await.unwrap(), Put::Imported);
    let sessions = [
        session(1, "mill-school", "1.9.0", 1, "us"),
        session(2, "mill-school", "1.10.0", 2, "us"),
    ];
    assert_eq!(
        push(&ann, &sessions).await,
        ["stored", "stored"],
        "what was typed in the old one is still known"
    );
    assert_eq!(
        test.count("SELECT COUNT(*) FROM lessons WHERE title = 'Second'")
            .await,
        1
    );
}

#[tokio::test]
async fn what_fails_late_leaves_nothing_behind() {
    let test = TestApp::new().await;
    import(&test, &course("z-last", "1.0.0", "us"))
        .await
        .unwrap();
    let before = counts(&test).await;
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path(),
        "courses/a-first.toml",
        course("a-first", "1.0.0", "us"),
    );
    put(
        folder.path(),
        "courses/z-last.toml",
        course("z-last", "1.0.0", "us").replace("kdk fd jk", "kdk jk fd"),
    );
    put(folder.path(), "layouts/late.json", layout("late"));
    // The first course and the layout are in the transaction when the last course is refused.
    let error = import_folder(&test.app, folder.path()).await.unwrap_err();
    assert!(
        matches!(error, ImportError::Changed { ref slug, number: 2, .. } if slug == "z-last"),
        "{error}"
    );
    assert_eq!(counts(&test).await, before);
}
