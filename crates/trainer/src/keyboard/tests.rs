//! The layouts against the folder, the key orders and what hands know.
#![expect(
    clippy::disallowed_methods,
    reason = "holds the files against what is compiled in"
)]

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use super::{data, *};

fn content() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

fn get(id: &str) -> &'static Layout {
    layout(id).unwrap_or_else(|| panic!("there is a layout {id}"))
}

/// `KeyA`, `Quote+shift`, `Digit2+altgr`, as key orders write it.
fn written(stroke: &Stroke) -> String {
    let held = match (stroke.shift, stroke.altgr) {
        (false, false) => "",
        (true, false) => "+shift",
        (false, true) => "+altgr",
        (true, true) => "+shift_altgr",
    };
    format!("{}{held}", stroke.code)
}

fn route(id: &str, unit: &str) -> Vec<String> {
    get(id)
        .route(unit)
        .unwrap_or_default()
        .iter()
        .map(written)
        .collect()
}

#[test]
fn every_file_of_the_folder_is_compiled_in() {
    let files: BTreeSet<String> = fs::read_dir(content().join("layouts"))
        .expect("the folder is there")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .replace(".json", "")
        })
        .collect();
    let listed: BTreeSet<String> = data::ids().map(str::to_owned).collect();
    assert_eq!(listed, files);
    assert_eq!(
        layouts()
            .iter()
            .map(|l| l.id.to_string())
            .collect::<BTreeSet<_>>(),
        files
    );
}

#[test]
fn every_layout_types_its_alphabet_and_digits() {
    for layout in layouts() {
        let alphabet = match &*layout.language {
            "en" => "abcdefghijklmnopqrstuvwxyz",
            "ru" => "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            "es" => "abcdefghijklmnñopqrstuvwxyzáéíóúü",
            "de" => "abcdefghijklmnopqrstuvwxyzäöüß",
            "fr" => "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüÿ",
            other => panic!("{other} is no language of ours"),
        };
        for c in alphabet.chars().chain(" 0123456789.,;:!?".chars()) {
            let strokes = layout
                .route(&c.to_string())
                .unwrap_or_else(|| panic!("{} types {c}", layout.id));
            for stroke in strokes {
                assert!(
                    layout.finger(&stroke.code).is_some(),
                    "{} has a finger for {}",
                    layout.id,
                    stroke.code
                );
            }
        }
    }
}

#[test]
fn routes_agree_with_the_key_orders() {
    let json =
        fs::read_to_string(content().join("keyorder.json")).expect("the key orders are there");
    let orders: Value = serde_json::from_str(&json).expect("they are JSON");
    let orders = orders["orders"].as_object().expect("orders by layout");
    let mut compared = 0;
    for (id, order) in orders {
        assert_eq!(get(id).key_order(), id, "a plain layout has its own order");
        for step in order["blocks"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|block| block.as_array())
            .flatten()
        {
            let keys = step["keys"].as_array().expect("keys").iter();
            for (key, expected) in keys.zip(step["route"].as_array().expect("routes")) {
                let unit = key.as_str().expect("a unit");
                let expected: Vec<_> = expected
                    .as_array()
                    .expect("strokes")
                    .iter()
                    .filter_map(Value::as_str)
                    .collect();
                assert_eq!(route(id, unit), expected, "{unit} on {id}");
                compared += 1;
            }
        }
    }
    assert!(compared > 600, "only {compared} routes were compared");
    for layout in layouts() {
        assert!(
            orders.contains_key(layout.key_order()),
            "{} has an order",
            layout.id
        );
        assert_eq!(get(layout.key_order()).language, layout.language);
    }
}

#[test]
fn dead_keys_take_two_strokes() {
    assert_eq!(route("es", "á"), ["Quote", "KeyA"]);
    assert_eq!(route("es", "Ü"), ["Quote+shift", "KeyU+shift"]);
    assert_eq!(route("us-intl", "ê"), ["Digit6+shift", "KeyE"]);
    assert_eq!(route("de", "^"), ["Backquote", "Space"]);
    assert_eq!(get("us").route("é"), None);
    assert_eq!(get("fr-azerty").route("œ"), None);
}

#[test]
fn a_key_that_counts_as_the_unit_is_a_route() {
    // The key prints ’, and the text has '.
    assert_eq!(route("fr-bepo-afnor", "'"), ["KeyN"]);
    // Where the plain mark is as near, it is the one to show.
    assert_eq!(route("fr-afnor", "'"), ["Minus"]);
    assert_eq!(route("fr-afnor", "\""), ["Minus+shift"]);
    assert_eq!(route("fr-bepo", " "), ["Space"]);
}

#[test]
fn ё_is_where_each_board_has_it() {
    assert_eq!(route("ru", "ё"), ["Backquote"]);
    assert_eq!(route("ru-mac", "ё"), ["Backslash"]);
    assert_eq!(route("ru", "."), ["Slash"]);
    assert_eq!(route("ru", ","), ["Slash+shift"]);
    assert_eq!(route("ru-mac", "."), ["Digit7+shift"]);
}

