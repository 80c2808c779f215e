//! Courses of languages with letters of their own, in the real window on the system's own layout: accents by dead key,
//! umlauts, and what lies on the digits of the French board.
#![expect(
    clippy::unwrap_used,
    reason = "a story stops at what it did not expect"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};
use stories::{Learner, NOWHERE, Words, World, agree, ledger, with_course};
use trainer::content;

/// Opens a lesson that comes late in the course, as its learner would have: the map then proposes it.
fn open_lesson(world: &World, course: &str, number: u32) {
    let files = ledger::files(world.data()).unwrap().into_iter();
    let is_profile = |path: &PathBuf| {
        let folder = path.parent().and_then(Path::file_name);
        folder.is_some_and(|folder| folder == "profiles")
            && path
                .extension()
                .is_some_and(|extension| extension == "sqlite")
    };
    let database = files.map(|(path, _)| path).find(is_profile);
    let changed = Connection::open(database.expect("a profile"))
        .unwrap()
        .execute(
            "INSERT INTO unlocks (course, lesson_number, is_sent) VALUES (?1, ?2, 0)",
            params![course, number],
        )
        .unwrap();
    assert_eq!(changed, 1);
}

/// Types the last lesson about `unit` with the keys of `layout`, which the system has as `xkb`.
fn a_lesson_with(
    words: &'static Words,
    course: &str,
    layout: &str,
    xkb: (&str, Option<&str>),
    unit: &str,
) {
    let lessons = content::course(course, layout).unwrap().lessons;
    let lesson = lessons
        .iter()
        .rfind(|lesson| lesson.focus.iter().any(|key| key == unit))
        .unwrap();
    let world = World::new(&format!("course-{layout}")).unwrap();
    world.display().set_layout(xkb.0, xkb.1).unwrap();
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard(layout).unwrap(), words);
    learner.first_start("Kim").unwrap();
    // The map is there, and the profile with it.
    learner.start_next_lesson().unwrap();
    window.kill().unwrap();
    open_lesson(&world, course, lesson.number);

    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard(layout).unwrap(), words);
    let text = learner.start_next_lesson().unwrap();
    assert_eq!(text.concat(), lesson.text_content);
    world.picture(&window, "lesson").unwrap();
    let (plan, session) = learner.type_lesson(world.data(), &BTreeMap::new()).unwrap();
    // A composed letter comes when the system is done with it, a little after its key: no rhythm is held here.
    agree::with_plan(&session, &plan, 0).unwrap();
    agree::with_reference(&session).unwrap();
    assert_eq!(
        (session.lesson, session.layout.as_str()),
        (Some(lesson.number), layout)
    );
    assert!(session.is_completed);
    assert_eq!(session.figures["accuracy"], Some(10_000));
    let composed = learner.keyboard().route(unit).unwrap();
    let code = &*composed.last().unwrap().code;
    for (event, pressed) in session.events.iter().zip(&session.codes) {
        assert!(
            event.what != unit || pressed == code,
            "{unit} came from {pressed}"
        );
    }
    world.picture(&window, "result").unwrap();
}

#[test]
fn accents_in_spanish() {
    static WORDS: Words = with_course("Español");
    a_lesson_with(&WORDS, "adults-es-v1", "es", ("es", None), "á");
}

#[test]
fn sharp_s_in_german() {
    static WORDS: Words = with_course("Deutsch");
    a_lesson_with(&WORDS, "adults-de-v1", "de", ("de", None), "ß");
}

#[test]
fn circumflexes_in_french() {
    static WORDS: Words = with_course("Français");
    a_lesson_with(
        &WORDS,
        "adults-fr-v1",
        "fr-azerty",
        ("fr", Some("azerty")),
        "ê",
    );
}
