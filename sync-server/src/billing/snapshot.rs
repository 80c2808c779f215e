//! What a subscription of Stripe's is here. Pure.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::stripe::{Expandable, Item, Price, Product, Recurring, Subscription};

/// The plans that can be bought, the best first.
pub(super) const PAID: [&str; 3] = ["enterprise", "professional", "premium"];

/// A plan goes on so long after a payment was due.
const GRACE: TimeDelta = TimeDelta::days(14);
/// A school's, whose bursar pays by invoice.
const GRACE_BY_INVOICE: TimeDelta = TimeDelta::days(30);
/// A plan goes on so long when Stripe says a status nobody knows here.
pub(super) const GRACE_UNKNOWN: TimeDelta = TimeDelta::hours(72);

/// A subscription as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Snapshot {
    pub(super) id: String,
    pub(super) customer: String,
    /// One of the eight, or `unknown`.
    pub(super) status: &'static str,
    /// As Stripe says it.
    pub(super) stripe_status: String,
    /// None: no price of it is one of ours.
    pub(super) plan: Option<&'static str>,
    pub(super) price: Option<String>,
    pub(super) interval: Option<&'static str>,
    pub(super) amount: Option<i64>,
    pub(super) currency: String,
    pub(super) quantity: i32,
    pub(super) period_start: Option<DateTime<Utc>>,
    pub(super) period_end: Option<DateTime<Utc>>,
    pub(super) trial_start: Option<DateTime<Utc>>,
    pub(super) trial_end: Option<DateTime<Utc>>,
    pub(super) cancel_at: Option<DateTime<Utc>>,
    pub(super) canceled_at: Option<DateTime<Utc>>,
    pub(super) ended_at: Option<DateTime<Utc>>,
    pub(super) created_at: Option<DateTime<Utc>>,
}

/// Plans of products by their ids, where prices do not bring their products along.
pub(super) type PlansOfProducts = BTreeMap<String, &'static str>;

/// Which plan a product is for.
pub(super) fn plan_of(product: &Product) -> Option<&'static str> {
    let named = product.metadata.get("plan")?;
    PAID.into_iter().find(|plan| plan == named)
}

impl Snapshot {
    /// Reads it. Of several items the one with the best plan counts; where none has one, the first.
    pub(super) fn of(subscription: &Subscription, products: &PlansOfProducts) -> Self {
        let plan = |item: &Item| match &item.price.product {
            Expandable::Whole(product) => plan_of(product),
            Expandable::Id(id) => products.get(id).copied(),
        };
        let rank = |item: &&Item| {
            let plan = plan(item);
            PAID.iter()
                .position(|each| Some(*each) == plan)
                .unwrap_or(PAID.len())
        };
        // The first of equals.
        let item = subscription.items.data.iter().min_by_key(rank);
        let price = item.map(|item| &item.price);
        let start = item.and_then(|item| item.current_period_start);
        let end = item.and_then(|item| item.current_period_end);
        let period_end = time(end.or(subscription.current_period_end));
        let at_the_end = period_end.filter(|_| subscription.cancel_at_period_end);
        Self {
            id: subscription.id.clone(),
            customer: subscription.customer.clone(),
            status: known(&subscription.status),
            stripe_status: subscription
                .status
                .chars()
                .take(64)
                .filter(|c| *c != '\0')
                .collect(),
            plan: item.and_then(plan),
            price: price.map(|price| price.id.chars().filter(|c| *c != '\0').collect()),
            interval: price.and_then(interval),
            amount: price
                .and_then(|price| price.unit_amount)
                .filter(|amount| *amount >= 0),
            currency: currency(price),
            quantity: quantity(item),
            period_start: time(start.or(subscription.current_period_start)),
            period_end,
            trial_start: time(subscription.trial_start),
            trial_end: time(subscription.trial_end),
            cancel_at: time(subscription.cancel_at).or(at_the_end),
            canceled_at: time(subscription.canceled_at),
            ended_at: time(subscription.ended_at),
            created_at: time(Some(subscription.created)),
        }
    }

    /// Whether it is over for good.
    pub(super) fn is_over(&self) -> bool {
        is_over(self.status)
    }

    /// Until when the plan goes on without being paid, from when the oldest unpaid invoice was due.
    pub(super) fn grace_until(&self, plan: &str, due: Option<i64>) -> Option<DateTime<Utc>> {
        let grace = if plan == "enterprise" {
            GRACE_BY_INVOICE
        } else {
            GRACE
        };
        Some(time(due).or(self.period_start)? + grace)
    }
}

/// Whether nothing more comes of a subscription in this state.
pub(super) fn is_over(status: &str) -> bool {
    ["canceled", "incomplete_expired"].contains(&status)
}

/// The same word, if it is one of Stripe's eight.
fn known(status: &str) -> &'static str {
    const KNOWN: [&str; 8] = [
        "incomplete",
        "incomplete_expired",
        "trialing",
        "active",
        "past_due",
        "canceled",
        "unpaid",
        "paused",
    ];
    KNOWN
        .into_iter()
        .find(|each| *each == status)
        .unwrap_or("unknown")
}

/// A month or a year, however it is counted.
pub(super) fn interval(price: &Price) -> Option<&'static str> {
    let Recurring {
        interval,
        interval_count,
    } = price.recurring.as_ref()?;
    match (interval.as_str(), interval_count) {
        ("month", 1) => Some("monthly"),
        ("year", 1) | ("month", 12) => Some("yearly"),
        _ => None,
    }
}

