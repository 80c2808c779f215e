//! Plateaus.

use super::*;
use crate::coach::plateau::{Trend, trend};

#[test]
fn the_trend_is_that_of_theil_and_sen() {
    let day = |number: i32| Day::EPOCH.plus(number);
    // Slopes between days: 1, 2, 3; 3, 4; 5. Their median is 3.
    let points = [(day(0), 0.0), (day(1), 1.0), (day(2), 4.0), (day(3), 9.0)];
    let Trend { slope, low, high } = trend(&points).expect("a trend");
    assert!((slope - 3.0).abs() < 1e-12);
    // S has the deviation √(4 × 3 × 13 / 18) = 2.944: ranks (6 ∓ 1.2816 × 2.944) / 2 = 1.11 and 4.89.
    assert_eq!((low, high), (2.0, 5.0));
    assert_eq!(trend(&points[..2]), None);
}

#[test]
fn a_plateau_needs_practice_time_and_no_progress() {
    let mut made = Made::new("adults-en-v1", 60);
    made.practised(30, 11, 0);
    made.levels(21, 0.0);
    let plateau = made.of(Kind::Plateau);
    let Evidence::Plateau {
        days,
        minutes,
        change,
        low,
        high,
        accuracy,
    } = &plateau[0].evidence
    else {
        panic!("{plateau:?}")
    };
    assert_eq!((*days, *minutes, *accuracy), (21, 231, 9_700));
    assert!(change.abs() < 100 && *low <= 0 && *high >= 0, "{plateau:?}");
    // Three per cent a week faster, or slower, is none.
    made.levels(21, -0.03 / 7.0);
    assert!(made.of(Kind::Plateau).is_empty());
    made.levels(21, 0.03 / 7.0);
    assert!(made.of(Kind::Plateau).is_empty());
    made.levels(21, 0.0);
    assert_eq!(made.of(Kind::Plateau).len(), 1);
    // Too few days with practice; too few minutes; not yet five hours in all.
    let all = made.sittings.clone();
    made.sittings
        .retain(|sitting| sitting.day <= today().plus(-14));
    assert!(made.of(Kind::Plateau).is_empty());
    made.sittings = all.clone();
    made.sittings
        .iter_mut()
        .for_each(|sitting| sitting.active_ms = 2 * 60_000);
    assert!(made.of(Kind::Plateau).is_empty());
    made.sittings = all;
    made.sittings.truncate(25);
    assert!(made.of(Kind::Plateau).is_empty());
}

#[test]
fn generated_learners_reach_a_plateau_only_where_they_do() {
    // Four weeks of ten sentences a day; some learners get faster by 3 % a week, some not at all.
    let (mut flat, mut rising) = (0, 0);
    for seed in 1..=15 {
        for (weekly, found) in [(0.0, &mut flat), (0.03, &mut rising)] {
            let nature = crate::model::tests::learner::Nature {
                trend: -weekly / 70.0,
                ..EVEN
            };
            let mut learner = Learner::new(seed, &nature);
            let texts = sentences(seed);
            let typed: Vec<_> = (0..280_usize)
                .map(|index| {
                    let day = i32::try_from(index / 10).expect("few");
                    (
                        today().plus(day - 27),
                        learner.session(texts[index % texts.len()]),
                    )
                })
                .collect();
            let past = Past::from_stats(typed.iter().map(|(day, stats)| (*day, stats)));
            let setting = Setting {
                layout: crate::keyboard::layout("us").expect("a layout"),
                language: "en",
            };
            let mut made = Made::new("adults-en-v1", 60);
            made.estimate = estimate(&past, &setting);
            made.practised(28, 11, 0);
            *found += made.of(Kind::Plateau).len();
        }
    }
    assert!(
        flat >= 11 && rising <= 1,
        "{flat} of 15 flat ones, {rising} of 15 rising ones"
    );
    insta::assert_snapshot!(
        "plateaus",
        format!("{flat} of 15 flat learners, {rising} of 15 that get 3 % faster a week")
    );
}
