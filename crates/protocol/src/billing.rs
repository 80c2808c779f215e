//! Plans, and who has which.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /v1/plans`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Plans {
    /// From free to the greatest; empty where no plans are sold and nothing is limited.
    pub plans: Vec<PlanValue>,
}

/// A plan, what it has and what it costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanValue {
    /// `free`, `premium`, `professional` or `enterprise`.
    pub plan: String,
    /// What it has.
    pub features: PlanFeatures,
    /// What it costs; none where it costs nothing or is not for sale just now.
    pub prices: Vec<PlanPrice>,
    /// Sold by invoice and per seat, not by checkout.
    pub is_by_invoice: bool,
}

/// What a plan has beyond the program, which is whole without one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanFeatures {
    /// Devices that may be signed in; none: any number.
    pub devices: Option<u32>,
    /// Days of history that the server's statistics show; none: all.
    pub history_days: Option<u32>,
    /// Raw key presses are kept, with consent.
    pub raw_key_presses: bool,
    /// The server makes recommendations.
    pub recommendations: bool,
    /// Learners under one's care; none: as many as seats are bought.
    pub learners: Option<u32>,
    /// Organisations, seats, invoices.
    pub organisations: bool,
}

/// One price of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanPrice {
    /// For how long one pays.
    pub interval: BillingInterval,
    /// In the currency's smallest unit; none where it depends on more.
    pub amount: Option<u64>,
    /// ISO 4217: `EUR`.
    pub currency: String,
    /// Days before the first payment, once for an account.
    pub trial_days: Option<u32>,
}

/// For how long one pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BillingInterval {
    /// For a month.
    Monthly,
    /// For a year.
    Yearly,
}

impl BillingInterval {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Yearly => "yearly",
        }
    }
}

/// A plan that can be bought with a checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlanForSale {
    /// For one learner.
    Premium,
    /// With learners under one's care.
    Professional,
}

impl PlanForSale {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Premium => "premium",
            Self::Professional => "professional",
        }
    }
}

/// `POST /v1/billing/checkout`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckoutRequest {
    /// Which plan.
    pub plan: PlanForSale,
    /// For how long one pays.
    pub interval: BillingInterval,
}

/// `POST /v1/billing/portal`; may be left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PortalRequest {
    /// What the page is wanted for.
    #[serde(default)]
    pub purpose: PortalPurpose,
}

/// What a page of the portal is wanted for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PortalPurpose {
    /// Anything: its first page.
    #[default]
    Manage,
    /// Cancelling the subscription: the page that asks whether one is sure.
    Cancel,
}

/// Where to go on in the system's browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillingPage {
    /// A page of Stripe's, for this account and for a short time.
    pub url: String,
}

/// `GET /v1/me/subscription`, and the change `subscription`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubscriptionValue {
    /// The best plan the account has now, from whatever.
    pub plan: String,
    /// What it is from: `free`, `subscription` or `grant`.
    pub source: String,
    /// The account's own subscription, as far as there is or was one.
    pub subscription: Option<OwnSubscription>,
    /// When a plan given by hand ends.
    #[serde(default, with = "crate::time::option")]
    pub granted_until: Option<DateTime<Utc>>,
    /// Whether a plan that is bought now begins with its trial, where it has one: an account has that once.
    #[serde(default)]
    pub may_try: bool,
}

/// A subscription as Stripe says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnSubscription {
    /// Which plan was bought.
    pub plan: String,
    /// `trialing`, `active`, `past_due`, `unpaid`, `paused`, `incomplete`, `incomplete_expired`, `canceled`, or `unknown`
    /// for a later one.
    pub status: String,
    /// For how long one pays; none where it is neither a month nor a year.
    pub interval: Option<BillingInterval>,
    /// What was bought of it.
    pub quantity: u32,
    /// Begin of what is paid for now.
    #[serde(default, with = "crate::time::option")]
    pub current_period_start: Option<DateTime<Utc>>,
    /// End of what is paid for now.
    #[serde(default, with = "crate::time::option")]
    pub current_period_end: Option<DateTime<Utc>>,
    /// End of the trial.
    #[serde(default, with = "crate::time::option")]
    pub trial_end: Option<DateTime<Utc>>,
    /// Until when the plan goes on though a payment is late.
    #[serde(default, with = "crate::time::option")]
    pub grace_until: Option<DateTime<Utc>>,
    /// When it ends, where it was cancelled for a later time.
    #[serde(default, with = "crate::time::option")]
    pub cancel_at: Option<DateTime<Utc>>,
    /// When it ended.
    #[serde(default, with = "crate::time::option")]
    pub ended_at: Option<DateTime<Utc>>,
}

/// How many decimals of a currency are in an amount of its smallest unit, as Stripe counts: `500` is 5.00 EUR, 500 JPY,
/// 0.500 KWD. Where the currency itself has none any more but Stripe's amounts do (ISK, UGX), this says Stripe's two.
/// Source: <https://docs.stripe.com/currencies>.
pub fn decimals(currency: &str) -> u8 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "JPY" | "KMF" | "KRW" | "MGA" | "PYG" | "RWF" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "JOD" | "KWD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_the_decimals_that_stripe_counts() {
        let of = |currency| decimals(currency);
        assert_eq!([of("EUR"), of("JPY"), of("KWD"), of("ISK")], [2, 0, 3, 2]);
    }
}
