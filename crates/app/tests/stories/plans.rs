//! Plans, seen from the app: what is shown to whom, the browser that is opened, and waiting for the server's word.

use app::ErrorCode;
use serde_json::{Value, json};

use crate::{
    device::Device,
    server::{Server, credentials, device_with, envelope, signed_in},
};

const PLANS: &str = "/v1/plans";
const STANDING: &str = "/v1/me/subscription";
const CHECKOUT: &str = "/v1/billing/checkout";

fn plans() -> String {
    let plan = |name: &str, prices: Value| {
        json!({"plan": name, "prices": prices, "is_by_invoice": name == "enterprise", "features": {
            "devices": (name == "free").then_some(2), "history_days": (name == "free").then_some(90),
            "raw_key_presses": name != "free", "recommendations": name != "free", "learners": 0, "organisations": false}})
    };
    let price = |interval: &str, amount: u32, currency: &str| json!({"interval": interval, "amount": amount, "currency": currency, "trial_days": 14});
    json!({"plans": [plan("free", json!([])),
        plan("premium", json!([price("monthly", 500, "EUR"), price("yearly", 5_000, "JPY")]))]})
    .to_string()
}

fn standing(status: Option<&str>, may_try: bool) -> String {
    let subscription = status.map(|status| {
        json!({"plan": "premium", "status": status, "interval": "monthly", "quantity": 1,
            "current_period_start": "2026-11-22T08:00:00.000Z", "current_period_end": "2026-12-22T08:00:00.000Z"})
    });
    let has = matches!(status, Some("trialing" | "active"));
    json!({"plan": if has { "premium" } else { "free" }, "source": if has { "subscription" } else { "free" },
        "subscription": subscription, "may_try": may_try})
    .to_string()
}

fn user(plan: &str) -> String {
    let signed_in: Value = serde_json::from_str(&signed_in()).unwrap();
    let mut user = signed_in["user"].clone();
    user["plan"] = plan.into();
    user.to_string()
}

/// A server that sells, and somebody who has signed in to it.
async fn buyer() -> (Server, Device) {
    let server = Server::start().await;
    server.says("/v1/auth/login", 200, signed_in());
    server.says(PLANS, 200, plans());
    server.says(STANDING, 200, standing(None, true));
    server.says(
        CHECKOUT,
        200,
        json!({"url": "http://127.0.0.1:4000/c/pay/cs_1"}).to_string(),
    );
    let device = device_with(&server.url).await;
    device.ok("login", credentials()).await;
    (server, device)
}

fn wish() -> Value {
    json!({"plan": "premium", "interval": "monthly"})
}

fn opened(device: &Device) -> Option<String> {
    device.host.opened.send_replace(None)
}

#[tokio::test]
async fn prices_are_the_servers_and_a_trial_is_told_to_whom_it_is_given() {
    let (server, device) = buyer().await;
    let page = device.ok("plans", json!({})).await;
    assert_eq!(page["sale"], "open");
    assert_eq!(page["standing"]["plan"], "free");
    let prices = &page["plans"][1]["prices"];
    assert_eq!(prices[0]["amount"], 500);
    assert_eq!(
        (&prices[0]["decimals"], &prices[1]["decimals"]),
        (&json!(2), &json!(0))
    );
    assert_eq!(prices[0]["first_payment"], "2026-12-06T08:31:00.000Z");
    server.says(STANDING, 200, standing(Some("canceled"), false));
    let page = device.ok("plans", json!({})).await;
    assert_eq!(page["plans"][1]["prices"][0]["trial_days"], Value::Null);
    assert_eq!(page["standing"]["subscription"]["state"], "ended");
}

#[tokio::test]
async fn whoever_is_signed_out_sees_plans_and_a_server_without_says_nothing() {
    let server = Server::start().await;
    server.says(PLANS, 200, plans());
    let device = device_with(&server.url).await;
    let page = device.ok("plans", json!({})).await;
    assert_eq!(
        (&page["sale"], &page["standing"]),
        (&json!("signed_out"), &Value::Null)
    );
    assert_eq!(page["plans"].as_array().unwrap().len(), 2);
    server.says(PLANS, 200, json!({"plans": []}).to_string());
    let page = device.ok("plans", json!({})).await;
    assert_eq!(
        (&page["sale"], &page["plans"]),
        (&json!("nothing"), &json!([]))
    );
    assert_eq!(
        device.fails("begin_purchase", wish()).await,
        ErrorCode::SignedOut
    );
    assert_eq!(
        device
            .fails("open_portal", json!({"purpose": "manage"}))
            .await,
        ErrorCode::SignedOut
    );
}

#[tokio::test]
async fn what_is_bought_is_waited_for_and_never_believed_before_the_server_says_so() {
    let (server, mut device) = buyer().await;
    let page = device.ok("begin_purchase", wish()).await;
    assert_eq!(opened(&device).unwrap(), "http://127.0.0.1:4000/c/pay/cs_1");
    assert_eq!(page["purchase"]["plan"], "premium");
    assert_eq!(page["standing"]["plan"], "free");
    // The app is closed meanwhile, and the server is away for a moment.
    device.restart().await;
    let page = device.ok("plans", json!({})).await;
    assert_eq!(page["purchase"]["plan"], "premium");
    server.says(STANDING, 503, "");
    let news = async {
        server.bodies("get", STANDING);
        server.says(STANDING, 200, standing(Some("active"), false));
        server.says("/v1/me", 200, user("premium"));
    };
    let (page, ()) = tokio::join!(device.ok("await_purchase", json!({})), news);
    assert_eq!(page["standing"]["plan"], "premium");
    assert_eq!(page["standing"]["subscription"]["state"], "active");
    assert_eq!(page["standing"]["subscription"]["cost"]["amount"], 500);
    assert_eq!(page["purchase"], Value::Null);
    let account = device.ok("account", json!({})).await;
    assert_eq!(account["account"]["plan"], "premium");
}

