//! Reports from a real streaming standby: while it keeps up, not while it lags, and never at the price of an answer.

use chrono::TimeDelta;
use rig::Cluster;
use serde_json::Value;
use tactus_server::config::RateLimits;
use tactus_server::reports::Reports;
use tactus_server::{catalog, database, jobs};

use crate::push::push;
use crate::support::{SignedIn, TestApp, example, pool};

/// A primary of its own, its standby, and a server on both.
async fn with_standby() -> (Cluster, Cluster, TestApp) {
    let primary = Cluster::temporary().unwrap();
    let url = primary.create_database("tactus").unwrap();
    let db = pool(&url);
    database::MIGRATIONS.run(&db).await.unwrap();
    let mut test = TestApp::on(db.clone(), RateLimits::Off);
    jobs::run_once(&test.app).await;
    catalog::import_built_in(&test.app).await.unwrap();
    let standby = primary.standby().unwrap();
    let replica = pool(&standby.url("tactus"));
    test.use_reports(Reports::from_replica(db, replica, test.clock.clone()));
    (primary, standby, test)
}

/// Looks until the replica is found well.
async fn until_well(test: &TestApp) {
    for _ in 0..100_000 {
        test.app.reports.check().await;
        if test.app.reports.uses_replica() {
            return;
        }
    }
    panic!("the replica does not catch up");
}

/// How many sessions the report says there were today.
async fn sessions_today(ann: &SignedIn) -> u64 {
    let days: Value = ann.client.get("/v1/me/daily").await.expect(200).json();
    days["days"][0]["sessions"].as_u64().unwrap_or(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_come_from_the_standby_only_while_it_keeps_up() {
    let (_primary, standby, test) = with_standby().await;
    let ann = test.user("ann").await;
    assert_eq!(push(&ann, &[example(1)]).await, ["stored"]);
    assert!(
        !test.app.reports.uses_replica(),
        "not before it was looked at"
    );
    until_well(&test).await;
    assert_eq!(sessions_today(&ann).await, 1);

    // Replay stands still: the report is old, which shows where it comes from. Sync is not concerned.
    standby
        .sql("tactus", "SELECT pg_wal_replay_pause()")
        .unwrap();
    rig::wait::until("the replay to stand still", || {
        Ok(standby.sql("tactus", "SELECT pg_get_wal_replay_pause_state()")? == "paused")
    })
    .unwrap();
    assert_eq!(push(&ann, &[example(2)]).await, ["stored"]);
    test.app.reports.check().await;
    assert!(
        test.app.reports.uses_replica(),
        "it may be ten seconds late"
    );
    assert_eq!(sessions_today(&ann).await, 1);
    assert_eq!(push(&ann, &[example(2)]).await, ["duplicate"]);
    let ben = test.user("ben").await;
    ben.client.get("/v1/me").await.expect(200);

    // Ten seconds later it is too late, and the primary answers.
    test.advance(TimeDelta::seconds(10));
    test.app.reports.check().await;
    assert!(!test.app.reports.uses_replica());
    assert_eq!(sessions_today(&ann).await, 2);

    standby
        .sql("tactus", "SELECT pg_wal_replay_resume()")
        .unwrap();
    until_well(&test).await;
    assert_eq!(sessions_today(&ann).await, 2);

    // It dies: the very next report is answered by the primary.
    standby.crash().unwrap();
    assert!(test.app.reports.uses_replica(), "nobody has noticed yet");
    assert_eq!(sessions_today(&ann).await, 2);
    assert!(!test.app.reports.uses_replica());
    test.app.reports.check().await;
    assert!(!test.app.reports.uses_replica());

    // And comes back by itself.
    standby.restart().unwrap();
    until_well(&test).await;
    assert_eq!(sessions_today(&ann).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_primary_itself_is_no_replica() {
    let mut test = TestApp::new().await;
    let db = test.app.db.clone();
    test.use_reports(Reports::from_replica(db.clone(), db, test.clock.clone()));
    test.app.reports.check().await;
    assert!(!test.app.reports.uses_replica());
    let ann = test.user("ann").await;
    assert_eq!(sessions_today(&ann).await, 0);
}
