//! `POST /v1/billing/portal`: on to Stripe's page, where a subscription is changed, cancelled, and paid by another card,
//! and where its invoices are.

use axum::Json;
use axum::extract::State;
use protocol::BillingPage;

use super::{checkout, customer};
use crate::App;
use crate::accounts::Caller;
use crate::http::ApiError;

/// A page of Stripe's for what the caller pays for.
#[utoipa::path(post, path = "/v1/billing/portal", tag = "billing", security(("bearer" = [])),
    responses((status = OK, body = BillingPage),
        (status = NOT_FOUND, description = "No plans are sold here."),
        (status = CONFLICT, description = "This account has never paid for anything (`never_subscribed`).")))]
pub(super) async fn portal(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<BillingPage>, ApiError> {
    let billing = app.billing.as_ref().ok_or(ApiError::NotFound)?;
    let mut db = app.db.acquire().await?;
    let customer = customer::known(&mut db, caller.user, billing.livemode).await?;
    drop(db);
    let customer = customer.ok_or(ApiError::NeverSubscribed)?;
    let language = checkout::language(&app, caller.user).await?;
    let back = format!("{}?language={language}", billing.back);
    let key = hex::encode(app.random.bytes::<16>());
    let portal = billing.stripe.create_portal(&customer, &back, &key).await?;
    Ok(Json(BillingPage { url: portal.url }))
}
