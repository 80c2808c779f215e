//! Making a subscription here what it is at Stripe.

use chrono::{DateTime, Utc};
use protocol::ChangeKind;
use sqlx::{PgConnection, Postgres, Transaction};

use super::mails;
use super::matters::{self, Kind};
use super::snapshot::{GRACE_UNKNOWN, PlansOfProducts, Snapshot, is_over};
use super::stripe::{StripeError, Subscription};
use super::{ACCOUNT, Billing};
use crate::App;
use crate::http::ApiError;
use crate::sync::Ledger;

/// A learner's subscription has no number of its own on the wire.
pub(crate) const CURRENT: i64 = 0;

/// Why something could not be done now; it is tried again.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The database's.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// Stripe's.
    #[error(transparent)]
    Stripe(#[from] StripeError),
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Database(error) => error.into(),
            Failure::Stripe(error) => error.into(),
        }
    }
}

/// What is known here of a subscription.
struct Known {
    user_id: i64,
    status: String,
    plan_name: String,
    grace_until: Option<DateTime<Utc>>,
}

/// In a transaction of its own.
pub(super) async fn refresh(app: &App, billing: &Billing, id: &str) -> Result<(), Failure> {
    let mut db = app.db.begin().await?;
    refresh_within(&mut db, billing, id, app.clock.now()).await?;
    db.commit().await?;
    Ok(())
}

/// Asks Stripe and writes down what it says, in the caller's transaction. The lock is held to its end: of two that ask at
/// the same time, the one who asks last writes last.
pub(super) async fn refresh_within(
    db: &mut Transaction<'_, Postgres>,
    billing: &Billing,
    id: &str,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    lock(db, id).await?;
    let subscription = match billing.stripe.subscription(id).await {
        Ok(subscription) => subscription,
        Err(StripeError::Missing) => return gone(db, billing, id, now).await,
        Err(error) => return Err(error.into()),
    };
    if subscription.livemode != billing.livemode {
        matters::raise(db, Kind::OtherMode, id, subscription.livemode, None, now).await?;
        return Ok(());
    }
    let snapshot = Snapshot::of(&subscription, &PlansOfProducts::new());
    let known = sqlx::query_file_as!(Known, "src/billing/sql/known.sql", id)
        .fetch_optional(&mut **db)
        .await?;
    let Some(user) = payer(db, billing, &subscription).await? else {
        if !snapshot.is_over() {
            let live = billing.livemode;
            matters::raise(db, Kind::UnknownCustomer, id, live, None, now).await?;
        }
        return Ok(());
    };
    let plan = snapshot
        .plan
        .or(known.as_ref().map(|known| known.plan_name.as_str()))
        .unwrap_or("free");
    let grace = grace(billing, &snapshot, known.as_ref(), plan, now).await?;
    write(db, billing, user, &snapshot, grace, now).await
}

