//! Achievements: what arriving sessions earn is what their set earns, whatever order and on which side.

mod made;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use protocol::{ChangeKind, EarnedAchievement, PullAnswer};
use serde_json::{Value, json};
use store::{Store, StoredAchievement};
use tactus_server::sync::mend_derived;
use trainer::achievements::{self, Learner, SessionFacts};
use trainer::text::Text;
use trainer::typing::{Policy, Recorder};
use uuid::Uuid;

use self::made::{COURSE, Typed, any_session};
use crate::derived::{Dice, differences};
use crate::push::push;
use crate::support::{SignedIn, TestApp, figures_of, lesson_session};

/// Code, session, end of it in Unix ms, the learner's own day.
type Row = (String, Option<Uuid>, i64, Option<NaiveDate>);

/// What the set of sessions reaches, from the sessions alone.
fn from_the_set(learner: Learner, typed: &[&Typed]) -> Vec<Row> {
    let mut typed = typed.to_vec();
    typed.sort_by_key(|typed| (typed.ended_at(), typed.here.id));
    let facts: Vec<SessionFacts<'_>> = typed.iter().map(|typed| typed.facts()).collect();
    let reached = achievements::recompute(learner, &facts)
        .into_iter()
        .map(|reached| {
            let typed = typed[reached.session];
            let day = typed.here.local_date.parse().unwrap();
            (
                reached.code.to_owned(),
                Some(typed.here.id),
                typed.ended_at(),
                Some(day),
            )
        });
    sorted(reached.collect())
}

fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort();
    rows
}

async fn on_the_server(test: &TestApp, user: &SignedIn) -> Vec<Row> {
    let sql =
        "SELECT a.slug, s.client_id, (EXTRACT(EPOCH FROM u.earned_at) * 1000)::BIGINT, u.earned_on
         FROM user_achievements u
         JOIN achievements a ON a.id = u.achievement_id
         LEFT JOIN sessions s ON s.id = u.session_id
         WHERE u.user_id = $1";
    let rows: Vec<Row> = sqlx::query_as(sql)
        .bind(user.id)
        .fetch_all(&test.app.db)
        .await
        .unwrap();
    sorted(rows)
}

fn in_the_app(store: &Store) -> Vec<Row> {
    let stored = store.achievements().unwrap().into_iter();
    let row = |it: StoredAchievement| {
        (
            it.code,
            it.session,
            it.earned_at,
            it.earned_date.parse().ok(),
        )
    };
    sorted(stored.map(row).collect())
}

/// What a pull tells of achievements, as the app keeps it.
async fn pulled(user: &SignedIn) -> Vec<StoredAchievement> {
    let mut told = BTreeMap::new();
    let mut query = String::new();
    loop {
        let page: PullAnswer = user
            .client
            .get(&format!("/v1/sync/pull{query}"))
            .await
            .expect(200)
            .body();
        for change in page
            .changes
            .iter()
            .filter(|change| change.kind == ChangeKind::Achievement)
        {
            let earned: EarnedAchievement = serde_json::from_value(change.value.clone()).unwrap();
            told.insert(earned.slug.clone(), earned);
        }
        query = format!("?cursor={}", page.cursor);
        if !page.has_more {
            break;
        }
    }
    let stored = told.into_values().map(|earned| StoredAchievement {
        code: earned.slug,
        session: earned.session,
        earned_at: earned.earned_at.timestamp_millis(),
        earned_date: earned.local_date.unwrap().to_string(),
    });
    stored.collect()
}

/// Picks some of what waits, in any order.
fn some(dice: &mut Dice, waiting: &mut Vec<usize>) -> Vec<usize> {
    let size = 1 + usize::try_from(dice.below(4)).unwrap();
    let mut some = Vec::new();
    for _ in 0..size.min(waiting.len()) {
        let at = usize::try_from(dice.below(waiting.len() as u64)).unwrap();
        some.push(waiting.swap_remove(at));
    }
    some
}

