//! Everything out, and everything gone: forty strings planted wherever an account can hold one.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::str::FromStr as _;

use serde_json::{Value, json};
use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection as _, PgConnection, PgPool};
use tactus_server::clock::Clock as _;
use tactus_server::config::RateLimits;
use tactus_server::{admin, export};
use trainer::typing::Policy;
use uuid::Uuid;

use crate::push::push;
use crate::support::{
    Answer, PASSWORD, SignedIn, TestApp, cluster, fresh_database, lesson_session, pool,
    typed_session,
};

/// The files of an archive.
fn unzip(answer: &Answer) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(answer.bytes.to_vec())).unwrap();
    let mut files = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.push((file.name().unwrap().into_owned(), text));
    }
    files
}

fn file<'a>(files: &'a [(String, String)], name: &str) -> &'a str {
    let (_, text) = files.iter().find(|(each, _)| each == name).unwrap();
    text
}

fn device(number: u128) -> String {
    Uuid::from_u128(0x00C0_FFEE << 64 | number).to_string()
}

/// A text typed without slips, a key each 150 ms.
fn in_time(text: &str) -> Vec<(u64, &str)> {
    let each = text.char_indices().zip(0..);
    each.map(|((at, c), number)| (number * 150, &text[at..at + c.len_utf8()]))
        .collect()
}

/// An account with something of its own in every field that can hold text, and what was planted.
async fn planted(test: &TestApp) -> (SignedIn, Vec<String>) {
    let mut planted: Vec<String> = [
        "canary-mail@example.org",
        "canary-username",
        "Canary Fullname",
        "canary-device",
        "canary-other-device",
        "Antarctica/Troll",
        "canary-avatar",
        "canary-subject-google",
        "canary-subject-github",
        "canary-setting-key",
        "canary-setting-value",
        "canary-setting-hlc",
        "canary-stripe-subscription",
        "canary-stripe-customer",
        "canary-stripe-price",
        "canary-payer",
        "canary-checkout",
        "canary-checkout-url",
        "canary-checkout-price",
        "canary-event",
        "canary-event-object",
        "canary-charge",
        "canary-matter",
        "canary-reco-subject",
        "canary-reco-title",
        "canary-reco-description",
        "canary-reco-argument",
        "canary-reco-evidence",
        "canary-reco-action",
        "canary practice text",
        "canary slow words",
        "canary-trail-subject",
        "canary-revoked-because",
        "canary-key-order",
        "canary-kept-mail@example.org",
        "canary-deleted-value",
        "q\u{323}\u{307}",
        "q\u{325}\u{307}",
        "q\u{32d}\u{307}",
        "1987-01-02T03:04:05",
        "1988-01-02T03:04:05",
        "canary-organisation",
        "1989-01-02T03:04:05",
        "1990-01-02T03:04:05",
        "canary-seen",
        "canary-asked@example.org",
        "canary-MAIL@example.org",
        "1991-01-02T03:04:05",
        "canary-scope",
    ]
    .map(str::to_owned)
    .to_vec();
    let body = json!({
        "email": "canary-mail@example.org", "username": "canary-username", "full_name": "Canary Fullname",
        "device_id": device(1), "device_name": "canary-device", "timezone": "Antarctica/Troll",
    });
    let ann = test.anon().register_with("canary", &body).await;
    let login = json!({"email": "canary-mail@example.org", "password": PASSWORD, "device_id": device(2),
        "device_name": "canary-other-device"});
    test.anon().post("/v1/auth/login", &login).await.expect(200);
    let practised = "canary practice text";
    let mut keys = in_time(practised);
    for (slip, key) in ["q\u{323}\u{307}", "q\u{325}\u{307}", "q\u{32d}\u{307}"]
        .into_iter()
        .zip(&mut keys)
    {
        key.1 = slip;
    }
    let mut practice = typed_session(7, practised, Policy::NoBackspace, &keys);
    practice["id"] = device(3).into();
    let slow_words = "canary slow words";
    let mut slow = typed_session(8, slow_words, Policy::StopOnError, &in_time(slow_words));
    slow["id"] = device(4).into();
    let mut lesson = lesson_session(9, 1, 60, "2026-11-20");
    lesson["id"] = device(5).into();
    let mut deleted = typed_session(10, "gone", Policy::StopOnError, &in_time("gone"));
    deleted["id"] = device(6).into();
    let sent = push(&ann, &[practice, slow, lesson, deleted]).await;
    assert_eq!(sent, ["stored"; 4]);
    ann.client
        .delete(&format!("/v1/me/sessions/{}", device(6)))
        .await
        .expect(204);
    planted.extend((1..=7).map(device));
    for sql in include_str!("planted.sql")
        .split(";\n")
        .filter(|sql| !sql.trim().is_empty())
    {
        let sql = sql
            .replace("{user}", &ann.id.to_string())
            .replace("{device}", &device(7));
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&test.app.db)
            .await
            .unwrap();
    }
    (ann, planted)
}

