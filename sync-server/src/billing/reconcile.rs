//! Comparing everything with Stripe, by night: what no webhook has brought.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgConnection;

use super::events::{self, NOT_IN_SUBSCRIPTIONS};
use super::refresh::{Failure, refresh};
use super::snapshot::{PlansOfProducts, Snapshot, is_over, plan_of};
use super::{Billing, customer};
use crate::App;

/// How often.
const EVERY: TimeDelta = TimeDelta::hours(24);
/// So long Stripe has its events.
const EVENTS: TimeDelta = TimeDelta::days(30);
/// So long the ids in ours are kept.
const KEPT: TimeDelta = TimeDelta::days(90);

/// What came of it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Reconciled {
    /// Subscriptions that Stripe has.
    pub subscriptions: usize,
    /// Those that were not here as they are there.
    pub refreshed: usize,
    /// Events that no webhook had brought.
    pub events: usize,
}

/// Subscriptions that are not here as they are at Stripe.
#[derive(Default)]
pub(super) struct Differing {
    pub(super) ids: BTreeSet<String>,
    /// All there are there.
    seen: BTreeSet<String>,
}

/// What is compared; the whole is asked for where it differs.
struct Here {
    status: String,
    stripe_price_id: Option<String>,
    plan_name: String,
    quantity: i32,
    current_period_end: Option<DateTime<Utc>>,
    cancel_at: Option<DateTime<Utc>>,
    stripe_customer_id: Option<String>,
}

impl Here {
    fn is(&self, there: &Snapshot) -> bool {
        let plan = there.plan.unwrap_or(self.plan_name.as_str());
        self.status == there.status
            && self.stripe_price_id == there.price
            && self.plan_name == plan
            && self.quantity == there.quantity
            && self.current_period_end == there.period_end
            && self.cancel_at == there.cancel_at
            && self.stripe_customer_id.as_deref() == Some(there.customer.as_str())
    }
}

/// Asks for a comparison, which the server begins within a minute.
pub async fn reconcile_soon(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("UPDATE billing_state SET reconciled_at = NULL WHERE reconciled_at IS NOT NULL")
        .execute(db)
        .await?;
    Ok(())
}

/// Once a day, on one server.
pub(super) async fn reconcile_if_due(app: &App) -> anyhow::Result<()> {
    if app.billing.is_none() {
        return Ok(());
    }
    let now = app.clock.now();
    let last = sqlx::query_scalar!("SELECT reconciled_at FROM billing_state")
        .fetch_one(&app.db)
        .await?;
    if last.is_some_and(|last| now - last < EVERY) {
        return Ok(());
    }
    // Held by a transaction: another server that looks now leaves it to this one.
    let mut held = app.db.begin().await?;
    let is_held = sqlx::query_scalar!(
        "SELECT pg_try_advisory_xact_lock(hashtext('reconcile')) AS \"is_held!\""
    )
    .fetch_one(&mut *held)
    .await?;
    if is_held {
        let done = reconcile(app).await?;
        tracing::info!(?done, "compared with Stripe");
    }
    held.rollback().await?;
    Ok(())
}

/// Compares everything with Stripe, and mends what differs.
///
/// # Errors
/// The database's, or Stripe's: then it is to be begun again.
pub async fn reconcile(app: &App) -> anyhow::Result<Reconciled> {
    let Some(billing) = &app.billing else {
        return Ok(Reconciled::default());
    };
    let begun = app.clock.now();
    let differing = differing(app, billing, None).await?;
    let mut ids = differing.ids;
    ids.extend(alone(app, billing, &differing.seen).await?);
    let done = Reconciled {
        subscriptions: differing.seen.len(),
        refreshed: ids.len(),
        events: fetch_events(app, billing, begun).await?,
    };
    for id in &ids {
        refresh(app, billing, id).await?;
    }
    let mut db = app.db.begin().await?;
    sqlx::query!(
        "DELETE FROM stripe_events WHERE received_at < $1 AND processed_at IS NOT NULL",
        begun - KEPT
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("UPDATE billing_state SET reconciled_at = $1", begun)
        .execute(&mut *db)
        .await?;
    db.commit().await?;
    if done.events > 0 {
        billing.wake.notify_one();
    }
    Ok(done)
}

/// Subscriptions of one customer, or of everybody, that are not here as they are there. Which of them are late on their
/// payments is always asked for: for how long says an invoice.
pub(super) async fn differing(
    app: &App,
    billing: &Billing,
    customer: Option<&str>,
) -> Result<Differing, Failure> {
    let products = products(billing).await?;
    let mut found = Differing::default();
    let mut after: Option<String> = None;
    loop {
        let page = billing
            .stripe
            .subscriptions(customer, after.as_deref())
            .await?;
        for subscription in &page.data {
            let there = Snapshot::of(subscription, &products);
            let here = sqlx::query_file_as!(Here, "src/billing/sql/here.sql", there.id)
                .fetch_optional(&app.db)
                .await?;
            let is_same = match &here {
                Some(here) => here.is(&there) && !["past_due", "unknown"].contains(&there.status),
                // One that was over before anybody knew of it belongs to nobody here, unless its customer does: it may
                // have been a trial.
                None => there.is_over() && !is_ours(app, billing, &there.customer).await?,
            };
            if !is_same {
                found.ids.insert(there.id.clone());
            }
            found.seen.insert(there.id);
        }
        match page.data.last() {
            Some(last) if page.has_more => after = Some(last.id.clone()),
            _ => return Ok(found),
        }
    }
}

async fn is_ours(app: &App, billing: &Billing, customer: &str) -> sqlx::Result<bool> {
    let mut db = app.db.acquire().await?;
    let owner = customer::owner(&mut db, customer, billing.livemode).await?;
    Ok(owner.is_some())
}

async fn products(billing: &Billing) -> Result<PlansOfProducts, Failure> {
    let mut plans = PlansOfProducts::new();
    let mut after: Option<String> = None;
    loop {
        let page = billing.stripe.products(after.as_deref()).await?;
        for product in &page.data {
            plans.extend(plan_of(product).map(|plan| (product.id.clone(), plan)));
        }
        match page.data.last() {
            Some(last) if page.has_more => after = Some(last.id.clone()),
            _ => return Ok(plans),
        }
    }
}

/// Those that live here and are not at Stripe.
async fn alone(app: &App, billing: &Billing, seen: &BTreeSet<String>) -> sqlx::Result<Vec<String>> {
    let here = sqlx::query_file!("src/billing/sql/all_here.sql", billing.livemode)
        .fetch_all(&app.db)
        .await?;
    let alone = here
        .into_iter()
        .filter(|row| !is_over(&row.status))
        .map(|row| row.id)
        .filter(|id| !seen.contains(id));
    Ok(alone.collect())
}

/// Events about money that went back: nothing else shows those.
async fn fetch_events(app: &App, billing: &Billing, now: DateTime<Utc>) -> Result<usize, Failure> {
    let since = (now - EVENTS).timestamp();
    let (mut new, mut after) = (0, None::<String>);
    loop {
        let page = billing
            .stripe
            .events(&NOT_IN_SUBSCRIPTIONS, since, after.as_deref())
            .await?;
        let mut db = app.db.begin().await?;
        for event in &page.data {
            new += usize::from(events::keep(&mut db, billing, event, now).await?);
        }
        db.commit().await?;
        match page.data.last() {
            Some(last) if page.has_more => after = Some(last.id.clone()),
            _ => return Ok(new),
        }
    }
}
