//! Weak keys and pairs.

use super::*;

#[test]
fn weak_keys_and_pairs_come_with_their_evidence() {
    let mut made = Made::new("adults-en-v1", 40);
    made.estimate.keys.insert("e".into(), outlook(true, false));
    made.estimate.keys.insert("n".into(), outlook(false, true));
    made.estimate.keys.insert("s".into(), outlook(false, false));
    made.estimate
        .pairs
        .insert(("t".into(), "h".into()), outlook(true, true));
    let keys = made.of(Kind::WeakKeys);
    let unit = |recommendation: &Recommendation| match &recommendation.evidence {
        Evidence::Unit {
            units,
            slow,
            errors,
        } => (units.concat(), *slow, *errors),
        other => panic!("{other:?}"),
    };
    let slow = Slow {
        gap_ms: 260,
        usual_ms: 200,
        excess: 30,
        samples: 200,
    };
    let errors = Errors {
        rate: 1_200,
        usual_rate: 300,
        errors: 30,
        presses: 220,
    };
    // Four times the usual errors weigh more than 30 % more time.
    assert_eq!(
        keys.iter().map(unit).collect::<Vec<_>>(),
        [
            ("n".to_owned(), None, Some(errors)),
            ("e".to_owned(), Some(slow), None),
        ]
    );
    assert_eq!(keys[0].priority, 4);
    assert_eq!(keys[1].priority, 3);
    assert_eq!(keys[0].expires, today().plus(14));
    let pairs = made.of(Kind::WeakPairs);
    assert_eq!(unit(&pairs[0]), ("th".to_owned(), Some(slow), Some(errors)));
    let json = serde_json::to_value(&pairs[0]).expect("JSON");
    insta::assert_snapshot!(
        "weak_pair_as_json",
        serde_json::to_string_pretty(&json).expect("JSON")
    );
    let back: Recommendation = serde_json::from_value(json).expect("reads what it writes");
    assert_eq!(back, pairs[0]);
}

#[test]
fn only_what_can_be_practised_is_recommended() {
    let mut made = Made::new("adults-en-v1", 2);
    // Not taught by lesson 2; a unit no course teaches; and a key of long ago.
    made.estimate.keys.insert("q".into(), outlook(true, false));
    made.estimate.keys.insert("ж".into(), outlook(true, false));
    let old = Outlook {
        last_days: 31,
        ..outlook(true, false)
    };
    made.estimate.keys.insert("f".into(), old);
    assert!(made.of(Kind::WeakKeys).is_empty());
    made.estimate.keys.insert("j".into(), outlook(true, false));
    assert_eq!(made.subjects(Kind::WeakKeys), ["j"]);
    // Nothing new for a month: that is a matter of review.
    made.newest = Some(today().plus(-31));
    assert!(made.of(Kind::WeakKeys).is_empty());
}

#[test]
fn what_was_closed_stays_away_and_makes_room() {
    let mut made = Made::new("adults-en-v1", 60);
    for key in ["a", "s", "d", "f"] {
        made.estimate.keys.insert(key.into(), outlook(true, false));
    }
    assert_eq!(made.subjects(Kind::WeakKeys), ["a", "d", "f"]);
    let close = |subject: &str, days: i32, how| Closed {
        kind: Kind::WeakKeys,
        subject: subject.to_owned(),
        day: today().plus(-days),
        how,
    };
    made.closed = vec![
        close("a", 29, Closing::Dismissed),
        close("d", 2, Closing::Completed),
    ];
    assert_eq!(made.subjects(Kind::WeakKeys), ["f", "s"]);
    made.closed = vec![
        close("a", 30, Closing::Dismissed),
        close("d", 3, Closing::Completed),
    ];
    assert_eq!(made.subjects(Kind::WeakKeys), ["a", "d", "f"]);
}

#[test]
fn children_are_not_pressed_for_speed() {
    let mut made = Made::new("kids-en-v1", 40);
    made.practised(60, 20, 0);
    made.levels(21, 0.0);
    made.estimate.keys.insert("e".into(), outlook(true, false));
    made.estimate.keys.insert("n".into(), outlook(true, true));
    made.sittings.retain(|sitting| sitting.day != today());
    let all = made.recommend();
    let json = serde_json::to_string(&all).expect("JSON");
    assert!(
        !json.contains("gap_ms") && !json.contains("\"slow\""),
        "{json}"
    );
    assert_eq!(made.subjects(Kind::WeakKeys), ["n"]);
    assert!(made.of(Kind::Plateau).is_empty());
    let minutes: u32 = made.of(Kind::PracticePlan)[0]
        .actions
        .iter()
        .map(Action::minutes)
        .sum();
    assert_eq!(minutes, 10);
    // The same learner, grown up.
    let mut adult = Made::new("adults-en-v1", 40);
    (adult.estimate, adult.sittings) = (made.estimate.clone(), made.sittings.clone());
    assert_eq!(adult.subjects(Kind::WeakKeys), ["n", "e"]);
    assert_eq!(adult.of(Kind::Plateau).len(), 1);
}
