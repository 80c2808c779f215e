//! Mails about what is paid for: that a trial ends and what is paid then, that a payment failed, that a plan has ended.
//!
//! Owed by what is so, and not by a webhook: whichever way the server learns of it, and however often, each comes once. The
//! words are made when the mail is written, of what is so then; what is not so any more is not sent. Receipts are Stripe's.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::mail::{self, Kind};

/// What such a mail says beside its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The plan it is about.
    pub plan: String,
    /// The day it is about.
    pub date: DateTime<Utc>,
    /// What is paid then: units of the currency's smallest, and the currency.
    pub price: Option<(i64, String)>,
}

/// Notes what is owed now: to one account, or to all. Within the caller's transaction.
pub(super) async fn owe_due(
    db: &mut PgConnection,
    user: Option<i64>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let owed = sqlx::query_file!("src/billing/sql/owed_mails.sql", user, now)
        .fetch_all(&mut *db)
        .await?;
    for row in owed {
        if let Some(kind) = Kind::about_billing(&row.kind) {
            mail::owe(db, kind, &row.email, Some(row.user), now).await?;
        }
    }
    Ok(())
}

/// What a mail of this kind says to an account now; nothing where it is not so any more.
pub(crate) async fn facts(
    db: &mut PgConnection,
    kind: Kind,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Facts>> {
    let row = sqlx::query_file!("src/billing/sql/mail_facts.sql", user, now)
        .fetch_optional(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let is_paid = row.plan != "free";
    let date = match (kind, row.status.as_str()) {
        (Kind::TrialEnds, "trialing") if row.cancel_at.is_none() => {
            row.trial_end.filter(|end| *end > now)
        }
        (Kind::PaymentFailed, "past_due") => row.grace_until.filter(|until| *until > now),
        (Kind::PlanEnded, _) if !is_paid => Some(row.ended_at.or(row.grace_until).unwrap_or(now)),
        _ => None,
    };
    Ok(date.map(|date| Facts {
        plan: row.plan_name,
        date,
        price: row.amount.map(|amount| (amount, row.currency)),
    }))
}
