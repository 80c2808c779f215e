//! Achievements: reached together with the session, and never taken away.

use std::collections::BTreeSet;

use serde_json::json;
use store::{Profiles, Session, StoredAchievement};
use trainer::achievements::{self, Learner, Unit};
use uuid::Uuid;

use crate::any_order::{codes, facts, from_the_set, save, varied};
use crate::made::{Made, NOW, session};
use crate::{Fresh, fresh, look, number};

/// A profile's file, whose owner learns in `age_group`.
pub(crate) fn of_profile(age_group: &str) -> (tempfile::TempDir, Profiles, Uuid) {
    let folder = tempfile::tempdir().unwrap();
    let (mut profiles, _) = Profiles::open(folder.path(), NOW).unwrap();
    let id = Uuid::from_u128(7);
    let card = json!({"id": id, "name": "Mira", "age_group": age_group, "course": "kids-en-v1", "created_at": 0});
    profiles
        .create(serde_json::from_value(card).unwrap())
        .unwrap();
    (folder, profiles, id)
}

#[test]
fn what_a_session_brings_is_stored_with_it() {
    let it = fresh();
    let made = session(1, 3, 22, true);
    let mut made = Made {
        session: Session {
            rating: Some(3),
            ..made.session.clone()
        },
        ..made
    };
    made.session.figures.errors = 0;
    made.session.figures.inserts = 70;
    assert_eq!(
        save(&it.store, &made),
        BTreeSet::from(["clean_line".to_owned(), "first_bar".to_owned()])
    );
    let stored = it.store.achievements_of(made.id()).unwrap();
    let ended_at = made.session.started_at + made.session.figures.duration as i64;
    let expected = |code: &str| StoredAchievement {
        code: code.into(),
        session: Some(made.id()),
        earned_at: ended_at,
        earned_date: "2026-11-22".into(),
    };
    assert_eq!(stored, [expected("clean_line"), expected("first_bar")]);
    assert_eq!(
        save(&it.store, &made),
        BTreeSet::new(),
        "stored again, nothing is new"
    );
    // What another program reads.
    assert_eq!(
        number(&look(it.store.path()), "SELECT count(*) FROM achievements"),
        2
    );
}

#[test]
fn what_was_reached_outlives_the_session() {
    let it = fresh();
    let made = session(1, 3, 22, true);
    let made = Made {
        session: Session {
            rating: Some(3),
            ..made.session.clone()
        },
        ..made
    };
    save(&it.store, &made);
    let before = it.store.achievements().unwrap();
    assert!(!before.is_empty());
    let _ = it.store.transact(|tx| tx.mark_deleted(made.id())).unwrap();
    assert_eq!(it.store.achievements().unwrap(), before);
}

#[test]
fn of_the_same_told_by_others_the_earliest_is_kept() {
    let it = fresh();
    let told = |code: &str, at: i64, session: u128| StoredAchievement {
        code: code.into(),
        session: Some(Uuid::from_u128(session)),
        earned_at: at,
        earned_date: "2026-10-09".into(),
    };
    let merge = |it: &Fresh, told: &StoredAchievement| {
        it.store
            .transact(|tx| tx.merge_achievement(told))
            .unwrap()
            .changes
            .achievements
    };
    let all = [
        told("andante", 5, 3),
        told("andante", 5, 2),
        told("andante", 9, 1),
        told("of_tomorrow", 7, 4),
    ];
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2]] {
        let it = fresh();
        for at in order {
            merge(&it, &all[at]);
        }
        assert_eq!(
            it.store.achievements().unwrap(),
            [all[1].clone(), all[3].clone()]
        );
    }
    assert_eq!(merge(&it, &all[0]), BTreeSet::from(["andante".to_owned()]));
    assert_eq!(
        merge(&it, &all[1]),
        BTreeSet::new(),
        "an earlier day is no news"
    );
    // One without a session, as it was deleted.
    let gone = StoredAchievement {
        session: None,
        ..told("andante", 1, 0)
    };
    merge(&it, &gone);
    assert_eq!(it.store.achievements().unwrap(), [gone]);
}

#[test]
fn a_child_is_asked_for_no_speed() {
    let fast = |number: u32| {
        let mut made = session(number.into(), 80 + number, 22, true);
        let figures = &mut made.session.figures;
        (
            figures.wpm,
            figures.raw_wpm,
            figures.accuracy,
            figures.inserts,
        ) = (12_000, 12_000, 9_900, 400);
        made.session.rating = Some(5);
        made
    };
    let (_folder, profiles, id) = of_profile("kids");
    let store = profiles.open_store(id, NOW).unwrap().store;
    assert_eq!(store.learner().unwrap(), Learner::Child);
    assert_eq!(
        save(&store, &fast(1)),
        BTreeSet::from(["first_bar".to_owned()])
    );

    // The same by somebody whose account says that it is a child's.
    let it = fresh();
    let sign_in = |is_child: bool| {
        let user = json!({"is_child": is_child});
        let _ = it
            .store
            .transact(|tx| tx.sign_in("https://s", "u", &user))
            .unwrap();
    };
    sign_in(true);
    assert_eq!(
        save(&it.store, &fast(1)),
        BTreeSet::from(["first_bar".to_owned()])
    );
    sign_in(false);
    let grown_up = save(&it.store, &fast(2));
    assert!(
        grown_up.contains("speed_demon") && grown_up.contains("all_five"),
        "{grown_up:?}"
    );
}

