//! The worked examples of metrics.md, and the edges of each formula.

use super::*;
use crate::{
    text::Text,
    typing::{Policy, Recorder},
};

/// Types `(t, text)` and gives the figures.
fn typed(text: &str, policy: Policy, inputs: &[(u64, &str)]) -> Result<Figures, NoSpeed> {
    let mut recorder = Recorder::new(Text::new(text).expect("a good text"), policy);
    for &(t, input) in inputs {
        recorder.type_text(t, "", input);
    }
    let replay = Replay::run(
        recorder.text(),
        policy,
        recorder.log(),
        recorder.is_complete(),
    )
    .expect("a valid log");
    figures(&replay)
}

#[test]
fn first_worked_example() {
    let inputs = [(0, "f"), (182, "k"), (385, "j"), (600, " "), (790, "f")];
    let figures = typed("fj f", Policy::StopOnError, &inputs).expect("a speed");
    assert_eq!((figures.wpm, figures.raw_wpm), (4_557, 6_076));
    assert_eq!(figures.accuracy, 8_000);
    assert_eq!(figures.kspc, 1_250);
    assert_eq!((figures.errors, figures.uncorrected_errors), (1, 0));
    assert_eq!(
        (figures.avg_keystroke_time, figures.max_pause_duration),
        (198, 215)
    );
    assert_eq!((figures.duration, figures.active_duration), (790, 790));
}

#[test]
fn second_worked_example() {
    let inputs = [
        (0, "a"),
        (100, "x"),
        (250, " "),
        (500, "\u{17}"),
        (800, "a"),
        (950, "b"),
        (1_100, " "),
        (1_250, "c"),
        (1_400, "d"),
    ];
    let figures = typed("ab cd", Policy::Free, &inputs).expect("a speed");
    assert_eq!((figures.wpm, figures.raw_wpm), (3_429, 6_000));
    assert_eq!(figures.accuracy, 8_750);
    assert_eq!(figures.kspc, 2_200);
    assert_eq!((figures.errors, figures.uncorrected_errors), (1, 0));
    assert_eq!(
        (figures.avg_keystroke_time, figures.max_pause_duration),
        (200, 550)
    );
    assert_eq!(figures.deleted, 3);
}

#[test]
fn what_can_be_typed_is_judged_before_rounding() {
    // 3,000 gaps of 30 ms, one of them 29: 400.004 WPM, which rounds to 400.00.
    let text = "a".repeat(3_001);
    let inputs: Vec<(u64, &str)> = (0..3_001)
        .map(|i: u64| (30 * i - u64::from(i == 3_000), "a"))
        .collect();
    let figures = typed(&text, Policy::Free, &inputs).expect("a speed");
    assert_eq!(figures.raw_wpm, 40_000);
    assert!(!is_plausible(&figures));
}

#[test]
fn a_speed_beyond_32_bits_is_cut() {
    let text = "a".repeat(100_000);
    let inputs: Vec<(u64, &str)> = (0..100_000).map(|i| (u64::from(i > 0), "a")).collect();
    let figures = typed(&text, Policy::Free, &inputs).expect("a speed");
    assert_eq!((figures.wpm, figures.raw_wpm), (u32::MAX, u32::MAX));
}

/// What an app that may not send its log sends instead.
fn claim(figures: &Figures) -> Claimed {
    Claimed {
        wpm: figures.wpm,
        gross_wpm: figures.gross_wpm,
        raw_wpm: figures.raw_wpm,
        accuracy: figures.accuracy,
        result_accuracy: figures.result_accuracy,
        errors: figures.errors,
        uncorrected_errors: figures.uncorrected_errors,
        duration: figures.duration,
        active_duration: figures.active_duration,
        kspc: figures.kspc,
        avg_keystroke_time: figures.avg_keystroke_time,
        max_pause_duration: figures.max_pause_duration,
        pause_count: figures.pause_count,
        consistency: figures.consistency,
        inserts: figures.inserts,
        deleted: figures.deleted,
    }
}

fn second_example() -> Figures {
    let inputs = [
        (0, "a"),
        (100, "x"),
        (250, " "),
        (500, "\u{17}"),
        (800, "a"),
        (950, "b"),
        (1_100, " "),
        (1_250, "c"),
        (1_400, "d"),
    ];
    typed("ab cd", Policy::Free, &inputs).expect("a speed")
}

#[test]
fn true_claims_are_completed_with_or_without_the_length() {
    let figures = second_example();
    assert_eq!(claim(&figures).complete(Some(5)), Ok(figures.clone()));
    assert_eq!(claim(&figures).complete(None), Ok(figures.clone()));
    assert_eq!(
        claim(&figures).complete(Some(6)),
        Err(Impossible("gross_wpm"))
    );
}

#[test]
fn a_false_claim_names_what_contradicts() {
    type Lie = fn(&mut Claimed);
    let lies: [(&str, Lie); 17] = [
        ("gross_wpm", |c| c.wpm += 1),
        ("gross_wpm", |c| c.gross_wpm -= 1),
        ("raw_wpm", |c| c.raw_wpm += 1),
        ("accuracy", |c| c.accuracy = 10_000),
        ("gross_wpm", |c| c.result_accuracy = 9_000),
        ("errors", |c| c.errors = 9),
        ("uncorrected_errors", |c| c.uncorrected_errors = 2),
        ("duration", |c| c.duration = u64::MAX),
        ("active_duration", |c| c.active_duration = 0),
        ("gross_wpm", |c| c.kspc = 0),
        ("avg_keystroke_time", |c| c.avg_keystroke_time = 199),
        ("max_pause_duration", |c| c.max_pause_duration = 199),
        ("pause_count", |c| c.pause_count = 1),
        ("consistency", |c| c.consistency = Some(9_000)),
        ("inserts", |c| c.inserts = 1),
        ("inserts", |c| c.inserts = u32::MAX),
        ("deleted", |c| c.deleted = u32::MAX),
    ];
    for (name, lie) in lies {
        let mut claimed = claim(&second_example());
        lie(&mut claimed);
        assert_eq!(claimed.complete(None), Err(Impossible(name)), "{claimed:?}");
    }
}
