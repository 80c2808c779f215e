//! Plans: what the server sells, what the account has, and what is being bought.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ErrorView;

/// The page of plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PlanPage {
    /// Whether anything can be bought here, and why not.
    pub sale: Sale,
    /// From free to the greatest; none where nothing is offered.
    pub plans: Vec<PlanOffer>,
    /// Of the account that is signed in: as the server says it, or last said it where there is a `failure`.
    pub standing: Option<PlanStanding>,
    /// What is being bought in the browser.
    pub purchase: Option<PlanPurchase>,
    /// Why the server could not be asked.
    pub failure: Option<ErrorView>,
}

/// Whether anything can be bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Sale {
    /// By whoever is signed in.
    Open,
    /// By whoever signs in first.
    SignedOut,
    /// The server sells no plans and limits nothing.
    Nothing,
    /// A child is offered nothing.
    Child,
    /// Whoever manages this machine has decided that nothing is bought on it.
    Policy,
    /// The server could not be asked.
    Unknown,
}

/// A plan as the server sells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PlanOffer {
    /// `free`, `premium`, `professional`, `enterprise`.
    pub plan: String,
    /// Devices that may be signed in; `None`: any number.
    pub devices: Option<u32>,
    /// Days of history in statistics of the server; `None`: all.
    pub history_days: Option<u32>,
    /// Single key presses are kept there, with consent, and advice is made of them.
    pub raw_key_presses: bool,
    /// Learners in one's care; `None`: as many as there are seats.
    pub learners: Option<u32>,
    /// Organisations, seats, invoices.
    pub organisations: bool,
    /// Sold by invoice and by seat, not here.
    pub is_by_invoice: bool,
    /// What it costs; none where it costs nothing or is not for sale just now.
    pub prices: Vec<PlanCost>,
}

/// What a plan costs for one interval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PlanCost {
    /// For how long one pays.
    pub interval: PayInterval,
    /// Units of 10^-`decimals` of the currency; `None` where it depends on more.
    #[ts(type = "number | null")]
    pub amount: Option<u64>,
    /// Decimals in `amount`.
    pub decimals: u8,
    /// ISO 4217: `EUR`.
    pub currency: String,
    /// Days before the first payment, where the account may still try, or nobody is signed in.
    pub trial_days: Option<u32>,
    /// The first payment of a trial that begins now, RFC 3339.
    pub first_payment: Option<String>,
}

/// For how long one pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PayInterval {
    /// A month.
    Monthly,
    /// A year.
    Yearly,
}

/// What an account has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PlanStanding {
    /// The best plan it has now.
    pub plan: String,
    /// What it is from: `free`, `subscription`, `grant`, or what a later server says.
    pub source: String,
    /// When a plan given by hand ends, RFC 3339.
    pub granted_until: Option<String>,
    /// The account's own subscription, as far as there is or was one.
    pub subscription: Option<OwnPlan>,
}

/// A subscription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OwnPlan {
    /// Which plan was bought.
    pub plan: String,
    /// How it stands now.
    pub state: OwnPlanState,
    /// For how long one pays.
    pub interval: Option<PayInterval>,
    /// The price of the interval, where it is the one that is sold today.
    pub cost: Option<PlanCost>,
    /// Begin of the period, RFC 3339; with a payment that is late, since when.
    pub period_start: Option<String>,
    /// When it is paid next, ends, or ended, RFC 3339, as `state` says.
    pub until: Option<String>,
    /// Days that have gone by since `period_start`, and days there are up to `until`; of a payment that is late.
    pub late: Option<LateDays>,
}

/// The days of grace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LateDays {
    /// Gone by.
    pub gone: u32,
    /// In all.
    pub all: u32,
}

/// A payment that did not go through, and waits to be put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LatePayment {
    /// Until when the plan goes on all the same, RFC 3339; `None` where it has stopped.
    pub until: Option<String>,
}

/// How a subscription stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum OwnPlanState {
    /// Tried; the first payment is at `until`.
    Trial,
    /// Paid; the next payment is at `until`.
    Active,
    /// Cancelled; its features go on up to `until`.
    Ending,
    /// A payment is late; its features go on up to `until`.
    Late,
    /// A payment is late for too long: its features have stopped, and come back with the payment.
    Stopped,
    /// The first payment did not go through.
    Unfinished,
    /// Over.
    Ended,
    /// Nothing this app knows.
    Unclear,
}

/// What is being bought in the browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PlanPurchase {
    /// Which plan.
    pub plan: String,
    /// For how long one pays.
    pub interval: PayInterval,
    /// When the browser was opened, RFC 3339.
    pub since: String,
}

/// Of `begin_purchase`.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PurchaseArgs {
    /// Which plan.
    pub plan: PlanToBuy,
    /// For how long one pays.
    pub interval: PayInterval,
}

/// What can be bought without a person at the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PlanToBuy {
    /// For one learner.
    Premium,
    /// With learners under one's care.
    Professional,
}

/// Of `open_portal`.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PortalArgs {
    /// What the page is wanted for.
    pub purpose: PortalFor,
}

/// What a page for what was bought is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PortalFor {
    /// Anything: cards, invoices, another plan.
    Manage,
    /// Cancelling.
    Cancel,
}
