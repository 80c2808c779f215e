//! What is so at the tests' Stripe: customers, products, prices, checkouts, subscriptions, invoices, payments. People and
//! time act on it here; the API in `site.rs` only lets the server look at it, and do little.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::render::{self, Shape};

/// Seconds.
pub const DAY: i64 = 86_400;
const MONTH: i64 = 30 * DAY;

/// A product's price.
#[derive(Clone)]
pub struct Price {
    /// `price_…`.
    pub id: String,
    /// Its product's `metadata.plan`.
    pub plan: String,
    /// Its product's `metadata.trial_days`.
    pub trial_days: Option<u32>,
    /// The name it is looked for by.
    pub lookup_key: Option<String>,
    /// In the smallest unit.
    pub amount: i64,
    /// In small letters, as Stripe has it.
    pub currency: String,
    /// `month` or `year`.
    pub interval: &'static str,
}

impl Price {
    /// Seconds until it is paid again.
    fn length(&self) -> i64 {
        if self.interval == "year" {
            365 * DAY
        } else {
            MONTH
        }
    }
}

/// What is paid for.
#[derive(Clone)]
pub struct Subscription {
    /// `sub_…`.
    pub id: String,
    /// Whose.
    pub customer: String,
    /// Stripe's word.
    pub status: String,
    /// What is bought.
    pub price: String,
    /// How many of it.
    pub quantity: i64,
    /// Unix seconds.
    pub created: i64,
    /// Of the period, Unix seconds.
    pub start: i64,
    /// Of the period, Unix seconds.
    pub end: i64,
    /// From when to when, Unix seconds.
    pub trial: Option<(i64, i64)>,
    /// It ends with the period.
    pub cancel_at_period_end: bool,
    /// Unix seconds.
    pub canceled_at: Option<i64>,
    /// Unix seconds.
    pub ended_at: Option<i64>,
    /// Paid by invoice.
    pub by_invoice: bool,
    /// `metadata.tactus_account`.
    pub reference: Option<String>,
}

/// What is to be paid for one period.
#[derive(Clone)]
pub struct Invoice {
    /// `in_…`.
    pub id: String,
    /// Of what.
    pub subscription: String,
    /// Whose.
    pub customer: String,
    /// `paid` or `open`.
    pub status: &'static str,
    /// Unix seconds.
    pub created: i64,
    /// Unix seconds.
    pub due: Option<i64>,
}

/// A page to buy on.
#[derive(Clone)]
pub struct Session {
    /// `cs_…`.
    pub id: String,
    /// Whose.
    pub customer: String,
    /// `client_reference_id`.
    pub reference: String,
    /// What is to be bought.
    pub price: String,
    /// Days before the first payment.
    pub trial_days: Option<i64>,
    /// `open`, `complete` or `expired`.
    pub status: &'static str,
    /// What was bought.
    pub subscription: Option<String>,
    /// Unix seconds.
    pub expires_at: i64,
    /// Where the browser goes when it is done.
    pub back: String,
}

/// Something that happened, as it looked then.
#[derive(Clone)]
pub struct Event {
    /// `evt_…`.
    pub id: String,
    /// `invoice.paid`.
    pub kind: String,
    /// Unix seconds.
    pub created: i64,
    /// Its object in the shape of now.
    pub new: Value,
    /// Its object in the shape of before 2025-03-31.
    pub old: Value,
}

/// All of it.
#[derive(Default)]
pub struct Truth {
    /// Unix seconds.
    pub now: i64,
    /// Whether money is real.
    pub livemode: bool,
    numbers: u64,
    /// By id, with the reference in their metadata.
    pub customers: BTreeMap<String, Option<String>>,
    /// By id.
    pub prices: BTreeMap<String, Price>,
    /// By id.
    pub subscriptions: BTreeMap<String, Subscription>,
    /// By id.
    pub invoices: BTreeMap<String, Invoice>,
    /// By id.
    pub sessions: BTreeMap<String, Session>,
    /// Payments by id, with their customers.
    pub charges: BTreeMap<String, String>,
    /// All, the oldest first.
    pub events: Vec<Event>,
    /// Up to where they were handed out.
    told: usize,
    /// Portal pages that were made.
    pub portals: u64,
    /// Whether the portal's settings let people cancel.
    pub portal_cancels: bool,
    /// Pages of the portal, by their number, that cancel one subscription and lead to an address then.
    pub cancelling: BTreeMap<u64, (String, String)>,
    /// By customer: where the browser goes from the portal.
    pub(crate) leaving: BTreeMap<String, String>,
    /// Test clocks by id: the time there, Unix seconds.
    pub(crate) clocks: BTreeMap<String, i64>,
    /// By customer: the test clock they live by.
    pub(crate) lives_by: BTreeMap<String, String>,
    /// Customers whose card is refused.
    pub(crate) refused: BTreeSet<String>,
    /// Where the pages for browsers are; a name that does not exist where there are none.
    pub(crate) pages: Option<String>,
    /// How `success_url` has to begin.
    pub(crate) back: Option<String>,
}

