//! Mails about what is paid for: each once, of what is so, and not of what has been put right.

use serde_json::json;
use tactus_server::jobs;

use crate::stripe::{Buyer, DAY, Stage, Truth};
use crate::support::Received;

/// Mails since the last time; the hourly job has had its turn.
async fn mails(stage: &Stage) -> Vec<Received> {
    jobs::run_once(&stage.test.app).await;
    stage.test.mails().await
}

async fn stage_with(name: &str) -> (Stage, Buyer) {
    let stage = Stage::new().await;
    let buyer = stage.buyer(name).await;
    // The one that confirms the address.
    assert_eq!(mails(&stage).await.len(), 1);
    (stage, buyer)
}

/// Webhooks again, all of them, as Stripe may.
async fn again(stage: &Stage) {
    let all = stage.stripe.truth(|truth| truth.events.clone());
    for event in all {
        stage
            .deliver(&event, crate::stripe::Shape::New)
            .await
            .expect(200);
    }
    stage.deliver_all().await;
}

#[tokio::test]
async fn the_end_of_a_trial_is_told_once_three_days_before_with_what_is_paid_then() {
    let (stage, ann) = stage_with("ann").await;
    stage.stripe.truth(|truth| {
        for price in truth.prices.values_mut() {
            price.trial_days = Some(14);
        }
    });
    stage.buys(&ann, "premium", "monthly").await;
    stage.advance(10 * DAY);
    assert_eq!(mails(&stage).await.len(), 0, "not yet");
    stage.advance(2 * DAY);
    let told = mails(&stage).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].subject, "Your trial of Premium ends soon");
    assert!(told[0].text.contains("5.00\u{a0}EUR"), "{}", told[0].text);
    again(&stage).await;
    stage.advance(DAY);
    assert_eq!(mails(&stage).await.len(), 0, "once");
}

#[tokio::test]
async fn a_trial_that_was_cancelled_costs_nothing_and_is_not_announced() {
    let (stage, ann) = stage_with("ann").await;
    stage.stripe.truth(|truth| {
        for price in truth.prices.values_mut() {
            price.trial_days = Some(14);
        }
    });
    let id = stage.buys(&ann, "premium", "monthly").await;
    stage
        .stripe
        .truth(|truth| truth.change(&id, |one| one.cancel_at_period_end = true));
    stage.deliver_all().await;
    stage.advance(12 * DAY);
    assert_eq!(mails(&stage).await.len(), 0);
}

#[tokio::test]
async fn a_payment_that_failed_is_told_once_in_the_learners_language_and_its_end_once() {
    let (stage, ann) = stage_with("ann").await;
    let german = ann
        .user
        .client
        .patch("/v1/me", &json!({"language": "de"}))
        .await;
    german.expect(200);
    let id = stage.buys(&ann, "premium", "monthly").await;
    assert_eq!(mails(&stage).await.len(), 0, "receipts are Stripe's");
    stage.advance(30 * DAY);
    stage.stripe.truth(|truth| truth.renew(&id, false));
    stage.deliver_all().await;
    let told = mails(&stage).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].text.contains("Premium") && told[0].text.contains("„Tarif“"),
        "{}",
        told[0].text
    );
    // Stripe tries again and says so, twice over.
    again(&stage).await;
    stage.advance(3 * DAY);
    assert_eq!(mails(&stage).await.len(), 0, "once");
    stage.advance(12 * DAY);
    let ended = mails(&stage).await;
    assert_eq!(ended.len(), 1, "{ended:?}");
    assert!(
        ended[0].text.contains("Kein Gerät wird abgemeldet"),
        "{}",
        ended[0].text
    );
    // And over for good, in the same period: said already.
    stage.stripe.truth(|truth| truth.cancel(&id));
    stage.deliver_all().await;
    assert_eq!(mails(&stage).await.len(), 0);
}

#[tokio::test]
async fn what_was_put_right_before_the_mail_goes_is_not_told() {
    let (stage, ann) = stage_with("ann").await;
    let id = stage.buys(&ann, "premium", "monthly").await;
    stage.stripe.truth(|truth| truth.renew(&id, false));
    stage.deliver_all().await;
    stage.stripe.truth(|truth| truth.settle(&id));
    stage.deliver_all().await;
    assert_eq!(mails(&stage).await.len(), 0);
    assert_eq!(
        ann.plan().await,
        ("premium".to_owned(), "active".to_owned())
    );
}

#[tokio::test]
async fn an_end_is_told_once_and_to_nobody_who_has_left() {
    let (stage, ann) = stage_with("ann").await;
    let id = stage.buys(&ann, "premium", "yearly").await;
    stage.stripe.truth(|truth| truth.cancel(&id));
    stage.deliver_all().await;
    again(&stage).await;
    let told = mails(&stage).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].subject, "Premium at Tactus has ended");

    let bob = stage.buyer("bob").await;
    mails(&stage).await;
    let id = stage.buys(&bob, "premium", "monthly").await;
    let gone = bob.user.client.delete("/v1/me").await;
    gone.expect(202);
    stage.stripe.truth(|truth| truth.cancel(&id));
    stage.stripe.truth(Truth::news);
    again(&stage).await;
    let told = mails(&stage).await;
    let about: Vec<&str> = told.iter().map(|mail| mail.subject.as_str()).collect();
    assert_eq!(about, ["Your account at Tactus is deleted"]);
}
