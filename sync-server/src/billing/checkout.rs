//! `POST /v1/billing/checkout`: on to Stripe's page, where a plan is bought.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, TimeDelta, Utc};
use protocol::{BillingPage, CheckoutRequest};
use sqlx::{PgConnection, Postgres, Transaction};
use uuid::Uuid;

use super::customer::{self, Customer};
use super::plans::Offer;
use super::refresh::{Failure, refresh, refresh_within};
use super::stripe::{NewCheckout, SessionState, StripeError};
use super::{Billing, reconcile};
use crate::App;
use crate::accounts::{self, Caller};
use crate::http::{ApiError, Body};

/// How long Stripe's page can be paid; half an hour is the least that Stripe takes.
const OPEN: TimeDelta = TimeDelta::hours(1);
/// A request whose answer was lost is repeated for so long; after that nobody can have seen the page it made.
const REPEATED: TimeDelta = TimeDelta::minutes(10);
/// A page that is over within this is not handed out again.
const SPARE: TimeDelta = TimeDelta::minutes(5);

/// An attempt to buy.
struct Attempt {
    id: i64,
    plan_name: String,
    billing_interval: String,
    stripe_price_id: String,
    trial_days: Option<i32>,
    idempotency_key: Uuid,
    state: String,
    stripe_session_id: Option<String>,
    url: Option<String>,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

impl Attempt {
    fn is_for(&self, request: CheckoutRequest) -> bool {
        self.plan_name == request.plan.as_str()
            && self.billing_interval == request.interval.as_str()
    }
}

/// A page of Stripe's on which the caller can buy a plan. The same one again while it is open; one at a time. Whether it
/// was paid, `GET /v1/me/subscription` says, and never the way back from that page.
#[utoipa::path(post, path = "/v1/billing/checkout", tag = "billing", security(("bearer" = [])),
    request_body = CheckoutRequest, responses((status = OK, body = BillingPage),
        (status = FORBIDDEN, description = "`child_account`: nothing is sold to a child, and nothing is to be tried."),
        (status = NOT_FOUND, description = "No plans are sold here."),
        (status = CONFLICT, description = "There is a subscription already (`already_subscribed`), which the portal \
            changes; or the plan is not for sale just now (`not_for_sale`).")))]
pub(super) async fn checkout(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<CheckoutRequest>,
) -> Result<Json<BillingPage>, ApiError> {
    let billing = app.billing.as_ref().ok_or(ApiError::NotFound)?;
    let now = app.clock.now();
    // Before anything of theirs is told to Stripe.
    let mut db = app.db.acquire().await?;
    grown_up(&mut db, caller.user, now).await?;
    drop(db);
    let offer = billing
        .catalogue
        .offer(
            billing,
            request.plan.as_str(),
            request.interval.as_str(),
            now,
        )
        .await?
        .ok_or(ApiError::NotForSale)?;
    let customer = customer::of(&app, billing, caller.user, now).await?;
    catch_up(&app, billing, caller.user, &customer.id, request).await?;
    let attempt = begin(&app, billing, caller.user, request, &offer, now).await?;
    if let Some(url) = attempt.url {
        return Ok(Json(BillingPage { url }));
    }
    let language = language(&app, caller.user).await?;
    let url = open(&app, billing, &customer, &attempt, &language).await?;
    Ok(Json(BillingPage { url }))
}

/// Refuses a child's account: it could be bound by nothing that it buys.
async fn grown_up(db: &mut PgConnection, user: i64, now: DateTime<Utc>) -> Result<(), ApiError> {
    if accounts::person(db, user, now).await?.is_child {
        return Err(ApiError::ChildAccount);
    }
    Ok(())
}