#[tokio::test]
async fn app_and_server_say_the_same_of_any_sessions_in_any_order() {
    let test = TestApp::new().await;
    let mut reached = 0;
    for case in 1..=8_u64 {
        let mut dice = Dice(case * 0x9E37_79B9);
        let typed: Vec<Typed> = (1..=18_u128)
            .map(|id| any_session(&mut dice, u128::from(case) << 64 | id))
            .collect();
        let user = test.user(&format!("user{case}")).await;
        let mut waiting: Vec<usize> = (0..typed.len()).collect();
        let mut there: Vec<&Typed> = Vec::new();
        while !waiting.is_empty() {
            let batch = some(&mut dice, &mut waiting);
            let mut sent: Vec<Value> = batch.iter().map(|&at| typed[at].sent.clone()).collect();
            // And one again that is there already.
            sent.extend(there.last().map(|typed| typed.sent.clone()));
            let verdicts = push(&user, &sent).await;
            assert!(
                verdicts[..batch.len()].iter().all(|one| one == "stored"),
                "{verdicts:?}"
            );
            there.extend(batch.iter().map(|&at| &typed[at]));
            assert_eq!(
                on_the_server(&test, &user).await,
                from_the_set(Learner::GrownUp, &there),
                "case {case}, {} sessions",
                there.len()
            );
        }

        let folder = tempfile::TempDir::new().unwrap();
        let app = Store::open(
            &folder
                .path()
                .join("0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11.sqlite"),
            0,
        )
        .unwrap()
        .store;
        let mut waiting: Vec<usize> = (0..typed.len()).collect();
        while !waiting.is_empty() {
            let batch = some(&mut dice, &mut waiting);
            let merged = app.transact(|tx| {
                batch
                    .iter()
                    .try_for_each(|&at| tx.merge_session(&typed[at].here).map(drop))
            });
            assert!(merged.is_ok());
        }
        let on_the_server = on_the_server(&test, &user).await;
        let codes =
            |rows: &[Row]| -> Vec<String> { rows.iter().map(|row| row.0.clone()).collect() };
        assert_eq!(
            codes(&in_the_app(&app)),
            codes(&on_the_server),
            "case {case}"
        );
        // Of totals the app may name a later session until it hears of the first.
        let told = pulled(&user).await;
        let merged = app.transact(|tx| told.iter().try_for_each(|told| tx.merge_achievement(told)));
        assert!(merged.is_ok());
        assert_eq!(in_the_app(&app), on_the_server, "case {case}");
        reached += on_the_server.len();
    }
    assert!(
        reached > 8 * 10,
        "the sessions are worth something: {reached}"
    );
    assert_eq!(differences(&test).await, Vec::<String>::new());
}

fn codes(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row.0.as_str()).collect()
}

#[tokio::test]
async fn what_was_earned_stays_and_its_absence_is_found() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let sessions = [
        lesson_session(1, 1, 150, "2026-11-18"),
        lesson_session(2, 2, 150, "2026-11-20"),
        lesson_session(3, 1, 150, "2026-11-21"),
    ];
    assert_eq!(push(&ann, &sessions).await, ["stored"; 3]);
    let before = on_the_server(&test, &ann).await;
    assert!(codes(&before).contains(&"three_days"), "{before:?}");

    for id in 1..=3 {
        let path = format!("/v1/me/sessions/{}", Uuid::from_u128(id));
        ann.client.delete(&path).await.expect(204);
    }
    let after = on_the_server(&test, &ann).await;
    assert_eq!(codes(&after), codes(&before));
    assert_eq!(
        differences(&test).await,
        Vec::<String>::new(),
        "there may be more than follows"
    );
    let earned = ann
        .client
        .get("/v1/me/achievements")
        .await
        .expect(200)
        .json();
    let listed = earned["achievements"].as_array().unwrap();
    assert_eq!(listed.len(), after.len());
    assert!(
        listed
            .iter()
            .all(|one| one["session"].is_null() && one["local_date"].is_string()),
        "{earned}"
    );

    let again: Vec<Value> = (4..7)
        .zip(&sessions)
        .map(|(id, session)| {
            let mut session = session.clone();
            session["id"] = Uuid::from_u128(id).to_string().into();
            session
        })
        .collect();
    assert_eq!(push(&ann, &again).await, ["stored"; 3]);
    for spoil in [
        "DELETE FROM user_achievements WHERE achievement_id = (SELECT id FROM achievements WHERE slug = 'first_bar')",
        "UPDATE user_achievements SET earned_at = earned_at + INTERVAL '1 year'",
    ] {
        sqlx::raw_sql(spoil).execute(&test.app.db).await.unwrap();
        let found = differences(&test).await;
        assert!(
            found.iter().any(
                |one| one.starts_with("user_achievements of user") && one.contains("first_bar")
            ),
            "{found:?}"
        );
        mend_derived(&test.app.db, ann.id).await.unwrap();
        assert_eq!(differences(&test).await, Vec::<String>::new(), "{spoil}");
    }
}

