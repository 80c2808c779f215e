//! A server that sells plans, with the tests' Stripe behind it, and people who buy.

pub(crate) use fake_stripe::{
    DAY, Event, Fault, KEY, SECRET, Shape, Stripe, Truth, signed, webhook_of,
};

use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::{Value, json};
use tactus_server::accounts::Plans;
use tactus_server::billing::{self as server, Billing};
use tactus_server::clock::Clock as _;
use tactus_server::config;

use crate::support::{Answer, SignedIn, TestApp};

const PUBLIC: &str = "https://sync.example.org";

/// What a server sells plans with.
pub(crate) fn billing(url: &str, livemode: bool, test: &TestApp) -> Arc<Billing> {
    let config = config::Stripe {
        secret_key: KEY.into(),
        livemode,
        webhook_secrets: vec!["whsec_of_before".into(), SECRET.into()],
        api_base: url.to_owned(),
    };
    Billing::hurried(&config, PUBLIC, test.app.random.clone()).unwrap()
}

/// The whole cast.
pub(crate) struct Stage {
    pub(crate) test: TestApp,
    pub(crate) stripe: Stripe,
}

/// Somebody with an account.
pub(crate) struct Buyer {
    pub(crate) user: SignedIn,
}

impl Stage {
    pub(crate) async fn new() -> Self {
        let mut test = TestApp::new().await;
        let now = test.clock.now().timestamp();
        let stripe = Stripe::start(now, false).await;
        let sells = billing(&stripe.url, false, &test);
        test.change(|app| {
            app.plans = Plans::Limited;
            app.billing = Some(sells);
        });
        server::enter(&test.app).await.unwrap();
        Self { test, stripe }
    }

    pub(crate) async fn buyer(&self, name: &str) -> Buyer {
        let user = self.test.user(name).await;
        // Subscriptions go on for longer than a sign-in.
        for table in ["access_tokens", "token_families"] {
            let sql = format!("UPDATE {table} SET expires_at = '2100-01-01'");
            let stretched = sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&self.test.app.db);
            stretched.await.unwrap();
        }
        Buyer { user }
    }

    /// Time goes by, here and there.
    pub(crate) fn advance(&self, seconds: i64) {
        self.test.advance(TimeDelta::seconds(seconds));
        self.stripe.truth(|truth| truth.now += seconds);
    }

    /// A webhook, signed now.
    pub(crate) async fn deliver(&self, event: &Event, shape: Shape) -> Answer {
        let body = self.stripe.truth(|truth| webhook_of(truth, event, shape));
        let header = signed(SECRET, self.test.clock.now().timestamp(), &body);
        self.post(body, &header).await
    }

    /// Any webhook.
    pub(crate) async fn post(&self, body: String, signature: &str) -> Answer {
        let request = Request::post("/v1/stripe/webhook").header("stripe-signature", signature);
        self.test
            .anon()
            .request(request.body(Body::from(body)).unwrap())
            .await
    }

    /// Everything that happened is delivered and worked off.
    pub(crate) async fn deliver_all(&self) {
        for event in self.stripe.truth(Truth::news) {
            self.deliver(&event, Shape::New).await.expect(200);
        }
        server::work(&self.test.app).await.unwrap();
    }

    /// Buys a plan as it should be, and answers the subscription's id.
    pub(crate) async fn buys(&self, buyer: &Buyer, plan: &str, interval: &str) -> String {
        let url = buyer.checkout(plan, interval).await;
        let session = url.rsplit('/').next().unwrap().to_owned();
        let id = self.stripe.truth(|truth| truth.pay(&session, true));
        self.deliver_all().await;
        id
    }

    /// What waits for a person: kinds and objects.
    pub(crate) async fn matters(&self) -> Vec<(String, String)> {
        let mut db = self.test.app.db.acquire().await.unwrap();
        let matters = server::open_matters(&mut db).await.unwrap();
        let mut named: Vec<_> = matters
            .into_iter()
            .map(|matter| (matter.kind, matter.subject))
            .collect();
        named.sort();
        named
    }

    /// The customer an account is.
    pub(crate) async fn customer(&self, buyer: &Buyer) -> String {
        sqlx::query_scalar("SELECT stripe_customer_id FROM billing_customers WHERE user_id = $1")
            .bind(buyer.user.id)
            .fetch_one(&self.test.app.db)
            .await
            .unwrap()
    }
}

impl Buyer {
    /// The page to buy on.
    pub(crate) async fn checkout(&self, plan: &str, interval: &str) -> String {
        let answer = self.asks(plan, interval).await.expect(200);
        answer.json()["url"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn asks(&self, plan: &str, interval: &str) -> Answer {
        let body = json!({"plan": plan, "interval": interval});
        self.user.client.post("/v1/billing/checkout", &body).await
    }

    /// What `GET /v1/me/subscription` says.
    pub(crate) async fn standing(&self) -> Value {
        self.user
            .client
            .get("/v1/me/subscription")
            .await
            .expect(200)
            .json()
    }

    /// The plan and the status of the own subscription.
    pub(crate) async fn plan(&self) -> (String, String) {
        let standing = self.standing().await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (
            text(&standing["plan"]),
            text(&standing["subscription"]["status"]),
        )
    }
}
