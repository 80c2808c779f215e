//! What is derived is what the set of sessions gives, whatever happened on the way; and the check that says so finds
//! every row that is not.

use serde_json::Value;
use tactus_server::sync::{check_derived, mend_derived};
use uuid::Uuid;

use crate::push::push;
use crate::support::{SignedIn, TestApp, example, lesson_session};

/// Differences, a line each.
pub(crate) async fn differences(test: &TestApp) -> Vec<String> {
    let mut found = Vec::new();
    check_derived(&test.app.db, |difference| {
        found.push(difference.to_string());
    })
    .await
    .unwrap();
    found
}

/// Reproducible dice (xorshift64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// Any session: a lesson done well, badly or not to the end, a practice of it, a generated text.
fn any_session(dice: &mut Dice, id: u128) -> Value {
    let day = format!("2026-11-{:02}", 10 + dice.below(12));
    if dice.below(8) == 0 {
        let mut session = example(id);
        session["local_date"] = day.into();
        return session;
    }
    let lesson = u32::try_from(1 + dice.below(3)).unwrap();
    let gap = [55, 60, 120, 400, 2_500][usize::try_from(dice.below(5)).unwrap()];
    let mut session = lesson_session(id, lesson, gap, &day);
    match dice.below(8) {
        0 => session["is_practice"] = true.into(),
        1 => {
            session["is_completed"] = false.into();
            for list in ["dt", "code"] {
                session["log"][list].as_array_mut().unwrap().truncate(20);
            }
        }
        2 => session["error_policy"] = "no_backspace".into(),
        _ => {}
    }
    session
}

/// Derived rows of a learner, without what names the learner. Sessions are named by the end of their id.
async fn derived(test: &TestApp, user: &SignedIn) -> Vec<String> {
    let sql = "
        SELECT 'lesson ' || concat_ws(' ', p.lesson_id, p.is_completed, attempt_count, best_rating, best_wpm_centi,
            best_verified_wpm_centi, best_accuracy_centi, p.completed_at, right(s.client_id::TEXT, 4),
            first_rated_on, last_rated_on, accuracy_gain_centi)
        FROM progress p LEFT JOIN sessions s ON s.id = p.best_session_id
        WHERE p.user_id = $1 AND attempt_count > 0
        UNION ALL
        SELECT 'day ' || concat_ws(' ', date, sessions_count, active_duration, lessons_completed, avg_wpm_centi,
            max_wpm_centi, avg_accuracy_centi, total_keystrokes, total_errors, finished_count, clean_count,
            practice_count, own_text_count, best_accuracy_centi)
        FROM analytics_daily WHERE user_id = $1
        UNION ALL
        SELECT 'week ' || concat_ws(' ', week, days_active, sessions_count, active_duration, lessons_completed,
            avg_wpm_centi, max_wpm_centi, avg_accuracy_centi, total_keystrokes, total_errors)
        FROM analytics_weekly WHERE user_id = $1
        UNION ALL
        SELECT 'stats ' || concat_ws(' ', right(s.client_id::TEXT, 4), encode(packed, 'hex'))
        FROM session_stats t JOIN sessions s ON s.id = t.session_id WHERE t.user_id = $1
        ORDER BY 1";
    sqlx::query_scalar(sql)
        .bind(user.id)
        .fetch_all(&test.app.db)
        .await
        .unwrap()
}

#[tokio::test]
async fn late_repeated_reordered_and_deleted_uploads_end_in_the_same_rows() {
    let test = TestApp::new().await;
    for case in 1..=6_u64 {
        let mut dice = Dice(case * 0x9E37_79B9);
        let ids =
            |set: u128| (1..=14_u128).map(move |id| (u128::from(case) << 64) | (set << 32) | id);
        let sessions: Vec<Value> = ids(1).map(|id| any_session(&mut dice, id)).collect();
        let deleted: Vec<bool> = sessions.iter().map(|_| dice.below(4) == 0).collect();

        // One learner's devices send them in any order, some again and again, and delete some on the way.
        let ann = test.user(&format!("ann{case}")).await;
        let mut waiting: Vec<usize> = (0..sessions.len()).collect();
        while !waiting.is_empty() {
            let size = 1 + usize::try_from(dice.below(4)).unwrap();
            let mut batch = Vec::new();
            for _ in 0..size.min(waiting.len()) {
                let at = usize::try_from(dice.below(waiting.len() as u64)).unwrap();
                batch.push(waiting.swap_remove(at));
            }
            let again = usize::try_from(dice.below(sessions.len() as u64)).unwrap();
            if !waiting.contains(&again) {
                batch.push(again);
            }
            let sent: Vec<Value> = batch.iter().map(|&at| sessions[at].clone()).collect();
            push(&ann, &sent).await;
            for at in batch.into_iter().filter(|&at| deleted[at]) {
                let id = sessions[at]["id"].as_str().unwrap();
                ann.client
                    .delete(&format!("/v1/me/sessions/{id}"))
                    .await
                    .expect(204);
            }
        }

        // Another types just what is left, in order, in one push.
        let ben = test.user(&format!("ben{case}")).await;
        let left: Vec<Value> = sessions
            .iter()
            .zip(ids(2))
            .zip(&deleted)
            .filter(|(_, deleted)| !**deleted)
            .map(|((session, id), _)| {
                let mut session = session.clone();
                session["id"] = Uuid::from_u128(id).to_string().into();
                session
            })
            .collect();
        assert_eq!(push(&ben, &left).await, vec!["stored"; left.len()]);
        assert_eq!(
            derived(&test, &ann).await,
            derived(&test, &ben).await,
            "case {case}"
        );
    }
    assert_eq!(differences(&test).await, Vec::<String>::new());
}

