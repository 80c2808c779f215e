//! What billing says in the log and in the figures: no key, no secret, nobody's address, no id of a customer's.

use std::net::TcpListener;

use reqwest::Response;
use serde_json::{Value, json};
use tactus_server::clock::{Clock as _, SystemClock};

use crate::startup::Running;
use crate::stripe::{Fault, KEY, SECRET, Shape, Stripe, Truth, signed, webhook_of};
use crate::support::{empty_database, registration};

async fn post(url: &str, token: &str, body: &Value) -> Response {
    let request = reqwest::Client::new().post(url).bearer_auth(token);
    request.body(body.to_string()).send().await.unwrap()
}

async fn webhook(url: &str, body: &str, secret: &str) -> u16 {
    let header = signed(secret, SystemClock.now().timestamp(), body);
    let request = reqwest::Client::new().post(format!("{url}/v1/stripe/webhook"));
    let request = request.header("stripe-signature", header);
    let answer = request.body(body.to_owned()).send().await.unwrap();
    answer.status().as_u16()
}

async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let asking = async {
        while !is_so().await {
            tokio::task::yield_now().await;
        }
    };
    let patience = std::time::Duration::from_mins(2);
    tokio::time::timeout(patience, asking).await.expect(what);
}

/// Signs up, buys, and lets go wrong what can.
async fn live(url: &str, stripe: &Stripe) {
    let signed_in = post(
        &format!("{url}/v1/auth/register"),
        "x",
        &registration("canary"),
    )
    .await;
    let signed_in: Value = signed_in.json().await.unwrap();
    let token = signed_in["access_token"].as_str().unwrap().to_owned();
    let wish = json!({"plan": "premium", "interval": "monthly"});
    let checkout = format!("{url}/v1/billing/checkout");
    // Stripe refuses with words of its own, is broken, and is there again.
    stripe
        .site()
        .faults
        .extend([Fault::Status(402), Fault::Status(500)]);
    assert_eq!(post(&checkout, &token, &wish).await.status(), 503);
    let mut bought: Value = json!({});
    while bought["url"].is_null() {
        bought = post(&checkout, &token, &wish).await.json().await.unwrap();
    }
    let session = bought["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let bodies: Vec<String> = stripe.truth(|truth| {
        truth.pay(&session, true);
        let customer = truth.sessions[&session].customer.clone();
        truth.money("charge.refunded", &customer);
        let news = truth.news();
        news.iter()
            .map(|event| webhook_of(truth, event, Shape::New))
            .collect()
    });
    for body in &bodies {
        assert_eq!(webhook(url, body, "whsec_canaryforged").await, 400);
        assert_eq!(webhook(url, body, SECRET).await, 200);
    }
    assert_eq!(webhook(url, "canarybody", SECRET).await, 400);
    let standing = format!("{url}/v1/me/subscription");
    let plan = async || {
        let request = reqwest::Client::new().get(&standing).bearer_auth(&token);
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        answer["plan"].clone()
    };
    // As the app waits: by asking.
    until("the plan is there", async || plan().await == "premium").await;
    let portal = format!("{url}/v1/billing/portal");
    assert_eq!(post(&portal, &token, &json!({})).await.status(), 200);
    stripe.truth(Truth::news);
}

#[tokio::test]
async fn neither_log_nor_figures_hold_keys_secrets_addresses_or_ids() {
    let stripe = Stripe::start(SystemClock.now().timestamp(), false).await;
    let url = empty_database().await;
    let folder = tempfile::tempdir().unwrap();
    let secrets = folder.path().join("webhook");
    std::fs::write(&secrets, format!("whsec_canaryother,{SECRET}\n")).unwrap();
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let figures = free.local_addr().unwrap().to_string();
    drop(free);
    let settings = [
        ("TACTUS_DATABASE_URL", url.as_str()),
        ("TACTUS_BIND", "127.0.0.1:0"),
        ("TACTUS_PUBLIC_URL", "https://sync.example.org"),
        ("TACTUS_METRICS_BIND", &figures),
        ("TACTUS_MAIL_DIR", folder.path().to_str().unwrap()),
        ("TACTUS_STRIPE_SECRET_KEY", KEY),
        (
            "TACTUS_STRIPE_WEBHOOK_SECRET_FILE",
            secrets.to_str().unwrap(),
        ),
        ("TACTUS_STRIPE_API_BASE", &stripe.url),
        (
            "RUST_LOG",
            "info,tactus_server=trace,tower_http=trace,reqwest=trace",
        ),
    ];
    let server = Running::run(&[], &settings);
    live(&server.url, &stripe).await;
    let figures = format!("http://{figures}/metrics");
    let read = async || reqwest::get(&figures).await.unwrap().text().await.unwrap();
    let waits = "tactus_billing_matters_waiting 1";
    until("the refund waits for a person", async || {
        read().await.contains(waits)
    })
    .await;
    let shown = read().await;
    let log = server.stop_and_read();
    for said in [
        "/v1/stripe/webhook",
        "a person has to look at something",
        "Stripe",
    ] {
        assert!(log.contains(said), "{said} is not in: {log}");
    }
    for said in [&log, &shown] {
        let lower = said.to_lowercase();
        let planted = [
            "canary", "sk_test", "whsec", "cus_0", "sub_0", "cs_test", "ch_0", "evt_0",
        ];
        for word in planted {
            assert!(!lower.contains(word), "{word} is in: {said}");
        }
    }
}
