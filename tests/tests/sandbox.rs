//! A subscription's whole life by a test clock, from trial to end, seen through the server. By day against the tests'
//! Stripe; `cargo xtask stripe-sandbox` runs the same against a sandbox of the real one.

use anyhow::{Context as _, Result, ensure};
use rig::port::Port;
use rig::{Cluster, wait};
use serde_json::{Value, json};
use stories::{Sandbox, Server, World, ask};

const DATABASE: &str = "tactus";
const DAY: i64 = 86_400;

/// Somebody with an account, and how it stands.
struct Payer {
    server: String,
    email: String,
    token: String,
}

impl Payer {
    fn register(server: &str, name: &str) -> Result<Self> {
        let email = format!("{name}@example.org");
        let form = json!({"email": email, "password": "seven quiet copper kettles", "device_id":
            format!("0d9f6d0e-6a4e-4c0b-9a44-{:0>12}", name.as_bytes()[0]), "device_name": "sandbox", "language": "en",
            "timezone": "UTC", "birth_year": null, "consent_analytics": false, "consent_marketing": false});
        let signed_in = ask(server, "POST", "/v1/auth/register", &[], Some(&form))?;
        let token = signed_in["access_token"].as_str().context("a token")?;
        Ok(Self {
            server: server.to_owned(),
            email,
            token: format!("Bearer {token}"),
        })
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let headers = [("Authorization", self.token.as_str())];
        ask(&self.server, method, path, &headers, body)
    }

    /// Waits until the server says so of the account's own subscription.
    fn stands(
        &self,
        stripe: &mut Sandbox,
        what: &str,
        is_so: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        wait::for_some(what, || {
            stripe.forward(&self.server)?;
            let standing = self.ask("GET", "/v1/me/subscription", None)?;
            if is_so(&standing) {
                return Ok(Some(standing));
            }
            stripe.pause();
            Ok(None)
        })
    }
}

fn id(value: &Value) -> Result<String> {
    Ok(value["id"].as_str().context("an id")?.to_owned())
}

fn status(standing: &Value) -> &str {
    standing["subscription"]["status"]
        .as_str()
        .unwrap_or_default()
}

/// The price of this name; made, where the sandbox has none yet.
fn price(stripe: &mut Sandbox, plan: &str, interval: &str, amount: &str) -> Result<String> {
    let name = format!("{plan}_{interval}ly");
    let found = stripe.get(&format!("prices?active=true&limit=1&lookup_keys[]={name}"))?;
    if let Some(price) = found["data"].get(0) {
        return id(price);
    }
    let product = [
        ("name", plan),
        ("metadata[plan]", plan),
        ("metadata[trial_days]", "14"),
    ];
    let product = id(&stripe.post("products", &product)?)?;
    let price = [
        ("product", product.as_str()),
        ("currency", "eur"),
        ("unit_amount", amount),
        ("recurring[interval]", interval),
        ("lookup_key", &name),
    ];
    id(&stripe.post("prices", &price)?)
}

/// A card for the customer, which pays from now on or is refused.
fn card(stripe: &mut Sandbox, customer: &str, method: &str) -> Result<()> {
    let attached = stripe.post(
        &format!("payment_methods/{method}/attach"),
        &[("customer", customer)],
    )?;
    let attached = id(&attached)?;
    let chosen = [(
        "invoice_settings[default_payment_method]",
        attached.as_str(),
    )];
    stripe
        .post(&format!("customers/{customer}"), &chosen)
        .map(drop)
}

