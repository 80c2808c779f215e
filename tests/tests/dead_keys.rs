//! Letters that take two keys: é and á with the dead accent of the Spanish layout, typed in the real window.
//!
//! The exercise comes in as an interrupted one: the journal of a lesson is given a text with what no lesson has, and
//! the learner goes on with it. Whole lessons with accents are in `courses.rs`.
#![expect(
    clippy::unwrap_used,
    reason = "a story stops at what it did not expect"
)]

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use stories::{EN, Keyboard, Learner, NOWHERE, World, agree, ledger};

const TEXT: &str = "él está allá, ¿qué más? ñandú y pingüino";

fn journal(world: &World) -> PathBuf {
    let files = ledger::files(world.data())
        .unwrap()
        .into_iter()
        .map(|(path, _)| path);
    let journals = |path: &PathBuf| {
        path.parent()
            .is_some_and(|folder| folder.ends_with("profiles"))
            && path
                .extension()
                .is_some_and(|extension| extension == "jsonl")
    };
    files
        .filter(journals)
        .collect::<Vec<_>>()
        .pop()
        .expect("a lesson is open")
}

#[test]
fn accents_on_the_spanish_layout() {
    let units: Vec<String> = TEXT.chars().map(String::from).collect();
    let world = World::new("dead-keys").unwrap();
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.first_start("Ann").unwrap();
    let text = learner.start_next_lesson().unwrap();
    learner.keyboard().type_units(&text[..20]).unwrap();
    window.kill().unwrap();

    let file = journal(&world);
    let lines = fs::read_to_string(&file).unwrap();
    let mut header: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    header["request"] = json!({"request": {"kind": "practice", "units": ["é", "á"]}, "title": "Acentos", "lesson": null});
    header["text"] = TEXT.into();
    header["keyboard_layout"] = "es".into();
    let typed = [json!(["KeyE", "é", 0]), json!(["KeyL", "l", 200])];
    let lines: Vec<String> = [&header]
        .into_iter()
        .chain(&typed)
        .map(Value::to_string)
        .collect();
    fs::write(&file, lines.join("\n") + "\n").unwrap();

    world.display().set_layout("es", None).unwrap();
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("es").unwrap(), &EN);
    window.click("button", "Continue the lesson").unwrap();
    assert_eq!(learner.lesson_text().unwrap(), units);
    assert_eq!(learner.cursor().unwrap(), 2);
    learner.keyboard().type_units(["a"]).unwrap(); // wakes it
    learner.is_not_paused().unwrap();

    // The accent alone waits, and says so.
    let accent = learner.keyboard().route("á").unwrap()[0].clone();
    learner.keyboard().type_units(&units[2..6]).unwrap();
    learner.keyboard().press(&[accent]).unwrap();
    window.shows("The accent waits").unwrap();
    world.picture(&window, "waiting").unwrap();
    // The other accent on the same letter is a slip: two keys, one press.
    learner.keyboard().type_units(["a"]).unwrap();
    learner.keyboard().type_units(["è"]).unwrap();
    learner.keyboard().type_units(&units[7..]).unwrap();

    let session = learner.stored(world.data(), 0).unwrap();
    let mut pressed = units.clone();
    pressed.insert(7, "è".into());
    let recorded: Vec<&str> = session
        .events
        .iter()
        .map(|event| event.what.as_str())
        .collect();
    assert_eq!(recorded, pressed);
    agree::with_reference(&session).unwrap();
    assert_eq!(session.figures["errors"], Some(1));
    assert_eq!(session.figures["inserts"], Some(units.len() as u64 + 1));
    assert!(session.is_completed);
    // A composed letter has the key of its last stroke.
    for (event, code) in session.events.iter().zip(&session.codes) {
        let letter = match event.what.as_str() {
            "á" => "KeyA",
            "é" | "è" => "KeyE",
            "ú" | "ü" => "KeyU",
            "ñ" => "Semicolon",
            _ => continue,
        };
        assert_eq!(code, letter, "the key of {}", event.what);
    }
    // A composed letter comes when the system is done with it, a little after its key.
    for pair in session.events[3..]
        .windows(2)
        .filter(|pair| pair[0].what.is_ascii())
    {
        assert!(pair[1].t - pair[0].t + 2 >= Keyboard::RHYTHM, "{pair:?}");
    }
    world.picture(&window, "result").unwrap();
}