fn currency(price: Option<&Price>) -> String {
    let currency = price.map(|price| price.currency.to_ascii_uppercase());
    let is_one = |text: &String| text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    // ISO 4217 for none.
    currency.filter(is_one).unwrap_or_else(|| "XXX".to_owned())
}

/// Usage that is billed by meters has no quantity: it was bought.
fn quantity(item: Option<&Item>) -> i32 {
    let Some(item) = item else { return 0 };
    i32::try_from(item.quantity.unwrap_or(1).max(0)).unwrap_or(i32::MAX)
}

/// A moment of Stripe's; one that no calendar has is none.
fn time(seconds: Option<i64>) -> Option<DateTime<Utc>> {
    let time = DateTime::from_timestamp(seconds?, 0)?;
    // PostgreSQL's calendar ends later than this, and so do all contracts.
    (time.timestamp().abs() < 253_402_300_800).then_some(time)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn product(plan: &str) -> Value {
        json!({"id": format!("prod_{plan}"), "metadata": {"plan": plan}})
    }

    fn item(plan: &str, quantity: &Value) -> Value {
        json!({"quantity": quantity, "current_period_start": 100, "current_period_end": 200,
            "price": {"id": format!("price_{plan}"), "unit_amount": 500, "currency": "eur",
                "recurring": {"interval": "month", "interval_count": 1}, "product": product(plan)}})
    }

    fn subscription(status: &str, items: &[Value]) -> Value {
        json!({"id": "sub_1", "customer": "cus_1", "status": status, "livemode": false, "created": 50,
            "items": {"data": items}})
    }

    fn read(json: Value) -> Snapshot {
        Snapshot::of(
            &serde_json::from_value(json).unwrap(),
            &PlansOfProducts::new(),
        )
    }

    #[test]
    fn both_shapes_say_the_same() {
        let new = read(subscription("active", &[item("premium", &json!(1))]));
        assert_eq!(
            (new.status, new.plan, new.interval),
            ("active", Some("premium"), Some("monthly"))
        );
        assert_eq!(
            (new.amount, new.currency.as_str(), new.quantity),
            (Some(500), "EUR", 1)
        );
        assert_eq!(new.period_end, DateTime::from_timestamp(200, 0));
        let mut old = subscription("active", &[item("premium", &json!(1))]);
        for field in ["current_period_start", "current_period_end"] {
            old[field] = old["items"]["data"][0]
                .as_object_mut()
                .unwrap()
                .remove(field)
                .unwrap();
        }
        assert_eq!(read(old), new);
    }

    #[test]
    fn a_status_nobody_knows_is_unknown_and_all_eight_are_known() {
        for status in [
            "incomplete",
            "incomplete_expired",
            "trialing",
            "active",
            "past_due",
            "canceled",
            "unpaid",
            "paused",
        ] {
            assert_eq!(read(subscription(status, &[])).status, status);
        }
        let odd = read(subscription("hibernating", &[]));
        assert_eq!(
            (odd.status, odd.stripe_status.as_str()),
            ("unknown", "hibernating")
        );
    }

    #[test]
    fn of_several_items_the_best_plan_counts() {
        let items = ["storage", "premium", "enterprise"].map(|plan| item(plan, &json!(7)));
        let best = read(subscription("active", &items));
        assert_eq!((best.plan, best.quantity), (Some("enterprise"), 7));
        let none = read(subscription("active", &items[..1]));
        assert_eq!(
            (none.plan, none.price.as_deref()),
            (None, Some("price_storage"))
        );
        let empty = read(subscription("active", &[]));
        assert_eq!(
            (empty.plan, empty.quantity, empty.currency.as_str()),
            (None, 0, "XXX")
        );
    }

    #[test]
    fn odd_values_are_kept_within_bounds() {
        for (quantity, expected) in [
            (json!(0), 0),
            (json!(null), 1),
            (json!(-3), 0),
            (json!(5_000_000_000_i64), i32::MAX),
        ] {
            assert_eq!(
                read(subscription("active", &[item("premium", &quantity)])).quantity,
                expected
            );
        }
        let mut odd = subscription("active", &[item("premium", &json!(1))]);
        odd["cancel_at"] = json!(i64::MAX);
        odd["items"]["data"][0]["price"]["currency"] = json!("euro");
        odd["items"]["data"][0]["price"]["recurring"] =
            json!({"interval": "week", "interval_count": 1});
        let odd = read(odd);
        assert_eq!(
            (odd.cancel_at, odd.currency.as_str(), odd.interval),
            (None, "XXX", None)
        );
    }

    #[test]
    fn grace_is_14_days_and_for_schools_30() {
        let premium = read(subscription("past_due", &[item("premium", &json!(1))]));
        let school = read(subscription("past_due", &[item("enterprise", &json!(30))]));
        let days = |days: i64, from: i64| DateTime::from_timestamp(from + days * 86_400, 0);
        assert_eq!(premium.grace_until("premium", Some(1000)), days(14, 1000));
        assert_eq!(
            premium.grace_until("premium", None),
            days(14, 100),
            "from the period's begin"
        );
        assert_eq!(school.grace_until("enterprise", Some(1000)), days(30, 1000));
    }
}
