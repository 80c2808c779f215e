//! From the plan one wants to the plan one has.

use serde_json::{Value, json};
use tactus_server::billing;

use crate::stripe::{Buyer, DAY, Fault, Shape, Stage, Truth};
use crate::support::TestApp;

#[tokio::test]
async fn where_no_plans_are_sold_there_are_none_and_nothing_is_limited() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let plans = test.anon().get("/v1/plans").await.expect(200).json();
    assert_eq!(plans, json!({"plans": []}));
    let wish = json!({"plan": "premium", "interval": "monthly"});
    ann.client
        .post("/v1/billing/checkout", &wish)
        .await
        .expect_error(404, "not_found");
    ann.client
        .post("/v1/billing/portal", &json!({}))
        .await
        .expect_error(404, "not_found");
    test.anon()
        .post("/v1/stripe/webhook", &json!({}))
        .await
        .expect_error(404, "not_found");
    let standing = ann
        .client
        .get("/v1/me/subscription")
        .await
        .expect(200)
        .json();
    let none = json!({"plan": "free", "source": "free", "subscription": null, "granted_until": null,
        "may_try": true});
    assert_eq!(standing, none);
    assert_eq!(billing::work(&test.app).await.unwrap(), 0);
}

#[tokio::test]
async fn plans_are_what_the_price_list_says_and_cost_what_stripe_says() {
    let stage = Stage::new().await;
    stage.stripe.truth(|truth| {
        for price in truth
            .prices
            .values_mut()
            .filter(|price| price.plan == "premium")
        {
            price.trial_days = Some(14);
        }
        // A name at a wrong price is no offer, and neither is a price without a name of ours.
        let odd = truth.sell("premium", "month", 1, "usd");
        truth.prices.get_mut(&odd).unwrap().lookup_key = Some("professional_yearly".to_owned());
    });
    let plans = stage.test.anon().get("/v1/plans").await.expect(200).json();
    let names: Vec<&Value> = plans["plans"]
        .as_array()
        .unwrap()
        .iter()
        .map(|plan| &plan["plan"])
        .collect();
    assert_eq!(names, ["free", "premium", "professional", "enterprise"]);
    let free = &plans["plans"][0];
    assert_eq!(free["features"]["devices"], 2);
    assert_eq!(free["features"]["history_days"], 90);
    assert_eq!(free["features"]["raw_key_presses"], false);
    assert_eq!(free["prices"], json!([]));
    let premium = &plans["plans"][1];
    assert_eq!(premium["features"]["devices"], Value::Null);
    assert_eq!(premium["features"]["raw_key_presses"], true);
    assert_eq!(
        premium["prices"],
        json!([{"interval": "monthly", "amount": 500, "currency": "EUR", "trial_days": 14},
            {"interval": "yearly", "amount": 5000, "currency": "EUR", "trial_days": 14}])
    );
    assert_eq!(plans["plans"][2]["features"]["learners"], 30);
    assert_eq!(plans["plans"][3]["is_by_invoice"], true);

    // Stripe is not asked each time; what is known is told while it is away; what has changed is asked for.
    stage.test.anon().get("/v1/plans").await.expect(200);
    assert_eq!(stage.stripe.asked("GET /v1/prices"), 1);
    stage.advance(11 * 60);
    stage.stripe.site().is_away = true;
    assert_eq!(
        stage.test.anon().get("/v1/plans").await.expect(200).json(),
        plans
    );
    stage.stripe.site().is_away = false;
    stage.stripe.truth(|truth| {
        let id = truth.price("premium_monthly");
        truth.prices.get_mut(&id).unwrap().amount = 600;
        truth.happened(
            "price.updated",
            json!({"id": id, "object": "price"}),
            json!({}),
        );
    });
    stage.deliver_all().await;
    let plans = stage.test.anon().get("/v1/plans").await.expect(200).json();
    assert_eq!(plans["plans"][1]["prices"][0]["amount"], 600);
}

