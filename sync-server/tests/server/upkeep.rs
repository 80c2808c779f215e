//! Partitions, `pg_cron` and `TimescaleDB`: what is decided, and what is then called. Neither extension is here, so stand-ins
//! of their functions say what they were asked.

use chrono::TimeDelta;
use tactus_server::jobs;

use crate::push::push;
use crate::support::{TestApp, example};

async fn sql(test: &TestApp, sql: &str) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&test.app.db)
        .await
        .unwrap();
}

async fn rows(test: &TestApp, sql: &str) -> Vec<String> {
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .fetch_all(&test.app.db)
        .await
        .unwrap()
}

const PARTITIONS: &str =
    "SELECT c.relname::TEXT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'session_keystrokes'::regclass ORDER BY 1";

/// What `TimescaleDB` brings, as far as it is called here. Each call is noted.
const STAND_IN: &str = "
    CREATE TABLE called (what TEXT);
    CREATE FUNCTION create_hypertable(
        relation REGCLASS, time_column_name NAME, chunk_time_interval INTERVAL, create_default_indexes BOOLEAN
    ) RETURNS void LANGUAGE sql AS $$
        INSERT INTO called VALUES (format('hypertable %s %s %s %s', relation, time_column_name, chunk_time_interval,
            create_default_indexes))
    $$;
    CREATE FUNCTION drop_chunks(relation REGCLASS, older_than TIMESTAMPTZ) RETURNS SETOF TEXT LANGUAGE sql AS $$
        INSERT INTO called VALUES (format('drop %s %s', relation, older_than AT TIME ZONE 'UTC'));
        SELECT 'chunk'
    $$;
    CREATE SCHEMA timescaledb_information;
    CREATE TABLE timescaledb_information.jobs (proc_name TEXT, hypertable_name TEXT);";

/// The edition with policies, and the one without.
const COMMUNITY: &str = "
    CREATE FUNCTION add_retention_policy(relation REGCLASS, drop_after INTERVAL) RETURNS INTEGER LANGUAGE sql AS $$
        INSERT INTO called VALUES (format('retention %s %s', relation, drop_after));
        INSERT INTO timescaledb_information.jobs VALUES ('policy_retention', relation::TEXT);
        SELECT 1000
    $$";
const APACHE: &str = "
    CREATE FUNCTION add_retention_policy(relation REGCLASS, drop_after INTERVAL) RETURNS INTEGER LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'not under this license' USING ERRCODE = 'feature_not_supported';
    END $$";

#[tokio::test]
async fn timescale_is_used_only_where_it_is_installable_and_loaded() {
    let test = TestApp::new().await;
    for (available, loader, profile) in [
        ("TRUE", "'off'", "timescale"),
        ("TRUE", "NULL", "plain"),
        ("FALSE", "'off'", "plain"),
        ("FALSE", "NULL", "plain"),
    ] {
        let chosen = format!("SELECT choose_keystrokes_profile({available}, {loader})");
        assert_eq!(rows(&test, &chosen).await, [profile], "{chosen}");
    }
    assert_eq!(rows(&test, "SELECT keystrokes_profile()").await, ["plain"]);
}

#[tokio::test]
async fn as_a_hypertable_and_back_nothing_is_lost() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    assert_eq!(push(&ann, &[example(1), example(2)]).await, ["stored"; 2]);
    let shown = "SELECT k::TEXT FROM keystrokes k ORDER BY 1";
    let before = rows(&test, shown).await;
    assert_eq!(before.len(), 10);
    sql(&test, STAND_IN).await;
    sql(&test, COMMUNITY).await;
    sql(
        &test,
        "SELECT keystrokes_to_hypertable(); SELECT keystrokes_to_hypertable()",
    )
    .await;
    assert_eq!(
        rows(&test, "SELECT keystrokes_profile()").await,
        ["timescale"]
    );
    assert_eq!(
        rows(&test, "SELECT what FROM called").await,
        [
            "hypertable session_keystrokes received_at 7 days f",
            "retention session_keystrokes 6 mons"
        ]
    );
    assert_eq!(rows(&test, shown).await, before);
    assert_eq!(push(&ann, &[example(3)]).await, ["stored"]);
    // The policy drops chunks; the server has nothing to do, and makes no partitions.
    jobs::run_once(&test.app).await;
    assert_eq!(test.count("SELECT COUNT(*) FROM called").await, 2);

    sql(&test, "SELECT keystrokes_to_partitions()").await;
    assert_eq!(rows(&test, "SELECT keystrokes_profile()").await, ["plain"]);
    assert_eq!(rows(&test, shown).await.len(), 15);
    assert!(
        rows(&test, PARTITIONS)
            .await
            .contains(&"session_keystrokes_2026_11".to_owned())
    );
    assert_eq!(push(&ann, &[example(4)]).await, ["stored"]);
}

