//! Samples, sums and the packed form, worked out by hand.

use super::*;
use crate::{
    text::Text,
    typing::{Log, Policy, Recorder},
};

/// A session typed as `(t, text)`.
fn session(text: &str, policy: Policy, inputs: &[(u64, &str)]) -> (Text, Log, bool) {
    let text = Text::new(text).expect("a good text");
    let mut recorder = Recorder::new(text.clone(), policy);
    for &(t, input) in inputs {
        recorder.type_text(t, "", input);
    }
    (text, recorder.log().clone(), recorder.is_complete())
}

fn with<R>(
    (text, log, completed): &(Text, Log, bool),
    policy: Policy,
    read: impl Fn(&Replay<'_>) -> R,
) -> R {
    read(&Replay::run(text, policy, log, *completed).expect("a valid log"))
}

fn list(replay: &Replay<'_>) -> Vec<(String, u32)> {
    samples(replay)
        .map(|s| (format!("{}{}", s.before, s.unit), s.gap))
        .collect()
}

#[test]
fn a_sample_follows_a_right_insert_inside_the_word() {
    // abc: b and c follow right ones. The space and the d after it are no part of a word's inside.
    // e is typed wrong first, so it is no sample; the f after it is.
    let inputs = [
        (0, "a"),
        (100, "b"),
        (300, "c"),
        (450, " "),
        (600, "d"),
        (700, "x"),
        (900, "e"),
        (1_000, "f"),
    ];
    let session = session("abc def", Policy::StopOnError, &inputs);
    let expected = [
        ("ab".to_owned(), 100),
        ("bc".to_owned(), 200),
        ("ef".to_owned(), 100),
    ];
    assert_eq!(with(&session, Policy::StopOnError, list), expected);
}

#[test]
fn a_delete_between_makes_no_sample() {
    // a b ⌫ b c: the second b follows a delete; c follows it.
    let inputs = [(0, "a"), (100, "b"), (200, "\u{8}"), (300, "b"), (420, "c")];
    let session = session("abc", Policy::Free, &inputs);
    let expected = [("ab".to_owned(), 100), ("bc".to_owned(), 120)];
    assert_eq!(with(&session, Policy::Free, list), expected);
}

#[test]
fn gaps_of_40_to_5000_ms_are_samples_and_no_others() {
    let inputs = [
        (0, "a"),
        (39, "b"),
        (79, "c"),
        (5_079, "d"),
        (10_080, "e"),
        (10_080, "f"),
    ];
    let session = session("abcdef", Policy::StopOnError, &inputs);
    let expected = [("bc".to_owned(), 40), ("cd".to_owned(), 5_000)];
    assert_eq!(with(&session, Policy::StopOnError, list), expected);
}

#[test]
fn errors_are_booked_to_what_was_expected() {
    // At the space: x; at b: v, v, then b. Under stop_on_error the cursor waits.
    let inputs = [
        (0, "a"),
        (200, "x"),
        (400, " "),
        (600, "v"),
        (800, "v"),
        (1_000, "b"),
        (1_200, "b"),
    ];
    let session = session("a bb", Policy::StopOnError, &inputs);
    let stats = with(&session, Policy::StopOnError, session_stats);
    let keys = stats.keys();
    assert_eq!(keys.keys().copied().collect::<Vec<_>>(), [" ", "a", "b"]);
    assert_eq!((keys["a"].presses, keys["a"].errors), (1, 0));
    assert_eq!((keys[" "].presses, keys[" "].errors), (2, 1));
    assert_eq!(keys[" "].confusions, BTreeMap::from([("x".into(), 1)]));
    assert_eq!(
        (keys["b"].presses, keys["b"].errors, keys["b"].samples()),
        (4, 2, 1)
    );
    assert_eq!(keys["b"].confusions, BTreeMap::from([("v".into(), 2)]));
    assert_eq!(keys["b"].error_rate(), 5_000);
    // Every press counts for the latency, slips too, and the first with 0.
    assert_eq!(
        (keys["a"].latency, keys[" "].latency, keys["b"].latency),
        (0, 400, 800)
    );
    let pairs = stats.pairs();
    // Pairs with a space are pairs, and a repeated letter is one of its own.
    assert_eq!(
        pairs.keys().copied().collect::<Vec<_>>(),
        [(" ", "b"), ("a", " "), ("b", "b")]
    );
    assert_eq!(
        (pairs[&(" ", "b")].presses, pairs[&(" ", "b")].errors),
        (3, 2)
    );
    assert_eq!(
        (pairs[&("b", "b")].presses, pairs[&("b", "b")].samples()),
        (1, 1)
    );
}

#[test]
fn exact_quartiles_interpolate() {
    // Ranks 0, ¾, 1½, 2¼ of 100 200 300 400: 175, 250, 325.
    let of = |samples: &[u32]| quartiles(&mut samples.to_vec());
    let expect = |lower, median, upper| {
        Some(Quartiles {
            lower,
            median,
            upper,
        })
    };
    assert_eq!(of(&[400, 100, 300, 200]), expect(175, 250, 325));
    assert_eq!(of(&[7]), expect(7, 7, 7));
    // Halves round up: the median of 40 and 41 is 40.5; quartiles 40.25 and 40.75.
    assert_eq!(of(&[41, 40]), expect(40, 41, 41));
    assert_eq!(of(&[]), None);
}

#[test]
fn exact_quartiles_by_key_and_pair() {
    let inputs = [(0, "a"), (100, "b"), (300, "a"), (600, "b"), (1_000, "a")];
    let session = session("ababa", Policy::StopOnError, &inputs);
    let keys = with(&session, Policy::StopOnError, |replay| {
        key_quartiles(replay)
            .into_iter()
            .map(|(k, q)| (k.to_owned(), q.median))
            .collect::<Vec<_>>()
    });
    assert_eq!(keys, [("a".to_owned(), 300), ("b".to_owned(), 200)]);
    let upper = with(&session, Policy::StopOnError, |replay| {
        pair_quartiles(replay)[&("b", "a")].upper
    });
    assert_eq!(upper, 350);
}

#[test]
fn the_histogram_is_within_half_a_bucket() {
    for spread in [
        [40, 41, 42],
        [180, 200, 231],
        [900, 1_000, 1_400],
        [4_000, 4_900, 5_000],
    ] {
        let mut gaps = Gaps::default();
        for gap in spread {
            gaps.add(gap);
        }
        let exact = quartiles(&mut spread.to_vec()).expect("samples");
        let rough = gaps.quartiles().expect("samples");
        for (exact, rough) in [
            (exact.lower, rough.lower),
            (exact.median, rough.median),
            (exact.upper, rough.upper),
        ] {
            assert!(
                exact.abs_diff(rough) * 30 <= exact,
                "{spread:?}: {rough} for {exact}"
            );
        }
    }
    let mut none = Gaps::default();
    none.add(39);
    none.add(5_001);
    assert_eq!((none.count(), none.quartiles()), (0, None));
}

#[test]
fn mastery_needs_samples_accuracy_and_speed() {
    let stat = |samples: u32, presses, errors, gap| {
        let mut stat = KeyStat {
            presses,
            errors,
            ..KeyStat::default()
        };
        (0..samples).for_each(|_| stat.gaps.add(gap));
        stat
    };
    // 25 WPM is a gap of 480 ms; 3 of 100 are 3 %.
    assert!(stat(30, 100, 3, 400).is_mastered(25));
    assert!(!stat(29, 100, 3, 400).is_mastered(25), "too few samples");
    assert!(!stat(30, 100, 4, 400).is_mastered(25), "too many errors");
    assert!(!stat(30, 100, 3, 560).is_mastered(25), "too slow");
    assert!(!KeyStat::default().is_mastered(0));
}

#[test]
fn sums_do_not_depend_on_order_and_packing_loses_nothing() {
    let one = with(
        &session(
            "fj f",
            Policy::StopOnError,
            &[(0, "f"), (182, "k"), (385, "j"), (600, " "), (790, "f")],
        ),
        Policy::StopOnError,
        session_stats,
    );
    let other = with(
        &session(
            "ёж ёж",
            Policy::Free,
            &[(0, "е"), (150, "ж"), (300, " "), (450, "ё"), (620, "х")],
        ),
        Policy::Free,
        session_stats,
    );
    let mut forward = one.clone();
    forward.merge(&other);
    let mut backward = SessionStats::unpack(&other.pack()).expect("our own bytes");
    backward.merge_packed(&one.pack()).expect("our own bytes");
    assert_eq!(forward, backward);
    assert_eq!(forward.keys(), backward.keys());
    assert_eq!(forward.keys()[" "].presses, 2);
    assert_eq!(
        backward.keys()["ё"].confusions,
        BTreeMap::from([("е".into(), 1)])
    );
    assert_eq!(
        SessionStats::unpack(&SessionStats::default().pack()),
        Ok(SessionStats::default())
    );
}

#[test]
fn a_packed_sum_loses_nothing_and_stays_small() {
    let mut sum = SessionStats::default();
    let words =
        "the quick brown fox jumps over the lazy dog and runs home again to sleep ".repeat(6);
    let mut presses = 0;
    for seed in 0..60_u64 {
        let text = Text::new(words.trim()).expect("a good text");
        let units = text.units().iter().enumerate();
        let inputs: Vec<(u64, &str)> = units
            .map(|(i, unit)| (i as u64 * 170 + (i as u64 * (37 + seed)) % 90, &**unit))
            .collect();
        presses += inputs.len();
        let typed = session(words.trim(), Policy::StopOnError, &inputs);
        sum.merge(&with(&typed, Policy::StopOnError, session_stats));
    }
    sum.merge(&with(
        &session(
            "ёж a",
            Policy::Free,
            &[(0, "е"), (150, "ж"), (300, " "), (450, "x")],
        ),
        Policy::Free,
        session_stats,
    ));
    let packed = sum.pack_sum();
    let mut back = SessionStats::default();
    back.merge_sum(&packed).expect("our own bytes");
    assert_eq!(back, sum);
    assert_eq!(back.keys(), sum.keys());
    assert_eq!(back.pack_sum(), packed, "the same bytes again");
    back.merge_sum(&packed).expect("our own bytes");
    assert_eq!(back.keys()["e"].presses, 2 * sum.keys()["e"].presses);
    assert_eq!(
        back.keys()["ё"].confusions,
        BTreeMap::from([("е".into(), 2)])
    );
    assert!(
        packed.len() * 10 < presses,
        "{} bytes for {presses} presses",
        packed.len()
    );
    for cut in (0..packed.len()).step_by(7) {
        let mut part = SessionStats::default();
        assert_eq!(
            part.merge_sum(&packed[..cut]),
            Err(Malformed),
            "cut at {cut}"
        );
    }
    // The two forms are not mistaken for each other.
    assert_eq!(SessionStats::unpack(&packed), Err(Malformed));
    assert_eq!(
        SessionStats::default().merge_sum(&sum.pack()),
        Err(Malformed)
    );
}

#[test]
fn bins_count_every_sample_once() {
    let mut gaps = Gaps::default();
    for gap in 30..6_000 {
        gaps.add(gap);
    }
    let bins = gaps.bins();
    assert_eq!(bins.iter().map(|bin| bin.1).sum::<u32>(), gaps.count());
    assert_eq!((bins[0], bins[1]), ((40, 8), (48, 8)));
    let width = |at: usize| bins[at + 1].0 - bins[at].0;
    assert!((0..bins.len() - 1).all(|at| u64::from(bins[at].1) == width(at)));
}

#[test]
fn a_session_packs_small() {
    let words =
        "the quick brown fox jumps over the lazy dog and runs home again to sleep ".repeat(6);
    let text = Text::new(words.trim()).expect("a good text");
    let inputs: Vec<(u64, &str)> = text
        .units()
        .iter()
        .enumerate()
        .map(|(i, unit)| (i as u64 * 170 + (i as u64 * 37) % 90, &**unit))
        .collect();
    let packed = with(
        &session(words.trim(), Policy::StopOnError, &inputs),
        Policy::StopOnError,
        session_stats,
    )
    .pack();
    assert!(
        packed.len() <= 2 * text.len(),
        "{} bytes for {} presses",
        packed.len(),
        text.len()
    );
}

#[test]
fn garbage_is_refused() {
    let whole = with(
        &session(
            "abc",
            Policy::StopOnError,
            &[(0, "a"), (90, "x"), (200, "b"), (300, "c")],
        ),
        Policy::StopOnError,
        session_stats,
    )
    .pack();
    for cut in 0..whole.len() {
        assert_eq!(
            SessionStats::unpack(&whole[..cut]),
            Err(Malformed),
            "cut at {cut}"
        );
    }
    assert_eq!(
        SessionStats::unpack(&[whole.as_slice(), &[0]].concat()),
        Err(Malformed),
        "one byte more"
    );
    assert_eq!(
        SessionStats::unpack(&[2, 0, 0]),
        Err(Malformed),
        "another version"
    );
    assert_eq!(
        SessionStats::unpack(&[1, 0xff, 0xff, 0xff, 0xff, 0xff]),
        Err(Malformed),
        "no 32 bits"
    );
}