#[test]
fn who_is_no_child_any_more_gets_what_was_typed_before() {
    let (_folder, mut profiles, id) = of_profile("kids");
    let store = profiles.open_store(id, NOW).unwrap().store;
    let made: Vec<Made> = (0..60).map(varied).collect();
    for made in &made {
        save(&store, made);
    }
    let all: Vec<&Made> = made.iter().collect();
    assert_eq!(codes(&store), from_the_set(Learner::Child, &all));
    drop(store);
    let card = store::ProfileCard {
        age_group: "teens".into(),
        ..profiles.list()[0].clone()
    };
    profiles.update(&card).unwrap();
    let store = profiles.open_store(id, NOW).unwrap().store;
    assert_eq!(codes(&store), from_the_set(Learner::GrownUp, &all));
    assert!(codes(&store).len() > from_the_set(Learner::Child, &all).len());
    assert!(
        store.reckon_achievements().unwrap().is_none(),
        "once is enough"
    );
}

/// All that the second version of the schema added, as text.
fn added(sql: &rusqlite::Connection) -> Vec<String> {
    let mut rows = Vec::new();
    for query in [
        "SELECT concat_ws('|', local_date, clean, practice, own_texts, best_accuracy) FROM daily ORDER BY 1",
        "SELECT concat_ws('|', course, lesson_number, first_date, last_date, gain) FROM progress ORDER BY 1",
        "SELECT code FROM achievements ORDER BY 1",
    ] {
        let mut statement = sql.prepare(query).unwrap();
        rows.extend(
            statement
                .query_map([], |row| row.get::<_, String>(0))
                .unwrap()
                .map(Result::unwrap),
        );
    }
    rows
}

#[test]
fn a_file_from_before_comes_to_the_same() {
    let (_folder, profiles, id) = of_profile("adults");
    let store = profiles.open_store(id, NOW).unwrap().store;
    for seed in 0..150 {
        let made = varied(seed);
        save(&store, &made);
        if seed % 20 == 0 {
            let _ = store.transact(|tx| tx.mark_deleted(made.id())).unwrap();
        }
    }
    // What a deleted session had brought would not come again.
    let _ = store.reckon_achievements().unwrap();
    drop(store);
    let path = profiles.database(id);
    let sql = look(&path);
    let before = added(&sql);
    assert!(before.len() > 60, "{}", before.len());
    sql.execute_batch(
        "DROP TABLE achievements; DROP INDEX sessions_lesson;
         ALTER TABLE daily DROP COLUMN clean; ALTER TABLE daily DROP COLUMN practice;
         ALTER TABLE daily DROP COLUMN own_texts; ALTER TABLE daily DROP COLUMN best_accuracy;
         ALTER TABLE progress DROP COLUMN first_date; ALTER TABLE progress DROP COLUMN last_date;
         ALTER TABLE progress DROP COLUMN gain;
         DROP TABLE own_texts; DROP TABLE own_text_chapters;
         DROP TABLE imported_results; DROP TABLE imports;
         DROP TABLE summing_months; DROP INDEX sessions_day;
         DROP TABLE session_pace; DROP TABLE month_stats; DROP TABLE summed_months;
         ALTER TABLE sessions DROP COLUMN is_test;
         DROP TABLE synced; DROP TABLE tombstones; ALTER TABLE accounts DROP COLUMN next_digest;
         DELETE FROM refinery_schema_history WHERE version >= 2;
         DELETE FROM facts WHERE name = 'achievements';",
    )
    .unwrap();
    drop(sql);
    let opened = profiles.open_store(id, NOW).unwrap();
    assert!(opened.copied_before_migration.is_some());
    let after = added(&look(&path));
    let is_figure = |row: &&String| row.contains('|');
    assert_eq!(
        after.iter().filter(is_figure).collect::<Vec<_>>(),
        before.iter().filter(is_figure).collect::<Vec<_>>()
    );
    let sessions = opened.store.sessions_since("0000-01-01").unwrap();
    let facts: Vec<_> = sessions
        .iter()
        .map(|stored| facts(&stored.session))
        .collect();
    let expected: BTreeSet<String> = achievements::recompute(Learner::GrownUp, &facts)
        .iter()
        .map(|reached| reached.code.to_owned())
        .collect();
    assert_eq!(codes(&opened.store), expected);
}

#[test]
fn what_is_under_way_is_counted() {
    let it = fresh();
    let mut made = session(1, 90, 22, true);
    made.session.rating = Some(3);
    let figures = &mut made.session.figures;
    (
        figures.wpm,
        figures.raw_wpm,
        figures.accuracy,
        figures.errors,
        figures.inserts,
    ) = (3_920, 4_000, 9_400, 9, 150);
    save(&it.store, &made);
    let progress = it.store.achievement_progress().unwrap();
    let of = |code: &str| progress.get(code).map(|it| (it.have, it.need, it.unit));
    assert_eq!(of("three_days"), Some((1, 3, Unit::Days)));
    assert_eq!(of("forty_stars"), Some((3, 40, Unit::Stars)));
    assert_eq!(of("moderato"), Some((3_920, 4_000, Unit::Speed)));
    assert_eq!(of("speed_demon"), None, "not with that accuracy");
    assert_eq!(of("careful"), Some((9_400, 9_800, Unit::Percent)));
    assert_eq!(of("clean_line"), None, "nine slips are no way towards none");
}
