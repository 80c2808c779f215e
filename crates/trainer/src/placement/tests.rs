use std::collections::BTreeSet;

use super::*;
use crate::content;
use crate::keyboard::{layout, layouts};
use crate::metrics::figures;
use crate::stats::session_stats;
use crate::text::Text;
use crate::typing::{Policy, Recorder, Replay};

/// Somebody who knows some keys: these come at once and right, the others late and often wrong.
struct Typist {
    known: BTreeSet<String>,
    /// WPM on keys known.
    wpm: u64,
}

impl Typist {
    /// Knows what a course teaches up to a block.
    fn of(course: &Course, block: u32, wpm: u64) -> Self {
        let lessons = course
            .lessons
            .iter()
            .filter(|lesson| lesson.block_number <= block);
        let known = lessons
            .flat_map(|lesson| lesson.new_keys.iter().cloned())
            .collect();
        Self { known, wpm }
    }

    fn types(&self, text: &str) -> Recorder {
        let text = Text::new(text).expect("a text");
        let mut recorder = Recorder::new(text.clone(), Policy::Free);
        let mut t = 0;
        for unit in text.units() {
            if **unit == *" " || self.known.contains(&**unit) {
                recorder.type_text(t, "", unit);
                t += 12_000 / self.wpm;
            } else {
                t += 3_000;
                recorder.type_text(t, "", if **unit == *"x" { "y" } else { "x" });
                recorder.type_text(t + 300, "Backspace", "\u{8}");
                t += 600;
                recorder.type_text(t, "", unit);
            }
        }
        recorder
    }

    fn takes(&self, parts: &[Part]) -> Vec<Typed> {
        let mut typed = Vec::new();
        while let Some(index) = next(parts, &typed) {
            let recorder = self.types(&parts[index].text);
            let (text, log) = (recorder.text(), recorder.log());
            let replay = Replay::run(text, recorder.policy(), log, true).expect("a log");
            typed.push(Typed::new(&figures(&replay).expect("figures"), true));
        }
        typed
    }
}

/// Every built-in course on the plain layout of each key order: the texts are those of the order.
fn built_in() -> impl Iterator<Item = (&'static Course, &'static Layout)> {
    let courses = content::quality::COURSES.iter();
    courses.map(|(_, course)| (course, layout(&course.key_order).expect("a layout")))
}

#[test]
fn whoever_knows_some_blocks_begins_behind_them() {
    for (course, layout) in built_in() {
        let parts = parts(course, layout);
        assert_eq!(parts.len(), MAX_PARTS, "{} {}", course.slug, layout.id);
        for block in 0..=6 {
            let typed = Typist::of(course, block, 60).takes(&parts);
            let start = start(course, &parts, &typed);
            // The first two blocks share a text: knowing one of them is knowing too little.
            let expected = if block == 1 { 1 } else { block + 1 };
            let lesson = course.lesson(start).expect("a lesson");
            let place = format!("{} {} block {block}: {start}", course.slug, layout.id);
            assert_eq!(lesson.block_number, expected, "{place}");
            assert!(
                start == 1 || course.lessons[start as usize - 2].block_number < expected,
                "{place}"
            );
        }
    }
}

#[test]
fn every_text_is_within_its_blocks_its_layout_and_its_time() {
    for (course, _) in built_in() {
        for layout in layouts()
            .iter()
            .filter(|layout| layout.key_order() == course.key_order)
        {
            let parts = parts(course, layout);
            let again = super::parts(course, layout);
            assert_eq!(parts, again);
            let mut seconds = 0.0;
            for part in &parts {
                let place = format!(
                    "{} {} {}: {}",
                    course.slug, layout.id, part.first_block, part.text
                );
                let last = course
                    .lessons
                    .iter()
                    .rfind(|lesson| lesson.block_number == part.last_block);
                let taught = course.taught(last.expect("a lesson").number);
                let text = Text::new(&part.text).expect("a text");
                assert!(
                    text.units()
                        .iter()
                        .all(|unit| **unit == *" " || taught.contains(&unit.to_string())),
                    "{place}"
                );
                assert!(
                    text.units().iter().all(|unit| can_be_asked(layout, unit)),
                    "{place}"
                );
                assert!(
                    (30..=140).contains(&text.len()),
                    "{} characters, {place}",
                    text.len()
                );
                seconds += f64::from(u32::try_from(text.len()).expect("short")) * 12.0
                    / (1.5 * f64::from(part.target_wpm));
            }
            let goal = f64::from(SECONDS);
            assert!(
                seconds < goal * 1.3,
                "{seconds} s: {} {}",
                course.slug,
                layout.id
            );
        }
    }
}

