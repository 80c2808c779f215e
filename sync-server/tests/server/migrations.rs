//! The schema: reversible step by step, and what it refuses by itself.

use std::process::Command;

use rig::{Binaries, output};
use sqlx::PgPool;
use tactus_server::database::MIGRATIONS;

use crate::support::{TestApp, cluster, empty_database, pool};

/// The schema as `pg_dump` writes it, without what differs from dump to dump. Partitions are data: they come
/// with the months.
fn schema(url: &str) -> Vec<String> {
    let program = Binaries::find().unwrap().path("pg_dump");
    let mut dump = Command::new(program);
    dump.args([
        "--schema-only",
        "--no-owner",
        "--exclude-table=session_keystrokes_*",
    ]);
    dump.args(["--dbname", url]);
    let dump = output(&mut dump).unwrap();
    let is_kept =
        |line: &&str| !(line.is_empty() || line.starts_with("--") || line.starts_with('\\'));
    dump.lines().filter(is_kept).map(str::to_owned).collect()
}

fn assert_same(now: &[String], then: &[String], when: &str) {
    let differs = now.iter().zip(then).position(|(now, then)| now != then);
    let line = differs.unwrap_or(now.len().min(then.len()));
    assert!(
        now == then,
        "{when}: {:?} was {:?}",
        now.get(line),
        then.get(line)
    );
}

fn versions() -> Vec<i64> {
    let ups = MIGRATIONS
        .iter()
        .filter(|migration| migration.migration_type.is_up_migration());
    ups.map(|migration| migration.version).collect()
}

#[tokio::test]
async fn up_fill_down_up_ends_with_the_same_schema() {
    let url = empty_database().await;
    let db = pool(&url);
    // The table of migrations itself is sqlx's.
    MIGRATIONS.run_to(1, &db).await.unwrap();
    MIGRATIONS.undo(&db, 0).await.unwrap();
    let mut before = vec![(0, schema(&url))];
    for version in versions() {
        MIGRATIONS.run_to(version, &db).await.unwrap();
        before.push((version, schema(&url)));
    }
    fill(&db).await;
    // One step down at a time, each to what was there before that step.
    for (version, schema_then) in before.iter().rev().skip(1) {
        MIGRATIONS.undo(&db, *version).await.unwrap();
        assert_same(&schema(&url), schema_then, &format!("down to {version}"));
    }
    MIGRATIONS.run(&db).await.unwrap();
    assert_same(&schema(&url), &before.last().unwrap().1, "up again");
    // And it works again.
    fill(&db).await;
}

/// A row or more in every table.
async fn fill(db: &PgPool) {
    sqlx::raw_sql(include_str!("fill.sql"))
        .execute(db)
        .await
        .unwrap();
    let empty: Vec<String> = sqlx::query_scalar(
        "SELECT table_name::TEXT FROM information_schema.tables
         WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
           AND table_name NOT LIKE 'session_keystrokes_%'
           AND (xpath('/row/c/text()', query_to_xml(
                'SELECT COUNT(*) AS c FROM ' || quote_ident(table_name), FALSE, TRUE, '')))[1]::TEXT = '0'",
    )
    .fetch_all(db)
    .await
    .unwrap();
    assert_eq!(
        empty,
        Vec::<String>::new(),
        "fill.sql has nothing for these"
    );
}

#[tokio::test]
async fn every_migration_can_be_undone() {
    for version in versions() {
        let down = MIGRATIONS.iter().any(|migration| {
            migration.version == version && migration.migration_type.is_down_migration()
        });
        assert!(down, "{version} has no down");
    }
}

#[tokio::test]
async fn every_foreign_key_has_an_index() {
    let test = TestApp::new().await;
    let bare: Vec<String> = sqlx::query_scalar(
        "SELECT conrelid::regclass || ': ' || conname FROM pg_constraint c
         WHERE contype = 'f' AND NOT EXISTS (
             SELECT FROM pg_index i
             WHERE i.indrelid = c.conrelid
               AND (i.indkey::SMALLINT[])[0:cardinality(c.conkey) - 1] @> c.conkey
         )",
    )
    .fetch_all(&test.app.db)
    .await
    .unwrap();
    assert_eq!(bare, Vec::<String>::new());
}

