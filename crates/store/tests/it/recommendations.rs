//! What recommendations are computed from, and what the learner did with them.

use store::{ClosedRecommendation, Closure};

use crate::fresh;
use crate::made::{NOW, session};

#[test]
fn the_last_word_on_a_recommendation_stays() {
    let it = fresh();
    let close = |kind: &str, subject: &str, closure, date: &str| {
        let committed = it
            .store
            .transact(|tx| tx.close_recommendation(kind, subject, closure, NOW, date));
        committed.unwrap();
    };
    let closed = |kind: &str, subject: &str, date: &str, is_completed| ClosedRecommendation {
        kind: kind.into(),
        subject: subject.into(),
        local_date: date.into(),
        is_completed,
    };
    close("weak_keys", "k", Closure::Dismissed, "2026-11-22");
    close("review", "", Closure::Completed, "2026-11-22");
    assert_eq!(
        it.store.closed_recommendations().unwrap(),
        [
            closed("review", "", "2026-11-22", true),
            closed("weak_keys", "k", "2026-11-22", false)
        ]
    );
    close("weak_keys", "k", Closure::Reopened, "2026-11-22");
    close("review", "", Closure::Dismissed, "2026-11-23");
    assert_eq!(
        it.store.closed_recommendations().unwrap(),
        [closed("review", "", "2026-11-23", false)]
    );
}

#[test]
fn sessions_that_count_come_with_their_days() {
    let it = fresh();
    let sessions = [
        session(1, 3, 20, true),
        session(2, 0, 21, true),
        session(3, 3, 22, false),
        session(4, 3, 22, true),
    ];
    for made in &sessions {
        let _saved = it.store.save_session(&made.as_new()).unwrap();
    }
    let committed = it
        .store
        .transact(|tx| tx.mark_deleted(sessions[3].id()))
        .unwrap();
    assert!(committed.value);

    let sittings = it.store.sittings("adults-en-v1").unwrap();
    let seen: Vec<_> = sittings
        .iter()
        .map(|one| {
            (
                &*one.local_date,
                one.lesson,
                one.is_practice,
                one.is_completed,
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("2026-11-20", Some(3), false, true),
            ("2026-11-21", None, true, true),
            ("2026-11-22", Some(3), false, false)
        ]
    );
    assert_eq!(sittings[0].wpm, sessions[0].session.figures.wpm);
    let elsewhere = it.store.sittings("teens-en-v1").unwrap();
    assert!(elsewhere.iter().all(|one| one.lesson.is_none()));

    let days = |layouts: &[&str], most| -> Vec<String> {
        let stats = it.store.newest_stats(layouts, most).unwrap();
        stats.into_iter().map(|(day, _)| day).collect()
    };
    assert_eq!(days(&["us"], 2), ["2026-11-22", "2026-11-21"]);
    assert_eq!(days(&["ru", "us"], 9).len(), 3);
    assert_eq!(days(&["ru"], 9).len() + days(&[], 9).len(), 0);
}
