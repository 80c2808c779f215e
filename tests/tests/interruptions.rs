//! What comes between a learner and a lesson: another window, another layout, Caps Lock.

use std::time::{Duration, Instant};

use rig::wait;
use stories::{EN, Keyboard, Learner, NOWHERE, Plan, RU, World, agree};

/// How long another window has the keyboard at least.
const AWAY: Duration = Duration::from_secs(2);

#[test]
fn another_window_stops_the_clock() {
    let world = World::new("blur").unwrap();
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.first_start("Ann").unwrap();
    let text = learner.start_next_lesson().unwrap();
    let (first, rest) = text.split_at(10);
    learner.keyboard().type_units(&first[..9]).unwrap();
    let begun = Instant::now();
    learner.keyboard().type_units(&first[9..]).unwrap();
    let other = window.blur().unwrap();
    window.shows("Paused.").unwrap();
    world.picture(&window, "paused").unwrap();
    let away = Instant::now();
    wait::until("two seconds away", || Ok(away.elapsed() > AWAY)).unwrap();
    window.focus().unwrap();
    drop(other);
    // Neither the other window's keys nor the first one after coming back are input.
    learner.keyboard().type_units(["j"]).unwrap();
    learner.is_not_paused().unwrap();
    let plan = Plan::with_slips(&text, &[].into());
    learner.keyboard().type_units(&rest[..1]).unwrap();
    let came_back = begun.elapsed();
    learner.keyboard().type_units(&rest[1..]).unwrap();
    let session = learner.stored(world.data(), 0).unwrap();
    // The clock stood still while away; that gap may be shorter than the fingers' rhythm, too.
    agree::with_plan(&session, &plan, 0).unwrap();
    agree::with_reference(&session).unwrap();
    let gap = session.events[10].t - session.events[9].t;
    assert!(
        Duration::from_millis(gap) + AWAY <= came_back,
        "the clock ran on: {gap} ms of {came_back:?}"
    );
}

#[test]
fn the_wrong_layout_is_said_kindly() {
    let world = World::new("wrong-layout").unwrap();
    world.display().set_layout("ru", None).unwrap();
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("ru").unwrap(), &RU);
    learner.first_start("Аня").unwrap();
    let text = learner.start_next_lesson().unwrap();
    learner.keyboard().type_units(&text[..5]).unwrap();
    // The layout changes under the hands: the same keys now give Latin letters.
    world.display().set_layout("us", None).unwrap();
    let keys: Vec<&String> = text[5..]
        .iter()
        .filter(|unit| *unit != " ")
        .take(3)
        .collect();
    learner.keyboard().type_units(&keys).unwrap();
    window
        .shows("Нужно переключить её и нажать любую букву")
        .unwrap();
    world.picture(&window, "hint").unwrap();
    world.display().set_layout("ru", None).unwrap();
    learner.keyboard().type_units(&keys[..1]).unwrap();
    learner.is_not_paused().unwrap();
    let at = learner.cursor().unwrap();
    learner.keyboard().type_units(&text[at..]).unwrap();
    let session = learner.stored(world.data(), 0).unwrap();
    agree::with_reference(&session).unwrap();
    assert!(session.is_completed);
}

#[test]
fn caps_lock_is_shown() {
    let world = World::new("caps-lock").unwrap();
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.first_start("Ann").unwrap();
    let text = learner.start_next_lesson().unwrap();
    learner.keyboard().type_units(&text[..4]).unwrap();
    learner.keyboard().tap("CapsLock").unwrap();
    window.shows("Caps Lock is on").unwrap();
    world.picture(&window, "caps-lock").unwrap();
    learner.keyboard().tap("CapsLock").unwrap();
    // X11 tells that it is off with the next key.
    learner.keyboard().type_units(&text[4..5]).unwrap();
    wait::until("the end of the hint", || {
        Ok(!window.text()?.contains("Caps Lock is on"))
    })
    .unwrap();
    learner.keyboard().type_units(&text[5..]).unwrap();
    let session = learner.stored(world.data(), 0).unwrap();
    agree::with_plan(
        &session,
        &Plan::with_slips(&text, &[].into()),
        Keyboard::RHYTHM,
    )
    .unwrap();
}
