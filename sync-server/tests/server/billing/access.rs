//! What a plan limits on the server, and that nothing is deleted for it.

use serde_json::{Value, json};
use tactus_server::admin::{self, Account, Command, Plan};
use tactus_server::clock::Clock as _;

use crate::push::push;
use crate::stripe::Stage;
use crate::support::{SignedIn, example, lesson_session};

async fn at(client: &SignedIn, path: &str) -> Value {
    client.client.get(path).await.expect(200).json()
}

/// One session now, one of 80 days ago, one of 120 days ago.
async fn practised(user: &SignedIn) {
    let mut sessions: Vec<Value> = [(1, "2026-11-20"), (2, "2026-09-03"), (3, "2026-07-25")]
        .map(|(id, day)| lesson_session(id, 1, 60, day))
        .into();
    sessions.push(example(4));
    assert_eq!(push(user, &sessions).await, ["stored"; 4]);
}

#[tokio::test]
async fn history_is_shown_for_90_days_and_is_all_there_with_a_plan() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    practised(&ann.user).await;
    let days = |shown: &Value| shown["days"].as_array().unwrap().len();
    let weeks = |shown: &Value| shown["weeks"].as_array().unwrap().len();
    let shown = async || {
        (
            days(&at(&ann.user, "/v1/me/daily?days=365").await),
            weeks(&at(&ann.user, "/v1/me/weekly?weeks=100").await),
        )
    };
    assert_eq!(shown().await, (3, 2));
    let exported = ann
        .user
        .client
        .get("/v1/me/export")
        .await
        .expect(200)
        .bytes
        .len();
    let id = stage.buys(&ann, "premium", "monthly").await;
    assert_eq!(shown().await, (4, 3));
    stage.stripe.truth(|truth| truth.cancel(&id));
    stage.deliver_all().await;
    assert_eq!(shown().await, (3, 2));
    // It is there, and comes out, and goes to the learner's own devices.
    assert_eq!(stage.test.count("SELECT COUNT(*) FROM sessions").await, 4);
    assert!(
        ann.user
            .client
            .get("/v1/me/export")
            .await
            .expect(200)
            .bytes
            .len()
            >= exported
    );
    let pulled = at(&ann.user, "/v1/sync/pull").await;
    let sessions = pulled["changes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|change| change["kind"] == "session");
    assert_eq!(sessions.count(), 4);
}

#[tokio::test]
async fn raw_key_presses_are_kept_for_those_who_pay_and_agree() {
    let stage = Stage::new().await;
    let (free, pays) = (stage.buyer("free").await, stage.buyer("pays").await);
    let id = stage.buys(&pays, "premium", "monthly").await;
    let kept =
        |user: i64| format!("SELECT COUNT(*) FROM session_keystrokes WHERE user_id = {user}");
    let counted = |user: i64| format!("SELECT COUNT(*) FROM session_stats WHERE user_id = {user}");
    for (buyer, first, expected) in [(&free, 10, 0), (&pays, 20, 1)] {
        let user = &buyer.user;
        assert_eq!(push(user, &[example(first)]).await, ["stored"]);
        assert_eq!(stage.test.count(&kept(user.id)).await, expected);
        assert_eq!(
            stage.test.count(&counted(user.id)).await,
            1,
            "they are looked at all the same"
        );
    }
    let verified = format!(
        "SELECT COUNT(*) FROM sessions WHERE verified AND user_id = {}",
        free.user.id
    );
    assert_eq!(stage.test.count(&verified).await, 1);
    // Without consent they are not even looked at.
    let user = &pays.user;
    user.client
        .patch("/v1/me", &json!({"consent_analytics": false}))
        .await
        .expect(200);
    let mut session = example(21);
    session["result"] = crate::support::example_result();
    assert_eq!(push(user, &[session]).await, ["stored"]);
    assert_eq!(stage.test.count(&counted(user.id)).await, 1);
    // When the plan ends, what was kept stays.
    stage.stripe.truth(|truth| truth.cancel(&id));
    stage.deliver_all().await;
    assert_eq!(stage.test.count(&kept(user.id)).await, 1);
}

#[tokio::test]
async fn the_best_of_subscription_and_grant_counts_and_devices_are_told() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    stage.buys(&ann, "premium", "monthly").await;
    let grant = |plan, days| Command::Grant {
        account: Account {
            email: "ann@example.org".to_owned(),
        },
        plan,
        days,
    };
    let run = async |command: Command| {
        admin::run(&stage.test.app.db, &command, stage.test.clock.now())
            .await
            .unwrap();
    };
    let told = async || {
        let pulled = at(&ann.user, "/v1/sync/pull").await;
        let changes = pulled["changes"].as_array().unwrap().clone();
        let told = changes
            .into_iter()
            .find(|change| change["kind"] == "subscription");
        told.unwrap()["value"].clone()
    };
    run(grant(Plan::Professional, 10)).await;
    let standing = told().await;
    assert_eq!(
        (&standing["plan"], &standing["source"]),
        (&json!("professional"), &json!("grant"))
    );
    assert_eq!(standing["granted_until"], "2026-12-02T08:30:00.000Z");
    assert_eq!(standing["subscription"]["plan"], "premium");
    let head = format!("SELECT seq FROM sync_heads WHERE user_id = {}", ann.user.id);
    let before = stage.test.count(&head).await;
    // A grant ends by itself: the hour tells it.
    stage.advance(11 * 86_400);
    tactus_server::jobs::run_once(&stage.test.app).await;
    assert!(stage.test.count(&head).await > before);
    assert_eq!(told().await["plan"], "premium");
    tactus_server::jobs::run_once(&stage.test.app).await;
    assert_eq!(stage.test.count(&head).await, before + 1, "once");
    run(grant(Plan::Enterprise, 10)).await;
    assert_eq!(told().await["plan"], "enterprise");
    run(Command::EndGrants(Account {
        email: "ann@example.org".to_owned(),
    }))
    .await;
    assert_eq!(told().await["plan"], "premium");
}

#[tokio::test]
async fn devices_are_two_without_a_plan_and_nobody_is_signed_out_when_one_ends() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let id = stage.buys(&ann, "premium", "monthly").await;
    let mut devices = vec![];
    for number in 1..=4 {
        devices.push(stage.test.anon().login("ann", number).await);
    }
    stage.stripe.truth(|truth| truth.cancel(&id));
    stage.deliver_all().await;
    for device in &devices {
        at(device, "/v1/me").await;
    }
    let fifth = json!({"email": "ann@example.org", "password": crate::support::PASSWORD,
        "device_id": uuid::Uuid::from_u128(5)});
    stage
        .test
        .anon()
        .post("/v1/auth/login", &fifth)
        .await
        .expect_error(403, "device_limit");
}
