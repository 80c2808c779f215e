//! What a plan is in each of Stripe's states, and how it gets there.

use serde_json::json;
use tactus_server::{billing, jobs};

use crate::stripe::{DAY, Fault, Stage, Truth};

#[tokio::test]
async fn all_eight_states_and_one_that_nobody_knows() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let id = stage.buys(&ann, "premium", "monthly").await;
    for (status, plan) in [
        ("trialing", "premium"),
        ("active", "premium"),
        ("past_due", "premium"),
        ("unpaid", "free"),
        ("paused", "free"),
        ("incomplete", "free"),
        ("active", "premium"),
        ("canceled", "free"),
        ("incomplete_expired", "free"),
    ] {
        stage
            .stripe
            .truth(|truth| truth.change(&id, |one| status.clone_into(&mut one.status)));
        stage.deliver_all().await;
        assert_eq!(ann.plan().await, (plan.to_owned(), status.to_owned()));
        let premium = "SELECT COUNT(*) FROM users WHERE is_premium";
        assert_eq!(
            stage.test.count(premium).await,
            i64::from(plan != "free"),
            "{status}"
        );
    }
    assert_eq!(stage.matters().await, []);
}

#[tokio::test]
async fn a_status_nobody_knows_keeps_the_plan_for_three_days_and_is_put_before_a_person() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let id = stage.buys(&ann, "premium", "monthly").await;
    let hibernate = |truth: &mut Truth| {
        truth.change(&id, |one| "hibernating".clone_into(&mut one.status));
    };
    stage.stripe.truth(hibernate);
    stage.deliver_all().await;
    assert_eq!(
        ann.plan().await,
        ("premium".to_owned(), "unknown".to_owned())
    );
    assert_eq!(
        stage.matters().await,
        [("unknown_status".to_owned(), id.clone())]
    );
    // Told again, it begins no new respite.
    stage.advance(2 * DAY);
    stage.stripe.truth(hibernate);
    stage.deliver_all().await;
    assert_eq!(ann.plan().await.0, "premium");
    stage.advance(DAY);
    assert_eq!(ann.plan().await.0, "free");
    assert_eq!(
        ann.asks("premium", "monthly").await.status.as_u16(),
        409,
        "perhaps it is still paid for"
    );
    stage
        .stripe
        .truth(|truth| truth.change(&id, |one| "active".clone_into(&mut one.status)));
    stage.deliver_all().await;
    assert_eq!(ann.plan().await.0, "premium");
}

#[tokio::test]
async fn a_late_payment_has_14_days_and_a_schools_30() {
    let stage = Stage::new().await;
    let (ann, school) = (stage.buyer("ann").await, stage.buyer("school").await);
    let own = stage.buys(&ann, "premium", "monthly").await;
    let theirs = by_invoice(&stage, &school, 30).await;
    assert_eq!(school.plan().await.0, "enterprise");
    stage.stripe.truth(|truth| {
        truth.renew(&own, false);
        truth.renew(&theirs, false);
    });
    stage.deliver_all().await;
    assert_eq!(
        ann.standing().await["subscription"]["grace_until"],
        "2026-12-06T08:30:00.000Z"
    );
    // Due after 30 days, and 30 more.
    assert_eq!(
        school.standing().await["subscription"]["grace_until"],
        "2027-01-21T08:30:00.000Z"
    );
    stage.advance(14 * DAY - 1);
    assert_eq!(ann.plan().await.0, "premium");
    stage.advance(1);
    assert_eq!(ann.plan().await, ("free".to_owned(), "past_due".to_owned()));
    // The hour brings it to the devices and to the flag.
    let told = "SELECT seq FROM changes WHERE kind = 'subscription' AND user_id = ";
    let before = stage.test.count(&format!("{told}{}", ann.user.id)).await;
    jobs::run_once(&stage.test.app).await;
    assert!(stage.test.count(&format!("{told}{}", ann.user.id)).await > before);
    let flag = "SELECT COUNT(*) FROM users WHERE is_premium AND id = ";
    assert_eq!(stage.test.count(&format!("{flag}{}", ann.user.id)).await, 0);
    assert_eq!(school.plan().await.0, "enterprise");
    stage.advance(46 * DAY);
    assert_eq!(school.plan().await.0, "free");
    // Another month that nobody paid begins no new respite; paying does.
    stage.stripe.truth(|truth| truth.renew(&own, false));
    stage.deliver_all().await;
    assert_eq!(ann.plan().await.0, "free");
    stage.stripe.truth(|truth| truth.settle(&own));
    stage.deliver_all().await;
    assert_eq!(
        ann.plan().await,
        ("premium".to_owned(), "active".to_owned())
    );
}

/// A school that was set up at Stripe, and is linked by hand.
async fn by_invoice(stage: &Stage, school: &crate::stripe::Buyer, seats: i64) -> String {
    let (customer, id) = stage.stripe.truth(|truth| {
        let customer = truth.customer(None);
        let price = truth.price("enterprise_yearly");
        let id = truth.subscribe(&customer, &price, seats, None);
        truth.change(&id, |one| one.by_invoice = true);
        (customer, id)
    });
    stage.deliver_all().await;
    assert_eq!(
        stage.matters().await,
        [("unknown_customer".to_owned(), id.clone())]
    );
    let mut db = stage.test.app.db.acquire().await.unwrap();
    let now = tactus_server::clock::Clock::now(&*stage.test.clock);
    billing::link_customer(&mut db, school.user.id, &customer, now)
        .await
        .unwrap();
    let done = billing::reconcile(&stage.test.app).await.unwrap();
    assert!(done.refreshed >= 1, "{done:?}");
    id
}