impl Truth {
    /// With the prices of all plans.
    pub fn new(now: i64, livemode: bool) -> Self {
        let mut truth = Self {
            now,
            livemode,
            portal_cancels: true,
            ..Self::default()
        };
        for (plan, interval, amount) in [
            ("premium", "month", 500),
            ("premium", "year", 5_000),
            ("professional", "month", 1_500),
            ("professional", "year", 15_000),
            ("enterprise", "year", 3_000),
        ] {
            truth.sell(plan, interval, amount, "eur");
        }
        truth
    }

    /// A new id.
    pub fn id(&mut self, kind: &str) -> String {
        self.numbers += 1;
        format!("{kind}_{:06}", self.numbers)
    }

    /// A price with the name the server looks for; the first of that name.
    pub fn sell(
        &mut self,
        plan: &str,
        interval: &'static str,
        amount: i64,
        currency: &str,
    ) -> String {
        let name = format!("{plan}_{interval}ly");
        let is_taken = |price: &Price| price.lookup_key.as_deref() == Some(name.as_str());
        let lookup_key = (!self.prices.values().any(is_taken)).then(|| name.clone());
        let id = self.id("price");
        let price = Price {
            id: id.clone(),
            plan: plan.to_owned(),
            trial_days: None,
            lookup_key,
            amount,
            currency: currency.to_owned(),
            interval,
        };
        self.prices.insert(id.clone(), price);
        id
    }

    /// The price of this name.
    pub fn price(&self, name: &str) -> String {
        let found = self
            .prices
            .values()
            .find(|price| price.lookup_key.as_deref() == Some(name));
        found.unwrap().id.clone()
    }

    /// A new customer.
    pub fn customer(&mut self, reference: Option<&str>) -> String {
        let id = self.id("cus");
        self.customers
            .insert(id.clone(), reference.map(str::to_owned));
        id
    }

    /// Notes that something happened to an object as it is now.
    pub fn happened(&mut self, kind: &str, new: Value, old: Value) {
        let event = Event {
            id: self.id("evt"),
            kind: kind.to_owned(),
            created: self.now,
            new,
            old,
        };
        self.events.push(event);
    }

    fn about_subscription(&mut self, kind: &str, id: &str) {
        let [new, old] = [Shape::New, Shape::Old]
            .map(|shape| render::subscription(self, &self.subscriptions[id], shape, false));
        self.happened(&format!("customer.subscription.{kind}"), new, old);
    }

    fn about_invoice(&mut self, kind: &str, id: &str) {
        let [new, old] =
            [Shape::New, Shape::Old].map(|shape| render::invoice(self, &self.invoices[id], shape));
        self.happened(&format!("invoice.{kind}"), new, old);
    }

    fn about_session(&mut self, kind: &str, id: &str) {
        let object = render::session(self, &self.sessions[id]);
        self.happened(&format!("checkout.session.{kind}"), object.clone(), object);
    }

    /// Events nobody was told of yet.
    pub fn news(&mut self) -> Vec<Event> {
        let news = self.events[self.told..].to_vec();
        self.told = self.events.len();
        news
    }

    /// Somebody pays on a checkout's page, with a card that is good or one that is refused.
    pub fn pay(&mut self, session: &str, is_good: bool) -> String {
        let session = self.sessions[session].clone();
        assert_eq!(session.status, "open", "only an open checkout can be paid");
        let trial = session
            .trial_days
            .map(|days| (self.now, self.now + days * DAY));
        let id = self.subscribe(
            &session.customer,
            &session.price,
            1,
            Some(&session.reference),
        );
        let subscription = self.subscriptions.get_mut(&id).unwrap();
        if let Some((start, end)) = trial {
            subscription.trial = trial;
            (subscription.start, subscription.end) = (start, end);
            "trialing".clone_into(&mut subscription.status);
        } else if !is_good {
            "incomplete".clone_into(&mut subscription.status);
        }
        let done = self.sessions.get_mut(&session.id).unwrap();
        (done.status, done.subscription) = ("complete", Some(id.clone()));
        self.about_session("completed", &session.id);
        self.about_subscription("updated", &id);
        id
    }

