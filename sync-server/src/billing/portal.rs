//! `POST /v1/billing/portal`: on to Stripe's page, where a subscription is changed, cancelled, and paid by another card,
//! and where its invoices are.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use protocol::{BillingPage, PortalPurpose, PortalRequest};

use super::stripe::{NewPortal, StripeError};
use super::{Billing, checkout, customer};
use crate::App;
use crate::accounts::Caller;
use crate::http::{self, ApiError};

/// A page of Stripe's for what the caller pays for. To cancel, it opens where Stripe asks whether one is sure; where there is
/// nothing to cancel any more, or Stripe's settings of the portal do not allow it, at the beginning. A child's account may,
/// too: what was bought before its year was said has to be cancelled by somebody.
#[utoipa::path(post, path = "/v1/billing/portal", tag = "billing", security(("bearer" = [])),
    request_body = Option<PortalRequest>, responses((status = OK, body = BillingPage),
        (status = NOT_FOUND, description = "No plans are sold here."),
        (status = CONFLICT, description = "This account has never paid for anything (`never_subscribed`).")))]
pub(super) async fn portal(
    State(app): State<App>,
    caller: Caller,
    body: Bytes,
) -> Result<Json<BillingPage>, ApiError> {
    let billing = app.billing.as_ref().ok_or(ApiError::NotFound)?;
    // Apps from before there were purposes send nothing.
    let request: PortalRequest = http::optional(&body)?;
    let mut db = app.db.acquire().await?;
    let customer = customer::known(&mut db, caller.user, billing.livemode).await?;
    let customer = customer.ok_or(ApiError::NeverSubscribed)?;
    let cancel = match request.purpose {
        PortalPurpose::Manage => None,
        PortalPurpose::Cancel => {
            let own = sqlx::query_file_scalar!(
                "src/billing/sql/to_cancel.sql",
                caller.user,
                billing.livemode
            );
            own.fetch_optional(&mut *db).await?
        }
    };
    drop(db);
    let language = checkout::language(&app, caller.user).await?;
    let new = NewPortal {
        customer: &customer,
        back: &format!("{}?language={language}", billing.back),
        cancel: cancel.as_deref(),
    };
    let url = open(&app, billing, &new).await?;
    Ok(Json(BillingPage { url }))
}

/// Lets Stripe open the page. What it refuses to cancel may have been cancelled since it last told us: the portal's first
/// page shows how it stands.
async fn open(app: &App, billing: &Billing, new: &NewPortal<'_>) -> Result<String, StripeError> {
    let key = || hex::encode(app.random.bytes::<16>());
    match billing.stripe.create_portal(new, &key()).await {
        Err(error @ (StripeError::Refused { .. } | StripeError::Missing))
            if new.cancel.is_some() =>
        {
            tracing::warn!(%error, "Stripe opens no page to cancel on");
            let anything = NewPortal {
                cancel: None,
                ..*new
            };
            Ok(billing.stripe.create_portal(&anything, &key()).await?.url)
        }
        other => Ok(other?.url),
    }
}