/// Which of the strings stand anywhere in a database: as text, in JSON, or in bytes.
async fn found(db: &mut PgConnection, strings: &[String]) -> BTreeSet<String> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT table_name::TEXT FROM information_schema.tables WHERE table_schema = 'public'",
    )
    .fetch_all(&mut *db)
    .await
    .unwrap();
    let mut found = BTreeSet::new();
    for table in tables {
        let sql = format!("SELECT COALESCE(string_agg(to_jsonb(t)::TEXT, ' '), '') FROM {table} t");
        let all: String = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .fetch_one(&mut *db)
            .await
            .unwrap();
        for string in strings {
            if all.contains(string.as_str()) || all.contains(&hex::encode(string)) {
                found.insert(string.clone());
            }
        }
    }
    found
}

#[tokio::test]
async fn forty_planted_strings_all_come_out_and_none_is_left() {
    let url = fresh_database().await;
    let name = url
        .split_once("5432/")
        .unwrap()
        .1
        .split('?')
        .next()
        .unwrap()
        .to_owned();
    let test = TestApp::on(pool(&url), RateLimits::Off);
    let (ann, strings) = planted(&test).await;
    let ben = test.user("ben").await;
    assert!(strings.len() >= 40, "{}", strings.len());
    let all: BTreeSet<String> = strings.iter().cloned().collect();
    let mut db = test.app.db.acquire().await.unwrap();
    assert_eq!(found(&mut db, &strings).await, all, "planted");

    // All of them come out, in JSON and in CSV; nothing of it in somebody else's archive.
    let files = unzip(&ann.client.get("/v1/me/export").await.expect(200));
    for ending in [".json", ".csv"] {
        let texts: Vec<&str> = files
            .iter()
            .filter(|(name, _)| name.ends_with(ending))
            .map(|(_, text)| text.as_str())
            .collect();
        let missing: Vec<&String> = strings
            .iter()
            .filter(|string| !texts.iter().any(|text| text.contains(string.as_str())))
            .collect();
        assert!(missing.is_empty(), "{ending}: {missing:?}");
    }
    let others = unzip(&ben.client.get("/v1/me/export").await.expect(200));
    let leaked: Vec<&String> = strings
        .iter()
        .filter(|string| {
            others
                .iter()
                .any(|(_, text)| text.contains(string.as_str()))
        })
        .collect();
    assert!(leaked.is_empty(), "{leaked:?}");

    // A backup of now, then she goes. (A database that is copied may have no connections.)
    drop(db);
    test.app.db.close().await;
    let backup = format!("{name}_backup");
    cluster()
        .sql(
            "postgres",
            &format!("CREATE DATABASE {backup} TEMPLATE {name}"),
        )
        .unwrap();
    let again = TestApp::on(pool(&url), RateLimits::Off);
    let ann = again.anon().with_token(&ann.tokens.access_token);
    ann.delete("/v1/me").await.expect(202);
    again.advance(chrono::TimeDelta::days(30));
    let command = admin::Command::EraseDue;
    admin::run(&again.app.db, &command, again.clock.now())
        .await
        .unwrap();
    let mut db = again.app.db.acquire().await.unwrap();
    assert_eq!(
        found(&mut db, &strings).await,
        BTreeSet::new(),
        "after erasure"
    );
    assert_eq!(
        again.count("SELECT COUNT(*) FROM users").await,
        1,
        "ben is there"
    );

    // The backup comes back, and with it the list of erasures.
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("erasures.csv");
    admin::save_erasures(&mut db, &list).await.unwrap();
    let listed = std::fs::read_to_string(&list).unwrap();
    assert!(
        strings
            .iter()
            .all(|string| !listed.contains(string.as_str())),
        "{listed}"
    );
    let options = PgConnectOptions::from_str(&cluster().url(&backup)).unwrap();
    let mut old = PgConnection::connect_with(&options).await.unwrap();
    assert_eq!(found(&mut old, &strings).await, all, "in the backup");
    let done = admin::restored(&mut old, Some(&list), again.clock.now())
        .await
        .unwrap();
    assert_eq!((done.added, done.erased), (1, 1));
    assert_eq!(
        found(&mut old, &strings).await,
        BTreeSet::new(),
        "after the backup was restored"
    );
}

