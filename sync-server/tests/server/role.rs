//! The server's role owns nothing and cannot change the schema; with that it can serve.

use chrono::TimeDelta;
use serde_json::json;
use tactus_server::clock::Clock as _;
use tactus_server::config::RateLimits;
use tactus_server::{admin, jobs};
use uuid::Uuid;

use crate::push::push;
use crate::startup::{Running, run};
use crate::support::{
    TestApp, cluster, empty_database, example, fresh_database, lesson_session, pool,
};

/// Name of the database in a URL.
fn name(url: &str) -> &str {
    url.split_once("5432/")
        .unwrap()
        .1
        .split('?')
        .next()
        .unwrap()
}

/// A role without any right of its own.
fn role(name: &str) {
    let make = format!("CREATE ROLE {name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
    cluster().sql("postgres", &make).unwrap();
}

const PARTITIONS: &str =
    "SELECT COUNT(*) FROM pg_inherits WHERE inhparent = 'session_keystrokes'::regclass";

#[tokio::test]
async fn it_can_do_all_that_serving_needs() {
    let url = fresh_database().await;
    role("serving");
    cluster()
        .sql(name(&url), "SELECT admit_server('serving')")
        .unwrap();
    let test = TestApp::on(
        pool(&cluster().url_as("serving", name(&url))),
        RateLimits::Off,
    );
    let ann = test
        .anon()
        .register_with("ann", &json!({"username": "ann"}))
        .await;
    ann.client
        .patch("/v1/me", &json!({"leaderboard_opt_in": true}))
        .await
        .expect(200);
    assert_eq!(
        push(&ann, &[example(1), lesson_session(2, 1, 60, "2026-11-20")]).await,
        ["stored"; 2]
    );
    for path in [
        "/readyz",
        "/v1/me",
        "/v1/sync/pull",
        "/v1/courses/adults-en-v1/lessons/1",
        "/v1/courses/adults-en-v1/lessons/1/leaderboard",
        "/v1/me/courses/adults-en-v1/progress",
        "/v1/me/weak-keys",
        "/v1/me/daily",
        "/v1/me/weekly",
        "/v1/me/achievements",
        "/v1/me/recommendations",
        "/v1/me/devices",
        "/v1/me/export",
    ] {
        ann.client.get(path).await.expect(200);
    }
    let session = format!("/v1/me/sessions/{}", Uuid::from_u128(1));
    ann.client.delete(&session).await.expect(204);
    tactus_server::catalog::import_built_in(&test.app)
        .await
        .unwrap();
    assert_eq!(
        crate::derived::differences(&test).await,
        Vec::<String>::new()
    );

    // Mails, support, leaving and going for good.
    assert_eq!(test.mails().await.len(), 1);
    let ben = test.user("ben").await;
    let account = admin::Account {
        email: "ben@example.org".into(),
    };
    let grant = admin::Command::Grant {
        account,
        plan: admin::Plan::Premium,
        days: 30,
    };
    admin::run(&test.app.db, &grant, test.clock.now())
        .await
        .unwrap();
    ben.client.delete("/v1/me").await.expect(202);

    // Nine months later: partitions come, and those that expired go.
    test.advance(TimeDelta::days(275));
    jobs::run_once(&test.app).await;
    let names = "SELECT COUNT(*) FROM pg_class WHERE relname IN ('session_keystrokes_2027_08', 'session_keystrokes_2027_11')";
    assert_eq!(test.count(names).await, 2);
    assert_eq!(
        test.count(PARTITIONS).await,
        5,
        "February 2027 and four from August"
    );
    let left = "SELECT COUNT(*) FROM audit_log WHERE action = 'account_erased'";
    assert_eq!(test.count(left).await, 1, "ben went with the hourly jobs");
    sqlx::query("SELECT soft_delete_user($1)")
        .bind(ann.id)
        .execute(&test.app.db)
        .await
        .unwrap();
    assert_eq!(
        test.count("SELECT COUNT(*) FROM erase_due_users(NOW() + INTERVAL '1 year')")
            .await,
        1
    );
}

#[tokio::test]
async fn it_cannot_change_the_schema_nor_what_is_only_added_to() {
    let url = fresh_database().await;
    role("limited");
    cluster()
        .sql(name(&url), "SELECT admit_server('limited')")
        .unwrap();
    let db = pool(&cluster().url_as("limited", name(&url)));
    for sql in [
        "CREATE TABLE mine (x INTEGER)",
        "CREATE FUNCTION mine() RETURNS void LANGUAGE sql AS ''",
        "ALTER TABLE users ADD COLUMN x INTEGER",
        "DROP TABLE users",
        "TRUNCATE users",
        "ALTER TABLE session_keystrokes DETACH PARTITION session_keystrokes_2026_11",
        "CREATE INDEX mine ON users (id)",
        "DROP INDEX users_email_key",
        "DROP VIEW keystrokes",
        "ALTER TABLE audit_log DISABLE TRIGGER ALL",
        "UPDATE audit_log SET action = 'x'",
        "DELETE FROM audit_log",
        "DELETE FROM erasure_log",
        "DELETE FROM consents",
        "UPDATE server_state SET epoch = gen_random_uuid()",
        "DELETE FROM _sqlx_migrations",
        "SELECT admit_server('limited')",
        "SELECT keystrokes_to_hypertable()",
        "SELECT schedule_upkeep()",
    ] {
        let refused = sqlx::raw_sql(sql).execute(&db).await.unwrap_err();
        let code = refused
            .as_database_error()
            .unwrap()
            .code()
            .unwrap()
            .into_owned();
        assert_eq!(code, "42501", "{sql}: {refused}");
    }
    let owned = "SELECT COUNT(*) FROM pg_class WHERE pg_get_userbyid(relowner) = 'limited'";
    assert_eq!(cluster().sql(name(&url), owned).unwrap(), "0");
}

#[tokio::test]
async fn temporary_tables_do_not_lead_the_owners_functions_astray() {
    let url = fresh_database().await;
    role("sly");
    cluster()
        .sql(
            name(&url),
            "SELECT admit_server('sly'); GRANT TEMP ON DATABASE postgres TO sly",
        )
        .unwrap();
    let db = pool(&cluster().url_as("sly", name(&url)));
    let mut one = db.acquire().await.unwrap();
    sqlx::raw_sql(
        "CREATE TEMPORARY TABLE session_keystrokes (received_at TIMESTAMPTZ) PARTITION BY RANGE (received_at);
         SELECT create_monthly_partition('2030-01-15')",
    )
    .execute(&mut *one)
    .await
    .unwrap();
    let made =
        "SELECT COUNT(*) FROM pg_inherits WHERE inhparent = 'public.session_keystrokes'::regclass";
    assert_eq!(cluster().sql(name(&url), made).unwrap(), "8");
}

#[tokio::test]
async fn the_binary_migrates_as_the_owner_and_serves_as_the_role() {
    let owner = empty_database().await;
    role("runtime");
    let runtime = cluster().url_as("runtime", name(&owner));
    let settings = [
        ("TACTUS_DATABASE_URL", runtime.as_str()),
        ("TACTUS_MIGRATE_URL", owner.as_str()),
        ("TACTUS_BIND", "127.0.0.1:0"),
    ];
    let server = Running::run(&[], &settings);
    for path in ["readyz", "v1/courses/adults-en-v1"] {
        let answer = reqwest::get(format!("{}/{path}", server.url))
            .await
            .unwrap();
        assert_eq!(answer.status(), 200, "{path}");
    }
    assert_eq!(server.stop(), 0);
    let checked = run(&["check-derived"], &settings);
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.status.success(), "{said}");
    assert_eq!(said.trim(), "0 accounts checked, 0 rows differ");

    // A row that is wrong is named, and the command fails.
    let spoil = "INSERT INTO users (email, password_hash, consent_analytics, consent_marketing)
                 VALUES ('a@b.co', 'x', FALSE, FALSE);
                 INSERT INTO analytics_daily (user_id, date) SELECT id, '2026-11-20' FROM users";
    cluster().sql(name(&owner), spoil).unwrap();
    let checked = run(&["check-derived"], &settings);
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(checked.status.code(), Some(1), "{said}");
    assert!(
        said.starts_with("analytics_daily of user 1, 2026-11-20: is Period"),
        "{said}"
    );
    assert!(
        run(&["check-derived", "--mend"], &settings)
            .status
            .success()
    );
    assert!(run(&["check-derived"], &settings).status.success());
    // Down again, and the role's rights are no obstacle.
    assert!(
        run(&["migrate", "--down-to", "0"], &settings)
            .status
            .success()
    );
}
