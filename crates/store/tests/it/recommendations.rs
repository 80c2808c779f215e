//! What recommendations are computed from, and what the learner did with them.

use store::{Hlc, StoredSetting};
use trainer::coach::{CLOSED, Closed, Closing, Kind, from_setting, to_setting};
use trainer::model::Day;

use crate::achievements::of_profile;
use crate::made::{NOW, session};
use crate::{fresh, look};

#[test]
fn words_on_recommendations_become_settings() {
    let (_folder, profiles, id) = of_profile("adults");
    let path = profiles.database(id);
    drop(profiles.open_store(id, NOW).unwrap());
    let sql = look(&path);
    sql.execute_batch(include_str!(
        "../../../../migrations/client/V3__recommendations.sql"
    ))
    .unwrap();
    sql.execute_batch(
        "DROP TABLE imported_results; DROP TABLE imports;
         ALTER TABLE own_texts DROP COLUMN bookmark_unit;
         DROP TABLE summing_months; DROP INDEX sessions_day;
         DROP TABLE session_pace; DROP TABLE month_stats; DROP TABLE summed_months;
         ALTER TABLE sessions DROP COLUMN is_test;
         DELETE FROM refinery_schema_history WHERE version >= 6;
         INSERT INTO closed_recommendations VALUES
            ('weak_keys', 'k', 'dismissed', 1000, '2026-11-20'),
            ('weak_pairs', 'ст', 'reopened', 2000, '2026-11-21'),
            ('review', '', 'completed', 3000, '2026-11-22'),
            ('practice_plan', '2026-11-21', 'dismissed', 4000, '2026-11-21'),
            ('practice_plan', '2026-11-22', 'completed', 5000, '2026-11-22');",
    )
    .unwrap();
    drop(sql);
    let store = profiles.open_store(id, NOW).unwrap().store;
    let closed: Vec<_> = store
        .settings_of(CLOSED)
        .unwrap()
        .iter()
        .filter_map(from_setting)
        .collect();
    let day = |text| Day::parse(text).unwrap();
    let one = |kind, subject: &str, date, how| Closed {
        kind,
        subject: subject.into(),
        day: day(date),
        how,
    };
    assert_eq!(
        closed,
        [
            one(
                Kind::PracticePlan,
                "2026-11-22",
                "2026-11-22",
                Closing::Completed
            ),
            one(Kind::Review, "", "2026-11-22", Closing::Completed),
            one(Kind::WeakKeys, "k", "2026-11-20", Closing::Dismissed),
        ]
    );
    // Under the names by which the app writes them, and on their way to the server.
    let unsent = store.unsent_settings().unwrap();
    let clock = |ms| Hlc {
        ms,
        counter: 0,
        device: "00000000".into(),
    };
    for (kind, subject, how, date, ms) in [
        (
            Kind::WeakKeys,
            "k",
            Some(Closing::Dismissed),
            "2026-11-20",
            1000,
        ),
        (Kind::WeakPairs, "ст", None, "2026-11-21", 2000),
        (
            Kind::Review,
            "",
            Some(Closing::Completed),
            "2026-11-22",
            3000,
        ),
        (
            Kind::PracticePlan,
            "2026-11-22",
            Some(Closing::Completed),
            "2026-11-22",
            5000,
        ),
    ] {
        let (key, value) = to_setting(kind, subject, how, day(date)).unwrap();
        let hlc = clock(ms);
        assert!(
            unsent.contains(&StoredSetting { key, value, hlc }),
            "{unsent:?}"
        );
    }
    assert_eq!(unsent.len(), 4);
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
