//! Webhooks that are not Stripe's, or not of now, or not whole: none is taken.

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::json;
use tactus_server::billing;
use tactus_server::clock::Clock as _;

use super::lifecycles::times;
use crate::stripe::{SECRET, Shape, Stage, Truth, signed, webhook_of};

const KEPT: &str = "SELECT COUNT(*) FROM stripe_events";

/// A webhook of Stripe's, and what a forger makes of it.
fn forged(dice: &mut StdRng, body: &str, now: i64) -> (String, String) {
    let good = signed(SECRET, now, body);
    match dice.random_range(0..9) {
        // Signed by somebody else.
        0 => {
            let secret = format!("whsec_{}", dice.random::<u64>());
            (body.to_owned(), signed(&secret, now, body))
        }
        // Recorded, or of the future.
        1 => {
            let away = dice.random_range(301..1_000_000);
            let second = if dice.random() {
                now - away
            } else {
                now + away
            };
            (body.to_owned(), signed(SECRET, second, body))
        }
        // Recorded, with another second written over it.
        2 => {
            let old = signed(SECRET, now - 600, body);
            (
                body.to_owned(),
                old.replace(&format!("t={}", now - 600), &format!("t={now}")),
            )
        }
        // One byte is another one.
        3 => {
            let mut bytes = body.as_bytes().to_vec();
            let at = dice.random_range(0..bytes.len());
            bytes[at] = if bytes[at] == b'x' { b'y' } else { b'x' };
            (String::from_utf8(bytes).unwrap(), good)
        }
        // Cut off.
        4 => (body[..dice.random_range(0..body.len())].to_owned(), good),
        // More behind it.
        5 => (format!("{body} "), good),
        // The signature is not whole, or not there, or of a scheme that anybody can make.
        6 => {
            let end = dice.random_range(0..good.len() - 6);
            (body.to_owned(), good[..end].to_owned())
        }
        7 => (body.to_owned(), good.replace("v1=", "v0=")),
        _ => {
            let junk: String = (0..64)
                .map(|_| char::from(dice.random_range(b'0'..=b'f')))
                .collect();
            (body.to_owned(), format!("t={now},v1={junk}"))
        }
    }
}

#[tokio::test]
async fn of_forged_stale_cut_and_changed_webhooks_none_is_taken() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let url = ann.checkout("premium", "monthly").await;
    let events = stage.stripe.truth(|truth| {
        truth.pay(url.rsplit('/').next().unwrap(), true);
        truth.news()
    });
    let mut dice = StdRng::seed_from_u64(17);
    let now = stage.test.clock.now().timestamp();
    let tries = times(300, 10_000);
    for _ in 0..tries {
        let event = &events[dice.random_range(0..events.len())];
        let body = stage
            .stripe
            .truth(|truth| webhook_of(truth, event, Shape::New));
        let (body, header) = forged(&mut dice, &body, now);
        stage
            .post(body, &header)
            .await
            .expect_error(400, "unreadable");
    }
    assert_eq!(stage.test.count(KEPT).await, 0);
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(ann.plan().await.0, "free");
    println!("{tries} forged webhooks, 0 taken");
    // And as it was sent, it is taken; by the secret of before too.
    let body = stage
        .stripe
        .truth(|truth| webhook_of(truth, &events[0], Shape::Old));
    let header = signed("whsec_of_before", now, &body);
    stage.post(body, &header).await.expect(200);
    assert_eq!(stage.test.count(KEPT).await, 1);
}

#[tokio::test]
async fn what_is_signed_and_no_event_is_said_to_be_none() {
    let stage = Stage::new().await;
    let now = stage.test.clock.now().timestamp();
    for body in [
        "",
        "null",
        "[]",
        "{}",
        "{\"id\": \"evt_1\"",
        "\u{feff}{}",
        r#"{"id": "evt_1", "type": "x", "created": 1, "livemode": false}"#,
        r#"{"id": "../evt", "type": "x", "created": 1, "livemode": false, "data": {"object": {}}}"#,
        r#"{"id": "evt_1", "type": "x\u0000", "created": 1, "livemode": false, "data": {"object": {}}}"#,
        r#"{"id": "evt_1", "type": "x", "created": "soon", "livemode": false, "data": {"object": {}}}"#,
    ] {
        let header = signed(SECRET, now, body);
        stage
            .post(body.to_owned(), &header)
            .await
            .expect_error(400, "unreadable");
    }
    let huge = "x".repeat(512 * 1024 + 1);
    let header = signed(SECRET, now, &huge);
    stage
        .post(huge, &header)
        .await
        .expect_error(413, "too_large");
    assert_eq!(stage.test.count(KEPT).await, 0);
}

#[tokio::test]
async fn odd_events_are_kept_and_do_no_harm() {
    let stage = Stage::new().await;
    let now = stage.test.clock.now().timestamp();
    let odd = [
        json!({"type": "customer.subscription.updated", "data": {"object": {"id": "sub_nobody", "object": "subscription"}}}),
        json!({"type": "customer.subscription.updated", "data": {"object": null}}),
        json!({"type": "invoice.paid", "data": {"object": {"id": 5, "subscription": {"id": "a/b"}}}}),
        json!({"type": "checkout.session.completed", "data": {"object": {"id": "cs_nobody", "object": "checkout.session"}}}),
        json!({"type": "charge.refunded", "data": {"object": []}}),
        json!({"type": "charge.dispute.created", "data": {"object": {"id": "du_1", "charge": "ch_nobody"}}}),
        json!({"type": "customer.deleted", "data": {"object": {"id": "cus_nobody", "object": "customer"}}}),
        json!({"type": "a.kind.of.tomorrow", "created": i64::MAX, "data": {"object": {"id": "x"}}}),
        json!({"type": "y".repeat(5000), "account": "acct_other", "data": {"object": {}}}),
    ];
    for (number, mut event) in odd.into_iter().enumerate() {
        event["id"] = format!("evt_odd{number}").into();
        event["livemode"] = false.into();
        if event.get("created").is_none() {
            event["created"] = json!(-5);
        }
        let body = event.to_string();
        let header = signed(SECRET, now, &body);
        stage.post(body, &header).await.expect(200);
    }
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(
        stage
            .test
            .count("SELECT COUNT(*) FROM stripe_events WHERE processed_at IS NULL")
            .await,
        0
    );
    let matters: Vec<String> = stage
        .matters()
        .await
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(matters, ["dispute", "refund"]);
    stage.stripe.truth(Truth::news);
}
