use super::*;
use crate::keyboard::{data, layouts};

/// A built-in layout as somebody would drop it in.
fn dropped_in(id: &str, from: &str, to: &str) -> String {
    let json = data::json(id);
    let json = json.replacen(&format!("\"id\": \"{id}\""), "\"id\": \"mine\"", 1);
    assert!(json.contains(from), "{from}");
    json.replacen(from, to, 1)
}

#[test]
fn every_built_in_layout_could_be_dropped_in() {
    for layout in layouts() {
        let read = Layout::read("layouts/mine.json", &dropped_in(&layout.id, "", ""))
            .unwrap_or_else(|error| panic!("{}: {error}", layout.id));
        assert_eq!(
            (&read.keys, &read.routes),
            (&layout.keys, &layout.routes),
            "{}",
            layout.id
        );
        assert_eq!(read.modifier_fingers, layout.modifier_fingers);
    }
    let dvorak = dropped_in(
        "us-dvorak",
        "\"form\"",
        "\"key_order\": \"us-dvorak\", \"form\"",
    );
    let read = Layout::read("x.json", &dvorak).expect("sound");
    assert_eq!((read.key_order(), &*read.id), ("us-dvorak", "mine"));
    assert_eq!(
        Layout::read("x.json", &dropped_in("de", "", ""))
            .expect("sound")
            .key_order(),
        "de"
    );
    let own = dropped_in("us", "\"form\"", "\"key_order\": \"mine\", \"form\"");
    assert_eq!(
        Layout::read("x.json", &own).expect("sound").key_order(),
        "mine"
    );
}

/// A layout, what is changed in its file, and what is said of it.
const CASES: &[(&str, &str, &str, &str)] = &[
    (
        "us",
        "\"language\": \"en\"",
        "\"language\": \"en\",\n",
        ":5: key must be a string",
    ),
    (
        "us",
        "\"language\": \"en\"",
        "\"language\": \"tlh\"",
        ":4: a language is en, ru, es, de or fr",
    ),
    (
        "us",
        "\"form\": \"ansi\"",
        "\"form\": \"round\"",
        ":5: unknown variant `round`",
    ),
    (
        "us",
        "\"form\"",
        "\"format\": 2, \"form\"",
        ":5: this program reads format 1",
    ),
    ("us", "\"form\"", "\"shape\"", ":5: unknown field `shape`"),
    (
        "us",
        "\"id\": \"mine\"",
        "\"id\": \"us\"",
        ":2: us is a layout of Tactus",
    ),
    (
        "us",
        "\"id\": \"mine\"",
        "\"id\": \"My Layout\"",
        ":2: an id has up to 40 characters",
    ),
    ("us", "English (US) QWERTY", " ", ":3: a name has up to 60"),
    (
        "us",
        "\"form\"",
        "\"key_order\": \"qwerty\", \"form\"",
        ":5: a key order of language en is us, gb",
    ),
    (
        "us",
        "\"form\"",
        "\"key_order\": \"de\", \"form\"",
        ":5: a key order of language en is us, gb",
    ),
    (
        "us",
        "\"KeyA\", \"KeyS\"",
        "\"KeyS\", \"KeyA\"",
        ":8: the home_keys are eight, one for each of pinky_left",
    ),
    (
        "us",
        "\"KeyA\", \"KeyS\"",
        "\"KeyA\"",
        ":8: the home_keys are eight",
    ),
    (
        "us",
        "\"Digit1\": {",
        "\"Digit11\": {",
        ":12: Digit11 is no key",
    ),
    (
        "us",
        "\"Digit1\": {\"base\"",
        "\"Digit1\": {\"bsae\"",
        ":12: unknown field `bsae`",
    ),
    (
        "us",
        "\"base\":\"1\"",
        "\"base\":\"12\"",
        ":12: \"12\" is neither one character",
    ),
    (
        "us",
        "\"base\":\"1\"",
        "\"base\":\"\\t\"",
        ":12: \"\\t\" is neither one character",
    ),
    (
        "us",
        "\"base\":\"1\"",
        "\"base\":\"dead_acute\"",
        ":12: dead_acute is not among the dead_keys",
    ),
    (
        "us",
        "\"base\":\"1\"",
        "\"base\":\"1\",\"altgr\":\"¹\"",
        ":12: Digit1 has a third level",
    ),
    (
        "us",
        "\"finger\":\"pinky_left\"",
        "\"finger\":\"nose\"",
        ":11: unknown variant `nose`",
    ),
    (
        "us",
        "\"Digit1\": {",
        "\"Backquote\": {",
        ":12: Backquote stands here a second time",
    ),
    (
        "us",
        "\"base\":\" \"",
        "\"base\":\"_\"",
        ": Space has to type a space",
    ),
    ("es", "\"dead_grave\": {", "\"grave\": {", ": "),
];

#[test]
fn a_broken_layout_is_refused_with_line_and_reason() {
    for &(id, from, to, expected) in CASES {
        let error = Layout::read("layouts/mine.json", &dropped_in(id, from, to)).expect_err(to);
        let said = error.to_string();
        let (file, reason) = expected.split_at(expected.rfind(": ").expect("a reason"));
        assert!(
            said.starts_with(&format!("layouts/mine.json{file}")),
            "{to}: {said}"
        );
        assert!(said.contains(&reason[2..]), "{to}: {said}");
    }
}