/// What Stripe knows and has not told yet, or buying twice would be possible for as long as a webhook takes. An open page
/// for something else is closed.
async fn catch_up(
    app: &App,
    billing: &Billing,
    user: i64,
    customer: &str,
    request: CheckoutRequest,
) -> Result<(), Failure> {
    let mut db = app.db.acquire().await?;
    let pending = pending(&mut db, user, billing.livemode).await?;
    drop(db);
    if let Some(pending) = pending
        && let Some(session) = &pending.stripe_session_id
    {
        if !pending.is_for(request) {
            match billing.stripe.expire_session(session).await {
                // It may be over, or paid: what it is, is asked next.
                Ok(_) | Err(StripeError::Refused { .. } | StripeError::Missing) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let mut db = app.db.begin().await?;
        settle(&mut db, billing, session, app.clock.now()).await?;
        db.commit().await?;
    }
    for id in reconcile::differing(app, billing, Some(customer))
        .await?
        .ids
    {
        refresh(app, billing, &id).await?;
    }
    Ok(())
}

/// The attempt to go on with: the one there is, or a new one, stored before Stripe is asked.
async fn begin(
    app: &App,
    billing: &Billing,
    user: i64,
    request: CheckoutRequest,
    offer: &Offer,
    now: DateTime<Utc>,
) -> Result<Attempt, ApiError> {
    let mut db = app.db.begin().await?;
    // Two at once wait for each other here.
    let account = sqlx::query_file!("src/billing/sql/buyer.sql", user, billing.livemode)
        .fetch_one(&mut *db)
        .await?;
    // The year may have been said since we looked.
    grown_up(&mut db, user, now).await?;
    if account.is_live {
        return Err(ApiError::AlreadySubscribed);
    }
    if let Some(pending) = pending(&mut db, user, billing.livemode).await? {
        let is_good = if pending.state == "open" {
            pending.expires_at > now + SPARE
        } else {
            pending.created_at > now - REPEATED
        };
        if is_good && pending.is_for(request) {
            db.commit().await?;
            return Ok(pending);
        }
        if pending.state == "open" && pending.expires_at > now {
            // It was opened since we looked, for something else.
            return Err(ApiError::Unavailable { retry_after: 1 });
        }
        over(&mut db, pending.id, "expired").await?;
    }
    let trial_days = offer
        .trial_days
        .filter(|_| !account.had_trial)
        .and_then(|days| i32::try_from(days).ok());
    let attempt = sqlx::query_file_as!(
        Attempt,
        "src/billing/sql/put_checkout.sql",
        user,
        billing.livemode,
        request.plan.as_str(),
        request.interval.as_str(),
        offer.price,
        trial_days,
        now,
        now + OPEN
    )
    .fetch_one(&mut *db)
    .await?;
    db.commit().await?;
    Ok(attempt)
}

/// Lets Stripe open the page. Asked again with the same key it gives the same page.
async fn open(
    app: &App,
    billing: &Billing,
    customer: &Customer,
    attempt: &Attempt,
    language: &str,
) -> Result<String, ApiError> {
    let new = NewCheckout {
        customer: &customer.id,
        reference: &customer.reference.to_string(),
        price: &attempt.stripe_price_id,
        trial_days: attempt.trial_days.and_then(|days| u32::try_from(days).ok()),
        back: &format!("{}?language={language}", billing.back),
        expires_at: attempt.expires_at.timestamp(),
    };
    let key = attempt.idempotency_key.to_string();
    let session = match billing.stripe.create_checkout(&new, &key).await {
        Ok(session) => session,
        Err(error) => {
            if !error.is_about_stripe() {
                // The same would be refused again.
                let mut db = app.db.acquire().await?;
                over(&mut db, attempt.id, "expired").await?;
            }
            return Err(error.into());
        }
    };
    let url = session
        .url
        .ok_or(StripeError::Odd("a checkout without a page"))?;
    let kept = sqlx::query!(
        "UPDATE billing_checkouts SET state = 'open', stripe_session_id = $2, url = $3 WHERE id = $1 AND state = 'asked'",
        attempt.id,
        session.id,
        url
    )
    .execute(&app.db)
    .await?;
    if kept.rows_affected() == 0 {
        // Another request with the same key was answered first, or the account was deleted meanwhile.
        let mut db = app.db.acquire().await?;
        let is_open = by_session(&mut db, &session.id)
            .await?
            .is_some_and(|state| state == "open");
        if !is_open {
            billing.stripe.expire_session(&session.id).await?;
            return Err(ApiError::Unavailable { retry_after: 1 });
        }
    }
    Ok(url)
}

/// Makes a checkout what it is at Stripe, and what was bought with it; one we do not know brings its subscription all the
/// same.
pub(super) async fn settle(
    db: &mut Transaction<'_, Postgres>,
    billing: &Billing,
    session: &str,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let found = match billing.stripe.session(session).await {
        Ok(found) => found,
        Err(StripeError::Missing) => {
            put_state(db, session, "expired").await?;
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    match found.state() {
        SessionState::Open => {}
        SessionState::Complete => put_state(db, session, "complete").await?,
        SessionState::Expired => put_state(db, session, "expired").await?,
    }
    if let Some(subscription) = &found.subscription {
        refresh_within(db, billing, subscription, now).await?;
    }
    Ok(())
}

/// Looks after attempts whose time is over: what was paid and not told is found here.
pub(super) async fn settle_due(app: &App, billing: &Billing) -> Result<(), Failure> {
    let now = app.clock.now();
    let due = sqlx::query_file!("src/billing/sql/due_checkouts.sql", now, billing.livemode)
        .fetch_all(&app.db)
        .await?;
    for row in due {
        let mut db = app.db.begin().await?;
        if let Some(session) = &row.stripe_session_id {
            settle(&mut db, billing, session, now).await?;
        }
        // Stripe ends it at the same second; a page nobody can have seen is nobody's.
        over(&mut db, row.id, "expired").await?;
        db.commit().await?;
    }
    Ok(())
}

async fn pending(
    db: &mut PgConnection,
    user: i64,
    livemode: bool,
) -> sqlx::Result<Option<Attempt>> {
    sqlx::query_file_as!(Attempt, "src/billing/sql/pending.sql", user, livemode)
        .fetch_optional(db)
        .await
}

async fn by_session(db: &mut PgConnection, session: &str) -> sqlx::Result<Option<String>> {
    let state = sqlx::query_scalar!(
        "SELECT state FROM billing_checkouts WHERE stripe_session_id = $1",
        session
    );
    state.fetch_optional(db).await
}

async fn put_state(db: &mut PgConnection, session: &str, state: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE billing_checkouts SET state = $2 WHERE stripe_session_id = $1 AND state <> $2",
        session,
        state
    )
    .execute(db)
    .await?;
    Ok(())
}

/// One that is still under way.
async fn over(db: &mut PgConnection, id: i64, state: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE billing_checkouts SET state = $2 WHERE id = $1 AND state IN ('asked', 'open')",
        id,
        state
    )
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn language(app: &App, user: i64) -> sqlx::Result<String> {
    sqlx::query_scalar!("SELECT language FROM users WHERE id = $1", user)
        .fetch_one(&app.db)
        .await
}
