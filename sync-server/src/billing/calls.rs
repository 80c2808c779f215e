//! Calls that are owed to Stripe since an account was deleted.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{Postgres, Transaction};

use super::matters::{self, Kind};
use super::refresh::{self, Failure};
use super::stripe::StripeError;
use super::{Billing, worker};
use crate::App;

/// Stripe is asked so often, an hour apart in the end, before a person is. It is asked on after that.
const ALARM_AFTER: i32 = 12;

struct Owed {
    id: i64,
    call: String,
    subject: String,
    attempts: i32,
}

/// Makes those that are due. Whether Stripe is there.
pub(super) async fn make_due(app: &App, billing: &Billing) -> Result<bool, Failure> {
    loop {
        let now = app.clock.now();
        let mut db = app.db.begin().await?;
        let owed =
            sqlx::query_file_as!(Owed, "src/billing/sql/take_call.sql", now, billing.livemode)
                .fetch_optional(&mut *db)
                .await?;
        let Some(owed) = owed else { return Ok(true) };
        match make(&mut db, billing, &owed, now).await {
            Ok(()) => {
                sqlx::query!("DELETE FROM stripe_calls WHERE id = $1", owed.id)
                    .execute(&mut *db)
                    .await?;
                db.commit().await?;
            }
            Err(Failure::Stripe(error)) => {
                db.rollback().await?;
                put_off(app, billing, &owed, &error, now).await?;
                if error.is_about_stripe() {
                    return Ok(false);
                }
            }
            Err(error) => return Err(error),
        }
    }
}

async fn make(
    db: &mut Transaction<'_, Postgres>,
    billing: &Billing,
    owed: &Owed,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let done = if owed.call == "cancel_subscription" {
        refresh::lock(db, &owed.subject).await?;
        billing.stripe.cancel_subscription(&owed.subject).await
    } else {
        billing.stripe.expire_session(&owed.subject).await.map(drop)
    };
    match done {
        Ok(()) | Err(StripeError::Missing) => {}
        // It is over already, or was paid: how it is says the next question.
        Err(StripeError::Refused { .. }) if is_over(billing, owed).await? => {}
        Err(error) => return Err(error.into()),
    }
    if owed.call == "expire_checkout" {
        // One that was paid meanwhile has brought a subscription, which an account that is deleted does not keep.
        super::checkout::settle(db, billing, &owed.subject, now).await?;
    }
    Ok(())
}

async fn is_over(billing: &Billing, owed: &Owed) -> Result<bool, StripeError> {
    if owed.call == "expire_checkout" {
        let session = billing.stripe.session(&owed.subject).await?;
        return Ok(session.state() != super::stripe::SessionState::Open);
    }
    match billing.stripe.subscription(&owed.subject).await {
        Ok(subscription) => Ok(super::snapshot::is_over(&subscription.status)),
        Err(StripeError::Missing) => Ok(true),
        Err(error) => Err(error),
    }
}

async fn put_off(
    app: &App,
    billing: &Billing,
    owed: &Owed,
    error: &StripeError,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    tracing::warn!(call = owed.call, %error, "a call that is owed to Stripe waits");
    let due: DateTime<Utc> = now + worker::wait(owed.attempts);
    let mut db = app.db.begin().await?;
    sqlx::query!(
        "UPDATE stripe_calls SET attempts = attempts + 1, due_at = $2, last_error = $3 WHERE id = $1",
        owed.id,
        due.max(now + TimeDelta::seconds(1)),
        error.to_string()
    )
    .execute(&mut *db)
    .await?;
    if owed.attempts + 1 >= ALARM_AFTER {
        let live = billing.livemode;
        matters::raise(&mut db, Kind::CallFailed, &owed.subject, live, None, now).await?;
    }
    db.commit().await?;
    Ok(())
}
