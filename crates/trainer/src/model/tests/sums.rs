//! What the estimate does with sums: any order, old and new, nothing and nonsense.

use super::learner::{Learner, PEOPLE, sentences, stats};
use crate::keyboard::layout;
use crate::model::{Day, Estimate, Past, Setting, estimate};
use crate::stats::SessionStats;
use crate::text::Text;
use crate::typing::{Policy, Recorder};

fn expect(past: &Past, language: &str) -> Estimate {
    let setting = Setting {
        layout: layout("us").expect("a layout"),
        language,
    };
    estimate(past, &setting)
}

fn day(number: i32) -> Day {
    Day::EPOCH.plus(number)
}

/// A text typed with the same gap before every unit.
fn steady(text: &str, gap: u64) -> SessionStats {
    let text = Text::new(text).expect("a good text");
    let mut recorder = Recorder::new(text.clone(), Policy::Free);
    for (unit, t) in text
        .units()
        .iter()
        .zip((0..).step_by(usize::try_from(gap).expect("small")))
    {
        recorder.type_text(t, "", unit);
    }
    stats(&text, recorder.log())
}

fn same(a: &Estimate, b: &Estimate) -> bool {
    a.keys == b.keys && a.pairs == b.pairs && a.days == b.days
}

#[test]
fn the_same_sessions_give_the_same_answer() {
    let mut learner = Learner::new(3, &PEOPLE);
    let texts = sentences(3);
    let sessions: Vec<(Day, SessionStats)> = (0..60_usize)
        .map(|index| {
            (
                day(i32::try_from(index).expect("few") * 2),
                learner.session(texts[index % texts.len()]),
            )
        })
        .collect();
    let forward = Past::from_stats(sessions.iter().map(|(day, stats)| (*day, stats)));
    let backward = Past::from_stats(sessions.iter().rev().map(|(day, stats)| (*day, stats)));
    let packed = Past::from_packed(sessions.iter().map(|(day, stats)| (*day, stats.pack())));
    let answer = expect(&forward, "en");
    assert!(same(&answer, &expect(&backward, "en")));
    assert!(same(&answer, &expect(&packed, "en")));
    // What cannot be read changes nothing.
    let broken = sessions
        .iter()
        .map(|(day, stats)| (*day, stats.pack()))
        .chain([(day(3), vec![7, 7])]);
    let broken = Past::from_packed(broken);
    assert_eq!(broken.skipped(), 1);
    assert!(same(&answer, &expect(&broken, "en")));
    assert!(
        answer
            .pairs
            .values()
            .all(|pair| pair.gap_ms.is_finite() && pair.sd_log > 0.0)
    );
}

#[test]
fn newer_gaps_count_more_and_old_ones_count_for_less_each() {
    let slow = steady("then the other thing", 400);
    let fast = steady("then the other thing", 200);
    let after = |old: i32| {
        let mut sessions = vec![(day(0), &slow); 5];
        sessions.push((day(old), &fast));
        let estimate = expect(&Past::from_stats(sessions), "en");
        estimate.pairs[&("t".into(), "h".into())].gap_ms
    };
    // The same day it is five of six; half a year later the newest gaps and level win.
    assert!(after(0) > 330.0, "{}", after(0));
    assert!(after(180) < 290.0, "{}", after(180));
    assert!(after(30) < after(0) && after(180) < after(30));
    // Beyond the window nothing is left of them.
    assert!((after(400) - after(800)).abs() < 1e-9);
    assert!(after(400) < 240.0, "{}", after(400));
}

#[test]
fn many_gaps_win_over_what_is_like_them() {
    // One pair half as fast as all else, once and forty times.
    let rest = steady("there other than these hither", 150);
    let slow = steady("th", 300);
    let after = |times: usize| {
        let mut sessions = vec![(day(0), &rest)];
        sessions.extend(std::iter::repeat_n((day(0), &slow), times));
        expect(&Past::from_stats(sessions), "en").pairs[&("t".into(), "h".into())]
    };
    let (few, many) = (after(1), after(40));
    assert!(
        few.gap_ms < 230.0 && many.gap_ms > 270.0,
        "{few:?} {many:?}"
    );
    assert!(many.sd_log < few.sd_log / 1.5, "{few:?} {many:?}");
    assert!(many.usual_ms < 230.0, "{many:?}");
}

#[test]
fn a_strange_gap_counts_little() {
    let usual = steady("then the other thing", 200);
    let pause = steady("th", 4_900);
    let sessions = [(day(0), &usual), (day(0), &pause)];
    let estimate = expect(&Past::from_stats(sessions), "en");
    let gap = estimate.pairs[&("t".into(), "h".into())].gap_ms;
    assert!((190.0..300.0).contains(&gap), "{gap}");
}

#[test]
fn nothing_is_expected_of_nothing() {
    let none = expect(&Past::default(), "en");
    assert!(none.keys.is_empty() && none.pairs.is_empty() && none.days.is_empty());
    // A single letter twice, in a language nobody has a list of, on keys no layout has.
    let odd = steady("жж 語語 ab", 300);
    let estimate = expect(&Past::from_stats([(day(0), &odd)]), "tlh");
    assert_eq!(estimate.pairs.len(), 3);
    assert!(
        estimate
            .pairs
            .values()
            .all(|pair| (200.0..450.0).contains(&pair.gap_ms))
    );
    assert!(!estimate.pairs.values().any(|pair| pair.weakness.is_any()));
    assert!(!estimate.keys.contains_key(" "));
}

#[test]
fn a_key_that_only_begins_words_has_its_errors() {
    let text = Text::new("Anna Anna Anna Anna").expect("a good text");
    let mut recorder = Recorder::new(text.clone(), Policy::StopOnError);
    for (index, unit) in (0_u64..).zip(text.units()) {
        if &**unit == "A" {
            recorder.type_text(index * 200, "", "a");
        }
        recorder.type_text(index * 200 + 100, "", unit);
    }
    let replay = crate::typing::Replay::run(&text, Policy::StopOnError, recorder.log(), true)
        .expect("valid");
    let stats = crate::stats::session_stats(&replay);
    let estimate = expect(&Past::from_stats([(day(0), &stats)]), "en");
    let key = estimate.keys["A"];
    assert_eq!((key.samples, key.presses, key.errors), (0, 8, 4));
    assert!(
        key.error_rate > 2.0 * estimate.keys["n"].error_rate,
        "{key:?}"
    );
    assert!(key.gap_ms.is_finite() && key.sd_log > estimate.keys["n"].sd_log);
}
