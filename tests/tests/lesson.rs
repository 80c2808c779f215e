//! A lesson typed key by key with planned slips: the fingers, the figures worked out by hand, the screen and SQLite
//! have to agree.

use std::collections::BTreeMap;

use stories::{EN, Keyboard, Learner, NOWHERE, RU, World, agree};

#[test]
fn lesson_one_in_english() {
    let world = World::new("lesson-en").unwrap();
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.first_start("Ann").unwrap();
    world.picture(&window, "map").unwrap();
    learner.start_next_lesson().unwrap();
    world.picture(&window, "lesson").unwrap();
    // Two neighbours, a space too early and one too late.
    let slips = BTreeMap::from([(3, "k"), (7, "d"), (9, " "), (21, "l")]);
    let (plan, session) = learner.type_lesson(world.data(), &slips).unwrap();
    agree::with_plan(&session, &plan, Keyboard::RHYTHM).unwrap();
    agree::with_reference(&session).unwrap();
    agree::with_screen(&session, &window, false).unwrap();
    assert_eq!(
        (
            session.lesson,
            session.layout.as_str(),
            session.policy.as_str()
        ),
        (Some(1), "us", "stop_on_error")
    );
    assert!(session.is_completed);
    assert_eq!(session.outbox, "local", "nobody is signed in");
    world.picture(&window, "result").unwrap();
}

#[test]
fn lesson_one_in_russian() {
    let world = World::new("lesson-ru").unwrap();
    world.display().set_layout("ru", None).unwrap();
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("ru").unwrap(), &RU);
    learner.first_start("Ёлка").unwrap();
    world.picture(&window, "map").unwrap();
    learner.start_next_lesson().unwrap();
    world.picture(&window, "lesson").unwrap();
    let slips = BTreeMap::from([(2, "п"), (10, "р"), (15, "ж")]);
    let (plan, session) = learner.type_lesson(world.data(), &slips).unwrap();
    agree::with_plan(&session, &plan, Keyboard::RHYTHM).unwrap();
    agree::with_reference(&session).unwrap();
    agree::with_screen(&session, &window, true).unwrap();
    assert_eq!((session.lesson, session.layout.as_str()), (Some(1), "ru"));
    assert!(
        session
            .text
            .iter()
            .all(|unit| " аоА".contains(unit.as_str())),
        "{:?}",
        session.text
    );
    world.picture(&window, "result").unwrap();
}