#[tokio::test]
async fn a_plan_is_there_when_stripe_says_so_and_not_when_the_browser_comes_back() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let url = ann.checkout("premium", "monthly").await;
    assert!(url.starts_with("https://checkout.stripe.example/"), "{url}");
    let session = url.rsplit('/').next().unwrap();
    let id = stage.stripe.truth(|truth| truth.pay(session, true));
    // The way back grants nothing.
    let page = stage
        .test
        .anon()
        .get("/account/billing?language=de")
        .await
        .expect(200);
    assert!(String::from_utf8_lossy(&page.bytes).contains("Tactus"));
    assert_eq!(ann.plan().await.0, "free");
    stage.deliver_all().await;
    let standing = ann.standing().await;
    assert_eq!(
        (&standing["plan"], &standing["source"]),
        (&json!("premium"), &json!("subscription"))
    );
    let own = &standing["subscription"];
    assert_eq!(
        (&own["status"], &own["interval"], &own["quantity"]),
        (&json!("active"), &json!("monthly"), &json!(1))
    );
    assert_eq!(own["current_period_end"], "2026-12-22T08:30:00.000Z");
    let me = ann.user.client.get("/v1/me").await.expect(200).json();
    assert_eq!(
        (&me["plan"], &me["is_premium"]),
        (&json!("premium"), &json!(true))
    );

    // Other devices learn of it with their pull, and of its end.
    let pulled = ann
        .user
        .client
        .get("/v1/sync/pull")
        .await
        .expect(200)
        .json();
    let told = pulled["changes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|change| change["kind"] == "subscription");
    assert_eq!(told.unwrap()["value"], standing);
    stage.stripe.truth(|truth| truth.cancel(&id));
    stage.deliver_all().await;
    assert_eq!(ann.plan().await, ("free".to_owned(), "canceled".to_owned()));
    let cursor = pulled["cursor"].as_str().unwrap();
    let pulled = ann
        .user
        .client
        .get(&format!("/v1/sync/pull?cursor={cursor}"))
        .await
        .expect(200)
        .json();
    assert_eq!(pulled["changes"][0]["value"]["plan"], "free");
    assert_eq!(stage.matters().await, []);
}

#[tokio::test]
async fn two_tabs_are_one_checkout_and_one_who_has_paid_cannot_pay_twice() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let (first, second) = tokio::join!(
        ann.checkout("premium", "monthly"),
        ann.checkout("premium", "monthly")
    );
    assert_eq!(first, second);
    assert_eq!(
        stage
            .stripe
            .truth(|truth| (truth.customers.len(), truth.sessions.len())),
        (1, 1)
    );
    // Something else closes what is open.
    let other = ann.checkout("professional", "yearly").await;
    let session = |url: &str| url.rsplit('/').next().unwrap().to_owned();
    let status = |url: &str| {
        stage
            .stripe
            .truth(|truth| truth.sessions[&session(url)].status)
    };
    assert_eq!((status(&first), status(&other)), ("expired", "open"));
    // Paid, and no webhook has come yet: the next click finds out.
    stage
        .stripe
        .truth(|truth| truth.pay(&session(&other), true));
    ann.asks("premium", "monthly")
        .await
        .expect_error(409, "already_subscribed");
    assert_eq!(ann.plan().await.0, "professional");
    ann.asks("professional", "yearly")
        .await
        .expect_error(409, "already_subscribed");
    stage.deliver_all().await;
    assert_eq!(stage.stripe.truth(|truth| truth.subscriptions.len()), 1);
    assert_eq!(stage.matters().await, []);
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_and_nothing_is_made_twice() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    // The prices are known; then everything that is made loses its answer, more often than is tried at once.
    stage.test.anon().get("/v1/plans").await.expect(200);
    stage.stripe.site().faults.extend([Fault::LostAnswer; 3]);
    let answer = ann
        .asks("premium", "monthly")
        .await
        .expect_error(503, "unavailable");
    assert!(answer.headers.contains_key("retry-after"));
    assert_eq!(stage.stripe.truth(|truth| truth.customers.len()), 1);
    // Customer, list, products, and three times the page.
    let faults = [Fault::LostAnswer, Fault::Status(500), Fault::HangUp];
    stage
        .stripe
        .site()
        .faults
        .extend(faults.into_iter().chain([Fault::LostAnswer; 2]));
    let mut url = None;
    for _ in 0..3 {
        let answer = ann.asks("premium", "monthly").await;
        if answer.status.as_u16() == 200 {
            url = Some(answer.json()["url"].clone());
            break;
        }
        answer.expect_error(503, "unavailable");
    }
    assert!(url.is_some());
    assert_eq!(
        stage
            .stripe
            .truth(|truth| (truth.customers.len(), truth.sessions.len())),
        (1, 1)
    );
}