#[tokio::test]
async fn every_row_that_is_wrong_is_found_and_mended() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let sessions = [
        lesson_session(1, 1, 60, "2026-11-18"),
        lesson_session(2, 2, 60, "2026-11-20"),
        example(3),
    ];
    assert_eq!(push(&ann, &sessions).await, ["stored"; 3]);
    assert_eq!(differences(&test).await, Vec::<String>::new());

    let spoil = [
        (
            "progress",
            "UPDATE progress SET attempt_count = attempt_count + 1 WHERE best_rating IS NOT NULL",
        ),
        ("progress", "UPDATE progress SET is_unlocked = FALSE"),
        ("progress", "UPDATE progress SET best_session_id = NULL"),
        (
            "progress",
            "UPDATE progress SET accuracy_gain_centi = accuracy_gain_centi + 1",
        ),
        ("progress", "DELETE FROM progress"),
        (
            "analytics_daily",
            "UPDATE analytics_daily SET total_errors = total_errors + 1",
        ),
        (
            "analytics_daily",
            "INSERT INTO analytics_daily (user_id, date) SELECT id, '2026-01-01' FROM users",
        ),
        (
            "analytics_daily",
            "UPDATE analytics_daily SET clean_count = clean_count + 1",
        ),
        (
            "analytics_weekly",
            "UPDATE analytics_weekly SET lessons_completed = 7",
        ),
        ("analytics_weekly", "DELETE FROM analytics_weekly"),
        (
            "analytics_weekly",
            "INSERT INTO analytics_weekly (user_id, week) SELECT id, '2026-01-05' FROM users",
        ),
    ];
    for (table, sql) in spoil {
        sqlx::raw_sql(sql).execute(&test.app.db).await.unwrap();
        let found = differences(&test).await;
        assert!(!found.is_empty(), "{sql}");
        for difference in &found {
            assert!(
                difference.starts_with(&format!("{table} of user {}", ann.id)),
                "{difference}"
            );
        }
        mend_derived(&test.app.db, ann.id).await.unwrap();
        assert_eq!(differences(&test).await, Vec::<String>::new(), "{sql}");
    }
}

#[tokio::test]
async fn statistics_are_proved_by_the_key_presses() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    assert_eq!(push(&ann, &[example(1)]).await, ["stored"]);
    // Plausible: the same totals, another gap.
    let packed: Vec<u8> = sqlx::query_scalar("SELECT packed FROM session_stats")
        .fetch_one(&test.app.db)
        .await
        .unwrap();
    let mut other = packed.clone();
    *other.last_mut().unwrap() ^= 1;
    let put = "UPDATE session_stats SET packed = $1";
    sqlx::query(put)
        .bind(other)
        .execute(&test.app.db)
        .await
        .unwrap();
    assert!(differences(&test).await[0].starts_with("session_stats"));
    sqlx::query(put)
        .bind(packed)
        .execute(&test.app.db)
        .await
        .unwrap();
    assert_eq!(differences(&test).await, Vec::<String>::new());
    for (table, sql) in [
        ("sessions", "UPDATE sessions SET wpm_centi = wpm_centi + 1"),
        (
            "session_keystrokes",
            "UPDATE session_keystrokes SET wrong_at = NULL, wrong = NULL",
        ),
        ("session_stats", "DELETE FROM session_stats"),
    ] {
        sqlx::raw_sql(sql).execute(&test.app.db).await.unwrap();
        assert!(
            differences(&test)
                .await
                .iter()
                .any(|one| one.starts_with(table)),
            "{sql}"
        );
    }
}
