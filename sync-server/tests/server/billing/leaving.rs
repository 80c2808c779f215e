//! Accounts that go while somebody pays for them.

use serde_json::json;
use tactus_server::{billing, jobs};

use crate::stripe::{DAY, Stage, Truth};

#[tokio::test]
async fn whoever_leaves_pays_no_longer() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let id = stage.buys(&ann, "premium", "monthly").await;
    ann.user.client.delete("/v1/me").await.expect(202);
    // Stripe may be away just then.
    stage.stripe.site().is_away = true;
    billing::work(&stage.test.app).await.unwrap();
    stage.stripe.site().is_away = false;
    assert_eq!(
        stage
            .stripe
            .truth(|truth| truth.subscriptions[&id].status.clone()),
        "active"
    );
    stage.advance(60);
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(
        stage
            .stripe
            .truth(|truth| truth.subscriptions[&id].status.clone()),
        "canceled"
    );
    assert_eq!(
        stage.test.count("SELECT COUNT(*) FROM stripe_calls").await,
        0
    );
    stage.deliver_all().await;
    assert_eq!(stage.matters().await, []);
    // Back within 30 days: the account is there, the plan is not.
    let back = stage.test.anon().login("ann", 7).await;
    let standing = back
        .client
        .get("/v1/me/subscription")
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&standing["plan"], &standing["subscription"]["status"]),
        (&json!("free"), &json!("canceled"))
    );
}

#[tokio::test]
async fn a_page_that_is_open_is_closed_and_one_that_was_paid_is_paid_back_by_a_person() {
    let stage = Stage::new().await;
    let (ann, ben) = (stage.buyer("ann").await, stage.buyer("ben").await);
    let session = |url: &str| url.rsplit('/').next().unwrap().to_owned();
    let open = session(&ann.checkout("premium", "monthly").await);
    let paid = session(&ben.checkout("premium", "monthly").await);
    ann.user.client.delete("/v1/me").await.expect(202);
    ben.user.client.delete("/v1/me").await.expect(202);
    // He pays in the same second.
    let id = stage.stripe.truth(|truth| truth.pay(&paid, true));
    billing::work(&stage.test.app).await.unwrap();
    stage.deliver_all().await;
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(
        stage.stripe.truth(|truth| truth.sessions[&open].status),
        "expired"
    );
    assert_eq!(
        stage
            .stripe
            .truth(|truth| truth.subscriptions[&id].status.clone()),
        "canceled"
    );
    assert_eq!(
        stage.matters().await,
        [("paid_after_deletion".to_owned(), id)]
    );
}

#[tokio::test]
async fn an_account_may_be_erased_in_the_middle() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let id = stage.buys(&ann, "premium", "monthly").await;
    let customer = stage.customer(&ann).await;
    stage.stripe.truth(|truth| {
        truth.money("charge.dispute.created", &customer);
    });
    stage.deliver_all().await;
    // What is on its way when she goes for good.
    let late = stage.stripe.truth(|truth| {
        truth.renew(&id, true);
        truth.news()
    });
    ann.user.client.delete("/v1/me").await.expect(202);
    stage.advance(30 * DAY);
    jobs::run_once(&stage.test.app).await;
    assert_eq!(stage.test.count("SELECT COUNT(*) FROM users").await, 0);
    let left = "SELECT (SELECT COUNT(*) FROM stripe_events) + (SELECT COUNT(*) FROM billing_customers)
        + (SELECT COUNT(*) FROM billing_checkouts) + (SELECT COUNT(*) FROM billing_matters WHERE user_id IS NOT NULL)";
    assert_eq!(stage.test.count(left).await, 0);
    // The dispute is about money: it waits on, without a name.
    assert_eq!(stage.matters().await.len(), 1);
    for event in late {
        stage
            .deliver(&event, crate::stripe::Shape::New)
            .await
            .expect(200);
    }
    // That it ends was owed, and is done though the account is gone.
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(
        stage
            .stripe
            .truth(|truth| truth.subscriptions[&id].status.clone()),
        "canceled"
    );
    billing::reconcile(&stage.test.app).await.unwrap();
    assert_eq!(
        stage.test.count("SELECT COUNT(*) FROM subscriptions").await,
        0
    );
    stage.stripe.truth(Truth::news);
}
