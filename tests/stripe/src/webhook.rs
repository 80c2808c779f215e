//! Webhooks: what is sent, how it is signed, and sending it.

use std::sync::{Arc, Mutex};

use aws_lc_rs::hmac;

use super::render::{self, Shape};
use super::site::{Site, Stripe};
use super::truth::{Event, Truth};

/// What webhooks are signed with.
pub const SECRET: &str = "whsec_canarysecret";

/// Where webhooks go by themselves.
#[derive(Clone)]
pub(crate) struct Endpoint {
    url: String,
    /// Unix seconds, as the server has them.
    clock: fn() -> i64,
}

/// The body of a webhook.
pub fn webhook_of(truth: &Truth, event: &Event, shape: Shape) -> String {
    render::event(truth, event, shape).to_string()
}

/// The header of a body that was sent in this second.
pub fn signed(secret: &str, second: i64, body: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let tag = hmac::sign(&key, format!("{second}.{body}").as_bytes());
    format!("t={second},v1={},v0=00", hex::encode(tag))
}

impl Stripe {
    /// From now on what happens is told to the server at `server`, after each act on the pages and by
    /// [`Stripe::deliver`]; signed by the clock of this machine.
    pub fn tells(&self, server: &str) {
        let endpoint = Endpoint {
            url: format!("{server}/v1/stripe/webhook"),
            clock: || chrono::Utc::now().timestamp(),
        };
        self.site().endpoint = Some(endpoint);
    }

    /// Delivers what happened since the last time, and waits until the server has taken all of it.
    pub async fn deliver(&self) {
        deliver(&self.site).await;
    }
}

pub(crate) async fn deliver(site: &Arc<Mutex<Site>>) {
    let (endpoint, bodies) = {
        let mut site = site.lock().unwrap();
        let Some(endpoint) = site.endpoint.clone() else {
            return;
        };
        let news = site.truth.news();
        let bodies: Vec<String> = news
            .iter()
            .map(|event| webhook_of(&site.truth, event, Shape::New))
            .collect();
        (endpoint, bodies)
    };
    let client = reqwest::Client::new();
    for body in bodies {
        let header = signed(SECRET, (endpoint.clock)(), &body);
        let request = client
            .post(&endpoint.url)
            .header("stripe-signature", header);
        let answer = request.body(body).send().await.unwrap();
        assert_eq!(answer.status(), 200, "the server takes its webhooks");
    }
}