#[tokio::test]
async fn new_definitions_and_another_age_look_at_everything_again() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let year = |year: i32| format!("UPDATE users SET birth_year = {year} WHERE id = {}", ann.id);
    sqlx::raw_sql(sqlx::AssertSqlSafe(year(2015)))
        .execute(&test.app.db)
        .await
        .unwrap();
    // A child sends no log: its figures are the app's.
    let child = |id: u128, day: &str| {
        let mut session = lesson_session(id, 1, 150, day);
        let recorder = {
            let text = Text::new(&COURSE.lesson(1).unwrap().text_content).unwrap();
            let mut recorder = Recorder::new(text.clone(), Policy::StopOnError);
            for (at, unit) in (0_u64..).zip(text.units()) {
                recorder.type_text(at * 150, "KeyX", unit);
            }
            recorder
        };
        let figures = figures_of(&recorder);
        session["log"] = Value::Null;
        session["result"] = json!({
            "wpm": figures.wpm, "gross_wpm": figures.gross_wpm, "raw_wpm": figures.raw_wpm, "accuracy": figures.accuracy,
            "result_accuracy": figures.result_accuracy, "errors": 0, "uncorrected_errors": 0, "duration": figures.duration,
            "active_duration": figures.active_duration, "kspc": figures.kspc,
            "avg_keystroke_time": figures.avg_keystroke_time, "max_pause_duration": figures.max_pause_duration,
            "pause_count": 0, "consistency": figures.consistency, "inserts": figures.inserts, "deleted": 0,
        });
        session
    };
    assert_eq!(push(&ann, &[child(1, "2026-11-18")]).await, ["stored"]);
    let rows = on_the_server(&test, &ann).await;
    assert_eq!(
        codes(&rows),
        ["clean_line", "first_bar"],
        "nothing about speed or evenness"
    );

    sqlx::raw_sql(sqlx::AssertSqlSafe(year(1990)))
        .execute(&test.app.db)
        .await
        .unwrap();
    assert_eq!(push(&ann, &[child(2, "2026-11-19")]).await, ["stored"]);
    let rows = on_the_server(&test, &ann).await;
    let careful = rows.iter().find(|row| row.0 == "careful").unwrap();
    assert_eq!(
        careful.1,
        Some(Uuid::from_u128(1)),
        "what was typed as a child counts from then on"
    );

    // As if the definitions had been others when it came.
    let spoil = "DELETE FROM user_achievements; UPDATE sync_heads SET reckoned_as = '0000000000000000 grown_up'";
    sqlx::raw_sql(spoil).execute(&test.app.db).await.unwrap();
    assert_eq!(
        differences(&test).await,
        Vec::<String>::new(),
        "the next push will do it"
    );
    assert_eq!(push(&ann, &[child(3, "2026-11-19")]).await, ["stored"]);
    let renewed = on_the_server(&test, &ann).await;
    assert_eq!(renewed[..2], rows[..2]);
    assert_eq!(codes(&renewed), codes(&rows));
}

#[tokio::test]
async fn the_table_is_the_file() {
    let test = TestApp::new().await;
    let answer = test.anon().get("/v1/achievements").await.expect(200).json();
    let told = answer["achievements"].as_array().unwrap();
    let open: Vec<_> = achievements::all()
        .iter()
        .filter(|one| !one.is_hidden)
        .collect();
    assert_eq!(told.len(), open.len());
    for (told, definition) in told.iter().zip(open) {
        assert_eq!(told["slug"], definition.code.as_str());
        assert_eq!(told["criteria"], definition.criteria.to_json());
        assert_eq!(told["badge_tier"], definition.tier.as_str());
        assert_eq!(told["points"], definition.points);
        let code = definition.code.replace('_', "-");
        assert_eq!(told["name"], format!("achievement-{code}"));
        assert_eq!(told["description"], format!("achievement-how-{code}"));
    }
    // As the document shows them.
    let demon = told
        .iter()
        .find(|one| one["slug"] == "speed_demon")
        .unwrap();
    assert_eq!(
        demon["criteria"],
        json!({"wpm": {"min": 100}, "accuracy": {"min": 95}})
    );

    // Again writes nothing, and what the file says comes back.
    let versions = "SELECT COUNT(DISTINCT xmin::TEXT) FROM achievements";
    tactus_server::rewards::put_achievements(&test.app)
        .await
        .unwrap();
    assert_eq!(test.count(versions).await, 1);
    sqlx::raw_sql("UPDATE achievements SET points = 0 WHERE slug = 'andante'")
        .execute(&test.app.db)
        .await
        .unwrap();
    tactus_server::rewards::put_achievements(&test.app)
        .await
        .unwrap();
    assert_eq!(
        test.count("SELECT points::BIGINT FROM achievements WHERE slug = 'andante'")
            .await,
        10
    );
}
