//! `GET /v1/plans`: what there is, what it costs, and what one gets for it.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, TimeDelta, Utc};
use protocol::{BillingInterval, PlanFeatures, PlanPrice, PlanValue, Plans};

use super::Billing;
use super::snapshot::{interval, plan_of};
use super::stripe::{Expandable, Price, StripeError};
use crate::App;
use crate::accounts::{FREE_DEVICES, FREE_HISTORY_DAYS};
use crate::http::ApiError;

/// By these names the maker's prices are found at Stripe.
const LOOKUP_KEYS: [&str; 5] = [
    "premium_monthly",
    "premium_yearly",
    "professional_monthly",
    "professional_yearly",
    "enterprise_yearly",
];
/// Learners in the care of one professional.
pub(crate) const LEARNERS: u32 = 30;
/// Prices are asked for again after this; Stripe also says when one changes.
const FRESH: TimeDelta = TimeDelta::minutes(10);
/// The longest trial that Stripe takes.
const LONGEST_TRIAL: u32 = 730;

/// What can be bought.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    plan: &'static str,
    interval: BillingInterval,
    pub(super) price: String,
    amount: Option<u64>,
    currency: String,
    pub(super) trial_days: Option<u32>,
}

/// Offers, and when they were asked for.
type Known = (DateTime<Utc>, Arc<Vec<Offer>>);

/// The maker's prices, as Stripe has them.
#[derive(Debug, Default)]
pub(super) struct Catalogue(Mutex<Option<Known>>);

impl Catalogue {
    /// Something has changed there.
    pub(super) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// All offers. Old ones are better than none while Stripe is away.
    async fn offers(
        &self,
        billing: &Billing,
        now: DateTime<Utc>,
    ) -> Result<Arc<Vec<Offer>>, StripeError> {
        let known = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some((at, offers)) = &known
            && now - *at < FRESH
        {
            return Ok(Arc::clone(offers));
        }
        match billing.stripe.prices(&LOOKUP_KEYS).await {
            Ok(prices) => {
                let offers = Arc::new(prices.iter().filter_map(offer).collect::<Vec<_>>());
                let fresh = Some((now, Arc::clone(&offers)));
                *self.0.lock().unwrap_or_else(PoisonError::into_inner) = fresh;
                Ok(offers)
            }
            Err(error) => match known {
                Some((_, offers)) => {
                    tracing::warn!(%error, "the prices are those of before");
                    Ok(offers)
                }
                None => Err(error),
            },
        }
    }

    /// What one plan costs for one interval.
    pub(super) async fn offer(
        &self,
        billing: &Billing,
        plan: &str,
        interval: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Offer>, StripeError> {
        let offers = self.offers(billing, now).await?;
        let found = offers
            .iter()
            .find(|offer| offer.plan == plan && offer.interval.as_str() == interval);
        Ok(found.cloned())
    }
}

/// A price under one of our names, if product, name and interval say the same.
fn offer(price: &Price) -> Option<Offer> {
    let Expandable::Whole(product) = &price.product else {
        return None;
    };
    let plan = plan_of(product)?;
    let interval = match interval(price)? {
        "monthly" => BillingInterval::Monthly,
        _ => BillingInterval::Yearly,
    };
    let name = format!("{plan}_{}", interval.as_str());
    if price.lookup_key.as_deref() != Some(name.as_str()) {
        tracing::error!(
            name,
            "a price at Stripe has the name of another plan or interval"
        );
        return None;
    }
    let trial_days = product.metadata.get("trial_days");
    let trial_days = trial_days.and_then(|days| days.parse::<u32>().ok());
    Some(Offer {
        plan,
        interval,
        price: price.id.clone(),
        amount: price
            .unit_amount
            .and_then(|amount| u64::try_from(amount).ok()),
        currency: price.currency.to_ascii_uppercase(),
        trial_days: trial_days.filter(|days| (1..=LONGEST_TRIAL).contains(days)),
    })
}

/// What plans there are. None where none are sold: then nothing is limited.
#[utoipa::path(get, path = "/v1/plans", tag = "billing", responses((status = OK, body = Plans)))]
pub(super) async fn plans(State(app): State<App>) -> Result<Json<Plans>, ApiError> {
    let Some(billing) = &app.billing else {
        return Ok(Json(Plans { plans: Vec::new() }));
    };
    let offers = billing.catalogue.offers(billing, app.clock.now()).await?;
    let value = |plan: &str| {
        let mut prices: Vec<PlanPrice> = offers
            .iter()
            .filter(|offer| offer.plan == plan)
            .map(|offer| PlanPrice {
                interval: offer.interval,
                amount: offer.amount,
                currency: offer.currency.clone(),
                trial_days: offer.trial_days,
            })
            .collect();
        prices.sort_by_key(|price| price.interval == BillingInterval::Yearly);
        PlanValue {
            plan: plan.to_owned(),
            features: features(plan),
            prices,
            is_by_invoice: plan == "enterprise",
        }
    };
    let plans = ["free", "premium", "professional", "enterprise"].map(value);
    Ok(Json(Plans {
        plans: plans.into(),
    }))
}

fn features(plan: &str) -> PlanFeatures {
    let is_free = plan == "free";
    PlanFeatures {
        devices: is_free.then(|| u32::try_from(FREE_DEVICES).unwrap_or_default()),
        history_days: is_free.then_some(FREE_HISTORY_DAYS),
        raw_key_presses: !is_free,
        recommendations: !is_free,
        learners: match plan {
            "enterprise" => None,
            "professional" => Some(LEARNERS),
            _ => Some(0),
        },
        organisations: plan == "enterprise",
    }
}
