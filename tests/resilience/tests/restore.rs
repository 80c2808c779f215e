//! The server breaks, and comes back with last night's backup. Its clients give it back what it lost, item by item.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::BTreeSet;

use chrono::TimeDelta;
use resilience::{Device, House, Line};
use serde_json::json;
use sync::Failure;
use uuid::Uuid;

/// Ids of the sessions the server has.
async fn ids(house: &House) -> BTreeSet<Uuid> {
    let ids: Vec<Uuid> = sqlx::query_scalar("SELECT client_id FROM sessions")
        .fetch_all(house.db())
        .await
        .unwrap();
    ids.into_iter().collect()
}

async fn pushed(house: &House) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM sessions WHERE received_at >= $1")
        .bind(chrono::DateTime::from_timestamp_millis(house.now()).unwrap())
        .fetch_one(house.db())
        .await
        .unwrap()
}

#[tokio::test]
async fn clients_refill_a_server_that_was_restored_from_last_nights_backup() {
    let mut house = House::build().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let dump = folder.path().join("tactus.dump");
    let lines = [0, 1].map(|_| Line::to(&house.url()).unwrap());
    let [one, two] = [0, 1]
        .map(|at: usize| Device::new(lines[at].clone(), &house.clock, 1 + at as u128).unwrap());
    one.register("ann@example.org").await.unwrap();
    two.login("ann@example.org").await.unwrap();

    // The evening before: part of it is in the backup.
    let mut all = BTreeSet::new();
    for lesson in [1, 1, 2, 0, 3] {
        all.insert(one.types(lesson).unwrap());
        all.insert(two.types(lesson).unwrap());
    }
    let doomed = two.types(1).unwrap();
    one.exchange().await.unwrap();
    two.exchange().await.unwrap();
    house.dump(&dump).unwrap();
    let kept = ids(&house).await;
    assert_eq!(kept.len(), 11);

    // The day after: more sessions, a setting, a deletion. None of it is in the backup.
    house.later(TimeDelta::hours(10)).await;
    for lesson in [4, 0, 1, 2] {
        all.insert(one.types(lesson).unwrap());
    }
    one.chooses("theme", &json!("dark")).unwrap();
    one.exchange().await.unwrap();
    let late = two.types(5).unwrap();
    all.insert(late);
    two.exchange().await.unwrap();
    let mut delete = sync::Request {
        method: sync::Method::Delete,
        path: format!("/v1/me/sessions/{doomed}"),
        token: Some(two.token().unwrap()),
        body: None,
    };
    let deleted = sync::Transport::send(&*lines[1], delete.clone())
        .await
        .unwrap();
    assert_eq!(deleted.status, 204);
    delete.token = None;
    one.exchange().await.unwrap();
    two.exchange().await.unwrap();
    let before = one.digest().unwrap();
    assert_eq!(ids(&house).await, all);

    // The disk breaks.
    house.restore(&dump, "restored").await.unwrap();
    house.later(TimeDelta::hours(1)).await;
    for line in &lines {
        line.lead_to(&house.url()).unwrap();
    }
    assert_eq!(ids(&house).await, kept, "last night's state");
    for device in [&one, &two] {
        // Tokens given out since the backup are not in it: everybody signs in once.
        let signed_out = device.exchange().await;
        assert!(
            matches!(signed_out, Err(Failure::SignInNeeded) | Ok(())),
            "{signed_out:?}"
        );
        device.login("ann@example.org").await.unwrap();
        device.exchange().await.unwrap();
    }
    assert_eq!(
        ids(&house).await,
        all,
        "all is there again, and the deletion"
    );
    assert_eq!(pushed(&house).await, 5, "only what it lacked was sent");

    one.exchange().await.unwrap();
    for device in [&one, &two] {
        assert_eq!(device.digest().unwrap(), before);
        assert!(device.differs().await.unwrap().months.is_empty());
        let state = device.state().unwrap();
        assert_eq!((state.waiting, state.failed), (0, 0));
    }
    assert_eq!(one.knows().unwrap(), two.knows().unwrap());
    let theme: serde_json::Value =
        sqlx::query_scalar("SELECT value FROM user_settings WHERE key = 'theme'")
            .fetch_one(house.db())
            .await
            .unwrap();
    assert_eq!(theme, json!("dark"));
    assert_eq!(house.differences().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_device_whose_clock_is_years_ahead_does_not_rule_the_settings() {
    let house = House::build().await.unwrap();
    let line = Line::to(&house.url()).unwrap();
    let one = Device::new(line.clone(), &house.clock, 1).unwrap();
    let two = Device::new(line, &house.clock, 2).unwrap();
    one.register("ann@example.org").await.unwrap();
    two.login("ann@example.org").await.unwrap();
    let ahead = u64::try_from(house.now()).unwrap() + 3 * 365 * 24 * 3_600_000;
    let _ = one
        .store
        .transact(|tx| tx.set_setting("theme", &json!("dark"), ahead, "ffffffff"))
        .unwrap();
    one.exchange().await.unwrap();
    two.exchange().await.unwrap();
    assert_eq!(two.store.settings().unwrap()["theme"], json!("dark"));
    two.chooses("theme", &json!("light")).unwrap();
    two.exchange().await.unwrap();
    one.exchange().await.unwrap();
    assert_eq!(one.store.settings().unwrap()["theme"], json!("light"));
    assert_eq!(one.knows().unwrap(), two.knows().unwrap());
}
