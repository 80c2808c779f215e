//! What a person has to look at: nothing is cancelled, paid back or taken away by a program alone.

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::PgConnection;

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An account pays for two.
    SecondSubscription,
    /// Somebody pays whom no account is known of.
    UnknownCustomer,
    /// No product of ours: the plan stays as it was.
    UnknownPrice,
    /// Stripe has a status that is not known here.
    UnknownStatus,
    /// None of it was bought.
    QuantityZero,
    /// An account was deleted while it was being paid for; it is owed to be cancelled.
    PaidAfterDeletion,
    /// Stripe does not have it any more.
    SubscriptionGone,
    /// Something of the test world came here, or of the real one to a test.
    OtherMode,
    /// An invoice cannot be made out, mostly for want of an address.
    InvoiceNotFinalized,
    /// Money went back.
    Refund,
    /// A bank is asked for money back.
    Dispute,
    /// A card may have been stolen.
    FraudWarning,
    /// A subscription could not be cancelled.
    CallFailed,
    /// A delivery could not be worked off.
    EventFailed,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::SecondSubscription => "second_subscription",
            Self::UnknownCustomer => "unknown_customer",
            Self::UnknownPrice => "unknown_price",
            Self::UnknownStatus => "unknown_status",
            Self::QuantityZero => "quantity_zero",
            Self::PaidAfterDeletion => "paid_after_deletion",
            Self::SubscriptionGone => "subscription_gone",
            Self::OtherMode => "other_mode",
            Self::InvoiceNotFinalized => "invoice_not_finalized",
            Self::Refund => "refund",
            Self::Dispute => "dispute",
            Self::FraudWarning => "fraud_warning",
            Self::CallFailed => "call_failed",
            Self::EventFailed => "event_failed",
        }
    }
}

/// Puts it before a person, once: told again, it stays as it is.
pub(super) async fn raise(
    db: &mut PgConnection,
    kind: Kind,
    subject: &str,
    livemode: bool,
    user: Option<i64>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let raised = sqlx::query_file!(
        "src/billing/sql/raise.sql",
        kind.name(),
        subject,
        livemode,
        user,
        now
    )
    .execute(db)
    .await?;
    if raised.rows_affected() > 0 {
        tracing::error!(
            kind = kind.name(),
            "billing: a person has to look at something; `tactus-server admin matters` lists it"
        );
    }
    Ok(())
}

/// A matter that waits.
#[derive(Debug, Serialize)]
pub struct Matter {
    /// Its number.
    pub id: i64,
    /// What it is about, as in `docs/BILLING.md`.
    pub kind: String,
    /// The object of Stripe's, to be looked up there.
    pub subject: String,
    /// Whether money is real there.
    pub livemode: bool,
    /// Whose, where that is known and the account is there.
    pub account: Option<i64>,
    /// Since when.
    pub raised_at: DateTime<Utc>,
}

/// Those that wait, the oldest first.
pub async fn open_matters(db: &mut PgConnection) -> sqlx::Result<Vec<Matter>> {
    sqlx::query_as!(
        Matter,
        "SELECT id, kind, subject, livemode, user_id AS account, raised_at
         FROM billing_matters WHERE settled_at IS NULL ORDER BY raised_at, id"
    )
    .fetch_all(db)
    .await
}

/// Somebody has looked at it. Whether there was such a one that waited.
pub async fn settle_matter(
    db: &mut PgConnection,
    id: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let settled = sqlx::query!(
        "UPDATE billing_matters SET settled_at = $2 WHERE id = $1 AND settled_at IS NULL",
        id,
        now
    );
    Ok(settled.execute(db).await?.rows_affected() > 0)
}

/// How many wait.
pub(super) async fn waiting(db: &mut PgConnection) -> sqlx::Result<i32> {
    sqlx::query_scalar!(
        "SELECT COUNT(*)::INTEGER AS \"waiting!\" FROM billing_matters WHERE settled_at IS NULL"
    )
    .fetch_one(db)
    .await
}