/// Holds everybody else off a subscription until the transaction ends.
pub(super) async fn lock(db: &mut PgConnection, id: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "SELECT pg_advisory_xact_lock(hashtext('subscription'), hashtext($1))",
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stripe has forgotten it, as it does with those of its test world: over.
async fn gone(
    db: &mut PgConnection,
    billing: &Billing,
    id: &str,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let Some(known) = sqlx::query_file_as!(Known, "src/billing/sql/known.sql", id)
        .fetch_optional(&mut *db)
        .await?
    else {
        return Ok(());
    };
    if is_over(&known.status) {
        return Ok(());
    }
    let mut ledger = Ledger::open(db, known.user_id).await?;
    sqlx::query!(
        "UPDATE subscriptions SET status = 'canceled', ended_at = $2 WHERE stripe_subscription_id = $1",
        id,
        now
    )
    .execute(&mut *db)
    .await?;
    let (live, user) = (billing.livemode, Some(known.user_id));
    matters::raise(db, Kind::SubscriptionGone, id, live, user, now).await?;
    settle_second(db, billing, known.user_id, now).await?;
    tell(db, known.user_id, &mut ledger, now).await?;
    mails::owe_due(db, Some(known.user_id), now).await?;
    ledger.close(db).await?;
    Ok(())
}

async fn payer(
    db: &mut PgConnection,
    billing: &Billing,
    subscription: &Subscription,
) -> sqlx::Result<Option<i64>> {
    let reference = subscription.metadata.get(ACCOUNT);
    let reference: Option<uuid::Uuid> = reference.and_then(|text| text.parse().ok());
    let found = sqlx::query_file_scalar!(
        "src/billing/sql/payer.sql",
        subscription.customer,
        reference,
        subscription.id,
        billing.livemode
    )
    .fetch_optional(db)
    .await?;
    Ok(found.flatten())
}

/// Until when the plan goes on though nobody pays, or though nobody knows.
async fn grace(
    billing: &Billing,
    snapshot: &Snapshot,
    known: Option<&Known>,
    plan: &str,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, Failure> {
    match snapshot.status {
        "past_due" => {
            // The oldest one that waits: a newer one begins no new respite.
            let invoices = billing.stripe.open_invoices(&snapshot.id).await?;
            let due = invoices
                .iter()
                .map(|invoice| invoice.due_date.unwrap_or(invoice.created))
                .min();
            Ok(snapshot.grace_until(plan, due))
        }
        "unknown" => Ok(match known {
            Some(known) if known.status == "unknown" => known.grace_until,
            Some(known) if has_access(known, now) => Some(now + GRACE_UNKNOWN),
            _ => None,
        }),
        _ => Ok(None),
    }
}

fn has_access(known: &Known, now: DateTime<Utc>) -> bool {
    match known.status.as_str() {
        "trialing" | "active" => true,
        "past_due" => known.grace_until.is_none_or(|until| until > now),
        _ => false,
    }
}

async fn write(
    db: &mut PgConnection,
    billing: &Billing,
    user: i64,
    snapshot: &Snapshot,
    grace_until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    // In the order in which a push takes them: first the learner's changes, then the account.
    let mut ledger = Ledger::open(db, user).await?;
    let is_deleted = sqlx::query_scalar!(
        "SELECT deleted_at IS NOT NULL AS \"is_deleted!\" FROM users WHERE id = $1 FOR NO KEY UPDATE",
        user
    )
    .fetch_one(&mut *db)
    .await?;
    let changed = put(db, billing, user, snapshot, grace_until).await?;
    let is_told = settle_second(db, billing, user, now).await?;
    raise_matters(db, billing, user, snapshot, now).await?;
    if is_deleted {
        end(db, billing, user, snapshot, now).await?;
    }
    if changed || is_told {
        tell(db, user, &mut ledger, now).await?;
        mails::owe_due(db, Some(user), now).await?;
    }
    ledger.close(db).await?;
    Ok(())
}

/// Whether that was news.
async fn put(
    db: &mut PgConnection,
    billing: &Billing,
    user: i64,
    snapshot: &Snapshot,
    grace_until: Option<DateTime<Utc>>,
) -> sqlx::Result<bool> {
    let changed = sqlx::query_file_scalar!(
        "src/billing/sql/put_subscription.sql",
        user,
        snapshot.id,
        snapshot.customer,
        snapshot.price,
        snapshot.plan,
        snapshot.interval,
        snapshot.amount,
        snapshot.currency,
        snapshot.quantity,
        snapshot.status,
        snapshot.stripe_status,
        billing.livemode,
        snapshot.trial_start,
        snapshot.trial_end,
        snapshot.period_start,
        snapshot.period_end,
        snapshot.cancel_at,
        snapshot.canceled_at,
        snapshot.ended_at,
        grace_until,
        snapshot.created_at,
    )
    .fetch_optional(db)
    .await?;
    Ok(changed.is_some())
}

/// Of several that live, the first one counts, and the others wait for a person. All of them give their plan meanwhile:
/// they are paid for. Whether another one counts now.
async fn settle_second(
    db: &mut PgConnection,
    billing: &Billing,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let live = sqlx::query_file!("src/billing/sql/live.sql", user, billing.livemode)
        .fetch_all(&mut *db)
        .await?;
    let mut changed = false;
    // The others first, or there would be two that count for a moment, which the database does not take.
    for (place, row) in live.iter().enumerate().rev() {
        let is_second = place > 0;
        if row.is_second != is_second {
            sqlx::query!(
                "UPDATE subscriptions SET is_second = $2 WHERE id = $1",
                row.id,
                is_second
            )
            .execute(&mut *db)
            .await?;
            changed = true;
        }
        if let Some(id) = row.stripe_subscription_id.as_deref().filter(|_| is_second) {
            let (kind, live) = (Kind::SecondSubscription, billing.livemode);
            matters::raise(db, kind, id, live, Some(user), now).await?;
        }
    }
    Ok(changed)
}

async fn raise_matters(
    db: &mut PgConnection,
    billing: &Billing,
    user: i64,
    snapshot: &Snapshot,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    if snapshot.is_over() {
        return Ok(());
    }
    let kinds = [
        (Kind::UnknownPrice, snapshot.plan.is_none()),
        (Kind::UnknownStatus, snapshot.status == "unknown"),
        (Kind::QuantityZero, snapshot.quantity == 0),
    ];
    for (kind, is_so) in kinds {
        if is_so {
            let live = billing.livemode;
            matters::raise(db, kind, &snapshot.id, live, Some(user), now).await?;
        }
    }
    Ok(())
}

/// The account is deleted: nobody is to pay for it any longer. Where that was owed already, it is only not done yet.
async fn end(
    db: &mut PgConnection,
    billing: &Billing,
    user: i64,
    snapshot: &Snapshot,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    if snapshot.is_over() {
        return Ok(());
    }
    let owed = sqlx::query_file!(
        "src/billing/sql/owe_call.sql",
        billing.livemode,
        "cancel_subscription",
        snapshot.id,
        now
    );
    if owed.execute(&mut *db).await?.rows_affected() > 0 {
        let (kind, live) = (Kind::PaidAfterDeletion, billing.livemode);
        matters::raise(db, kind, &snapshot.id, live, Some(user), now).await?;
    }
    Ok(())
}

/// The account's devices learn of it with their next pull.
pub(super) async fn tell(
    db: &mut PgConnection,
    user: i64,
    ledger: &mut Ledger,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query_scalar!("SELECT refresh_plan($1, $2)", user, now)
        .fetch_one(&mut *db)
        .await?;
    ledger.put(ChangeKind::Subscription, CURRENT);
    Ok(())
}