#[tokio::test]
async fn plan_interval_currency_and_quantity_may_change() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let id = stage.buys(&ann, "premium", "monthly").await;
    stage.stripe.truth(|truth| {
        let dollars = truth.sell("professional", "year", 17_000_000_000, "usd");
        truth.change(&id, |one| one.price = dollars);
    });
    stage.deliver_all().await;
    let own = ann.standing().await["subscription"].clone();
    assert_eq!(
        (&own["plan"], &own["interval"]),
        (&json!("professional"), &json!("yearly"))
    );
    let kept = "SELECT COUNT(*) FROM subscriptions WHERE currency = 'USD' AND amount = 17000000000";
    assert_eq!(stage.test.count(kept).await, 1);

    // A product without a plan of ours keeps the plan there was, and is put before a person.
    stage.stripe.truth(|truth| {
        let odd = truth.sell("mugs", "month", 900, "eur");
        truth.change(&id, |one| one.price = odd);
    });
    stage.deliver_all().await;
    assert_eq!(ann.plan().await.0, "professional");
    assert_eq!(
        stage.matters().await,
        [("unknown_price".to_owned(), id.clone())]
    );
    // Nothing was bought, so there is nothing.
    stage
        .stripe
        .truth(|truth| truth.change(&id, |one| one.quantity = 0));
    stage.deliver_all().await;
    assert_eq!(ann.plan().await, ("free".to_owned(), "active".to_owned()));
    assert_eq!(stage.matters().await.len(), 2);
    stage.stripe.truth(|truth| {
        let price = truth.price("premium_monthly");
        truth.change(&id, |one| (one.quantity, one.price) = (1, price));
    });
    stage.deliver_all().await;
    assert_eq!(ann.plan().await.0, "premium");
    // Ending later is no end yet.
    stage
        .stripe
        .truth(|truth| truth.change(&id, |one| one.cancel_at_period_end = true));
    stage.deliver_all().await;
    let own = ann.standing().await;
    assert_eq!(own["plan"], "premium");
    assert_eq!(
        own["subscription"]["cancel_at"],
        own["subscription"]["current_period_end"]
    );
}

#[tokio::test]
async fn what_no_webhook_brought_the_night_brings() {
    let stage = Stage::new().await;
    let (ann, ben) = (stage.buyer("ann").await, stage.buyer("ben").await);
    let id = stage.buys(&ann, "premium", "monthly").await;
    stage.buys(&ben, "premium", "yearly").await;
    let customer = stage.customer(&ann).await;
    let refunded = stage.stripe.truth(|truth| {
        truth.cancel(&id);
        let refunded = truth.money("charge.refunded", &customer);
        truth.news();
        refunded
    });
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(ann.plan().await.0, "premium", "nobody has said anything");
    // Begun while Stripe is away, it is begun again.
    stage.stripe.site().is_away = true;
    assert!(billing::reconcile(&stage.test.app).await.is_err());
    stage.stripe.site().is_away = false;
    let done = billing::reconcile(&stage.test.app).await.unwrap();
    assert_eq!(
        (done.subscriptions, done.refreshed, done.events),
        (2, 1, 1),
        "only what differs is asked for"
    );
    assert_eq!(ann.plan().await, ("free".to_owned(), "canceled".to_owned()));
    assert_eq!(ben.plan().await.0, "premium");
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(stage.matters().await, [("refund".to_owned(), refunded)]);
    let done = billing::reconcile(&stage.test.app).await.unwrap();
    assert_eq!((done.subscriptions, done.refreshed, done.events), (2, 0, 0));
    // What Stripe has forgotten is over.
    let gone = stage.stripe.truth(|truth| {
        let id = truth
            .subscriptions
            .values()
            .find(|one| one.status == "active")
            .unwrap()
            .id
            .clone();
        truth.subscriptions.remove(&id);
        id
    });
    billing::reconcile(&stage.test.app).await.unwrap();
    assert_eq!(ben.plan().await, ("free".to_owned(), "canceled".to_owned()));
    assert!(
        stage
            .matters()
            .await
            .contains(&("subscription_gone".to_owned(), gone))
    );
}

#[tokio::test]
async fn a_bad_day_at_stripe_is_waited_out() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let url = ann.checkout("premium", "monthly").await;
    stage
        .stripe
        .truth(|truth| truth.pay(url.rsplit('/').next().unwrap(), true));
    stage.stripe.site().faults.extend([Fault::Status(500); 60]);
    stage.deliver_all().await;
    assert_eq!(ann.plan().await.0, "free");
    let waiting = "SELECT COUNT(*) FROM stripe_events WHERE processed_at IS NULL";
    assert!(stage.test.count(waiting).await > 0);
    stage.stripe.site().faults.clear();
    stage.stripe.site().is_away = true;
    for _ in 0..80 {
        stage.advance(3600);
        billing::work(&stage.test.app).await.unwrap();
    }
    assert!(
        stage
            .matters()
            .await
            .iter()
            .all(|(kind, _)| kind == "event_failed")
    );
    assert!(!stage.matters().await.is_empty());
    stage.stripe.site().is_away = false;
    stage.advance(3600);
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(stage.test.count(waiting).await, 0);
    assert_eq!(ann.plan().await.0, "premium");
}
