//! Signing in with a provider, seen from the app: a browser that is opened, waited for, given up, and that others imitate.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, atomic::Ordering},
};

use app::{ErrorCode, ErrorView};
use axum::{
    Json, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::Url;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;

use crate::{
    account::type_lesson_1,
    device::Device,
    server::{device_with, envelope, signed_in},
};

type Parameters = HashMap<String, String>;

/// A server with a provider's page in one.
struct Server {
    url: String,
    told: Arc<Mutex<Told>>,
}

#[derive(Default)]
struct Told {
    /// What the app asked for at the start.
    start: Parameters,
    /// What it redeemed with.
    redeemed: Vec<Value>,
    /// In place of a sign-in.
    refuses: Option<(u16, &'static str, Value)>,
    /// Whoever sits at the provider says no.
    denies: bool,
}

type Shared = State<Arc<Mutex<Told>>>;

impl Server {
    async fn start() -> Self {
        let told = Arc::<Mutex<Told>>::default();
        let router = Router::new()
            .route("/v1/sync/hello", get(hello))
            .route("/v1/auth/oauth/{provider}/start", get(start))
            .route("/at-the-provider", get(agree))
            .route("/v1/auth/oauth/redeem", post(redeem))
            .with_state(Arc::clone(&told));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(axum::serve(listener, router).into_future());
        Self { url, told }
    }
}

async fn hello() -> Json<Value> {
    Json(json!({
        "proto_min": 1, "proto_max": 1, "epoch": "0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11",
        "server_time": "2026-11-22T08:30:00.000Z", "spread_s": 0, "min_client": "0.1.0",
        "limits": {"push_sessions": 200, "push_bytes": 1, "push_decoded_bytes": 1, "pull_changes": 500},
        // One that this app does not know yet.
        "providers": ["github", "gitlab", "google"],
    }))
}

async fn start(
    State(told): Shared,
    Path(provider): Path<String>,
    Query(mut asked): Query<Parameters>,
) -> Redirect {
    asked.insert("provider".into(), provider);
    told.lock().unwrap().start = asked;
    Redirect::to("/at-the-provider")
}

async fn agree(State(told): Shared) -> Redirect {
    let told = told.lock().unwrap();
    let answer = if told.denies {
        "error=access_denied"
    } else {
        "code=tc_x"
    };
    let (port, state) = (&told.start["port"], &told.start["state"]);
    Redirect::to(&format!(
        "http://127.0.0.1:{port}/callback?{answer}&state={state}"
    ))
}

async fn redeem(State(told): Shared, Json(body): Json<Value>) -> Response {
    let mut told = told.lock().unwrap();
    let verifier = body["code_verifier"].as_str().unwrap();
    let right = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == told.start["code_challenge"];
    assert!(
        right && verifier.len() == 43 && body["code"] == "tc_x",
        "{body}"
    );
    told.redeemed.push(body);
    match &told.refuses {
        None => (StatusCode::OK, signed_in()).into_response(),
        Some((status, code, fields)) => {
            let status = StatusCode::from_u16(*status).unwrap();
            (status, envelope(code, fields)).into_response()
        }
    }
}

/// What the browser was told to open.
async fn opened(device: &Device) -> Url {
    let mut told = device.host.opened.subscribe();
    let url = told.wait_for(Option::is_some).await.unwrap().clone();
    device.host.opened.send_replace(None);
    Url::parse(&url.unwrap()).unwrap()
}

/// A browser that goes wherever it is sent, and shows what it ends with.
async fn browse(url: Url) -> String {
    let answer = reqwest::get(url).await.unwrap();
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert!(
        answer.headers()["content-security-policy"]
            .to_str()
            .unwrap()
            .starts_with("default-src 'none'")
    );
    answer.text().await.unwrap()
}

fn with_github() -> Value {
    json!({"provider": "github", "birth_year": null, "consent_analytics": null, "consent_marketing": null})
}

/// Signs in to the end, the browser doing what it is told.
async fn sign_in(device: &Device) -> (Result<Value, ErrorView>, String) {
    let browser = async { browse(opened(device).await).await };
    tokio::join!(device.call("sign_in_with", with_github()), browser)
}

#[tokio::test]
async fn the_browser_signs_in_while_the_learner_types() {
    let server = Server::start().await;
    let device = device_with(&server.url).await;
    assert_eq!(
        device.ok("sign_in_ways", json!({})).await["providers"],
        json!(["google", "github"])
    );
    let mut settings = device.ok("start", json!({})).await["settings"].take();
    settings["language"] = "de".into();
    device.ok("change_settings", settings).await;
    let mut args = with_github();
    args["birth_year"] = 1990.into();
    args["consent_analytics"] = true.into();
    let learner = async {
        let url = opened(&device).await;
        // Nothing waits for the browser.
        type_lesson_1(&device).await;
        browse(url).await
    };
    let (state, page) = tokio::join!(device.ok("sign_in_with", args), learner);
    assert_eq!(state["account"]["email"], "mira@example.org");
    assert!(
        page.contains("lang=\"de\"") && page.contains("Du kannst zurückgehen"),
        "{page}"
    );
    let told = server.told.lock().unwrap();
    assert_eq!(told.start["provider"], "github");
    let [body] = told.redeemed.as_slice() else {
        panic!("redeemed once")
    };
    assert_eq!(
        (&body["birth_year"], &body["consent_analytics"]),
        (&json!(1990), &json!(true))
    );
    assert!(
        body.get("consent_marketing").is_none(),
        "what was not chosen is not said"
    );
    assert_eq!(
        (&body["language"], &body["timezone"]),
        (&json!("de"), &json!("Europe/Berlin"))
    );
}

#[tokio::test]
async fn whoever_else_knocks_at_the_port_is_not_listened_to() {
    let server = Server::start().await;
    let device = device_with(&server.url).await;
    let learner = async {
        let url = opened(&device).await;
        let asked: Parameters = url.query_pairs().into_owned().collect();
        let (port, state) = (&asked["port"], &asked["state"]);
        let client = reqwest::Client::new();
        let door = format!("http://127.0.0.1:{port}");
        let right = format!("code=tc_evil&state={state}");
        for (what, request) in [
            (
                "no state",
                client.get(format!("{door}/callback?code=tc_evil")),
            ),
            (
                "another state",
                client.get(format!("{door}/callback?code=tc_evil&state=c3RhdGU")),
            ),
            (
                "two states",
                client.get(format!("{door}/callback?{right}&state={state}")),
            ),
            (
                "two codes",
                client.get(format!("{door}/callback?{right}&code=tc_x")),
            ),
            (
                "a code and an error",
                client.get(format!("{door}/callback?{right}&error=access_denied")),
            ),
            (
                "nothing",
                client.get(format!("{door}/callback?state={state}")),
            ),
            ("another place", client.get(format!("{door}/?{right}"))),
            ("a POST", client.post(format!("{door}/callback?{right}"))),
            (
                "under another name",
                client
                    .get(format!("{door}/callback?{right}"))
                    .header("host", "evil.example"),
            ),
            (
                "far too long",
                client.get(format!("{door}/callback?{right}&x={}", "x".repeat(20_000))),
            ),
        ] {
            let refused = request
                .send()
                .await
                .map_or(true, |answer| answer.status().is_client_error());
            assert!(refused, "{what}");
        }
        // One that opens a connection and says nothing keeps nobody out.
        let _silent = tokio::net::TcpStream::connect(format!("127.0.0.1:{port}"))
            .await
            .unwrap();
        browse(url).await
    };
    let (state, _) = tokio::join!(device.ok("sign_in_with", with_github()), learner);
    assert_eq!(state["account"]["email"], "mira@example.org");
    assert_eq!(server.told.lock().unwrap().redeemed.len(), 1);
}

#[tokio::test]
async fn waiting_is_given_up_at_once_and_the_port_is_closed() {
    let server = Server::start().await;
    let device = device_with(&server.url).await;
    let learner = async {
        let url = opened(&device).await;
        device.ok("cancel_sign_in", json!({})).await;
        url
    };
    let (error, url) = tokio::join!(device.fails("sign_in_with", with_github()), learner);
    assert_eq!(error, ErrorCode::SignInOver);
    assert!(reqwest::get(url).await.is_err(), "nobody listens any more");
    // Beginning again ends the one before.
    let again = async {
        opened(&device).await;
        sign_in(&device).await.0.unwrap()
    };
    let (error, state) = tokio::join!(device.fails("sign_in_with", with_github()), again);
    assert_eq!(error, ErrorCode::SignInOver);
    assert_eq!(state["account"]["email"], "mira@example.org");
    // There is nothing to give up any more.
    device.ok("cancel_sign_in", json!({})).await;
}

#[tokio::test]
async fn whoever_sits_down_meanwhile_is_not_signed_in() {
    let server = Server::start().await;
    let device = device_with(&server.url).await;
    let learner = async {
        let url = opened(&device).await;
        let new = json!({"name": "Ben", "language": "en", "age_group": "kids", "layout": "us", "daily_goal": null});
        device.ok("create_profile", new).await;
        browse(url).await
    };
    let before = device.ok("start", json!({})).await["profile"].clone();
    let (outcome, _) = tokio::join!(device.call("sign_in_with", with_github()), learner);
    assert_ne!(
        device.ok("start", json!({})).await["profile"],
        before,
        "Ben sits there"
    );
    assert_eq!(outcome.unwrap_err().code, ErrorCode::SignInOver);
    assert!(server.told.lock().unwrap().redeemed.is_empty());
}

#[tokio::test]
async fn every_no_has_a_name() {
    let server = Server::start().await;
    let device = device_with(&server.url).await;
    for (status, code, fields, expected) in [
        (409, "link_refused", json!({}), "link_refused"),
        (403, "account_suspended", json!({}), "account_suspended"),
        (403, "device_limit", json!({}), "device_limit"),
        (410, "account_erased", json!({}), "account_erased"),
        (422, "invalid", json!({"code": "is used"}), "sign_in_over"),
        (
            422,
            "invalid",
            json!({"email": "is not told"}),
            "no_address",
        ),
    ] {
        server.told.lock().unwrap().refuses = Some((status, code, fields));
        let error = sign_in(&device).await.0.unwrap_err();
        assert_eq!(
            (error.code, error.args["code"].as_str()),
            (ErrorCode::Refused, expected)
        );
    }
    server.told.lock().unwrap().denies = true;
    let (outcome, page) = sign_in(&device).await;
    assert_eq!(outcome.unwrap_err().args["code"], "access_denied");
    assert!(page.contains("That did not work"), "{page}");
    device
        .host
        .is_without_browser
        .store(true, Ordering::Relaxed);
    assert_eq!(
        device.fails("sign_in_with", with_github()).await,
        ErrorCode::NoBrowser
    );
    let account = device.ok("account", json!({})).await;
    assert_eq!(
        account["account"],
        Value::Null,
        "nobody was signed in by any of these"
    );
}
