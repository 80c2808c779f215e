//! A small GitHub: as its documentation says it answers, down to errors with status 200 and the refusal of those who do
//! not say who they are.

use std::sync::{Arc, Mutex};

use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::stage::{CLIENT, Parameters, SECRET, serve};

/// Who sits at GitHub, and how it behaves.
pub(super) struct Site {
    pub(super) id: u64,
    pub(super) emails: Value,
    /// The status of its API.
    pub(super) api: StatusCode,
    /// In place of an answer to a code, with status 200.
    pub(super) token: Option<Value>,
    granted: Vec<Granted>,
}

struct Granted {
    code: String,
    challenge: String,
    redirect_uri: String,
}

/// The running site.
pub(super) struct Github {
    pub(super) url: String,
    pub(super) site: Arc<Mutex<Site>>,
}

type Shared = State<Arc<Mutex<Site>>>;

impl Github {
    pub(super) async fn start() -> Self {
        let site = Arc::new(Mutex::new(Site {
            id: 7,
            emails: address("ann@example.org", true),
            api: StatusCode::OK,
            token: None,
            granted: Vec::new(),
        }));
        let router = Router::new()
            .route("/login/oauth/authorize", get(authorize))
            .route("/login/oauth/access_token", post(access_token))
            .route("/api/v3/user", get(user))
            .route("/api/v3/user/emails", get(emails))
            .with_state(Arc::clone(&site));
        Self {
            url: serve(router).await,
            site,
        }
    }

    /// Somebody else sits there from now on.
    pub(super) fn sits(&self, id: u64, emails: Value) {
        let mut site = self.site.lock().unwrap();
        (site.id, site.emails) = (id, emails);
    }
}

/// The one address somebody has.
pub(super) fn address(email: &str, verified: bool) -> Value {
    json!([{"email": email, "primary": true, "verified": verified, "visibility": "private"}])
}

/// Whoever sits there agrees at once.
async fn authorize(State(site): Shared, Query(asked): Query<Parameters>) -> Response {
    if asked.get("client_id").map(String::as_str) != Some(CLIENT)
        || asked.get("code_challenge_method").map(String::as_str) != Some("S256")
    {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let mut site = site.lock().unwrap();
    let code = format!("gh{}", site.granted.len());
    site.granted.push(Granted {
        code: code.clone(),
        challenge: asked["code_challenge"].clone(),
        redirect_uri: asked["redirect_uri"].clone(),
    });
    let back = format!(
        "{}?code={code}&state={}",
        asked["redirect_uri"], asked["state"]
    );
    Redirect::to(&back).into_response()
}

async fn access_token(
    State(site): Shared,
    headers: HeaderMap,
    Form(form): Form<Parameters>,
) -> Response {
    assert_eq!(
        headers[header::ACCEPT],
        "application/json",
        "else GitHub answers with a form"
    );
    let mut site = site.lock().unwrap();
    if let Some(answer) = &site.token {
        return Json(answer.clone()).into_response();
    }
    let error =
        |code: &str| Json(json!({"error": code, "error_description": "Why."})).into_response();
    if form["client_id"] != CLIENT || form["client_secret"] != SECRET {
        return error("incorrect_client_credentials");
    }
    let Some(at) = site
        .granted
        .iter()
        .position(|granted| granted.code == form["code"])
    else {
        return error("bad_verification_code");
    };
    let granted = site.granted.remove(at);
    let verifier = form.get("code_verifier").cloned().unwrap_or_default();
    if URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) != granted.challenge {
        return error("bad_verification_code");
    }
    if form["redirect_uri"] != granted.redirect_uri {
        return error("redirect_uri_mismatch");
    }
    Json(json!({"access_token": "gho_x", "scope": "user:email", "token_type": "bearer"}))
        .into_response()
}

async fn user(State(site): Shared, headers: HeaderMap) -> Response {
    // The address is on the profile only if it is not private.
    let id = site.lock().unwrap().id;
    api(
        &site,
        &headers,
        &json!({"id": id, "login": "ann", "email": null}),
    )
}

async fn emails(State(site): Shared, headers: HeaderMap) -> Response {
    let emails = site.lock().unwrap().emails.clone();
    api(&site, &headers, &emails)
}

fn api(site: &Mutex<Site>, headers: &HeaderMap, answer: &Value) -> Response {
    if headers.get(header::USER_AGENT).is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    if headers
        .get(header::AUTHORIZATION)
        .is_none_or(|token| token != "Bearer gho_x")
    {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    (site.lock().unwrap().api, Json(answer)).into_response()
}
