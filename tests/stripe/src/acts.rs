//! What each call to the tests' Stripe does and shows.

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::{Value, json};

use super::clocks;
use super::render::{self, Shape};
use super::truth::{Session, Truth, is_over};

/// A call, read.
pub(super) struct Asked {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) form: Vec<(String, String)>,
    pub(super) shape: Shape,
}

pub(super) type Answer = Result<Value, (u16, &'static str)>;

pub(super) const MISSING: (u16, &str) = (404, "resource_missing");

impl Asked {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.form.iter().find(|(each, _)| each == name);
        found.map(|(_, value)| value.as_str())
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.form.iter().filter(move |(each, _)| each == name);
        named.map(|(_, value)| value.as_str())
    }

    /// Whether this is to be shown whole; no more than four levels are.
    fn expands(&self, what: &str) -> Result<bool, (u16, &'static str)> {
        if self.all("expand[]").any(|path| path.split('.').count() > 4) {
            return Err((400, "property_expansion_max_depth"));
        }
        Ok(self.all("expand[]").any(|path| path == what))
    }

    /// A page of what there is, the newest first.
    fn page(&self, of: &str, mut all: Vec<(String, Value)>) -> Value {
        all.sort_by(|(a, _), (b, _)| b.cmp(a));
        let limit: usize = self.get("limit").map_or(10, |limit| limit.parse().unwrap());
        let start = match self.get("starting_after") {
            Some(after) => all
                .iter()
                .position(|(id, _)| id == after)
                .map_or(all.len(), |at| at + 1),
            None => 0,
        };
        let rest = all.split_off(start.min(all.len()));
        let has_more = rest.len() > limit;
        let data: Vec<Value> = rest
            .into_iter()
            .take(limit)
            .map(|(_, value)| value)
            .collect();
        render::list(of, &data, has_more)
    }
}

/// Does it, or shows it.
pub(super) fn done(truth: &mut Truth, asked: &Asked) -> Answer {
    let parts: Vec<&str> = asked.path.trim_start_matches("/v1/").split('/').collect();
    match (asked.method.as_str(), parts.as_slice()) {
        ("GET", [all]) => listed(truth, asked, all),
        ("POST", ["customers"]) => {
            let id = truth.customer(asked.get("metadata[tactus_account]"));
            if let Some(clock) = asked.get("test_clock") {
                truth.clocks.get(clock).ok_or(MISSING)?;
                truth.lives_by.insert(id.clone(), clock.to_owned());
            }
            Ok(json!({"id": id, "object": "customer"}))
        }
        ("POST", ["checkout", "sessions"]) => open_checkout(truth, asked),
        ("POST", ["checkout", "sessions", id, "expire"]) => {
            let session = truth.sessions.get(*id).ok_or(MISSING)?;
            if session.status != "open" {
                return Err((400, "checkout_session_not_open"));
            }
            truth.expire(id);
            Ok(render::session(truth, &truth.sessions[*id]))
        }
        ("POST", ["billing_portal", "sessions"]) => open_portal(truth, asked),
        ("DELETE", ["subscriptions", id]) => {
            let found = truth.subscriptions.get(*id).ok_or(MISSING)?;
            if is_over(&found.status) {
                return Err(MISSING);
            }
            truth.cancel(id);
            Ok(render::subscription(
                truth,
                &truth.subscriptions[*id],
                asked.shape,
                false,
            ))
        }
        ("GET", ["checkout", "sessions", id]) => {
            let session = truth.sessions.get(*id).ok_or(MISSING)?;
            Ok(render::session(truth, session))
        }
        ("GET", ["subscriptions", id]) => {
            let whole = asked.expands("items.data.price.product")?;
            let found = truth.subscriptions.get(*id).ok_or(MISSING)?;
            Ok(render::subscription(truth, found, asked.shape, whole))
        }
        ("GET", ["charges", id]) => {
            let customer = truth.charges.get(*id).ok_or(MISSING)?;
            Ok(json!({"id": id, "object": "charge", "customer": customer}))
        }
        _ => clocks::done(truth, asked)
            .unwrap_or_else(|| panic!("nobody asks Stripe for {} {}", asked.method, asked.path)),
    }
}

