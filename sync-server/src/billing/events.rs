//! What is done about a webhook: nearly always the same, asking how things are now.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, Postgres, Transaction};

use super::matters::{self, Kind};
use super::refresh::{Failure, refresh_within};
use super::stripe::Event;
use super::{Billing, checkout, customer};

/// What a comparison by night asks Stripe for again: all else is seen in the subscriptions themselves.
pub(super) const NOT_IN_SUBSCRIPTIONS: [&str; 5] = [
    "charge.refunded",
    "charge.dispute.created",
    "charge.dispute.closed",
    "radar.early_fraud_warning.created",
    "invoice.finalization_failed",
];

/// An event as it is kept.
pub(super) struct Kept {
    pub(super) event_id: String,
    pub(super) livemode: bool,
    pub(super) event_type: String,
    pub(super) object_id: Option<String>,
    pub(super) stripe_customer_id: Option<String>,
    pub(super) stripe_subscription_id: Option<String>,
    pub(super) stripe_charge_id: Option<String>,
    pub(super) attempts: i32,
}

/// Keeps an event; one that is kept already stays as it is. One of the other world, or of an account that is not ours, is
/// kept and nothing is done about it. Whether it is new.
pub(super) async fn keep(
    db: &mut PgConnection,
    billing: &Billing,
    event: &Event,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let about = event.about();
    let is_ours = event.livemode == billing.livemode && event.account.is_none();
    let kept = sqlx::query_file!(
        "src/billing/sql/keep_event.sql",
        event.livemode,
        event.id,
        event.kind.chars().take(100).collect::<String>(),
        DateTime::from_timestamp(event.created, 0).unwrap_or(now),
        event
            .api_version
            .as_deref()
            .map(|version| version.chars().take(64).collect::<String>()),
        about.object,
        about.customer,
        about.subscription,
        about.charge,
        now,
        (!is_ours).then_some(now),
    )
    .execute(&mut *db)
    .await?;
    if event.livemode != billing.livemode {
        let kind = Kind::OtherMode;
        matters::raise(db, kind, &event.id, event.livemode, None, now).await?;
    }
    Ok(kept.rows_affected() > 0)
}

/// Does what is to be done about it, in the transaction that marks it as done.
pub(super) async fn handle(
    db: &mut Transaction<'_, Postgres>,
    billing: &Billing,
    event: &Kept,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    match event.event_type.as_str() {
        kind if kind.starts_with("checkout.session.") => {
            if let Some(session) = &event.object_id {
                checkout::settle(db, billing, session, now).await?;
            }
        }
        kind if kind.starts_with("customer.subscription.") || kind.starts_with("invoice.") => {
            if let Some(subscription) = &event.stripe_subscription_id {
                refresh_within(db, billing, subscription, now).await?;
            }
            if kind == "invoice.finalization_failed" {
                let kind = Kind::InvoiceNotFinalized;
                raise(db, billing, kind, event, None, now).await?;
            }
        }
        "customer.deleted" => {
            if let Some(customer) = &event.stripe_customer_id {
                for id in subscriptions_of(db, billing, customer).await? {
                    refresh_within(db, billing, &id, now).await?;
                }
            }
        }
        "charge.refunded" => about_charge(db, billing, Kind::Refund, event, now).await?,
        "charge.dispute.created" | "charge.dispute.closed" => {
            about_charge(db, billing, Kind::Dispute, event, now).await?;
        }
        "radar.early_fraud_warning.created" => {
            about_charge(db, billing, Kind::FraudWarning, event, now).await?;
        }
        kind if kind.starts_with("price.") || kind.starts_with("product.") => {
            billing.catalogue.forget();
            // What products are for may have changed, and so what was bought of them.
            super::reconcile_soon(db).await?;
        }
        _ => {}
    }
    Ok(())
}

async fn subscriptions_of(
    db: &mut PgConnection,
    billing: &Billing,
    customer: &str,
) -> sqlx::Result<Vec<String>> {
    sqlx::query_file_scalar!(
        "src/billing/sql/of_customer.sql",
        customer,
        billing.livemode
    )
    .fetch_all(db)
    .await
}

/// Money went back, or may have to: a person decides what that means for the account.
async fn about_charge(
    db: &mut PgConnection,
    billing: &Billing,
    kind: Kind,
    event: &Kept,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut payer = event.stripe_customer_id.clone();
    if let (None, Some(charge)) = (&payer, &event.stripe_charge_id) {
        payer = match billing.stripe.charge(charge).await {
            Ok(charge) => charge.customer,
            Err(super::stripe::StripeError::Missing) => None,
            Err(error) => return Err(error.into()),
        };
        // So that it goes with the account, should that be erased.
        sqlx::query!(
            "UPDATE stripe_events SET stripe_customer_id = $3 WHERE livemode = $1 AND event_id = $2",
            event.livemode,
            event.event_id,
            payer
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(raise(db, billing, kind, event, payer.as_deref(), now).await?)
}

async fn raise(
    db: &mut PgConnection,
    billing: &Billing,
    kind: Kind,
    event: &Kept,
    payer: Option<&str>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let user = match payer.or(event.stripe_customer_id.as_deref()) {
        Some(payer) => customer::owner(db, payer, billing.livemode).await?,
        None => None,
    };
    let subject = event.object_id.as_deref().unwrap_or(&event.event_id);
    matters::raise(db, kind, subject, billing.livemode, user, now).await
}
