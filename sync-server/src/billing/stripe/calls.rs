//! What is asked of Stripe.

use super::shapes::{
    Charge, Event, Invoice, Made, Page, Portal, Price, Product, Session, Subscription,
};
use super::{Client, StripeError, is_id};

/// Objects in one page of a list.
const PAGE: &str = "100";

/// A checkout to be opened.
pub(in crate::billing) struct NewCheckout<'a> {
    pub(in crate::billing) customer: &'a str,
    pub(in crate::billing) reference: &'a str,
    pub(in crate::billing) price: &'a str,
    pub(in crate::billing) trial_days: Option<u32>,
    pub(in crate::billing) back: &'a str,
    /// Unix seconds.
    pub(in crate::billing) expires_at: i64,
}

/// A page of the portal to be opened.
#[derive(Clone, Copy)]
pub(in crate::billing) struct NewPortal<'a> {
    pub(in crate::billing) customer: &'a str,
    pub(in crate::billing) back: &'a str,
    /// The subscription that is to be cancelled on it; without one it is the portal's first page.
    pub(in crate::billing) cancel: Option<&'a str>,
}

impl Client {
    /// Makes somebody known by a reference alone: an address and a name they give Stripe themselves.
    pub(in crate::billing) async fn create_customer(
        &self,
        reference: &str,
    ) -> Result<String, StripeError> {
        let form = [("metadata[tactus_account]", reference)];
        let key = format!("customer-{reference}");
        let made: Made = self.post("/v1/customers", &form, &key).await?;
        checked(made.id)
    }

    pub(in crate::billing) async fn create_checkout(
        &self,
        new: &NewCheckout<'_>,
        idempotency_key: &str,
    ) -> Result<Session, StripeError> {
        let expires_at = new.expires_at.to_string();
        let trial_days = new.trial_days.map(|days| days.to_string());
        let mut form = vec![
            ("mode", "subscription"),
            ("customer", new.customer),
            ("client_reference_id", new.reference),
            ("line_items[0][price]", new.price),
            ("line_items[0][quantity]", "1"),
            ("subscription_data[metadata][tactus_account]", new.reference),
            ("success_url", new.back),
            ("cancel_url", new.back),
            ("locale", "auto"),
            ("expires_at", &expires_at),
        ];
        if let Some(days) = &trial_days {
            form.push(("subscription_data[trial_period_days]", days));
        }
        self.post("/v1/checkout/sessions", &form, idempotency_key)
            .await
    }

    pub(in crate::billing) async fn session(&self, id: &str) -> Result<Session, StripeError> {
        self.get(&at("/v1/checkout/sessions", id, "")?, &[]).await
    }

    /// Ends a checkout; one that was paid or is over refuses.
    pub(in crate::billing) async fn expire_session(
        &self,
        id: &str,
    ) -> Result<Session, StripeError> {
        let path = at("/v1/checkout/sessions", id, "/expire")?;
        self.post(&path, &[], &format!("expire-{id}")).await
    }

    /// A page for managing what is paid for, or a flow of it that does one thing and then leads back:
    /// <https://docs.stripe.com/customer-management/portal-deep-links>. Made anew each time: it is good for minutes.
    pub(in crate::billing) async fn create_portal(
        &self,
        new: &NewPortal<'_>,
        idempotency_key: &str,
    ) -> Result<Portal, StripeError> {
        let mut form = vec![("customer", new.customer), ("return_url", new.back)];
        if let Some(subscription) = new.cancel {
            form.extend([
                ("flow_data[type]", "subscription_cancel"),
                ("flow_data[subscription_cancel][subscription]", subscription),
                ("flow_data[after_completion][type]", "redirect"),
                (
                    "flow_data[after_completion][redirect][return_url]",
                    new.back,
                ),
            ]);
        }
        self.post("/v1/billing_portal/sessions", &form, idempotency_key)
            .await
    }

    pub(in crate::billing) async fn subscription(
        &self,
        id: &str,
    ) -> Result<Subscription, StripeError> {
        // Four levels, the most that Stripe opens.
        let whole = [("expand[]", "items.data.price.product")];
        self.get(&at("/v1/subscriptions", id, "")?, &whole).await
    }

    /// All of one customer, or of everybody, from the newest on; `after` is the last one of the page before.
    pub(in crate::billing) async fn subscriptions(
        &self,
        customer: Option<&str>,
        after: Option<&str>,
    ) -> Result<Page<Subscription>, StripeError> {
        let mut query = vec![("status", "all"), ("limit", PAGE)];
        query.extend(customer.map(|id| ("customer", id)));
        query.extend(after.map(|id| ("starting_after", id)));
        self.get("/v1/subscriptions", &query).await
    }

    /// Ends it at once; one that has ended refuses.
    pub(in crate::billing) async fn cancel_subscription(
        &self,
        id: &str,
    ) -> Result<(), StripeError> {
        let _: Made = self.delete(&at("/v1/subscriptions", id, "")?).await?;
        Ok(())
    }

    /// Invoices of a subscription that wait to be paid.
    pub(in crate::billing) async fn open_invoices(
        &self,
        subscription: &str,
    ) -> Result<Vec<Invoice>, StripeError> {
        let query = [
            ("subscription", subscription),
            ("status", "open"),
            ("limit", PAGE),
        ];
        let page: Page<Invoice> = self.get("/v1/invoices", &query).await?;
        Ok(page.data)
    }

    /// Prices with these names, whole.
    pub(in crate::billing) async fn prices(
        &self,
        names: &[&str],
    ) -> Result<Vec<Price>, StripeError> {
        let mut query = vec![
            ("active", "true"),
            ("limit", PAGE),
            ("expand[]", "data.product"),
        ];
        query.extend(names.iter().map(|name| ("lookup_keys[]", *name)));
        let page: Page<Price> = self.get("/v1/prices", &query).await?;
        Ok(page.data)
    }

    pub(in crate::billing) async fn products(
        &self,
        after: Option<&str>,
    ) -> Result<Page<Product>, StripeError> {
        let mut query = vec![("limit", PAGE)];
        query.extend(after.map(|id| ("starting_after", id)));
        self.get("/v1/products", &query).await
    }

    pub(in crate::billing) async fn charge(&self, id: &str) -> Result<Charge, StripeError> {
        self.get(&at("/v1/charges", id, "")?, &[]).await
    }

    /// Events of some kinds since then, from the newest on.
    pub(in crate::billing) async fn events(
        &self,
        kinds: &[&str],
        since: i64,
        after: Option<&str>,
    ) -> Result<Page<Event>, StripeError> {
        let since = since.to_string();
        let mut query = vec![("created[gte]", since.as_str()), ("limit", PAGE)];
        query.extend(kinds.iter().map(|kind| ("types[]", *kind)));
        query.extend(after.map(|id| ("starting_after", id)));
        self.get("/v1/events", &query).await
    }
}

/// The address of an object.
fn at(list: &str, id: &str, act: &str) -> Result<String, StripeError> {
    if is_id(id) {
        Ok(format!("{list}/{id}{act}"))
    } else {
        Err(StripeError::Missing)
    }
}

fn checked(id: String) -> Result<String, StripeError> {
    if is_id(&id) {
        Ok(id)
    } else {
        Err(StripeError::Odd("an id that is none"))
    }
}
