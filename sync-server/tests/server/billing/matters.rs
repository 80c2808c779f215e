//! What is not decided by a program: it is put before a person, once.

use serde_json::json;
use tactus_server::admin::{self, Account, Command};
use tactus_server::billing;
use tactus_server::clock::Clock as _;

use crate::stripe::{SECRET, Shape, Stage, Truth, billing as sells, signed};

async fn run(stage: &Stage, command: Command) -> Result<String, String> {
    let now = stage.test.clock.now();
    let said = admin::run(&stage.test.app.db, &command, now).await;
    said.map_err(|error| error.to_string())
}

#[tokio::test]
async fn refunds_disputes_and_warnings_wait_for_a_person_and_take_nothing_away() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    stage.buys(&ann, "premium", "monthly").await;
    let customer = stage.customer(&ann).await;
    let (mut expected, mut events) = (Vec::new(), Vec::new());
    for (event, kind) in [
        ("charge.refunded", "refund"),
        ("charge.dispute.created", "dispute"),
        ("radar.early_fraud_warning.created", "fraud_warning"),
    ] {
        let id = stage.stripe.truth(|truth| truth.money(event, &customer));
        expected.push((kind.to_owned(), id));
        events.extend(stage.stripe.truth(Truth::news));
    }
    let failed = stage.stripe.truth(|truth| {
        let object = json!({"id": "in_1", "object": "invoice", "customer": customer});
        truth.happened("invoice.finalization_failed", object.clone(), object);
        truth.news()
    });
    expected.push(("invoice_not_finalized".to_owned(), "in_1".to_owned()));
    events.extend(failed);
    expected.sort();
    for _ in 0..3 {
        for event in &events {
            stage.deliver(event, Shape::New).await.expect(200);
        }
        billing::work(&stage.test.app).await.unwrap();
        assert_eq!(stage.matters().await, expected);
    }
    assert_eq!(ann.plan().await.0, "premium");
    let whose = format!(
        "SELECT COUNT(*) FROM billing_matters WHERE user_id = {}",
        ann.user.id
    );
    assert_eq!(
        stage.test.count(&whose).await,
        4,
        "of a dispute by its payment"
    );

    let listed = run(&stage, Command::Matters).await.unwrap();
    assert_eq!(listed.lines().count(), 4);
    assert!(
        listed.contains("\"kind\":\"dispute\"") && !listed.contains("canary"),
        "{listed}"
    );
    let first: serde_json::Value = serde_json::from_str(listed.lines().next().unwrap()).unwrap();
    let id = first["id"].as_i64().unwrap();
    run(&stage, Command::SettleMatter { id }).await.unwrap();
    assert!(run(&stage, Command::SettleMatter { id }).await.is_err());
    assert_eq!(stage.matters().await.len(), 3);
    let trail =
        "SELECT COUNT(*) FROM audit_log WHERE action = 'matter_settled' AND actor = 'operator'";
    assert_eq!(stage.test.count(trail).await, 1);
    // Said again, what is settled stays settled.
    stage.stripe.truth(|truth| {
        let again = events[0].clone();
        truth.happened(&again.kind, again.new, again.old);
    });
    stage.deliver_all().await;
    assert_eq!(stage.matters().await.len(), 3);
}

#[tokio::test]
async fn of_two_subscriptions_neither_is_cancelled_and_the_better_one_counts() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let first = stage.buys(&ann, "premium", "monthly").await;
    let customer = stage.customer(&ann).await;
    stage.advance(5);
    let second = stage.stripe.truth(|truth| {
        let price = truth.price("professional_monthly");
        truth.subscribe(&customer, &price, 1, None)
    });
    stage.deliver_all().await;
    assert_eq!(
        stage.matters().await,
        [("second_subscription".to_owned(), second.clone())]
    );
    assert_eq!(stage.stripe.asked("DELETE"), 0);
    let standing = ann.standing().await;
    assert_eq!(standing["plan"], "professional", "both are paid for");
    assert_eq!(
        standing["subscription"]["plan"], "premium",
        "the first one is the account's own"
    );
    // When the first ends, the second is the one there is.
    stage.stripe.truth(|truth| truth.cancel(&first));
    stage.deliver_all().await;
    assert_eq!(ann.standing().await["subscription"]["plan"], "professional");
    let seconds = "SELECT COUNT(*) FROM subscriptions WHERE is_second AND status = 'active'";
    assert_eq!(stage.test.count(seconds).await, 0);
    // And the first one may come back to life beside it.
    stage
        .stripe
        .truth(|truth| truth.change(&first, |one| "active".clone_into(&mut one.status)));
    stage.deliver_all().await;
    assert_eq!(ann.standing().await["subscription"]["plan"], "premium");
    assert_eq!(stage.test.count(seconds).await, 1);
}