#[tokio::test]
async fn waiting_can_be_given_up() {
    let (_server, device) = buyer().await;
    device.ok("begin_purchase", wish()).await;
    let give_up = async {
        let page = device.ok("give_up_purchase", json!({})).await;
        assert_eq!(page["purchase"], Value::Null);
    };
    let (page, ()) = tokio::join!(device.ok("await_purchase", json!({})), give_up);
    assert_eq!(page["purchase"], Value::Null);
    assert_eq!(page["standing"]["plan"], "free");
}

#[tokio::test]
async fn no_address_but_a_page_to_pay_on_is_opened() {
    let (server, device) = buyer().await;
    for url in [
        "https://evil.example/c/pay/cs_1",
        "file:///etc/passwd",
        "https://billing.stripe.com/p/session/x",
    ] {
        server.says(CHECKOUT, 200, json!({"url": url}).to_string());
        assert_eq!(
            device.fails("begin_purchase", wish()).await,
            ErrorCode::BadAnswer,
            "{url}"
        );
    }
    assert_eq!(opened(&device), None);
    let page = device.ok("plans", json!({})).await;
    assert_eq!(page["purchase"], Value::Null);
    server.says(
        "/v1/billing/portal",
        200,
        json!({"url": "https://billing.stripe.com/p/session/x"}).to_string(),
    );
    for purpose in ["manage", "cancel"] {
        device.ok("open_portal", json!({"purpose": purpose})).await;
        assert_eq!(
            opened(&device).unwrap(),
            "https://billing.stripe.com/p/session/x"
        );
        let said = server.bodies("post", "/v1/billing/portal").pop().unwrap();
        assert_eq!(said, json!({"purpose": purpose}));
    }
}

#[tokio::test]
async fn a_refusal_of_the_server_is_said_as_it_is() {
    let (server, device) = buyer().await;
    server.says(CHECKOUT, 409, envelope("already_subscribed", &json!({})));
    let refused = device.call("begin_purchase", wish()).await.unwrap_err();
    assert_eq!(
        (refused.code, refused.args["code"].as_str()),
        (ErrorCode::Refused, "already_subscribed")
    );
    assert_eq!(opened(&device), None);
}

#[tokio::test]
async fn without_a_network_the_last_word_of_the_server_is_shown() {
    let (server, device) = buyer().await;
    server.says(STANDING, 200, standing(Some("active"), false));
    device.ok("plans", json!({})).await;
    server.says(PLANS, 503, "");
    let page = device.ok("plans", json!({})).await;
    assert_eq!(
        (&page["sale"], &page["failure"]["code"]),
        (&json!("unknown"), &json!("refused"))
    );
    assert_eq!(page["standing"]["subscription"]["state"], "active");
}

#[tokio::test]
async fn a_late_payment_is_known_everywhere_and_without_a_network() {
    let (server, mut device) = buyer().await;
    assert_eq!(device.ok("late_payment", json!({})).await, Value::Null);
    let late = standing(Some("past_due"), false);
    let mut late: Value = serde_json::from_str(&late).unwrap();
    late["subscription"]["grace_until"] = "2026-12-06T08:00:00.000Z".into();
    server.says(STANDING, 200, late.to_string());
    device.ok("plans", json!({})).await;
    let until = json!({"until": "2026-12-06T08:00:00.000Z"});
    assert_eq!(device.ok("late_payment", json!({})).await, until);
    server.says(STANDING, 503, "");
    server.says(PLANS, 503, "");
    device.restart().await;
    assert_eq!(device.ok("late_payment", json!({})).await, until);

    // Where nothing is bought nobody is reminded, and a child never is.
    let policy = device.folder.path().join("policy.json");
    std::fs::write(&policy, json!({"purchases": false}).to_string()).unwrap();
    device.policy = Some(policy);
    device.restart().await;
    assert_eq!(device.ok("late_payment", json!({})).await, Value::Null);
    device.policy = None;
    device.restart().await;
    assert_eq!(device.ok("late_payment", json!({})).await, until);
    let child = user("free").replace("\"is_child\":false", "\"is_child\":true");
    server.says("/v1/me", 200, child);
    device.ok("check_account", json!({})).await;
    assert_eq!(device.ok("late_payment", json!({})).await, Value::Null);
}

#[tokio::test]
async fn a_child_and_a_managed_machine_are_offered_nothing() {
    let (_server, mut device) = buyer().await;
    let policy = device.folder.path().join("policy.json");
    std::fs::write(&policy, json!({"purchases": false}).to_string()).unwrap();
    device.policy = Some(policy);
    device.restart().await;
    let page = device.ok("plans", json!({})).await;
    assert_eq!(
        (&page["sale"], &page["plans"]),
        (&json!("policy"), &json!([]))
    );
    assert_eq!(page["standing"]["plan"], "free");
    assert_eq!(
        device.fails("begin_purchase", wish()).await,
        ErrorCode::Refused
    );
    assert_eq!(opened(&device), None);

    let (server, device) = buyer().await;
    server.says(
        "/v1/me",
        200,
        user("free").replace("\"is_child\":false", "\"is_child\":true"),
    );
    device.ok("check_account", json!({})).await;
    let page = device.ok("plans", json!({})).await;
    assert_eq!(
        (&page["sale"], &page["plans"]),
        (&json!("child"), &json!([]))
    );
    assert_eq!(
        device.fails("begin_purchase", wish()).await,
        ErrorCode::Refused
    );
}
