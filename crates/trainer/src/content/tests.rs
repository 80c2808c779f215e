use std::sync::LazyLock;

use proptest::prelude::*;

use super::random::Random;
use super::*;
use crate::lesson::{AgeGroup, Course};

/// A stable hash of everything a learner types in a course.
fn hash(course: &Course) -> String {
    let texts: Vec<&str> = course
        .lessons
        .iter()
        .map(|lesson| lesson.text_content.as_str())
        .collect();
    format!("{:016x}", Random::of(&texts).seed())
}

/// Other bytes need another version of the course: what learners typed is named by it.
#[test]
fn the_texts_of_a_version_never_change() {
    let hashes: Vec<String> = quality::COURSES
        .iter()
        .map(|(_, course)| {
            format!(
                "{} {} {}: {}",
                course.slug,
                course.version,
                course.key_order,
                hash(course)
            )
        })
        .collect();
    insta::assert_snapshot!(hashes.join("\n"));
}

#[test]
fn the_same_course_is_the_same_bytes_and_each_key_order_has_its_own() {
    let make = |key_order| course("adults-en-v1", key_order).expect("a course");
    assert_eq!(make("us"), make("us"));
    assert_ne!(hash(&make("us")), hash(&make("gb")));
    assert_eq!(make("us-dvorak").lessons[0].new_keys, ["u", "h"]);
    assert!(make("us-dvorak").lessons[0].title.contains("u and h"));
}

#[test]
fn what_does_not_exist_is_said() {
    let unknown = course("adults-xx-v1", "us").expect_err("no such course");
    assert_eq!(
        unknown,
        ContentError::UnknownCourse {
            slug: "adults-xx-v1".into()
        }
    );
    let foreign = course("adults-ru-v1", "us").expect_err("no such order for Russian");
    assert_eq!(
        foreign.to_string(),
        "course adults-ru-v1 has no key order us"
    );
}

fn strings(units: &str) -> Vec<String> {
    units.chars().map(String::from).collect()
}

#[test]
fn practice_refuses_what_cannot_be_practised() {
    let taught = strings("fjdk");
    let ask = |units: &[String]| {
        practice(&Practice {
            language: "en",
            age: AgeGroup::Adults,
            taught: &taught,
            units,
            length: 100,
            seed: 1,
        })
    };
    assert_eq!(
        ask(&["x".into()]),
        Err(ContentError::NotTaught { unit: "x".into() })
    );
    assert_eq!(
        ask(&["fx".into()]),
        Err(ContentError::NotTaught { unit: "fx".into() })
    );
    assert_eq!(
        ask(&["fjd".into()]),
        Err(ContentError::NotTaught { unit: "fjd".into() })
    );
    assert_eq!(ask(&[]), Err(ContentError::NothingToPractise));
    let klingon = Practice {
        language: "tlh",
        age: AgeGroup::Adults,
        taught: &taught,
        units: &taught,
        length: 100,
        seed: 1,
    };
    assert_eq!(
        practice(&klingon),
        Err(ContentError::UnknownLanguage {
            language: "tlh".into()
        })
    );
}

#[test]
fn practice_is_rich_in_what_is_practised() {
    let taught = strings("fjdkslaghetoirncu;");
    let units = vec!["th".to_owned(), "u".to_owned()];
    let text = practice(&Practice {
        language: "en",
        age: AgeGroup::Adults,
        taught: &taught,
        units: &units,
        length: 200,
        seed: 7,
    })
    .expect("a text");
    assert!(text.matches("th").count() >= 8, "{text}");
    assert!(text.matches('u').count() >= 8, "{text}");
    let words = words::words("en").expect("words");
    assert!(
        text.split(' ').all(|word| words
            .all
            .iter()
            .any(|known| known.is_real && known.text == word)),
        "{text}"
    );
    let other = practice(&Practice {
        language: "en",
        age: AgeGroup::Adults,
        taught: &taught,
        units: &units,
        length: 200,
        seed: 8,
    })
    .expect("a text");
    assert_ne!(text, other);
}

#[test]
fn practice_without_words_drills() {
    let taught = strings("fjdk47(");
    let units = strings("47(");
    let text = practice(&Practice {
        language: "en",
        age: AgeGroup::Adults,
        taught: &taught,
        units: &units,
        length: 80,
        seed: 3,
    })
    .expect("a text");
    assert!(
        units.iter().all(|unit| text.contains(unit.as_str())),
        "{text}"
    );
}

static COURSES: LazyLock<Vec<Course>> = LazyLock::new(|| {
    let names = [
        ("adults-en-v1", "us"),
        ("adults-en-v1", "us-colemak"),
        ("adults-ru-v1", "ru"),
    ];
    names
        .iter()
        .map(|(slug, order)| course(slug, order).expect("a course"))
        .collect()
});

/// Language, units taught, units to practise, length, seed.
fn asked() -> impl Strategy<Value = (String, Vec<String>, Vec<String>, u32, u64)> {
    (0..COURSES.len(), 1_u32..=27).prop_flat_map(|(index, number)| {
        let taught = COURSES[index].taught(number);
        let key = proptest::sample::select(taught.clone());
        let pair = (key.clone(), key.clone()).prop_map(|(a, b)| a + &b);
        let units = proptest::collection::vec(prop_oneof![key, pair], 1..6);
        let language = Just(COURSES[index].language.clone());
        (language, Just(taught), units, 20_u32..400, any::<u64>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn practice_stays_within_what_is_taught((language, taught, units, length, seed) in asked()) {
        let ask = Practice { language: &language, age: AgeGroup::Teens, taught: &taught, units: &units, length, seed };
        let text = practice(&ask).expect("a text");
        prop_assert_eq!(&text, &practice(&ask).expect("the same"));
        prop_assert!(text.chars().all(|unit| unit == ' ' || taught.iter().any(|key| key.starts_with(unit))), "{}", text);
        prop_assert!(!text.contains("  ") && text.trim() == text && crate::text::Text::new(&text).is_ok());
        let made = u32::try_from(text.chars().count()).expect("short");
        prop_assert!(made <= length && made + 10 >= length, "{} of {}: {}", made, length, text);
        let list = words::words(&language).expect("words");
        let is_decent = |group: &str| list.all.iter().any(|word| word.text == group) || !list.is_blocked(group);
        prop_assert!(text.split(' ').all(|group| is_decent(group.trim_end_matches(';'))), "{}", text);
    }
}
