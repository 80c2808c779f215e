//! The API of Stripe as a script uses it: the tests' Stripe, or with a test key a sandbox of the real one.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, bail, ensure};
use rig::wait;
use serde_json::Value;
use tokio::runtime::Runtime;

const STRIPE: &str = "https://api.stripe.com";
/// As the server speaks it.
const VERSION: &str = "2026-10-28.endive";
/// Between two looks at the real one, which counts them.
const PAUSE: Duration = Duration::from_secs(1);

/// Stripe, and what has been told of it to the server so far.
pub struct Sandbox {
    runtime: Runtime,
    base: String,
    key: String,
    fake: Option<fake_stripe::Stripe>,
    begun: i64,
    told: BTreeSet<String>,
    calls: u64,
}

/// Unix seconds.
fn now() -> Result<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(i64::try_from(since.as_secs())?)
}

impl Sandbox {
    /// With a test key, Stripe's sandbox; without one the tests' Stripe, for the server that will be at `server`.
    ///
    /// # Errors
    /// A key of the world where money is real.
    pub fn open(key: Option<String>, server: &str) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let begun = now()?;
        let (base, key, fake) = if let Some(key) = key {
            ensure!(
                is_test_key(&key),
                "this is no test key: only sk_test_… and rk_test_… are taken"
            );
            (STRIPE.to_owned(), key, None)
        } else {
            let fake = runtime.block_on(fake_stripe::Stripe::with_pages(begun, server));
            (fake.url.clone(), fake_stripe::KEY.to_owned(), Some(fake))
        };
        Ok(Self {
            runtime,
            base,
            key,
            fake,
            begun,
            told: BTreeSet::new(),
            calls: 0,
        })
    }

    /// Whether it is the real one.
    pub fn is_real(&self) -> bool {
        self.fake.is_none()
    }

    /// What the server needs to sell with it.
    pub fn settings(&self) -> [(&'static str, String); 3] {
        [
            ("TACTUS_STRIPE_SECRET_KEY", self.key.clone()),
            (
                "TACTUS_STRIPE_WEBHOOK_SECRET",
                fake_stripe::SECRET.to_owned(),
            ),
            ("TACTUS_STRIPE_API_BASE", self.base.clone()),
        ]
    }

    /// Reads; `what` has its query.
    pub fn get(&self, what: &str) -> Result<Value> {
        self.call(reqwest::Method::GET, what, None)
    }

    /// Does.
    pub fn post(&mut self, what: &str, form: &[(&str, &str)]) -> Result<Value> {
        self.calls += 1;
        let address = format!("{}/?", self.base);
        let url = reqwest::Url::parse_with_params(&address, form)?;
        let form = url.query().unwrap_or_default().to_owned();
        self.call(reqwest::Method::POST, what, Some(form))
    }

    /// Takes away.
    pub fn delete(&self, what: &str) -> Result<Value> {
        self.call(reqwest::Method::DELETE, what, None)
    }

    fn call(&self, method: reqwest::Method, what: &str, form: Option<String>) -> Result<Value> {
        let mut request = reqwest::Client::new()
            .request(method, format!("{}/v1/{what}", self.base))
            .bearer_auth(&self.key)
            .header("stripe-version", VERSION)
            .header(
                "idempotency-key",
                format!("sandbox-{}-{}", self.begun, self.calls),
            );
        if let Some(form) = form {
            request = request
                .header("content-type", "application/x-www-form-urlencoded")
                .body(form);
        }
        self.runtime.block_on(async {
            let answer = request.send().await?;
            let (status, text) = (answer.status(), answer.text().await?);
            // What Stripe says is wrong is for the person who started this.
            ensure!(status.is_success(), "{what}: {status} {text}");
            serde_json::from_str(&text).with_context(|| format!("{what}: no JSON"))
        })
    }

    /// Moves a test clock and waits until everything has happened that falls due.
    pub fn advance(&mut self, clock: &str, to: i64) -> Result<()> {
        let path = format!("test_helpers/test_clocks/{clock}");
        self.post(
            &format!("{path}/advance"),
            &[("frozen_time", &to.to_string())],
        )?;
        wait::until("the test clock", || {
            match self.get(&path)?["status"].as_str() {
                Some("ready") => Ok(true),
                Some("internal_failure") => bail!("the test clock failed"),
                _ => {
                    self.pause();
                    Ok(false)
                }
            }
        })
    }

    /// Tells the server what has happened since the last time, as a webhook would: nobody outside reaches this machine.
    pub fn forward(&mut self, server: &str) -> Result<()> {
        let page = self.get(&format!(
            "events?limit=100&created[gte]={}",
            self.begun - 60
        ))?;
        let mut events: Vec<&Value> = page["data"].as_array().into_iter().flatten().collect();
        events.reverse();
        for event in events {
            let id = event["id"].as_str().context("an event without an id")?;
            if !self.told.insert(id.to_owned()) {
                continue;
            }
            let body = event.to_string();
            let header = fake_stripe::signed(fake_stripe::SECRET, now()?, &body);
            let request = reqwest::Client::new()
                .post(format!("{server}/v1/stripe/webhook"))
                .header("stripe-signature", header)
                .body(body);
            let answer = self.runtime.block_on(request.send())?;
            ensure!(
                answer.status() == 200,
                "the webhook is answered {}",
                answer.status()
            );
        }
        Ok(())
    }

    /// Waits a little between two looks at the real one.
    pub fn pause(&self) {
        if self.is_real() {
            std::thread::sleep(PAUSE);
        }
    }
}

/// Whether no money can move with it.
fn is_test_key(key: &str) -> bool {
    key.starts_with("sk_test_") || key.starts_with("rk_test_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_live_key_is_refused_before_anything_is_asked() {
        for key in ["sk_live_x", "rk_live_x", "pk_test_x", "whsec_x", ""] {
            assert!(
                Sandbox::open(Some(key.to_owned()), "http://127.0.0.1:9").is_err(),
                "{key}"
            );
        }
        assert!(is_test_key("sk_test_x") && is_test_key("rk_test_x"));
    }
}
