//! What is so at the tests' Stripe: customers, products, prices, checkouts, subscriptions, invoices, payments. People and
//! time act on it here; the API in `site.rs` only lets the server look at it, and do little.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::render::{self, Shape};

/// Seconds.
pub(crate) const DAY: i64 = 86_400;
const MONTH: i64 = 30 * DAY;

/// A product's price.
#[derive(Clone)]
pub(crate) struct Price {
    pub(crate) id: String,
    /// Its product's `metadata.plan`.
    pub(crate) plan: String,
    pub(crate) trial_days: Option<u32>,
    pub(crate) lookup_key: Option<String>,
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) interval: &'static str,
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

#[derive(Clone)]
pub(crate) struct Subscription {
    pub(crate) id: String,
    pub(crate) customer: String,
    pub(crate) status: String,
    pub(crate) price: String,
    pub(crate) quantity: i64,
    pub(crate) created: i64,
    pub(crate) start: i64,
    pub(crate) end: i64,
    pub(crate) trial: Option<(i64, i64)>,
    pub(crate) cancel_at_period_end: bool,
    pub(crate) canceled_at: Option<i64>,
    pub(crate) ended_at: Option<i64>,
    pub(crate) by_invoice: bool,
    pub(crate) reference: Option<String>,
}

#[derive(Clone)]
pub(crate) struct Invoice {
    pub(crate) id: String,
    pub(crate) subscription: String,
    pub(crate) customer: String,
    pub(crate) status: &'static str,
    pub(crate) created: i64,
    pub(crate) due: Option<i64>,
}

#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) customer: String,
    pub(crate) reference: String,
    pub(crate) price: String,
    pub(crate) trial_days: Option<i64>,
    pub(crate) status: &'static str,
    pub(crate) subscription: Option<String>,
    pub(crate) expires_at: i64,
}

/// Something that happened, as it looked then.
#[derive(Clone)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) created: i64,
    pub(crate) new: Value,
    pub(crate) old: Value,
}

/// All of it.
#[derive(Default)]
pub(crate) struct Truth {
    pub(crate) now: i64,
    pub(crate) livemode: bool,
    numbers: u64,
    /// By id, with the reference in their metadata.
    pub(crate) customers: BTreeMap<String, Option<String>>,
    pub(crate) prices: BTreeMap<String, Price>,
    pub(crate) subscriptions: BTreeMap<String, Subscription>,
    pub(crate) invoices: BTreeMap<String, Invoice>,
    pub(crate) sessions: BTreeMap<String, Session>,
    /// Payments by id, with their customers.
    pub(crate) charges: BTreeMap<String, String>,
    pub(crate) events: Vec<Event>,
    /// Up to where they were handed out.
    told: usize,
    pub(crate) portals: u64,
}

impl Truth {
    pub(crate) fn new(now: i64, livemode: bool) -> Self {
        let mut truth = Self {
            now,
            livemode,
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

    pub(crate) fn id(&mut self, kind: &str) -> String {
        self.numbers += 1;
        format!("{kind}_{:06}", self.numbers)
    }

    /// A price with the name the server looks for; the first of that name.
    pub(crate) fn sell(
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
    pub(crate) fn price(&self, name: &str) -> String {
        let found = self
            .prices
            .values()
            .find(|price| price.lookup_key.as_deref() == Some(name));
        found.unwrap().id.clone()
    }

    pub(crate) fn customer(&mut self, reference: Option<&str>) -> String {
        let id = self.id("cus");
        self.customers
            .insert(id.clone(), reference.map(str::to_owned));
        id
    }

    /// Notes that something happened to an object as it is now.
    pub(crate) fn happened(&mut self, kind: &str, new: Value, old: Value) {
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
    pub(crate) fn news(&mut self) -> Vec<Event> {
        let news = self.events[self.told..].to_vec();
        self.told = self.events.len();
        news
    }

    /// Somebody pays on a checkout's page, with a card that is good or one that is refused.
    pub(crate) fn pay(&mut self, session: &str, is_good: bool) -> String {
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
    pub(crate) fn subscribe(
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
    pub(crate) fn change(&mut self, id: &str, change: impl FnOnce(&mut Subscription)) {
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
    pub(crate) fn renew(&mut self, id: &str, is_paid: bool) {
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
    pub(crate) fn settle(&mut self, id: &str) {
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
    pub(crate) fn cancel(&mut self, id: &str) {
        let now = self.now;
        let subscription = self.subscriptions.get_mut(id).unwrap();
        "canceled".clone_into(&mut subscription.status);
        subscription.canceled_at.get_or_insert(now);
        subscription.ended_at = Some(now);
        self.about_subscription("deleted", id);
    }

    /// A checkout that nobody paid.
    pub(crate) fn expire(&mut self, id: &str) {
        self.sessions.get_mut(id).unwrap().status = "expired";
        self.about_session("expired", id);
    }

    /// A customer goes, and what they pay for with them.
    pub(crate) fn forget(&mut self, customer: &str) {
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
    pub(crate) fn money(&mut self, kind: &str, customer: &str) -> String {
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
