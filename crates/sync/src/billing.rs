//! Plans: what the server sells, what the account has, and the pages on which it is bought and managed.
//!
//! A page is opened in the system's browser, so an address is handed on only if it is one of Stripe's, or below the
//! server's own name: whatever else a server names is not opened.

use protocol::{
    BillingPage, CheckoutRequest, Plans, PortalPurpose, PortalRequest, SubscriptionValue,
};
use reqwest::Url;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::api::json as body;
use crate::failure::Failure;
use crate::sync::ProfileSync;
use crate::transport::{Body, Method};

/// Name of the note about a purchase that waits.
const PURCHASE: &str = "purchase";
/// Stripe's page is good for an hour; a payment by bank may take longer to be told.
const REMEMBERED: i64 = 24 * 3_600_000;

/// What a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// Buying.
    Checkout,
    /// Changing, cancelling, cards, invoices.
    Portal,
}

impl PageKind {
    /// Where Stripe has such pages.
    fn host(self) -> &'static str {
        match self {
            Self::Checkout => "checkout.stripe.com",
            Self::Portal => "billing.stripe.com",
        }
    }
}

/// A plan that is being bought in the browser. Remembered with the profile, so that waiting can be left, and gone on with
/// after another start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    /// The account that buys, and where.
    user_id: String,
    server_url: String,
    /// What is bought.
    pub wanted: CheckoutRequest,
    /// When the browser was opened, Unix ms.
    pub since: i64,
}

impl ProfileSync {
    /// Whether somebody is signed in.
    pub fn is_signed_in(&self) -> bool {
        self.account().is_ok()
    }

    /// Whether the account that is signed in is a child's, as the server says.
    pub fn is_childs_account(&self) -> bool {
        let account = self.account().ok();
        account.is_some_and(|account| account.user["is_child"] == true)
    }

    /// Whose sync this is.
    pub fn profile(&self) -> Uuid {
        self.config().profile
    }

    /// What the server sells; nothing where it sells none. Nobody has to be signed in.
    pub async fn plans(&self) -> Result<Plans, Failure> {
        self.api().call(Method::Get, "/v1/plans", None, None).await
    }

    /// Which plan the account has, and from what. Kept, for when there is no network.
    pub async fn subscription(&self) -> Result<SubscriptionValue, Failure> {
        let account = self.account()?;
        let value: SubscriptionValue = self
            .authorized(|api, token| {
                Box::pin(async move {
                    let path = "/v1/me/subscription";
                    api.call(Method::Get, path, Some(token), None).await
                })
            })
            .await?;
        let kept = json!(value);
        let committed = self
            .store()
            .transact(|tx| tx.put_remote(account.id, "subscription", "current", &kept))?;
        self.tell(committed.changes);
        Ok(value)
    }

    /// The same as the server last said it, by the question above or by sync.
    pub fn known_subscription(&self) -> Result<Option<SubscriptionValue>, Failure> {
        let mut known = self.store().remote("subscription")?;
        let value = known.pop().map(|(_, value)| value);
        Ok(value.and_then(|value| serde_json::from_value(value).ok()))
    }

    /// A page on which this is bought, to be opened in the system's browser.
    pub async fn checkout(&self, wanted: CheckoutRequest) -> Result<String, Failure> {
        self.page(PageKind::Checkout, body(&wanted)).await
    }

    /// A page on which what was bought is changed, cancelled and paid otherwise.
    pub async fn portal(&self, purpose: PortalPurpose) -> Result<String, Failure> {
        let form = body(&PortalRequest { purpose });
        self.page(PageKind::Portal, form).await
    }

    async fn page(&self, kind: PageKind, form: Body) -> Result<String, Failure> {
        self.account()?;
        let path = match kind {
            PageKind::Checkout => "/v1/billing/checkout",
            PageKind::Portal => "/v1/billing/portal",
        };
        let page: BillingPage = self
            .authorized(move |api, token| {
                let form = form.clone();
                Box::pin(async move { api.call(Method::Post, path, Some(token), Some(form)).await })
            })
            .await?;
        check_page(&page.url, kind, &self.config().server_url)?;
        Ok(page.url)
    }