#[tokio::test]
async fn a_page_that_was_opened_and_whose_answer_was_lost_is_the_same_page() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    ann.checkout("premium", "monthly").await;
    let (kept, asked) = (
        "SELECT COUNT(*) FROM billing_checkouts",
        "UPDATE billing_checkouts SET state = 'asked', stripe_session_id = NULL, url = NULL",
    );
    // As if the server had died between the answer and writing it down.
    sqlx::query(asked)
        .execute(&stage.test.app.db)
        .await
        .unwrap();
    stage.advance(60);
    ann.checkout("premium", "monthly").await;
    assert_eq!(stage.stripe.truth(|truth| truth.sessions.len()), 1);
    assert_eq!(stage.test.count(kept).await, 1);
    // A page that is nearly over is not handed out again.
    stage.advance(56 * 60);
    stage.stripe.truth(|truth| truth.now += 5 * 60);
    let ended = stage
        .stripe
        .truth(|truth| truth.sessions.keys().next().unwrap().clone());
    stage.stripe.truth(|truth| truth.expire(&ended));
    stage.test.advance(chrono::TimeDelta::minutes(5));
    ann.checkout("premium", "monthly").await;
    assert_eq!(stage.stripe.truth(|truth| truth.sessions.len()), 2);
}

#[tokio::test]
async fn a_trial_is_had_once() {
    let stage = Stage::new().await;
    stage.stripe.truth(|truth| {
        truth
            .prices
            .values_mut()
            .for_each(|price| price.trial_days = Some(14));
    });
    let ann = stage.buyer("ann").await;
    let id = stage.buys(&ann, "premium", "monthly").await;
    assert_eq!(
        ann.plan().await,
        ("premium".to_owned(), "trialing".to_owned())
    );
    assert_eq!(
        ann.standing().await["subscription"]["trial_end"],
        "2026-12-06T08:30:00.000Z"
    );
    stage.stripe.truth(|truth| truth.cancel(&id));
    stage.deliver_all().await;
    // Another plan, another month: no second one.
    stage.buys(&ann, "professional", "yearly").await;
    assert_eq!(
        ann.plan().await,
        ("professional".to_owned(), "active".to_owned())
    );
}

#[tokio::test]
async fn the_portal_is_for_those_who_have_paid() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let portal = async || ann.user.client.post("/v1/billing/portal", &json!({})).await;
    portal().await.expect_error(409, "never_subscribed");
    stage.buys(&ann, "premium", "yearly").await;
    let url = portal().await.expect(200).json()["url"].clone();
    assert!(url.as_str().unwrap().contains(&stage.customer(&ann).await));
    assert_ne!(
        portal().await.expect(200).json()["url"],
        url,
        "one for each time"
    );
    stage.stripe.site().is_away = true;
    portal().await.expect_error(503, "unavailable");
}

#[tokio::test]
async fn cancelling_begins_where_stripe_asks_whether_one_is_sure() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let wants = async |purpose: &str| {
        let wish = json!({"purpose": purpose});
        ann.user.client.post("/v1/billing/portal", &wish).await
    };
    wants("cancel").await.expect_error(409, "never_subscribed");
    wants("refund").await.expect_fields(&["purpose"]);
    let id = stage.buys(&ann, "premium", "yearly").await;
    wants("manage").await.expect(200);
    assert!(stage.stripe.truth(|truth| truth.cancelling.is_empty()));
    let url = wants("cancel").await.expect(200).json()["url"].clone();
    assert!(url.as_str().unwrap().contains(&stage.customer(&ann).await));
    let (flows, portals) = stage
        .stripe
        .truth(|truth| (truth.cancelling.clone(), truth.portals));
    let (only, back) = &flows[&portals];
    assert_eq!((flows.len(), only), (1, &id));
    assert!(
        back.starts_with("https://sync.example.org/account/billing?language="),
        "{back}"
    );

    // Cancelled there, and nobody has told us: Stripe refuses, and the first page says how it stands.
    stage
        .stripe
        .truth(|truth| truth.change(&id, |one| one.cancel_at_period_end = true));
    wants("cancel").await.expect(200);
    assert_eq!(stage.stripe.truth(|truth| truth.cancelling.len()), 1);
    // Told, nothing is left to cancel, and Stripe is not asked for it.
    stage.deliver_all().await;
    let asked = stage.stripe.asked("POST /v1/billing_portal/sessions");
    wants("cancel").await.expect(200);
    assert_eq!(
        stage.stripe.asked("POST /v1/billing_portal/sessions"),
        asked + 1
    );
    stage.stripe.site().is_away = true;
    wants("cancel").await.expect_error(503, "unavailable");
}

#[tokio::test]
async fn where_the_portal_does_not_let_cancel_it_opens_at_its_beginning() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    stage.buys(&ann, "premium", "monthly").await;
    stage.stripe.truth(|truth| truth.portal_cancels = false);
    let wish = json!({"purpose": "cancel"});
    let answer = ann.user.client.post("/v1/billing/portal", &wish).await;
    answer.expect(200);
    assert!(stage.stripe.truth(|truth| truth.cancelling.is_empty()));
}

