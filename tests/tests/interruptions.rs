//! What comes between a learner and a lesson: a crash, another window, another layout, Caps Lock.

use std::time::{Duration, Instant};

use rig::wait;
use stories::{EN, Keyboard, Learner, NOWHERE, Plan, RU, World, agree};

/// Longest stretch of typing that a crash may take, ms.
const MOST_LOST: usize = 1_000;

/// How long another window has the keyboard at least.
const AWAY: Duration = Duration::from_secs(2);

#[test]
fn a_lesson_goes_on_after_kill_9() {
    let world = World::new("resume").unwrap();
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.first_start("Ann").unwrap();
    let text = learner.start_next_lesson().unwrap();
    let typed = Plan::with_slips(&text[..40], &[(3, "k"), (12, "d")].into());
    learner.press(&typed).unwrap();
    window.kill().unwrap();

    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    window.shows("Go on where you stopped?").unwrap();
    world.picture(&window, "offer").unwrap();
    window.click("button", "Continue the lesson").unwrap();
    assert_eq!(learner.lesson_text().unwrap(), text);
    let at = learner.cursor().unwrap();
    let lost = 40 - at;
    println!(
        "kill -9 took {lost} of 40 units typed at {} ms",
        Keyboard::RHYTHM
    );
    assert!(
        lost * usize::try_from(Keyboard::RHYTHM).unwrap() <= MOST_LOST,
        "{lost} units were lost"
    );

    // The first letter only wakes the lesson.
    learner.keyboard().type_units(["f"]).unwrap();
    learner.is_not_paused().unwrap();
    let rest = Plan::with_slips(&text[at..], &[(5, "k")].into());
    learner.press(&rest).unwrap();
    let session = learner.stored(world.data(), 0).unwrap();
    let slips_kept = session
        .events
        .iter()
        .take_while(|event| event.t < 5_001)
        .count()
        - at;
    let mut presses = typed.presses[..at + slips_kept].to_vec();
    let before = presses.len();
    presses.extend(rest.presses);
    let plan = Plan {
        presses,
        slips: slips_kept + rest.slips,
    };
    agree::with_plan(&session, &plan, Keyboard::RHYTHM).unwrap();
    agree::with_reference(&session).unwrap();
    assert_eq!(
        session.events[before].t - session.events[before - 1].t,
        5_001,
        "the gap of a crash"
    );
    assert!(session.is_completed);
    window.quit().unwrap();

    let window = world.open(NOWHERE).unwrap();
    window.element("button", EN.places.course).unwrap();
    assert!(
        !window.text().unwrap().contains("Go on where you stopped?"),
        "the lesson is offered again"
    );
}

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
        .shows("Переключите её и нажмите любую букву")
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