/// A text is there to find out whether its keys are known, so it has to have most of them.
#[test]
fn every_text_has_most_of_the_keys_of_its_blocks() {
    for (course, layout) in built_in().filter(|(course, _)| course.slug.starts_with("adults")) {
        for part in parts(course, layout).iter().take(2) {
            let lessons = course.lessons.iter();
            let of_part = lessons.filter(|lesson| {
                (part.first_block..=part.last_block).contains(&lesson.block_number)
            });
            let keys: Vec<&String> = of_part.flat_map(|lesson| &lesson.new_keys).collect();
            let missing: Vec<_> = keys
                .iter()
                .filter(|key| !part.text.contains(key.as_str()))
                .collect();
            assert!(
                missing.len() * 4 <= keys.len(),
                "{} {} lacks {missing:?}: {}",
                course.slug,
                layout.id,
                part.text
            );
        }
    }
}

#[test]
fn a_text_is_known_at_its_goal_only_when_finished() {
    let part = Part {
        first_block: 1,
        last_block: 1,
        first_lesson: 1,
        text: "fj fj".into(),
        target_wpm: 15,
        target_accuracy: 9_300,
    };
    let typed = |is_completed, wpm, accuracy| Typed {
        is_completed,
        wpm,
        accuracy,
    };
    assert!(part.is_known(&typed(true, 1_500, 9_300)));
    assert!(!part.is_known(&typed(true, 1_499, 9_300)));
    assert!(!part.is_known(&typed(true, 1_500, 9_299)));
    assert!(!part.is_known(&typed(false, 9_000, 10_000)));
}

#[test]
fn the_test_ends_with_the_first_text_that_is_not_known() {
    let course = content::course("adults-en-v1", "us").expect("a course");
    let parts = parts(&course, layout("us").expect("a layout"));
    let good = Typed {
        is_completed: true,
        wpm: 9_000,
        accuracy: 10_000,
    };
    let bad = Typed { wpm: 300, ..good };
    assert_eq!(next(&parts, &[]), Some(0));
    assert_eq!(next(&parts, &[good]), Some(1));
    assert_eq!(next(&parts, &[good, bad]), None);
    assert_eq!(next(&parts, &[good; MAX_PARTS]), None);
    assert_eq!(start(&course, &parts, &[]), 1);
    assert_eq!(start(&course, &parts, &[good]), 28);
    assert_eq!(start(&course, &parts, &[good, bad]), 28);
    // What comes behind a text that is not known does not count.
    assert_eq!(start(&course, &parts, &[bad, good, good]), 1);
    assert_eq!(start(&course, &parts, &[good, good, bad]), 46);
    assert_eq!(start(&course, &parts, &[good; MAX_PARTS]), 82);
}

#[test]
fn an_own_course_has_as_many_texts_as_blocks() {
    let lesson = |number: u32, block: u32, key: &str, text: &str| {
        format!(
            "[[lesson]]\nnumber = {number}\nblock = {block}\ntitle = \"t\"\ndescription = \"d\"\ninstructions = \"i\"\n\
             hints = [\"h\"]\ntype = \"drill\"\nnew_keys = [{key}]\ntext = \"{text}\"\nwpm = 5\naccuracy = 85\ndifficulty = 1\n"
        )
    };
    let head = "format = 1\nslug = \"own\"\nversion = \"1.0.0\"\nname = \"n\"\ndescription = \"d\"\nlanguage = \"en\"\n\
                age_group = \"adults\"\nkey_order = \"us\"\n[[block]]\nnumber = 1\ntitle = \"a\"\n[[block]]\nnumber = 2\ntitle = \"b\"\n";
    let file = [
        head,
        &lesson(1, 1, "\"f\", \"j\"", "fff jjj fjf jfj ff jj fj jf"),
        &lesson(2, 2, "\"d\"", "ddd fdf jdj dfd djd dd fd"),
    ];
    let course = content::own_course("own.toml", &file.concat()).expect("sound");
    let layout = layout("us").expect("a layout");
    let parts = parts(&course, layout);
    assert_eq!(parts.len(), 2);
    assert!(parts[0].text.contains('f') && !parts[0].text.contains('d'));
    let good = Typed {
        is_completed: true,
        wpm: 9_000,
        accuracy: 10_000,
    };
    assert_eq!(start(&course, &parts, &[good]), 2);
    assert_eq!(
        start(&course, &parts, &[good, good]),
        2,
        "there is nothing behind"
    );
}

#[test]
fn weak_keys_are_those_with_slips_then_the_slow_ones() {
    let course = content::course("adults-en-v1", "us").expect("a course");
    let recorder = Typist::of(&course, 1, 60).types("hals sash glass that dash sad");
    let replay =
        Replay::run(recorder.text(), recorder.policy(), recorder.log(), true).expect("a log");
    let weak = weak_keys(&session_stats(&replay), 15);
    assert_eq!(weak, ["t"]);
    let quick = Typist::of(&course, 2, 60).types("hals sash glass that dash sad");
    let replay = Replay::run(quick.text(), quick.policy(), quick.log(), true).expect("a log");
    assert!(weak_keys(&session_stats(&replay), 15).is_empty());
}