    /// Remembers that the browser was opened to buy this.
    pub fn remember_purchase(&self, wanted: CheckoutRequest) -> Result<(), Failure> {
        let purchase = Purchase {
            user_id: self.account()?.user_id,
            server_url: self.config().server_url.clone(),
            wanted,
            since: self.now(),
        };
        let _committed = self
            .store()
            .transact(|tx| tx.set_note(PURCHASE, Some(&json!(purchase))))?;
        Ok(())
    }

    /// It arrived, or nobody waits for it any more.
    pub fn forget_purchase(&self) -> Result<(), Failure> {
        let _committed = self.store().transact(|tx| tx.set_note(PURCHASE, None))?;
        Ok(())
    }

    /// The purchase of the account that is signed in, for as long as it may still arrive.
    pub fn purchase(&self) -> Result<Option<Purchase>, Failure> {
        let Ok(account) = self.account() else {
            return Ok(None);
        };
        let note = self.store().note(PURCHASE)?;
        let purchase: Option<Purchase> = note.and_then(|note| serde_json::from_value(note).ok());
        Ok(purchase.filter(|one| {
            one.user_id == account.user_id
                && one.server_url == self.config().server_url
                && (0..REMEMBERED).contains(&(self.now() - one.since))
        }))
    }
}

/// Whether a page may be opened: of `https`, without a name or a password in it, at Stripe or below the server's own name.
/// Only a server of this machine itself may name another page of this machine.
///
/// # Errors
/// [`Failure::Nonsense`]: it may not.
pub fn check_page(page: &str, kind: PageKind, server: &str) -> Result<(), Failure> {
    let no = |why: &str| Err(Failure::Nonsense(format!("the page to pay on {why}")));
    let (Ok(page), Ok(server)) = (Url::parse(page), Url::parse(server)) else {
        return no("has no address");
    };
    if !page.username().is_empty() || page.password().is_some() {
        return no("has a name in its address");
    }
    let (Some(host), Some(own)) = (page.host_str(), server.host_str()) else {
        return no("has no host");
    };
    let is_local = |host: &str| matches!(host, "127.0.0.1" | "localhost" | "[::1]");
    let is_ours = host == own
        || host
            .strip_suffix(own)
            .is_some_and(|left| left.ends_with('.'));
    match page.scheme() {
        "https" if host == kind.host() && page.port().is_none() => Ok(()),
        "https" if is_ours && !is_local(host) => Ok(()),
        "http" if is_local(host) && is_local(own) => Ok(()),
        _ => no("is somewhere else"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: &str = "https://sync.example.org";

    #[test]
    fn pages_of_stripe_and_of_the_servers_own_name_are_opened() {
        for (page, kind) in [
            (
                "https://checkout.stripe.com/c/pay/cs_1#x",
                PageKind::Checkout,
            ),
            ("https://billing.stripe.com/p/session/1", PageKind::Portal),
            (
                "https://pay.sync.example.org/c/pay/cs_1",
                PageKind::Checkout,
            ),
            ("https://sync.example.org/pay", PageKind::Checkout),
        ] {
            check_page(page, kind, SERVER).unwrap();
        }
        let here = "http://127.0.0.1:4000/c/pay/cs_1";
        check_page(here, PageKind::Checkout, "http://127.0.0.1:8787").unwrap();
        let stripe = "https://checkout.stripe.com/c/pay/cs_1";
        check_page(stripe, PageKind::Checkout, "http://localhost:8787").unwrap();
    }

    #[test]
    fn nothing_else_is_opened() {
        for page in [
            "",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "http://checkout.stripe.com/c/pay/cs_1",
            "https://checkout.stripe.com:8443/c/pay/cs_1",
            "https://billing.stripe.com/p/session/1",
            "https://checkout.stripe.com@evil.example/c/pay/cs_1",
            "https://ann:secret@checkout.stripe.com/c/pay/cs_1",
            "https://checkout.stripe.com.evil.example/c/pay/cs_1",
            "https://notsync.example.org/pay",
            "https://evil.example/sync.example.org",
            "http://127.0.0.1:631/admin",
            "https://127.0.0.1/admin",
            "tactus:open",
        ] {
            let refused = check_page(page, PageKind::Checkout, SERVER);
            assert!(refused.is_err(), "{page}");
        }
        // What is on this machine is no business of somebody else's server.
        let local = check_page(
            "https://localhost/x",
            PageKind::Portal,
            "http://localhost:1",
        );
        assert!(local.is_err());
    }
}
