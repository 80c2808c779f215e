//! The tests' Stripe, and the person who sits before its pages.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, ensure};
use fake_stripe::Truth;
use tokio::runtime::Runtime;

/// A running Stripe with pages for browsers; gone with the story.
pub struct Stripe {
    inner: fake_stripe::Stripe,
    runtime: Runtime,
}

impl Stripe {
    /// Starts it for the server that will be at `server`.
    pub fn start(server: &str) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        let starting = fake_stripe::Stripe::with_pages(i64::try_from(now)?, server);
        let inner = runtime.block_on(starting);
        inner.tells(server);
        Ok(Self { inner, runtime })
    }

    /// What the server needs to sell with it.
    pub fn settings(&self) -> [(&'static str, String); 3] {
        [
            ("TACTUS_STRIPE_SECRET_KEY", fake_stripe::KEY.to_owned()),
            (
                "TACTUS_STRIPE_WEBHOOK_SECRET",
                fake_stripe::SECRET.to_owned(),
            ),
            ("TACTUS_STRIPE_API_BASE", self.inner.url.clone()),
        ]
    }

    /// `http://127.0.0.1:…`.
    pub fn url(&self) -> &str {
        &self.inner.url
    }

    /// Something happens there, and the server is told.
    pub fn lets<T>(&self, act: impl FnOnce(&mut Truth) -> T) -> T {
        let done = self.inner.truth(act);
        self.runtime.block_on(self.inner.deliver());
        done
    }

    /// The only subscription there is.
    pub fn subscription(&self) -> String {
        self.inner
            .truth(|truth| truth.subscriptions.keys().next().cloned())
            .unwrap_or_default()
    }

    /// A person opens a page, presses the button `act` and is led back; answers what they see in the end.
    pub fn browse(&self, page: &str, act: &str) -> Result<String> {
        let button = format!("value=\"{act}\"");
        self.runtime.block_on(async {
            let client = reqwest::Client::new();
            let shown = client.get(page).send().await?.text().await?;
            ensure!(shown.contains(&button), "{page} has no {act}: {shown}");
            let form = client
                .post(page)
                .header("content-type", "application/x-www-form-urlencoded")
                .body(format!("act={act}"));
            let back = form.send().await?;
            let back = back.error_for_status().context("the way back")?;
            Ok(back.text().await?)
        })
    }
}
