//! Whatever somebody writes into a course or layout file: it is taken whole or refused with a line of that file.

use proptest::{prelude::*, sample::Index};
use trainer::content::{ContentError, own_course, own_layout};

const COURSE: &str = r#"format = 1
slug = "mill-school-v1"
version = "1.0.0"
name = "Mill school"
description = "Six keys in a week."
language = "en"
age_group = "kids"
key_order = "us"

[[block]]
number = 1
title = "First keys"

[[lesson]]
number = 1
block = 1
title = "f and j: {keys}"
description = "Where the fingers rest."
instructions = "Look at the screen."
hints = ["Slowly.", "Évite de regarder."]
type = "drill"
new_keys = ["f", "j"]
text = "fff jjj fjf jfj ff jj"
wpm = 5
accuracy = 85
difficulty = 1
"#;

fn layout() -> String {
    let json = include_str!("../../../content/layouts/es.json");
    json.replacen("\"id\": \"es\"", "\"id\": \"mine\"", 1)
}

/// Pieces that break files in their own ways.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "",
            "\"",
            "\n",
            "{",
            "}",
            "[",
            "]",
            "=",
            "\\",
            "\0",
            "dead_acute",
            "0",
            "99999999999",
            "é",
            "e\u{301}",
            "\u{200d}",
            "[[lesson]]\n",
            "null",
            "-1",
            "{keys}",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ]
}

/// A file with some places overwritten.
fn spoilt(file: &str, changes: &[(Index, usize, String)]) -> String {
    let mut characters: Vec<char> = file.chars().collect();
    for (at, length, piece) in changes {
        let start = at.index(characters.len() + 1);
        let end = (start + length).min(characters.len());
        characters.splice(start..end, piece.chars());
    }
    characters.into_iter().collect()
}

fn holds<T>(file: &str, read: Result<T, ContentError>) {
    if let Err(error) = read {
        let ContentError::Broken {
            file: name,
            line,
            reason,
        } = error
        else {
            panic!("{error} says no line");
        };
        // A file that ends with a line break may be said to end on the line behind it.
        assert!(
            (1..=file.matches('\n').count() + 1).contains(&line),
            "line {line}: {reason}"
        );
        assert!(name == "own" && !reason.is_empty());
    }
}

fn changes() -> impl Strategy<Value = Vec<(Index, usize, String)>> {
    proptest::collection::vec((any::<Index>(), 0..12_usize, piece()), 1..4)
}

proptest! {
    #[test]
    fn a_spoilt_course_is_refused_with_a_line_of_it(changes in changes()) {
        let file = spoilt(COURSE, &changes);
        holds(&file, own_course("own", &file));
    }

    #[test]
    fn a_spoilt_layout_is_refused_with_a_line_of_it(changes in changes()) {
        let file = spoilt(&layout(), &changes);
        holds(&file, own_layout("own", &file));
    }

    #[test]
    fn anything_at_all_is_no_course_and_no_layout(file in any::<String>()) {
        holds(&file, own_course("own", &file));
        holds(&file, own_layout("own", &file));
    }
}
