//! Going: hidden at once, erased after 30 days, and not brought back by a backup.

use crate::push::push;
use crate::support::{TestApp, lesson_session};

async fn call(test: &TestApp, sql: &str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&test.app.db)
        .await
        .map(drop)
}

#[tokio::test]
async fn a_deleted_account_is_out_of_sight_at_once() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    call(
        &test,
        "INSERT INTO subscriptions (user_id, plan_name, amount, status) SELECT id, 'premium', 500, 'active' FROM users",
    )
    .await
    .unwrap();
    assert_eq!(
        test.count("SELECT COUNT(*) FROM users WHERE is_premium")
            .await,
        1
    );
    let delete = format!("SELECT soft_delete_user({})", ann.id);
    call(&test, &delete).await.unwrap();
    ann.client
        .get("/v1/me")
        .await
        .expect_error(410, "account_erased");
    let gone = "SELECT COUNT(*) FROM users u JOIN subscriptions s ON s.user_id = u.id JOIN token_families t ON t.user_id = u.id
        WHERE NOT u.is_active AND u.deleted_at IS NOT NULL AND NOT u.is_premium AND s.status = 'canceled'
          AND t.revoked_because = 'deleted' AND u.email = 'ann@example.org'";
    assert_eq!(test.count(gone).await, 1);
    // Again changes nothing, somebody who is not there is an error.
    call(&test, &delete).await.unwrap();
    assert_eq!(
        test.count("SELECT COUNT(*) FROM audit_log WHERE action = 'account_deleted'")
            .await,
        1
    );
    let error = call(&test, "SELECT soft_delete_user(4711)")
        .await
        .unwrap_err();
    assert_eq!(error.as_database_error().unwrap().code().unwrap(), "P0002");
}

#[tokio::test]
async fn after_thirty_days_everything_is_gone_and_stays_gone() {
    let test = TestApp::new().await;
    let (ann, ben) = (test.user("ann").await, test.user("ben").await);
    for (user, id) in [(&ann, 1), (&ben, 2)] {
        assert_eq!(
            push(user, &[lesson_session(id, 1, 60, "2026-11-20")]).await,
            ["stored"]
        );
    }
    // What a backup of now would bring back.
    call(&test, "CREATE TABLE backup AS SELECT * FROM users")
        .await
        .unwrap();
    call(&test, &format!("SELECT soft_delete_user({})", ann.id))
        .await
        .unwrap();
    let due =
        |days: u32| format!("SELECT COUNT(*) FROM erase_due_users(NOW() + INTERVAL '{days} days')");
    assert_eq!(test.count(&due(29)).await, 0);
    assert_eq!(test.count(&due(31)).await, 1);
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT table_name::TEXT FROM information_schema.columns
         WHERE table_schema = 'public' AND column_name = 'user_id'
           AND table_name NOT IN ('audit_log', 'ranked_people') AND table_name NOT LIKE 'session_keystrokes\\_%'",
    )
    .fetch_all(&test.app.db)
    .await
    .unwrap();
    assert!(tables.len() > 15, "{tables:?}");
    for table in tables {
        let left = format!("SELECT COUNT(*) FROM {table} WHERE user_id = {}", ann.id);
        assert_eq!(test.count(&left).await, 0, "{table}");
    }
    assert_eq!(
        test.count("SELECT COUNT(*) FROM session_keystrokes").await,
        1,
        "ben's is there"
    );

    call(
        &test,
        "INSERT INTO users OVERRIDING SYSTEM VALUE SELECT * FROM backup WHERE email LIKE 'ann%'",
    )
    .await
    .unwrap();
    assert_eq!(
        test.count("SELECT COUNT(*) FROM reapply_erasures()").await,
        1
    );
    assert_eq!(test.count("SELECT COUNT(*) FROM users").await, 1);
    assert_eq!(
        test.count("SELECT COUNT(*) FROM reapply_erasures()").await,
        0
    );
}

#[tokio::test]
async fn the_trail_is_only_ever_added_to() {
    let test = TestApp::new().await;
    call(
        &test,
        "INSERT INTO audit_log (actor, action) VALUES ('server', 'started')",
    )
    .await
    .unwrap();
    assert!(
        call(&test, "UPDATE audit_log SET action = 'stopped'")
            .await
            .is_err()
    );
    call(
        &test,
        "INSERT INTO erasure_log (salt, hash) VALUES (uuid_send(gen_random_uuid()), sha256('x'))",
    )
    .await
    .unwrap();
    assert!(
        call(&test, "UPDATE erasure_log SET erased_at = NOW()")
            .await
            .is_err()
    );
}

#[tokio::test]
async fn one_live_subscription_a_user_and_every_status_of_stripe() {
    let test = TestApp::new().await;
    test.user("ann").await;
    let add = |status: &str| {
        format!(
            "INSERT INTO subscriptions (user_id, plan_name, amount, status) SELECT id, 'premium', 500, '{status}' FROM users"
        )
    };
    for status in [
        "incomplete",
        "incomplete",
        "incomplete_expired",
        "canceled",
        "unknown",
        "active",
    ] {
        call(&test, &add(status)).await.unwrap();
    }
    for status in ["active", "trialing", "past_due", "unpaid", "paused"] {
        assert!(
            call(&test, &add(status)).await.is_err(),
            "{status} beside an active one"
        );
    }
    let ended = "UPDATE subscriptions SET status = 'canceled' WHERE status = 'active'";
    call(&test, ended).await.unwrap();
    call(&test, &add("paused")).await.unwrap();
    assert!(call(&test, &add("finished")).await.is_err());
}

#[tokio::test]
async fn the_trail_names_fields_and_never_values() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let update = serde_json::json!({"full_name": "Ann Secret", "leaderboard_opt_in": true});
    ann.client.patch("/v1/me", &update).await.expect(200);
    let trail: Vec<String> = sqlx::query_scalar("SELECT a::TEXT FROM audit_log a ORDER BY id")
        .fetch_all(&test.app.db)
        .await
        .unwrap();
    assert_eq!(trail.len(), 2);
    assert!(trail[0].contains("account_registered"), "{trail:?}");
    assert!(
        trail[1].contains("{full_name,leaderboard_opt_in}"),
        "{trail:?}"
    );
    for entry in &trail {
        assert!(entry.contains(&ann.device_id.to_string()), "{entry}");
        assert!(
            !entry.contains("Secret") && !entry.contains("example.org"),
            "{entry}"
        );
    }
}
