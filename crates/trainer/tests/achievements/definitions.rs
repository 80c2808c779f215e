//! The file and the language of criteria.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use trainer::achievements::{Audience, Category, Criteria, Tier, all, find, read};

use crate::asking;

#[test]
fn there_are_many_of_every_kind() {
    assert!(all().len() >= 48, "{}", all().len());
    let hidden = all().iter().filter(|it| it.is_hidden).count();
    assert!((3..=8).contains(&hidden), "{hidden}");
    for tier in [Tier::Bronze, Tier::Silver, Tier::Gold, Tier::Platinum] {
        assert!(all().iter().any(|it| it.tier == tier), "{tier:?}");
    }
    for tiers in [
        (Tier::Bronze, Tier::Silver),
        (Tier::Silver, Tier::Gold),
        (Tier::Gold, Tier::Platinum),
    ] {
        let points = |tier| {
            all()
                .iter()
                .filter(move |it| it.tier == tier)
                .map(|it| it.points)
        };
        assert!(points(tiers.0).max() <= points(tiers.1).min(), "{tiers:?}");
    }
    let of_speed = all().iter().filter(|it| it.category == Category::Speed);
    assert!(of_speed.clone().count() >= 3);
    assert!(
        of_speed
            .clone()
            .all(|it| it.criteria.is_about_speed() && it.audience == Audience::GrownUps)
    );
    assert_eq!(find("first_bar").map(|it| it.points), Some(5));
    assert_eq!(find("of_tomorrow"), None);
}

#[test]
fn the_documents_example_is_among_them() {
    let demon = find("speed_demon").expect("the document's example");
    assert_eq!(
        demon.criteria.to_json(),
        json!({"wpm": {"min": 100}, "accuracy": {"min": 95}})
    );
}

#[test]
fn all_criteria_go_to_json_and_back() {
    for definition in all() {
        let json = definition.criteria.to_json();
        let text = json.to_string();
        let back: Criteria =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(back, definition.criteria);
        assert_eq!(back.to_json(), json);
        assert!(!text.contains("null"), "{text}");
    }
}

#[test]
fn words_name_a_number_wherever_criteria_have_one() {
    for definition in all() {
        let figures = serde_json::to_value(definition.figures()).expect("plain");
        let named: BTreeSet<u64> = figures
            .as_object()
            .expect("an object")
            .values()
            .filter_map(Value::as_u64)
            .collect();
        // A block is told by its name; how much makes a gain, and what keeps a text from being too short, is not told.
        let untold = ["block", "course", "improved", "put_right"];
        let json = definition.criteria.to_json();
        let is_told = !untold
            .iter()
            .any(|name| definition.code == *name || json.get(name).is_some());
        if is_told && definition.criteria.to_json().get("exercise").is_none() {
            assert!(!named.is_empty(), "{}", definition.code);
        }
    }
}

