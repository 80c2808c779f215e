//! Files that are not what they should be: said, kept aside, never a blank window and never a silent loss.
#![expect(
    clippy::unwrap_used,
    reason = "a story stops at what it did not expect"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use stories::{EN, Learner, NOWHERE, World, ledger};

/// Sets a learner up, lets them type a lesson, and closes the app.
fn with_one_lesson(world: &World) -> PathBuf {
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap().at(20), &EN);
    learner.first_start("Ann").unwrap();
    learner.start_next_lesson().unwrap();
    learner.type_lesson(world.data(), &BTreeMap::new()).unwrap();
    learner.result_is_shown().unwrap();
    window.quit().unwrap();
    let file = ledger::profile(world.data()).unwrap();
    // Brings everything into the one file that is then broken.
    let sql = Connection::open(&file).unwrap();
    sql.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .unwrap();
    file
}

/// All files below the data folder with exactly this content.
fn holding(data: &Path, content: &[u8]) -> Vec<PathBuf> {
    let files = ledger::files(data)
        .unwrap()
        .into_iter()
        .map(|(path, _)| path);
    files
        .filter(|path| fs::read(path).unwrap() == content)
        .collect()
}

/// Everything goes on: the course can be opened and a lesson typed and stored.
fn goes_on(world: &World, learner: &Learner<'_>) {
    learner.go_to_course().unwrap();
    learner.start_next_lesson().unwrap();
    learner.type_lesson(world.data(), &BTreeMap::new()).unwrap();
    learner.result_is_shown().unwrap();
}

#[test]
fn a_corrupt_database_is_kept_aside_and_said() {
    let world = World::new("corrupt").unwrap();
    let file = with_one_lesson(&world);
    let mut bytes = fs::read(&file).unwrap();
    // The first page stays: it is still known as ours. All that follows is noise.
    for (index, byte) in bytes.iter_mut().enumerate().skip(4096) {
        *byte = u8::try_from(index * 7919 % 251).unwrap();
    }
    fs::write(&file, &bytes).unwrap();

    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap().at(20), &EN);
    window
        .shows("Your data file was damaged. Nothing has been deleted")
        .unwrap();
    world.picture(&window, "said").unwrap();
    let aside = holding(world.data(), &bytes);
    assert_eq!(aside.len(), 1, "the damaged file is kept once: {aside:?}");
    assert_ne!(aside[0], file);
    goes_on(&world, &learner);
}

#[test]
fn somebody_elses_database_is_kept_aside_and_said() {
    let world = World::new("foreign").unwrap();
    let file = with_one_lesson(&world);
    fs::remove_file(&file).unwrap();
    let other = Connection::open(&file).unwrap();
    other
        .execute_batch("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('borscht');")
        .unwrap();
    drop(other);
    let bytes = fs::read(&file).unwrap();

    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap().at(20), &EN);
    window.shows("was set aside").unwrap();
    assert_eq!(
        holding(world.data(), &bytes).len(),
        1,
        "the recipes are kept"
    );
    goes_on(&world, &learner);
}

#[test]
fn a_newer_database_is_left_alone_and_said() {
    let world = World::new("newer").unwrap();
    let file = with_one_lesson(&world);
    let newer = Connection::open(&file).unwrap();
    newer
        .execute_batch(
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
             SELECT 9000, 'of_the_future', applied_on, checksum FROM refinery_schema_history LIMIT 1;",
        )
        .unwrap();
    drop(newer);
    let bytes = fs::read(&file).unwrap();

    let window = world.open(NOWHERE).unwrap();
    window.shows("newer Tactus").unwrap();
    world.picture(&window, "said").unwrap();
    window.quit().unwrap();
    assert!(
        fs::read(&file).unwrap() == bytes,
        "the newer file was changed"
    );
}

#[test]
fn settings_with_wrong_values_are_named_and_the_defaults_used() {
    let world = World::new("settings").unwrap();
    let file = with_one_lesson(&world);
    let sql = Connection::open(&file).unwrap();
    for (key, value) in [
        ("theme", "\"plaid\""),
        ("type_size", "9000"),
        ("show_hands", "{{{"),
    ] {
        sql.execute(
            "INSERT INTO settings (key, value, hlc) VALUES (?1, ?2, '0000000000001-0000-00000000')
             ON CONFLICT (key) DO UPDATE SET value = ?2",
            (key, value),
        )
        .unwrap();
    }
    drop(sql);

    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap().at(20), &EN);
    for key in ["theme", "type_size", "show_hands"] {
        window
            .shows(&format!("The setting “{key}” had the value"))
            .unwrap();
    }
    world.picture(&window, "said").unwrap();
    goes_on(&world, &learner);
    assert_eq!(
        ledger::local_sessions(world.data()).unwrap().len(),
        2,
        "the first lesson is still there"
    );
}

#[test]
fn a_list_of_profiles_that_cannot_be_read_is_made_anew() {
    let world = World::new("registry").unwrap();
    with_one_lesson(&world);
    let registry = world.data().join("profiles/registry.json");
    fs::write(&registry, b"\xff\xfe not json").unwrap();
    let window = world.open(NOWHERE).unwrap();
    // Ann is found again by her file.
    window.shows("Ann").unwrap();
    window.element("button", EN.places.course).unwrap();
    assert_eq!(
        holding(world.data(), b"\xff\xfe not json").len(),
        1,
        "the unreadable list is kept"
    );
}