/// A list.
fn listed(truth: &Truth, asked: &Asked, of: &str) -> Answer {
    match of {
        "subscriptions" => {
            let whole = asked.expands("data.items.data.price")?;
            let theirs = truth.subscriptions.values().filter(|each| {
                asked
                    .get("customer")
                    .is_none_or(|customer| each.customer == customer)
                    && (asked.get("status") == Some("all") || !is_over(&each.status))
            });
            let all = theirs.map(|each| {
                (
                    each.id.clone(),
                    render::subscription(truth, each, asked.shape, whole),
                )
            });
            Ok(asked.page("subscriptions", all.collect()))
        }
        "invoices" => {
            let theirs = truth.invoices.values().filter(|each| {
                asked.get("subscription") == Some(&each.subscription)
                    && asked.get("status") == Some(each.status)
            });
            let all =
                theirs.map(|each| (each.id.clone(), render::invoice(truth, each, asked.shape)));
            Ok(asked.page("invoices", all.collect()))
        }
        "prices" => {
            let whole = asked.expands("data.product")?;
            let named: Vec<&str> = asked.all("lookup_keys[]").collect();
            assert!(named.len() <= 10, "Stripe takes ten names at most");
            let found = truth.prices.values().filter(|price| {
                price
                    .lookup_key
                    .as_deref()
                    .is_some_and(|name| named.contains(&name))
            });
            let all = found.map(|each| (each.id.clone(), render::price(truth, each, whole)));
            Ok(asked.page("prices", all.collect()))
        }
        "products" => {
            let all: BTreeMap<String, Value> = truth
                .prices
                .values()
                .map(|price| (render::product_id(price), render::product(price, truth)))
                .collect();
            Ok(asked.page("products", all.into_iter().collect()))
        }
        "events" => {
            let kinds: Vec<&str> = asked.all("types[]").collect();
            let since = asked
                .get("created[gte]")
                .map(|since| since.parse().unwrap());
            let since: i64 = since.unwrap_or(0);
            let found = truth.events.iter().filter(|event| {
                (kinds.is_empty() || kinds.contains(&event.kind.as_str())) && event.created >= since
            });
            let all =
                found.map(|event| (event.id.clone(), render::event(truth, event, asked.shape)));
            Ok(asked.page("events", all.collect()))
        }
        _ => panic!("nobody asks Stripe for {} {}", asked.method, asked.path),
    }
}

/// The portal's first page, or the one that does a single thing.
fn open_portal(truth: &mut Truth, asked: &Asked) -> Answer {
    let customer = asked
        .get("customer")
        .filter(|id| truth.customers.contains_key(*id));
    let customer = customer.ok_or((400, "resource_missing"))?.to_owned();
    let back = asked.get("return_url").unwrap_or_default().to_owned();
    let flow = match asked.get("flow_data[type]") {
        None => None,
        Some("subscription_cancel") => Some(cancelling(truth, asked, &customer)?),
        Some(other) => panic!("nobody asks Stripe for the flow {other}"),
    };
    truth.portals += 1;
    truth.leaving.insert(customer.clone(), back);
    if let Some(flow) = flow {
        truth.cancelling.insert(truth.portals, flow);
    }
    let pages = truth.pages.as_deref();
    let pages = pages.unwrap_or("https://billing.stripe.example");
    let url = format!("{pages}/p/session/{customer}/{}", truth.portals);
    Ok(json!({"id": "bps_1", "object": "billing_portal.session", "url": url}))
}

/// Which subscription is to be cancelled, and where the browser goes when that is done.
fn cancelling(
    truth: &Truth,
    asked: &Asked,
    customer: &str,
) -> Result<(String, String), (u16, &'static str)> {
    let must = |name: &str| asked.get(name).ok_or((400, "parameter_missing"));
    let subscription = must("flow_data[subscription_cancel][subscription]")?;
    let theirs = truth.subscriptions.get(subscription);
    let theirs = theirs.filter(|one| one.customer == customer && !is_over(&one.status));
    let theirs = theirs.ok_or((400, "resource_missing"))?;
    if theirs.cancel_at_period_end || !truth.portal_cancels {
        return Err((400, "parameter_invalid"));
    }
    if must("flow_data[after_completion][type]")? != "redirect" {
        return Err((400, "parameter_invalid"));
    }
    let back = must("flow_data[after_completion][redirect][return_url]")?;
    Ok((subscription.to_owned(), back.to_owned()))
}

fn open_checkout(truth: &mut Truth, asked: &Asked) -> Answer {
    let must = |name: &str| asked.get(name).ok_or((400, "parameter_missing"));
    if must("mode")? != "subscription" || must("line_items[0][quantity]")? != "1" {
        return Err((400, "parameter_invalid"));
    }
    let expires_at: i64 = must("expires_at")?.parse().unwrap();
    if !(truth.now + 1800..=truth.now + 86_400).contains(&expires_at) {
        return Err((400, "parameter_invalid_integer"));
    }
    let (customer, price) = (must("customer")?, must("line_items[0][price]")?);
    if !truth.customers.contains_key(customer) || !truth.prices.contains_key(price) {
        return Err((400, "resource_missing"));
    }
    assert_eq!(
        asked.get("client_reference_id"),
        asked.get("subscription_data[metadata][tactus_account]")
    );
    for url in ["success_url", "cancel_url"] {
        let begins = truth.back.as_deref().unwrap_or("https://sync.example.org");
        let begins = format!("{begins}/account/billing?language=");
        assert!(must(url)?.starts_with(&begins), "{}", must(url)?);
    }
    let id = truth.id("cs_test");
    let session = Session {
        id: id.clone(),
        customer: customer.to_owned(),
        reference: must("client_reference_id")?.to_owned(),
        price: price.to_owned(),
        trial_days: asked
            .get("subscription_data[trial_period_days]")
            .map(|days| days.parse().unwrap()),
        status: "open",
        subscription: None,
        expires_at,
        back: must("success_url")?.to_owned(),
    };
    let shown = render::session(truth, &session);
    truth.sessions.insert(id, session);
    Ok(shown)
}