#[test]
fn fingers() {
    assert_eq!(get("us").finger("KeyF"), Some(Finger::IndexLeft));
    assert_eq!(get("us").finger("Space"), Some(Finger::Thumb));
    assert_eq!(get("us").finger("ShiftRight"), Some(Finger::PinkyRight));
    assert_eq!(get("us").finger("KeyX"), Some(Finger::RingLeft));
    assert_eq!(
        get("us-colemak-dh").finger("KeyX"),
        Some(Finger::MiddleLeft),
        "the angle mod"
    );
    assert_eq!(get("us").finger("F13"), None);
    for layout in layouts() {
        let resting: Vec<_> = layout
            .home_keys
            .iter()
            .filter_map(|code| layout.finger(code))
            .collect();
        assert!(
            resting.is_sorted() && resting.len() == 8,
            "{} rests on eight fingers",
            layout.id
        );
    }
}

#[test]
fn portable_is_what_every_system_types() {
    let de = get("de");
    assert!(de.is_portable("ä") && de.is_portable("@") && de.is_portable("^"));
    assert!(!de.is_portable("„") && !de.is_portable("ж"));
}

#[test]
fn a_few_presses_tell_the_layout() {
    let best =
        |presses: &[(&str, &str)], language: &str| guess(presses, language)[0].id.to_string();
    let none: [(&str, &str); 0] = [];
    for (language, plain) in [
        ("en", "us"),
        ("ru", "ru"),
        ("es", "es"),
        ("de", "de"),
        ("fr", "fr-azerty"),
    ] {
        assert_eq!(best(&none, language), plain, "nothing pressed");
        assert_eq!(guess(&none, language).len(), layouts().len());
    }
    assert_eq!(best(&[("KeyY", "z"), ("KeyF", "f")], "de"), "de");
    assert_eq!(best(&[("KeyQ", "a"), ("Digit2", "é")], "fr"), "fr-azerty");
    assert_eq!(best(&[("KeyF", "а"), ("KeyJ", "о")], "ru"), "ru");
    assert_eq!(
        best(&[("KeyF", "f"), ("KeyJ", "j")], "ru"),
        "us",
        "Latin is active"
    );
    assert_eq!(best(&[("KeyS", "o"), ("KeyF", "u")], "en"), "us-dvorak");
    assert_eq!(best(&[("KeyA", "á"), ("Semicolon", "ñ")], "es"), "es");
    assert_eq!(best(&[("KeyN", "’"), ("KeyS", "u")], "fr"), "fr-bepo-afnor");
    assert_eq!(best(&[("KeyD", "a"), ("KeyJ", "n")], "de"), "de-neo");
}

#[test]
fn digits_have_three_schools_and_letters_one() {
    let fingers = |digits: DigitFingers| {
        let codes = "1234567890".chars().map(|digit| format!("Digit{digit}"));
        let short = |finger: Finger| match finger {
            Finger::PinkyLeft => 'a',
            Finger::RingLeft => 's',
            Finger::MiddleLeft => 'd',
            Finger::IndexLeft => 'f',
            Finger::IndexRight => 'j',
            Finger::MiddleRight => 'k',
            Finger::RingRight => 'l',
            Finger::PinkyRight => ';',
            Finger::Thumb => ' ',
        };
        codes
            .map(|code| short(get("us").finger_in(&code, digits).expect("a finger")))
            .collect::<String>()
    };
    assert_eq!(fingers(DigitFingers::Standard), "asdffjjkl;");
    assert_eq!(fingers(DigitFingers::T6), "asdfffjkl;");
    assert_eq!(fingers(DigitFingers::O0), "aasdffjjkl");
    for layout in layouts() {
        for digits in [DigitFingers::Standard, DigitFingers::T6, DigitFingers::O0] {
            for (code, key) in &layout.keys {
                let finger = layout.finger_in(code, digits);
                assert!(
                    finger == Some(key.finger) || code.starts_with("Digit"),
                    "{}",
                    layout.id
                );
            }
            assert_eq!(
                layout.finger_in("ShiftLeft", digits),
                Some(Finger::PinkyLeft)
            );
            assert_eq!(layout.finger_in("F13", digits), None);
        }
    }
    // A digit goes with the letter below it to the right, or to the left.
    for (digit, right, left) in [
        ("Digit1", "KeyQ", "KeyQ"),
        ("Digit6", "KeyY", "KeyT"),
        ("Digit0", "KeyP", "KeyO"),
    ] {
        let us = get("us");
        assert_eq!(
            us.finger_in(digit, DigitFingers::Standard),
            us.finger(right)
        );
        assert_eq!(us.finger_in(digit, DigitFingers::O0), us.finger(left));
    }
}