#[test]
fn a_subscription_lives_by_a_test_clock_as_the_server_says() {
    let world = World::without_keyring("sandbox").unwrap();
    let cluster = Cluster::temporary().unwrap();
    let port = Port::reserve().unwrap();
    let address = format!("127.0.0.1:{}", port.number());
    let key = std::env::var("STRIPE_TEST_KEY").ok();
    let mut stripe = Sandbox::open(key, &format!("http://{address}")).unwrap();
    let settings = stripe.settings();
    price(&mut stripe, "premium", "month", "500").unwrap();
    let server = Server::with(&cluster, DATABASE, &address, world.logs(), &settings).unwrap();
    checkout(&stripe, server.url()).unwrap();
    let start = i64::try_from(std::time::UNIX_EPOCH.elapsed().unwrap().as_secs()).unwrap();
    let clock = [("frozen_time", start.to_string())];
    let clock = clock
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let clock = id(&stripe.post("test_helpers/test_clocks", &clock).unwrap()).unwrap();
    let lived = life(&mut stripe, &cluster, server.url(), &clock, start);
    // Its customer and subscription go with it, also when something was not as it should be.
    stripe
        .delete(&format!("test_helpers/test_clocks/{clock}"))
        .unwrap();
    lived.unwrap();
}

/// The pages that a person would go to are Stripe's; paying on one takes a person.
fn checkout(stripe: &Sandbox, server: &str) -> Result<()> {
    let payer = Payer::register(server, "buyer")?;
    let wish = json!({"plan": "premium", "interval": "monthly"});
    let page = payer.ask("POST", "/v1/billing/checkout", Some(&wish))?;
    let url = page["url"].as_str().unwrap_or_default();
    if stripe.is_real() {
        ensure!(url.starts_with("https://checkout.stripe.com/"), "{url}");
    }
    let portal = payer.ask("POST", "/v1/billing/portal", None)?;
    ensure!(
        portal["url"].as_str().is_some_and(|url| !url.is_empty()),
        "{portal}"
    );
    Ok(())
}

fn life(
    stripe: &mut Sandbox,
    cluster: &Cluster,
    server: &str,
    clock: &str,
    start: i64,
) -> Result<()> {
    let payer = Payer::register(server, "payer")?;
    let price = price(stripe, "premium", "month", "500")?;
    let customer = id(&stripe.post("customers", &[("test_clock", clock)])?)?;
    card(stripe, &customer, "pm_card_visa")?;
    let link = [
        "link-customer",
        "--email",
        &payer.email,
        "--customer",
        &customer,
    ];
    Server::admin(cluster, DATABASE, &link)?;
    let wish = [
        ("customer", customer.as_str()),
        ("items[0][price]", &price),
        ("trial_period_days", "14"),
    ];
    let subscription = id(&stripe.post("subscriptions", &wish)?)?;
    let tried = payer.stands(stripe, "the trial", |now| status(now) == "trialing")?;
    ensure!(
        tried["plan"] == "premium" && tried["may_try"] == false,
        "{tried}"
    );

    stripe.advance(clock, start + 15 * DAY)?;
    payer.stands(stripe, "the first payment", |now| status(now) == "active")?;

    card(stripe, &customer, "pm_card_chargeCustomerFail")?;
    stripe.advance(clock, start + 47 * DAY)?;
    let late = payer.stands(stripe, "the late payment", |now| status(now) == "past_due")?;
    ensure!(
        !late["subscription"]["grace_until"].is_null() && late["plan"] == "premium",
        "{late}"
    );

    card(stripe, &customer, "pm_card_visa")?;
    let open = stripe.get(&format!("invoices?subscription={subscription}&status=open"))?;
    let open = id(open["data"].get(0).context("an invoice that waits")?)?;
    stripe.post(&format!("invoices/{open}/pay"), &[])?;
    payer.stands(stripe, "the payment after all", |now| {
        status(now) == "active"
    })?;

    let end = [("cancel_at_period_end", "true")];
    stripe.post(&format!("subscriptions/{subscription}"), &end)?;
    payer.stands(stripe, "the cancellation", |now| {
        !now["subscription"]["cancel_at"].is_null()
    })?;
    stripe.advance(clock, start + 80 * DAY)?;
    let over = payer.stands(stripe, "the end", |now| status(now) == "canceled")?;
    ensure!(over["plan"] == "free", "{over}");
    Ok(())
}
