//! Objects as Stripe's API shows them: as it does now, and as it did before 2025-03-31.

use serde_json::{Value, json};

use super::truth::{Event, Invoice, Price, Session, Subscription, Truth};

/// How objects look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Of 2025-03-31 and later: periods are the items', an invoice's subscription is in its parent.
    New,
    /// Of before.
    Old,
}

impl Shape {
    /// What a version looks like.
    pub fn of(version: &str) -> Self {
        if version < "2025-03-31" {
            Self::Old
        } else {
            Self::New
        }
    }

    /// A version that looks so.
    pub fn version(self) -> &'static str {
        match self {
            Self::New => "2026-10-28.endive",
            Self::Old => "2024-12-18.acacia",
        }
    }
}

pub(crate) fn list(of: &str, data: &[Value], has_more: bool) -> Value {
    json!({"object": "list", "url": format!("/v1/{of}"), "has_more": has_more, "data": data})
}

pub(crate) fn product(price: &Price, truth: &Truth) -> Value {
    let mut metadata = json!({"plan": price.plan});
    if let Some(days) = price.trial_days {
        metadata["trial_days"] = days.to_string().into();
    }
    json!({"id": product_id(price), "object": "product", "active": true, "name": price.plan, "metadata": metadata,
        "livemode": truth.livemode})
}

pub(crate) fn product_id(price: &Price) -> String {
    format!("prod_{}", price.plan)
}

pub(crate) fn price(truth: &Truth, price: &Price, with_product: bool) -> Value {
    let product = if with_product {
        product(price, truth)
    } else {
        product_id(price).into()
    };
    json!({"id": price.id, "object": "price", "active": true, "unit_amount": price.amount, "currency": price.currency,
        "lookup_key": price.lookup_key, "livemode": truth.livemode, "type": "recurring", "product": product,
        "recurring": {"interval": price.interval, "interval_count": 1, "usage_type": "licensed"}})
}

pub(crate) fn subscription(
    truth: &Truth,
    of: &Subscription,
    shape: Shape,
    with_product: bool,
) -> Value {
    let mut item = json!({"id": format!("si_{}", of.id), "object": "subscription_item", "quantity": of.quantity,
        "price": price(truth, &truth.prices[&of.price], with_product), "subscription": of.id});
    let metadata = match &of.reference {
        Some(reference) => json!({"tactus_account": reference}),
        None => json!({}),
    };
    let mut whole = json!({
        "id": of.id, "object": "subscription", "customer": of.customer, "status": of.status, "livemode": truth.livemode,
        "created": of.created, "start_date": of.created, "cancel_at_period_end": of.cancel_at_period_end,
        "cancel_at": null, "canceled_at": of.canceled_at, "ended_at": of.ended_at,
        "trial_start": of.trial.map(|(start, _)| start), "trial_end": of.trial.map(|(_, end)| end),
        "collection_method": if of.by_invoice { "send_invoice" } else { "charge_automatically" },
        "metadata": metadata, "pause_collection": null, "currency": truth.prices[&of.price].currency,
    });
    let holder = match shape {
        Shape::New => &mut item,
        Shape::Old => &mut whole,
    };
    holder["current_period_start"] = of.start.into();
    holder["current_period_end"] = of.end.into();
    whole["items"] = list("subscription_items", &[item], false);
    whole
}

pub(crate) fn invoice(truth: &Truth, of: &Invoice, shape: Shape) -> Value {
    let mut whole = json!({"id": of.id, "object": "invoice", "customer": of.customer, "status": of.status,
        "created": of.created, "due_date": of.due, "livemode": truth.livemode, "attempt_count": 1,
        "customer_email": "canary-payer@example.org", "customer_name": "Canary Payer"});
    match shape {
        Shape::New => {
            whole["parent"] = json!({"type": "subscription_details", "quote_details": null,
                "subscription_details": {"subscription": of.subscription, "metadata": {}}});
        }
        Shape::Old => {
            whole["subscription"] = of.subscription.clone().into();
            whole["paid"] = (of.status == "paid").into();
            whole["charge"] = "ch_old".into();
        }
    }
    whole
}

pub(crate) fn session(truth: &Truth, of: &Session) -> Value {
    let pages = truth.pages.as_deref();
    let pages = pages.unwrap_or("https://checkout.stripe.example");
    let url = format!("{pages}/c/pay/{}", of.id);
    json!({"id": of.id, "object": "checkout.session", "customer": of.customer, "client_reference_id": of.reference,
        "status": of.status, "payment_status": if of.status == "complete" { "paid" } else { "unpaid" },
        "mode": "subscription", "subscription": of.subscription, "expires_at": of.expires_at, "livemode": truth.livemode,
        "url": if of.status == "open" { Value::from(url) } else { Value::Null },
        "customer_details": {"email": "canary-payer@example.org"}})
}

/// As it is sent, and as it is listed.
pub(crate) fn event(truth: &Truth, of: &Event, shape: Shape) -> Value {
    let object = match shape {
        Shape::New => &of.new,
        Shape::Old => &of.old,
    };
    json!({"id": of.id, "object": "event", "type": of.kind, "created": of.created, "livemode": truth.livemode,
        "api_version": shape.version(), "pending_webhooks": 1, "request": {"id": null, "idempotency_key": null},
        "data": {"object": object}})
}