fn refused(criteria: &str) -> String {
    let error = serde_json::from_str::<Criteria>(criteria)
        .expect_err(criteria)
        .to_string();
    error
        .split(" at line")
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn what_is_no_criterion_is_refused_with_its_reason() {
    for (criteria, reason) in [
        (r#"{"wmp": {"min": 100}}"#, "there is no criterion wmp"),
        (
            r#"{"wpm": {"mim": 100}}"#,
            "wpm: unknown field `mim`, expected `min` or `max`",
        ),
        (
            r#"{"wpm": {"min": "fast"}}"#,
            "wpm: invalid type: string \"fast\", expected u32",
        ),
        (
            r#"{"wpm": {"min": 99.5}}"#,
            "wpm: invalid type: floating point `99.5`, expected u32",
        ),
        (r#"{"wpm": {}}"#, "wpm needs min or max"),
        (r#"{"wpm": null}"#, "wpm asks nothing"),
        (r#"{"accuracy": {"min": 101}}"#, "accuracy is at most 100"),
        (
            r#"{"errors": {"min": 2, "max": 1}}"#,
            "errors: min is above max",
        ),
        (r#"{"rating": {"min": 6}}"#, "rating is at most 5"),
        (
            r#"{"layout": ["abacus"]}"#,
            "layout: there is no \"abacus\"",
        ),
        (r#"{"language": ["tlh"]}"#, "language: there is no \"tlh\""),
        (r#"{"policy": []}"#, "policy names nothing"),
        (
            r#"{"policy": ["lenient"]}"#,
            "policy: unknown variant `lenient`, expected one of `stop_on_error`, `free`, `no_backspace`",
        ),
        (r#"{"days": {"min": 0}}"#, "days: min is at least 1"),
        (
            r#"{"days": {"min": 3, "max": 5}}"#,
            "days: unknown field `max`, expected `min`",
        ),
        (
            r#"{"weeks": {"days": 8, "min": 1}}"#,
            "weeks.days is 1 to 7",
        ),
        (
            r#"{"returns": {"min": 1}}"#,
            "returns: missing field `after`",
        ),
        (
            r#"{"days": {"min": 3}, "wpm": {"min": 10}}"#,
            "one session and totals cannot be asked of together",
        ),
        ("{}", "nothing is asked: everybody would have it at once"),
    ] {
        assert_eq!(refused(criteria), reason, "{criteria}");
    }
}

const SOUND: &str = r#"format = 1

[[achievement]]
code = "first_bar"
category = "path"
tier = "bronze"
points = 5
audience = "everybody"
beats = [20, 6, 6, 6]
criteria = { lessons = { min = 1 } }
"#;

#[test]
fn a_broken_file_is_refused_by_line() {
    assert_eq!(read("a.toml", SOUND).map(|all| all.len()), Ok(1));
    let twice = format!("{SOUND}{}", SOUND.replace("format = 1", ""));
    assert_eq!(
        read("a.toml", &twice).expect_err("twice").to_string(),
        "a.toml:14: first_bar stands here a second time"
    );
    for (from, to, expected) in [
        (
            "format = 1",
            "format = 2",
            "a.toml:1: this program reads format 1",
        ),
        (
            "first_bar",
            "First Bar",
            "a.toml:4: \"First Bar\" is no code: a to z, 0 to 9 and _",
        ),
        (
            "lessons",
            "lesson",
            "a.toml:10: there is no criterion lesson",
        ),
        (
            "{ min = 1 }",
            "{ most = 1 }",
            "a.toml:10: lessons: unknown field `most`, expected `stars` or `min`",
        ),
        (
            "points = 5",
            "points = 5\ncolour = \"red\"",
            "a.toml:8: unknown field `colour`, expected one of",
        ),
        (
            "bronze",
            "tin",
            "a.toml:6: unknown variant `tin`, expected one of",
        ),
        (
            "[20, 6, 6, 6]",
            "[20, 6]",
            "a.toml:9: first_bar: a figure has 3 to 6 marks, each 2 to 20 tall",
        ),
        (
            "[20, 6, 6, 6]",
            "[20, 6, 44]",
            "a.toml:9: first_bar: a figure has 3 to 6 marks, each 2 to 20 tall",
        ),
        (
            "{ lessons = { min = 1 } }",
            "{ streak = { min = 7 } }",
            "a.toml:8: first_bar: children are not asked for speed, percentages or rows of days",
        ),
        ("\"path\"\n", "\n", "a.toml:5: "),
    ] {
        assert!(SOUND.contains(from), "{from}");
        let error = read("a.toml", &SOUND.replace(from, to))
            .expect_err(to)
            .to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn what_is_about_speed_is_known_by_its_criteria() {
    for (criteria, is_about_speed) in [
        ("{ wpm = { min = 10 } }", true),
        ("{ wpm = { max = 10 } }", true),
        ("{ rating = { min = 3 } }", true),
        ("{ rating = { min = 2 } }", false),
        ("{ lessons = { stars = 3, min = 1 } }", true),
        ("{ lessons = { stars = 2, min = 1 } }", false),
        ("{ accuracy = { min = 90 } }", false),
        ("{ days = { min = 2 } }", false),
    ] {
        assert_eq!(
            asking("grown_ups", criteria).criteria.is_about_speed(),
            is_about_speed,
            "{criteria}"
        );
    }
}
