//! What of Stripe's objects is read, in the shapes of versions before and after 2025-03-31, when periods went from
//! subscriptions to their items and the subscription of an invoice into its `parent`. What is not read may be anything.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::is_id;

/// A page of a list.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Page<T> {
    pub(in crate::billing) data: Vec<T>,
    #[serde(default)]
    pub(in crate::billing) has_more: bool,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self {
            data: Vec::new(),
            has_more: false,
        }
    }
}

/// A subscription.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Subscription {
    pub(in crate::billing) id: String,
    #[serde(deserialize_with = "id_of")]
    pub(in crate::billing) customer: String,
    pub(in crate::billing) status: String,
    pub(in crate::billing) livemode: bool,
    #[serde(default)]
    pub(in crate::billing) items: Page<Item>,
    pub(in crate::billing) created: i64,
    #[serde(default)]
    pub(in crate::billing) cancel_at_period_end: bool,
    pub(in crate::billing) cancel_at: Option<i64>,
    pub(in crate::billing) canceled_at: Option<i64>,
    pub(in crate::billing) ended_at: Option<i64>,
    pub(in crate::billing) trial_start: Option<i64>,
    pub(in crate::billing) trial_end: Option<i64>,
    /// Of versions before 2025-03-31.
    pub(in crate::billing) current_period_start: Option<i64>,
    /// Of versions before 2025-03-31.
    pub(in crate::billing) current_period_end: Option<i64>,
    #[serde(default)]
    pub(in crate::billing) metadata: BTreeMap<String, String>,
}

/// What a subscription is for.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Item {
    pub(in crate::billing) price: Price,
    pub(in crate::billing) quantity: Option<i64>,
    pub(in crate::billing) current_period_start: Option<i64>,
    pub(in crate::billing) current_period_end: Option<i64>,
}

/// A price.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Price {
    pub(in crate::billing) id: String,
    pub(in crate::billing) unit_amount: Option<i64>,
    pub(in crate::billing) currency: String,
    pub(in crate::billing) recurring: Option<Recurring>,
    pub(in crate::billing) lookup_key: Option<String>,
    /// Whole where it was asked for so, else its id.
    pub(in crate::billing) product: Expandable<Product>,
}

/// How often a price is paid.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Recurring {
    pub(in crate::billing) interval: String,
    pub(in crate::billing) interval_count: i64,
}

/// What a price is for.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Product {
    pub(in crate::billing) id: String,
    #[serde(default)]
    pub(in crate::billing) metadata: BTreeMap<String, String>,
}

/// An object, or its id.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(in crate::billing) enum Expandable<T> {
    /// Its id.
    Id(String),
    /// All of it.
    Whole(T),
}

/// A checkout.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Session {
    pub(in crate::billing) id: String,
    /// None once it is over.
    pub(in crate::billing) url: Option<String>,
    pub(in crate::billing) status: Option<String>,
    #[serde(default, deserialize_with = "optional_id_of")]
    pub(in crate::billing) subscription: Option<String>,
}

/// How far a checkout is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::billing) enum SessionState {
    /// It can still be paid.
    Open,
    /// It was gone through; the payment may be on its way.
    Complete,
    /// It is over.
    Expired,
}

impl Session {
    pub(in crate::billing) fn state(&self) -> SessionState {
        match self.status.as_deref() {
            Some("complete") => SessionState::Complete,
            Some("expired") => SessionState::Expired,
            _ => SessionState::Open,
        }
    }
}

/// An invoice that is not paid.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Invoice {
    pub(in crate::billing) created: i64,
    pub(in crate::billing) due_date: Option<i64>,
}

/// A payment.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Charge {
    #[serde(default, deserialize_with = "optional_id_of")]
    pub(in crate::billing) customer: Option<String>,
}

/// Something made that is named by its id alone.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Made {
    pub(in crate::billing) id: String,
}

/// A page of Stripe's for a customer.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Portal {
    pub(in crate::billing) url: String,
}

/// That something happened to an object. Of the object only its names are read.
#[derive(Debug, Deserialize)]
pub(in crate::billing) struct Event {
    pub(in crate::billing) id: String,
    #[serde(rename = "type")]
    pub(in crate::billing) kind: String,
    pub(in crate::billing) created: i64,
    pub(in crate::billing) livemode: bool,
    pub(in crate::billing) api_version: Option<String>,
    /// Another account than ours, of a platform.
    pub(in crate::billing) account: Option<String>,
    data: EventData,
}

#[derive(Debug, Deserialize)]
struct EventData {
    object: Value,
}

/// What an event is about.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::billing) struct About {
    pub(in crate::billing) object: Option<String>,
    pub(in crate::billing) customer: Option<String>,
    pub(in crate::billing) subscription: Option<String>,
    pub(in crate::billing) charge: Option<String>,
}

impl Event {
    /// The names in its object.
    pub(in crate::billing) fn about(&self) -> About {
        let object = &self.data.object;
        let own = reference(object.get("id"));
        let named = |kind: &str, field: &str| {
            if object.get("object").and_then(Value::as_str) == Some(kind) {
                own.clone()
            } else {
                reference(object.get(field))
            }
        };
        let of_parent = object.pointer("/parent/subscription_details/subscription");
        About {
            customer: named("customer", "customer"),
            subscription: named("subscription", "subscription").or_else(|| reference(of_parent)),
            charge: named("charge", "charge"),
            object: own,
        }
    }
}

/// The id in a field that holds an id or an object; what cannot be one is none.
pub(in crate::billing) fn reference(field: Option<&Value>) -> Option<String> {
    let id = match field? {
        Value::String(id) => id,
        object => object.get("id")?.as_str()?,
    };
    is_id(id).then(|| id.to_owned())
}

fn id_of<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    optional_id_of(from)?.ok_or_else(|| serde::de::Error::custom("no id"))
}

fn optional_id_of<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let field = Value::deserialize(from)?;
    Ok(reference(Some(&field)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn about(object: &Value) -> About {
        let event = json!({"id": "evt_1", "type": "x", "created": 1, "livemode": false, "data": {"object": object}});
        serde_json::from_value::<Event>(event).unwrap().about()
    }

    #[test]
    fn an_event_names_what_it_is_about_in_every_shape() {
        let some = |id: &str| Some(id.to_owned());
        let old = json!({"id": "in_1", "object": "invoice", "customer": "cus_1", "subscription": "sub_1", "charge": "ch_1"});
        let new = json!({"id": "in_1", "object": "invoice", "customer": {"id": "cus_1", "email": "a@b"},
            "parent": {"type": "subscription_details", "subscription_details": {"subscription": "sub_1"}}});
        for object in [&old, &new] {
            let about = about(object);
            assert_eq!(about.object, some("in_1"));
            assert_eq!(
                (about.customer, about.subscription),
                (some("cus_1"), some("sub_1"))
            );
        }
        let own = about(&json!({"id": "sub_1", "object": "subscription", "customer": "cus_1"}));
        assert_eq!(
            (own.object, own.subscription),
            (some("sub_1"), some("sub_1"))
        );
        let warning = about(
            &json!({"id": "issfr_1", "object": "radar.early_fraud_warning", "charge": "ch_1"}),
        );
        assert_eq!(warning.charge, some("ch_1"));
        for odd in [
            json!(null),
            json!([]),
            json!({"id": 5, "customer": "../x", "subscription": {"id": []}}),
        ] {
            assert_eq!(about(&odd), About::default(), "{odd}");
        }
    }
}
