//! `GET /v1/me/subscription`, and what devices are told of it.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use protocol::{BillingInterval, OwnSubscription, SubscriptionValue};
use sqlx::PgConnection;

use crate::App;
use crate::accounts::{self, Caller, plan_of};
use crate::http::ApiError;

/// Which plan the caller has, and from what. After buying one this is what to ask until it is there.
#[utoipa::path(get, path = "/v1/me/subscription", tag = "billing", security(("bearer" = [])),
    responses((status = OK, body = SubscriptionValue)))]
pub(super) async fn subscription(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<SubscriptionValue>, ApiError> {
    let mut db = app.db.acquire().await?;
    Ok(Json(told(&mut db, caller.user, app.clock.now()).await?))
}

struct Row {
    plan_name: String,
    status: String,
    billing_interval: Option<String>,
    quantity: i32,
    current_period_start: Option<DateTime<Utc>>,
    current_period_end: Option<DateTime<Utc>>,
    trial_end: Option<DateTime<Utc>>,
    grace_until: Option<DateTime<Utc>>,
    cancel_at: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
    /// Whether it gives its plan just now.
    has_access: bool,
}

/// Which plan an account has, and from what.
pub(crate) async fn told(
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<SubscriptionValue> {
    let plan = plan_of(db, user, now).await?;
    let own = sqlx::query_file_as!(Row, "src/billing/sql/own.sql", user, now)
        .fetch_optional(&mut *db)
        .await?;
    let granted = sqlx::query_file!("src/billing/sql/granted.sql", user, now, plan)
        .fetch_one(&mut *db)
        .await?;
    let may_try = sqlx::query_file_scalar!("src/billing/sql/may_try.sql", user)
        .fetch_one(&mut *db)
        .await?
        // A trial is bought like a plan, and a child buys none.
        && !accounts::person(db, user, now).await?.is_child;
    let source = if plan == "free" {
        "free"
    } else if own
        .as_ref()
        .is_some_and(|row| row.has_access && row.plan_name == plan)
    {
        "subscription"
    } else if granted.is_of_it {
        "grant"
    } else {
        // The second one of two, which is the better one.
        "subscription"
    };
    Ok(SubscriptionValue {
        source: source.to_owned(),
        plan,
        subscription: own.map(Row::value),
        granted_until: granted.until,
        may_try,
    })
}

impl Row {
    fn value(self) -> OwnSubscription {
        let interval = match self.billing_interval.as_deref() {
            Some("monthly") => Some(BillingInterval::Monthly),
            Some("yearly") => Some(BillingInterval::Yearly),
            _ => None,
        };
        OwnSubscription {
            plan: self.plan_name,
            status: self.status,
            interval,
            quantity: u32::try_from(self.quantity).unwrap_or_default(),
            current_period_start: self.current_period_start,
            current_period_end: self.current_period_end,
            trial_end: self.trial_end,
            grace_until: self.grace_until,
            cancel_at: self.cancel_at,
            ended_at: self.ended_at,
        }
    }
}