    /// A subscription that is paid for, from wherever.
    pub fn subscribe(
        &mut self,
        customer: &str,
        price: &str,
        quantity: i64,
        reference: Option<&str>,
    ) -> String {
        let id = self.id("sub");
        let length = self.prices[price].length();
        let subscription = Subscription {
            id: id.clone(),
            customer: customer.to_owned(),
            status: "active".to_owned(),
            price: price.to_owned(),
            quantity,
            created: self.now,
            start: self.now,
            end: self.now + length,
            trial: None,
            cancel_at_period_end: false,
            canceled_at: None,
            ended_at: None,
            by_invoice: false,
            reference: reference.map(str::to_owned),
        };
        self.subscriptions.insert(id.clone(), subscription);
        self.about_subscription("created", &id);
        self.bill(&id, "paid");
        id
    }

    /// Changes it as somebody does in the dashboard or the portal, and says so.
    pub fn change(&mut self, id: &str, change: impl FnOnce(&mut Subscription)) {
        change(self.subscriptions.get_mut(id).unwrap());
        self.about_subscription("updated", id);
    }

    /// An invoice for the period that begins now.
    fn bill(&mut self, subscription: &str, status: &'static str) {
        let id = self.id("in");
        let of = &self.subscriptions[subscription];
        let invoice = Invoice {
            id: id.clone(),
            subscription: subscription.to_owned(),
            customer: of.customer.clone(),
            status,
            created: self.now,
            due: of.by_invoice.then_some(self.now + 30 * DAY),
        };
        let customer = invoice.customer.clone();
        self.invoices.insert(id.clone(), invoice);
        if status == "paid" {
            let charge = self.id("ch");
            self.charges.insert(charge, customer);
            self.about_invoice("paid", &id);
        } else {
            self.about_invoice("payment_failed", &id);
        }
    }

    /// The next period begins; it is paid, or it is not.
    pub fn renew(&mut self, id: &str, is_paid: bool) {
        let length = self.prices[&self.subscriptions[id].price].length();
        let now = self.now;
        let subscription = self.subscriptions.get_mut(id).unwrap();
        (subscription.start, subscription.end) = (now, now + length);
        let status = if is_paid { "active" } else { "past_due" };
        status.clone_into(&mut subscription.status);
        self.bill(id, if is_paid { "paid" } else { "open" });
        self.about_subscription("updated", id);
    }

    /// Everything that waited is paid.
    pub fn settle(&mut self, id: &str) {
        let open: Vec<String> = self
            .invoices
            .values()
            .filter(|invoice| invoice.subscription == id && invoice.status == "open")
            .map(|invoice| invoice.id.clone())
            .collect();
        for invoice in open {
            self.invoices.get_mut(&invoice).unwrap().status = "paid";
            self.about_invoice("paid", &invoice);
        }
        self.change(id, |subscription| {
            "active".clone_into(&mut subscription.status);
        });
    }

    /// It ends.
    pub fn cancel(&mut self, id: &str) {
        let now = self.now;
        let subscription = self.subscriptions.get_mut(id).unwrap();
        "canceled".clone_into(&mut subscription.status);
        subscription.canceled_at.get_or_insert(now);
        subscription.ended_at = Some(now);
        self.about_subscription("deleted", id);
    }

    /// A checkout that nobody paid.
    pub fn expire(&mut self, id: &str) {
        self.sessions.get_mut(id).unwrap().status = "expired";
        self.about_session("expired", id);
    }

    /// A customer goes, and what they pay for with them.
    pub fn forget(&mut self, customer: &str) {
        let theirs: Vec<String> = self
            .subscriptions
            .values()
            .filter(|each| each.customer == customer && !is_over(&each.status))
            .map(|each| each.id.clone())
            .collect();
        for id in theirs {
            self.cancel(&id);
        }
        let object = json!({"id": customer, "object": "customer", "deleted": true});
        self.happened("customer.deleted", object.clone(), object);
    }

    /// Somebody wants money back, or has got it: `charge.refunded`, `charge.dispute.created`,
    /// `radar.early_fraud_warning.created`.
    pub fn money(&mut self, kind: &str, customer: &str) -> String {
        let charge = self.id("ch");
        self.charges.insert(charge.clone(), customer.to_owned());
        let object = match kind {
            "charge.refunded" => {
                json!({"id": charge, "object": "charge", "customer": customer, "refunded": true,
                "billing_details": {"email": "canary-payer@example.org"}})
            }
            "charge.dispute.created" => {
                json!({"id": self.id("du"), "object": "dispute", "charge": charge, "status": "needs_response"})
            }
            _ => {
                json!({"id": self.id("issfr"), "object": "radar.early_fraud_warning", "charge": charge, "actionable": true})
            }
        };
        let id = object["id"].as_str().unwrap().to_owned();
        self.happened(kind, object.clone(), object);
        id
    }
}

pub(crate) fn is_over(status: &str) -> bool {
    ["canceled", "incomplete_expired"].contains(&status)
}