#[tokio::test]
async fn no_index_repeats_the_beginning_of_another() {
    let test = TestApp::new().await;
    let repeated: Vec<String> = sqlx::query_scalar(
        "SELECT a.indexrelid::regclass || ' in ' || b.indexrelid::regclass
         FROM pg_index a JOIN pg_index b ON a.indrelid = b.indrelid AND a.indexrelid <> b.indexrelid
         WHERE a.indpred IS NULL AND b.indpred IS NULL AND a.indexprs IS NULL AND b.indexprs IS NULL
           AND NOT a.indisunique
           AND (b.indkey::SMALLINT[])[0:a.indnatts - 1] = a.indkey::SMALLINT[]
           AND (b.indoption::SMALLINT[])[0:a.indnatts - 1] = a.indoption::SMALLINT[]",
    )
    .fetch_all(&test.app.db)
    .await
    .unwrap();
    assert_eq!(repeated, Vec::<String>::new());
}

#[tokio::test]
async fn partitions_are_made_ahead_and_only_once() {
    let test = TestApp::new().await;
    let partitions =
        "SELECT COUNT(*) FROM pg_inherits WHERE inhparent = 'session_keystrokes'::regclass";
    assert_eq!(test.count(partitions).await, 4);
    // Ten servers at once, in the month after.
    let calls = (0..10).map(|_| {
        let db = test.app.db.clone();
        tokio::spawn(async move {
            sqlx::query("SELECT create_monthly_partition('2026-12-31')")
                .execute(&db)
                .await
                .unwrap();
        })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap();
    }
    assert_eq!(test.count(partitions).await, 5);
}

#[tokio::test]
async fn every_updated_at_is_kept_by_a_trigger() {
    let test = TestApp::new().await;
    let bare: Vec<String> = sqlx::query_scalar(
        "SELECT table_name::TEXT FROM information_schema.columns c
         WHERE table_schema = 'public' AND column_name = 'updated_at' AND NOT EXISTS (
             SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
             WHERE t.tgrelid = c.table_name::regclass AND p.proname = 'update_updated_at_column'
         )",
    )
    .fetch_all(&test.app.db)
    .await
    .unwrap();
    assert_eq!(bare, Vec::<String>::new());
}

#[tokio::test]
async fn an_account_needs_a_way_in() {
    let test = TestApp::new().await;
    let make = "INSERT INTO users (email, consent_analytics, consent_marketing)
                VALUES ('a@b.co', FALSE, FALSE) RETURNING id";
    let refused = sqlx::query_scalar::<_, i64>(make)
        .fetch_one(&test.app.db)
        .await;
    assert!(refused.is_err(), "an account that nobody can use");

    let mut db = test.app.db.begin().await.unwrap();
    let id: i64 = sqlx::query_scalar(make).fetch_one(&mut *db).await.unwrap();
    sqlx::query(
        "INSERT INTO auth_identities (user_id, provider, subject) VALUES ($1, 'google', '1')",
    )
    .bind(id)
    .execute(&mut *db)
    .await
    .unwrap();
    db.commit().await.unwrap();
    let last = sqlx::query("DELETE FROM auth_identities")
        .execute(&test.app.db)
        .await;
    assert!(last.is_err(), "the only way in was taken away");
    sqlx::query("DELETE FROM users")
        .execute(&test.app.db)
        .await
        .unwrap();
}

#[tokio::test]
async fn the_cluster_is_one_we_support() {
    let version = cluster()
        .sql("postgres", "SHOW server_version_num")
        .unwrap();
    assert!(version.parse::<u32>().unwrap() >= 150_000, "{version}");
}
