//! The vectors of `tests/vectors`: worked out by hand, and run by the interface's mirror too.
#![expect(clippy::disallowed_methods, reason = "the vectors are files")]

use std::path::Path;

use serde::{Deserialize, de::DeserializeOwned};
use trainer::{
    metrics::{Figures, NoSpeed, figures, is_plausible},
    text::Text,
    typing::{Log, LogError, Outcome, Policy, Recorder, Replay},
};

#[derive(Deserialize)]
struct File<C> {
    cases: Vec<C>,
}

/// The cases of every file in a folder, each with the name of its file before its own.
fn cases<C: DeserializeOwned>(folder: &str, only: &str) -> Vec<C> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/vectors")
        .join(folder);
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.to_string_lossy().contains(only) {
            let json = std::fs::read_to_string(&path).expect("it can be read");
            let file: File<C> = serde_json::from_str(&json)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            all.extend(file.cases);
        }
    }
    assert!(!all.is_empty(), "there are vectors");
    all
}

#[derive(Deserialize)]
struct Typing {
    name: String,
    text: String,
    units: Vec<Box<str>>,
    policy: Policy,
    steps: Vec<Step>,
    complete: bool,
    log: Log,
    figures: Option<Figures>,
}

#[derive(Deserialize)]
struct Step {
    code: String,
    text: String,
    t: u64,
    outcomes: Vec<String>,
    state: String,
    inserts: u32,
    errors: u32,
}

/// `done|[current]|ahead`, `!` before each done unit that is wrong.
fn state(recorder: &Recorder) -> String {
    let (units, cursor) = (recorder.text().units(), recorder.cursor());
    let mut done = String::new();
    for (at, unit) in units[..cursor].iter().enumerate() {
        if recorder.wrong_positions().contains(&at) {
            done.push('!');
        }
        done.push_str(unit);
    }
    let current = units.get(cursor).map_or("", |unit| unit);
    let ahead = units.get(cursor + 1..).unwrap_or_default().concat();
    format!("{done}|[{current}]|{ahead}")
}

fn named(outcome: &str) -> Outcome {
    match outcome {
        "right" => Outcome::Right,
        "wrong" => Outcome::Wrong,
        "deleted" => Outcome::Deleted,
        "ignored" => Outcome::Ignored,
        other => panic!("{other} is no outcome"),
    }
}

#[test]
fn typing() {
    for case in cases::<Typing>("typing", ".json") {
        let name = &case.name;
        let text = Text::new(&case.text).expect("a good text");
        assert_eq!(text.units(), case.units, "{name}: units");
        let mut recorder = Recorder::new(text.clone(), case.policy);
        for (at, step) in case.steps.iter().enumerate() {
            let outcome = recorder.type_text(step.t, &step.code, &step.text);
            let expected = step
                .outcomes
                .last()
                .map_or(Outcome::Ignored, |outcome| named(outcome));
            assert_eq!(outcome, expected, "{name}: step {at}");
            assert_eq!(state(&recorder), step.state, "{name}: step {at}");
            assert_eq!(
                (recorder.inserts(), recorder.errors()),
                (step.inserts, step.errors),
                "{name}: step {at}"
            );
        }
        assert_eq!(recorder.is_complete(), case.complete, "{name}");
        assert_eq!(recorder.log(), &case.log, "{name}: log");
        let replay = Replay::run(&text, case.policy, &case.log, case.complete).expect(name);
        assert_eq!(figures(&replay).ok(), case.figures, "{name}: figures");
    }
}

#[derive(Deserialize)]
struct Metric {
    name: String,
    text: String,
    policy: Policy,
    is_completed: bool,
    log: Log,
    figures: Figures,
    plausible: bool,
}

#[test]
fn metrics() {
    for case in cases::<Metric>("metrics", "figures.json") {
        let text = Text::new(&case.text).expect("a good text");
        let replay =
            Replay::run(&text, case.policy, &case.log, case.is_completed).expect(&case.name);
        let figures = figures(&replay).expect(&case.name);
        assert_eq!(figures, case.figures, "{}", case.name);
        assert_eq!(is_plausible(&figures), case.plausible, "{}", case.name);
    }
}

#[derive(Deserialize)]
struct Refused {
    name: String,
    text: String,
    policy: Policy,
    is_completed: bool,
    log: Log,
    error: String,
}

/// `LengthsDiffer { .. }` without what it holds.
fn kind(error: &LogError) -> String {
    format!("{error:?}")
        .split(' ')
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn refused() {
    for case in cases::<Refused>("metrics", "refused.json") {
        let text = Text::new(&case.text).expect("a good text");
        let error = match Replay::run(&text, case.policy, &case.log, case.is_completed) {
            Err(error) => kind(&error),
            Ok(replay) => match figures(&replay) {
                Err(NoSpeed) => "NoSpeed".to_owned(),
                Ok(figures) => panic!("{} has {figures:?}", case.name),
            },
        };
        assert_eq!(error, case.error, "{}", case.name);
    }
}