#[tokio::test]
async fn the_two_worlds_never_mix() {
    let mut stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let id = stage.buys(&ann, "premium", "monthly").await;
    // A webhook of the real world comes to a server of the test world.
    let body = json!({"id": "evt_live", "object": "event", "type": "customer.subscription.updated", "created": 1,
        "livemode": true, "api_version": "2026-10-28.endive",
        "data": {"object": {"id": id, "object": "subscription", "status": "active"}}});
    let body = body.to_string();
    let asked = stage.stripe.asked("GET /v1/subscriptions");
    let header = signed(SECRET, stage.test.clock.now().timestamp(), &body);
    stage.post(body, &header).await.expect(200);
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(
        stage.stripe.asked("GET /v1/subscriptions"),
        asked,
        "nothing is done about it"
    );
    assert_eq!(
        stage.matters().await,
        [("other_mode".to_owned(), "evt_live".to_owned())]
    );

    // Nor about what happened to an account that is not ours, as a platform is told.
    let of_other = json!({"id": "evt_other", "object": "event", "type": "customer.subscription.updated",
        "created": 1, "livemode": false, "account": "acct_other",
        "data": {"object": {"id": id, "object": "subscription"}}});
    let of_other = of_other.to_string();
    let header = signed(SECRET, stage.test.clock.now().timestamp(), &of_other);
    stage.post(of_other, &header).await.expect(200);
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(stage.stripe.asked("GET /v1/subscriptions"), asked);

    // The same database under a key of the real world: what a test card bought counts for nothing.
    let live = sells(&stage.stripe.url, true, &stage.test);
    stage.test.change(|app| app.billing = Some(live));
    billing::enter(&stage.test.app).await.unwrap();
    assert_eq!(ann.plan().await.0, "free");
    assert_eq!(
        stage
            .test
            .count("SELECT COUNT(*) FROM users WHERE is_premium")
            .await,
        0
    );
    // She asks the server as it is now.
    let again = stage.test.anon().with_token(&ann.user.tokens.access_token);
    again
        .post("/v1/billing/portal", &json!({}))
        .await
        .expect_error(409, "never_subscribed");
    // And back.
    let test = sells(&stage.stripe.url, false, &stage.test);
    stage.test.change(|app| app.billing = Some(test));
    billing::enter(&stage.test.app).await.unwrap();
    assert_eq!(ann.plan().await.0, "premium");
}

#[tokio::test]
async fn a_school_is_linked_by_hand() {
    let stage = Stage::new().await;
    let school = stage.buyer("school").await;
    let account = || Account {
        email: "school@example.org".to_owned(),
    };
    let (customer, id) = stage.stripe.truth(|truth| {
        let customer = truth.customer(None);
        let price = truth.price("enterprise_yearly");
        let id = truth.subscribe(&customer, &price, 30, None);
        (customer, id)
    });
    stage.deliver_all().await;
    assert_eq!(stage.matters().await, [("unknown_customer".to_owned(), id)]);
    let odd = Command::LinkCustomer {
        account: account(),
        customer: "cus_1/../x".to_owned(),
    };
    assert!(run(&stage, odd).await.is_err());
    let link = Command::LinkCustomer {
        account: account(),
        customer,
    };
    run(&stage, link).await.unwrap();
    run(&stage, Command::Reconcile).await.unwrap();
    let due = "SELECT COUNT(*) FROM billing_state WHERE reconciled_at IS NULL";
    assert_eq!(stage.test.count(due).await, 1);
    billing::reconcile(&stage.test.app).await.unwrap();
    let standing = school.standing().await;
    assert_eq!(
        (&standing["plan"], &standing["subscription"]["quantity"]),
        (&json!("enterprise"), &json!(30))
    );
}

#[tokio::test]
async fn a_customer_that_is_deleted_pays_for_nothing() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    stage.buys(&ann, "premium", "monthly").await;
    let customer = stage.customer(&ann).await;
    let events = stage.stripe.truth(|truth| {
        truth.forget(&customer);
        truth.news()
    });
    // Only the last one arrives.
    stage
        .deliver(events.last().unwrap(), Shape::New)
        .await
        .expect(200);
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(ann.plan().await, ("free".to_owned(), "canceled".to_owned()));
}
