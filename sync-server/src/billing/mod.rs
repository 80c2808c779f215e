//! Plans that are paid for: what they cost, buying one, and what Stripe says of it.
//!
//! Stripe owns the truth. A webhook is believed in one thing, that something happened; what is so now is asked of
//! Stripe under a lock, and written together with the mark that the webhook is done ([`worker`]). What the webhooks missed,
//! the night brings ([`reconcile`]). What needs judgement is put before a person ([`matters`]). Owns `subscriptions`, the
//! `billing_…` and `stripe_…` tables; what a plan limits is decided where it limits. `docs/BILLING.md` says how it works.

mod calls;
mod checkout;
mod customer;
mod events;
mod mails;
mod matters;
mod plans;
mod portal;
mod reconcile;
mod refresh;
mod signature;
mod snapshot;
mod standing;
mod stripe;
mod webhook;
mod worker;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use sqlx::PgConnection;
use tokio::sync::Notify;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::config;
use crate::random::Random;
use crate::sync::Ledger;
use plans::Catalogue;
use stripe::Client;

pub use customer::link_customer;
pub use mails::Facts;
pub use matters::{Matter, open_matters, settle_matter};
pub use reconcile::{reconcile, reconcile_soon};
pub use worker::{run, work};

pub(crate) use mails::facts;
pub(crate) use plans::LEARNERS;
pub(crate) use refresh::CURRENT;
pub(crate) use standing::told;

/// In the metadata of what we make at Stripe: whose it is.
const ACCOUNT: &str = "tactus_account";

/// What selling plans needs.
pub struct Billing {
    stripe: Client,
    webhook_secrets: Vec<SecretString>,
    livemode: bool,
    /// Where browsers come back to.
    back: String,
    catalogue: Catalogue,
    wake: Notify,
}

impl Billing {
    /// By the settings; `public_url` is where browsers reach this server.
    ///
    /// # Errors
    /// No TLS on this system.
    pub fn new(
        config: &config::Stripe,
        public_url: &str,
        random: Random,
    ) -> Result<Arc<Self>, reqwest::Error> {
        Self::with(config, public_url, random, |client| client)
    }

    /// The same, with next to no time between two tries: for tests.
    ///
    /// # Errors
    /// No TLS on this system.
    pub fn hurried(
        config: &config::Stripe,
        public_url: &str,
        random: Random,
    ) -> Result<Arc<Self>, reqwest::Error> {
        Self::with(config, public_url, random, Client::hurried)
    }

    fn with(
        config: &config::Stripe,
        public_url: &str,
        random: Random,
        change: impl FnOnce(Client) -> Client,
    ) -> Result<Arc<Self>, reqwest::Error> {
        let client = Client::new(&config.api_base, config.secret_key.clone(), random)?;
        Ok(Arc::new(Self {
            stripe: change(client),
            webhook_secrets: config.webhook_secrets.clone(),
            livemode: config.livemode,
            back: format!("{public_url}/account/billing"),
            catalogue: Catalogue::default(),
            wake: Notify::new(),
        }))
    }
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(plans::plans))
        .routes(routes!(checkout::checkout))
        .routes(routes!(portal::portal))
        .routes(routes!(standing::subscription))
        .routes(routes!(webhook::webhook))
}

/// Enters the world of the key: rows of the other one count for nothing from now on.
pub async fn enter(app: &App) -> sqlx::Result<()> {
    let Some(billing) = &app.billing else {
        return Ok(());
    };
    sqlx::query!(
        "SELECT enter_billing_mode($1, $2)",
        billing.livemode,
        app.clock.now()
    )
    .execute(&app.db)
    .await?;
    Ok(())
}

/// Something else than Stripe has changed an account's plan; within the caller's transaction.
pub(crate) async fn plan_changed(
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let mut ledger = Ledger::open(db, user).await?;
    refresh::tell(db, user, &mut ledger, now).await?;
    ledger.close(db).await
}

/// Plans end by themselves, when a grant or a respite does: writes it down and lets the devices know.
pub(crate) async fn settle_lapsed(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    let lapsed = sqlx::query_scalar!("SELECT lapsed_plans($1) AS \"user!\"", now)
        .fetch_all(&app.db)
        .await?;
    tell_each(app, lapsed, now).await?;
    settle_seats(app).await
}

/// Seats come and go with what their organisation pays for: those who have one are told.
pub(crate) async fn settle_seats(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    let lapsed = sqlx::query_scalar!("SELECT lapsed_seats($1) AS \"user!\"", now)
        .fetch_all(&app.db)
        .await?;
    tell_each(app, lapsed, now).await
}

async fn tell_each(app: &App, users: Vec<i64>, now: DateTime<Utc>) -> sqlx::Result<()> {
    for user in users {
        let mut db = app.db.begin().await?;
        plan_changed(&mut db, user, now).await?;
        db.commit().await?;
    }
    let mut db = app.db.begin().await?;
    mails::owe_due(&mut db, None, now).await?;
    db.commit().await?;
    app.mail.wake();
    Ok(())
}

/// Seats that an account itself pays for.
pub(crate) async fn seats_bought(
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<u32> {
    let seats = sqlx::query_file_scalar!("src/billing/sql/seats_bought.sql", user, now)
        .fetch_one(db)
        .await?;
    Ok(u32::try_from(seats).unwrap_or_default())
}

/// How many matters wait for a person.
pub(crate) async fn matters_waiting(app: &App) -> sqlx::Result<i32> {
    let mut db = app.db.acquire().await?;
    matters::waiting(&mut db).await
}
