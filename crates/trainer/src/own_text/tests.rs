use std::collections::BTreeSet;

use super::*;
use crate::{content, keyboard, lesson::AgeGroup};

fn cleaned(layout: &str, raw: &str) -> (Vec<String>, Changes) {
    let layout = keyboard::layout(layout).expect("a layout");
    let mut cleaner = Cleaner::new(layout);
    let all = paragraphs(raw);
    let clean = all.iter().map(|one| cleaner.paragraph(one)).collect();
    (clean, cleaner.changes().clone())
}

#[test]
fn what_the_keyboard_lacks_is_replaced_or_dropped_and_said() {
    let raw = "“Café”\u{a0}— at 40\u{b0},\tsoft\u{ad}ly…  ½ mile\u{200b} straße ";
    let (text, changes) = cleaned("us", raw);
    assert_eq!(text, ["\"Cafe\" - at 40, softly... 1/2 mile strasse"]);
    let to = |sign: &str| changes.replaced.get(sign).map(|change| &*change.to);
    assert_eq!(
        (to("é"), to("½"), to("ß")),
        (Some("e"), Some("1/2"), Some("ss"))
    );
    let lenient: Vec<&str> = changes.lenient.keys().map(|sign| &**sign).collect();
    assert_eq!(lenient, ["—", "“", "”", "…"]);
    let degree = changes.dropped.get("\u{b0}").expect("dropped");
    assert_eq!(
        (degree.count, &*degree.example),
        (1, "é” — at 40°, softly…")
    );
    assert_eq!(changes.invisible, 2);
    assert_eq!(changes.spaces, 3, "no-break, tab, and one of two");
    let all: u64 = [&changes.lenient, &changes.replaced, &changes.dropped]
        .into_iter()
        .flat_map(|map| map.values())
        .map(|change| change.count)
        .sum();
    assert_eq!(
        changes.units,
        changes.kept + all + changes.spaces + changes.invisible
    );
}

#[test]
fn a_text_in_another_script_is_nearly_all_lost() {
    let (text, changes) = cleaned("us", "Привет, мир! ok");
    assert_eq!(text, [", ! ok"]);
    assert_eq!(changes.lost_percent(), 60);
    let (text, changes) = cleaned("ru", "Привет, мир! ёж");
    assert_eq!((&*text[0], changes.lost()), ("Привет, мир! ёж", 0));
}

#[test]
fn lines_are_joined_where_empty_ones_part_paragraphs() {
    assert_eq!(paragraphs("a\r\nb\r\n\r\n\r\nc\n"), ["a\nb", "c"]);
    assert_eq!(paragraphs("a\nb\n"), ["a", "b"]);
    assert_eq!(paragraphs(" \n\n "), Vec::<String>::new());
}

#[test]
fn pieces_end_with_sentences_and_leave_no_crumbs() {
    let sentence = "Nine words stand in this line until it ends.";
    let text = vec![[sentence; 20].join(" "), "Bye.".to_owned()];
    let sizes = Sizes::GROWN;
    let cut = pieces(&text, sizes);
    assert_eq!(cut.join(" "), text.join(" "));
    assert!(
        cut.iter()
            .all(|piece| piece.ends_with('.') && piece.len() <= sizes.most)
    );
    assert!(cut.len() == 3, "{cut:?}");
    let long = vec!["x".repeat(1_201)];
    let cut = pieces(&long, sizes);
    assert_eq!(cut.concat(), long[0]);
    assert!(cut.iter().all(|piece| piece.len() <= sizes.most));
}

fn level(layout: &str, text: &str) -> Level {
    let mut measure = Measure::new(keyboard::layout(layout).expect("a layout"));
    measure.add(text);
    measure.difficulty().level
}

#[test]
fn prose_of_every_language_is_usual() {
    for (language, layout) in [
        ("en", "us"),
        ("ru", "ru"),
        ("es", "es"),
        ("de", "de"),
        ("fr", "fr"),
    ] {
        let layout = keyboard::layout(layout).expect("a layout");
        let slug = format!("adults-{language}-v1");
        let course = content::course(&slug, layout.key_order()).expect("a course");
        let mut measure = Measure::new(layout);
        for lesson in &course.lessons[course.lessons.len() - 6..] {
            measure.add(&lesson.text_content);
        }
        let difficulty = measure.difficulty();
        assert_eq!(course.age_group, AgeGroup::Adults);
        assert!(
            difficulty.level >= Level::Usual,
            "{language}: {difficulty:?}"
        );
    }
}

#[test]
fn a_sign_that_is_left_out_is_dropped_and_no_other() {
    let us = keyboard::layout("us").expect("a layout");
    let mut cleaner = Cleaner::without(us, BTreeSet::from(["ß".into(), "x".into()]));
    assert_eq!(
        cleaner.paragraph("Der Spaß – ß – im Café, exakt"),
        "Der Spa - - im Cafe, exakt"
    );
    let changes = cleaner.changes();
    assert_eq!((changes.dropped["ß"].count, changes.lost()), (2, 2));
    assert_eq!(
        changes
            .replaced
            .keys()
            .map(|sign| &**sign)
            .collect::<Vec<_>>(),
        ["é"]
    );
}

#[test]
fn small_words_are_easy_and_code_is_not() {
    assert_eq!(
        level("us", "the sun is up and the cat sits on the wall"),
        Level::Easy
    );
    assert_eq!(
        level(
            "us",
            "When the ship came in, Ann's brother was not there. We went home without him, and Mother laughed."
        ),
        Level::Usual
    );
    assert_eq!(
        level("us", "if (x[i] != 0) { y += f(a, b) * 2; return &z->q; }"),
        Level::VeryHard
    );
}