#[tokio::test]
async fn without_policies_the_server_drops_the_chunks() {
    let test = TestApp::new().await;
    sql(&test, STAND_IN).await;
    sql(&test, APACHE).await;
    sql(&test, "SELECT keystrokes_to_hypertable()").await;
    jobs::run_once(&test.app).await;
    assert_eq!(
        rows(&test, "SELECT what FROM called OFFSET 1").await,
        ["drop session_keystrokes 2026-05-22 00:00:00"]
    );
}

#[tokio::test]
async fn months_go_when_their_last_day_is_six_months_old() {
    let test = TestApp::new().await;
    let drop = async |today: &str| {
        let sql = format!("SELECT * FROM drop_expired_keystrokes('{today}')");
        rows(&test, &sql).await
    };
    assert_eq!(drop("2027-05-31").await, Vec::<String>::new());
    assert_eq!(drop("2027-06-01").await, ["session_keystrokes_2026_11"]);
    assert_eq!(drop("2027-06-30").await, Vec::<String>::new());
    assert_eq!(
        drop("2027-08-01").await,
        ["session_keystrokes_2026_12", "session_keystrokes_2027_01"]
    );
}

#[tokio::test]
async fn pg_cron_is_left_its_work_as_long_as_it_does_it() {
    let test = TestApp::new().await;
    assert_eq!(
        rows(&test, "SELECT schedule_upkeep()::TEXT").await,
        ["false"]
    );
    sql(
        &test,
        "CREATE SCHEMA cron;
         CREATE TABLE cron.job (jobname TEXT PRIMARY KEY, schedule TEXT, command TEXT, active BOOLEAN DEFAULT TRUE);
         CREATE FUNCTION cron.schedule(job_name TEXT, schedule TEXT, command TEXT) RETURNS BIGINT LANGUAGE sql AS $$
             INSERT INTO cron.job VALUES (job_name, schedule, command) ON CONFLICT (jobname) DO NOTHING;
             SELECT 1::BIGINT
         $$;
         CREATE FUNCTION cron.unschedule(job_name TEXT) RETURNS BOOLEAN LANGUAGE sql AS $$
             DELETE FROM cron.job WHERE jobname = job_name; SELECT TRUE
         $$;
         SELECT schedule_upkeep(); SELECT schedule_upkeep()",
    )
    .await;
    assert_eq!(
        rows(
            &test,
            "SELECT concat_ws('|', jobname, schedule, command) FROM cron.job"
        )
        .await,
        ["tactus-keystrokes|11 * * * *|SELECT public.keep_keystrokes()"]
    );
    // A month later partitions for two more are there already: the server leaves the rest to pg_cron.
    let four = rows(&test, PARTITIONS).await;
    test.advance(TimeDelta::days(30));
    jobs::run_once(&test.app).await;
    assert_eq!(rows(&test, PARTITIONS).await, four);
    // It has not done it for so long that the next month's is missing: the server steps in.
    test.advance(TimeDelta::days(62));
    jobs::run_once(&test.app).await;
    assert!(
        rows(&test, PARTITIONS)
            .await
            .contains(&"session_keystrokes_2027_05".to_owned())
    );
    sql(&test, "SELECT unschedule_upkeep()").await;
    assert_eq!(test.count("SELECT COUNT(*) FROM cron.job").await, 0);
}

#[tokio::test]
async fn one_server_at_a_time_does_the_jobs() {
    let test = TestApp::new().await;
    let before = rows(&test, PARTITIONS).await;
    test.advance(TimeDelta::days(40));
    let mut other = test.app.db.begin().await.unwrap();
    sqlx::query("SELECT pg_advisory_xact_lock(hashtext('jobs'))")
        .execute(&mut *other)
        .await
        .unwrap();
    jobs::run_once(&test.app).await;
    assert_eq!(
        rows(&test, PARTITIONS).await,
        before,
        "the other one does them"
    );
    other.rollback().await.unwrap();
    jobs::run_once(&test.app).await;
    assert_ne!(rows(&test, PARTITIONS).await, before);
}