#[tokio::test]
async fn a_childs_account_buys_and_tries_nothing() {
    let stage = Stage::new().await;
    stage.stripe.truth(|truth| {
        truth
            .prices
            .values_mut()
            .for_each(|price| price.trial_days = Some(14));
    });
    let kim = stage.buyer("kim").await;
    assert_eq!(kim.standing().await["may_try"], true);
    let born = async |who: &Buyer, year: i16| {
        sqlx::query("UPDATE users SET birth_year = $2 WHERE id = $1")
            .bind(who.user.id)
            .bind(year)
            .execute(&stage.test.app.db)
            .await
            .unwrap();
    };
    born(&kim, 2010).await;
    for (plan, interval) in [("premium", "monthly"), ("professional", "yearly")] {
        kim.asks(plan, interval)
            .await
            .expect_error(403, "child_account");
    }
    assert_eq!(kim.standing().await["may_try"], false);
    // Stripe has not heard of them, and nothing waits to be paid.
    assert_eq!(stage.stripe.asked("POST"), 0);
    let kept = "SELECT (SELECT COUNT(*) FROM billing_customers) + (SELECT COUNT(*) FROM billing_checkouts)";
    assert_eq!(stage.test.count(kept).await, 0);

    // Whoever bought before saying the year can see to it, and cancel.
    let lee = stage.buyer("lee").await;
    stage.buys(&lee, "premium", "monthly").await;
    born(&lee, 2010).await;
    let portal = json!({"purpose": "cancel"});
    let answer = lee.user.client.post("/v1/billing/portal", &portal).await;
    answer.expect(200);
    assert_eq!(stage.stripe.truth(|truth| truth.cancelling.len()), 1);
    // Of 17 in this year one is a child no more.
    let ned = stage.buyer("ned").await;
    born(&ned, 2009).await;
    ned.checkout("premium", "monthly").await;
}

#[tokio::test]
async fn what_is_not_for_sale_cannot_be_bought() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    for (plan, interval) in [
        ("enterprise", "yearly"),
        ("free", "monthly"),
        ("gold", "monthly"),
        ("premium", "weekly"),
    ] {
        let answer = ann.asks(plan, interval).await.expect_error(422, "invalid");
        assert!(answer.json()["error"]["fields"].is_object());
    }
    stage.stripe.truth(|truth| {
        let id = truth.price("premium_yearly");
        truth.prices.remove(&id);
    });
    ann.asks("premium", "yearly")
        .await
        .expect_error(409, "not_for_sale");
    ann.checkout("premium", "monthly").await;
}

#[tokio::test]
async fn a_payment_of_which_no_webhook_tells_is_found_when_the_page_is_over() {
    let stage = Stage::new().await;
    let ann = stage.buyer("ann").await;
    let url = ann.checkout("premium", "monthly").await;
    stage
        .stripe
        .truth(|truth| truth.pay(url.rsplit('/').next().unwrap(), true));
    stage.stripe.truth(Truth::news);
    stage.advance(59 * 60);
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(ann.plan().await.0, "free");
    stage.advance(60);
    billing::work(&stage.test.app).await.unwrap();
    assert_eq!(ann.plan().await.0, "premium");
}

#[tokio::test]
async fn both_shapes_of_the_api_say_the_same() {
    let stage = Stage::new().await;
    let mut said = Vec::new();
    for (name, shape) in [("ann", Shape::New), ("ben", Shape::Old)] {
        stage.stripe.site().shape = Some(shape);
        let buyer = stage.buyer(name).await;
        let url = buyer.checkout("premium", "monthly").await;
        let id = stage.stripe.truth(|truth| {
            let id = truth.pay(url.rsplit('/').next().unwrap(), true);
            truth.renew(&id, false);
            id
        });
        for event in stage.stripe.truth(Truth::news) {
            stage.deliver(&event, shape).await.expect(200);
        }
        let invoices = "SELECT COUNT(*) FROM stripe_events WHERE event_type LIKE 'invoice.%' AND stripe_subscription_id = '";
        assert_eq!(stage.test.count(&format!("{invoices}{id}'")).await, 2);
        billing::work(&stage.test.app).await.unwrap();
        said.push(buyer.standing().await);
    }
    assert_eq!(said[0]["subscription"]["status"], "past_due");
    assert_eq!(said[0], said[1]);
    let grace = said[0]["subscription"]["grace_until"].as_str().unwrap();
    assert!(grace.starts_with("2026-12-06"), "{grace}");
    assert_eq!(DAY, 86_400);
}