#[tokio::test]
async fn the_archive_holds_every_table_and_no_secret() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let answer = ann.client.get("/v1/me/export").await.expect(200);
    assert_eq!(answer.headers["content-type"], "application/zip");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let files = unzip(&answer);
    assert!(file(&files, "README.txt").starts_with("This archive holds everything"));
    for (name, ..) in export::HELD {
        let rows: Vec<Value> = serde_json::from_str(file(&files, &format!("{name}.json"))).unwrap();
        let mut csv = csv::Reader::from_reader(file(&files, &format!("{name}.csv")).as_bytes());
        assert_eq!(
            csv.records().map(Result::unwrap).count(),
            rows.len(),
            "{name}"
        );
        for row in &rows {
            assert!(
                row.get("hash").is_none() && row.get("password_hash").is_none(),
                "{row}"
            );
        }
    }
    let account: Value = serde_json::from_str(file(&files, "account.json")).unwrap();
    assert_eq!(account[0]["email"], "ann@example.org");
    let all: String = files.iter().map(|(_, text)| text.as_str()).collect();
    for secret in [
        PASSWORD,
        &ann.tokens.access_token,
        &ann.tokens.refresh_token,
        "$argon2",
    ] {
        assert!(!all.contains(secret));
    }
    assert_eq!(
        test.count("SELECT COUNT(*) FROM audit_log WHERE action = 'account_exported'")
            .await,
        1
    );
}

/// A new table about people is in the archive, or the reason why not is written down.
#[tokio::test]
async fn no_table_about_people_is_forgotten() {
    let db: PgPool = TestApp::new().await.app.db;
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT table_name::TEXT FROM information_schema.columns
         WHERE table_schema = 'public' AND column_name IN ('user_id', 'family_id', 'email')
           AND table_name NOT LIKE 'session_keystrokes\\_%'",
    )
    .fetch_all(&db)
    .await
    .unwrap();
    assert!(tables.len() > 20, "{tables:?}");
    // A view of who is ranked in which lesson: rows of users and progress.
    let derived = ["ranked_people"];
    for table in tables {
        let held = export::HELD
            .iter()
            .any(|(_, source, _)| source.split_whitespace().any(|word| word == table));
        let left_out = export::NOT_SAID
            .iter()
            .any(|(name, why)| *name == table && !why.is_empty());
        assert!(
            held || left_out || derived.contains(&table.as_str()),
            "{table} is neither exported nor left out"
        );
    }
}

#[tokio::test]
async fn nobody_has_everything_written_out_all_the_time() {
    let test = TestApp::with_limits().await;
    let ann = test.user("ann").await;
    for _ in 0..2 {
        ann.client.get("/v1/me/export").await.expect(200);
    }
    ann.client
        .get("/v1/me/export")
        .await
        .expect_error(429, "too_many_requests");
    let _all = test.app.exports.acquire_many(4).await.unwrap();
    let ben = test.user("ben2").await;
    ben.client
        .get("/v1/me/export")
        .await
        .expect_error(503, "unavailable");
}
