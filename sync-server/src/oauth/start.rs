//! `GET /v1/auth/oauth/{provider}/start`.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use utoipa::IntoParams;

use super::attempt::{self, Asked, Secrets};
use crate::App;
use crate::http::{self, ApiError, Fields};

/// Ports below are the system's, where something else may listen.
const LOWEST_PORT: u16 = 1024;
/// Characters.
const LONGEST_STATE: usize = 512;

/// What the app asks for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Start {
    /// SHA-256 of the app's verifier in base64url without padding (PKCE S256).
    code_challenge: Option<String>,
    /// `S256`, the only one, if given at all.
    code_challenge_method: Option<String>,
    /// Where the app listens on 127.0.0.1, from 1024 on.
    port: Option<String>,
    /// Given back to the app as it is: 1 to 512 printable ASCII characters.
    state: Option<String>,
}

/// For the learner's browser: sends it to the provider, `google` or `github`, to sign in there.
#[utoipa::path(get, path = "/v1/auth/oauth/{provider}/start", tag = "accounts",
    params(("provider" = String, Path, description = "`google` or `github`"), Start),
    responses((status = SEE_OTHER, description = "To the provider, with a cookie for the way back.")))]
pub(super) async fn start(
    State(app): State<App>,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<Start>, QueryRejection>,
) -> Result<Response, ApiError> {
    let provider = app.oauth.named(&http::path(path)?)?;
    let asked = check(http::query(query)?)?;
    let now = app.clock.now();
    let secrets = Secrets::new(&app.random);
    let to = app.oauth.authorization(provider, &secrets, now).await;
    let to = to.map_err(|refusal| {
        tracing::warn!(provider = provider.as_str(), %refusal, "nobody can sign in with a provider");
        ApiError::Unavailable { retry_after: 10 }
    })?;
    attempt::begin(
        &mut *app.db.acquire().await?,
        provider,
        &secrets,
        &asked,
        now,
    )
    .await?;
    let cookie = cookie(&app, &secrets, attempt::LIFE.num_seconds());
    Ok(away(to.as_str(), cookie))
}

/// The cookie with the browser's secret, or without it the order to forget it.
pub(super) fn cookie(app: &App, secrets: &Secrets, life: i64) -> String {
    let (name, value) = (attempt::cookie_name(secrets.state()), secrets.browser());
    let secure = if app.is_reached_by_tls {
        "; Secure"
    } else {
        ""
    };
    let path = format!("{}/v1/auth/oauth/", app.oauth.path);
    // Lax: it comes along when the provider sends the browser back, and with nothing that another page asks for.
    format!("{name}={value}; Path={path}; Max-Age={life}; HttpOnly; SameSite=Lax{secure}")
}

/// Sends the browser somewhere else.
pub(super) fn away(to: &str, cookie: String) -> Response {
    let value = |text: String| HeaderValue::try_from(text).expect("made of what headers may hold");
    let headers = [
        (header::LOCATION, value(to.to_owned())),
        (header::SET_COOKIE, value(cookie)),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

pub(super) fn check(start: Start) -> Result<Asked, ApiError> {
    let mut fields = Fields::new();
    let challenge = start.code_challenge.unwrap_or_default();
    let challenge: Option<[u8; 32]> = URL_SAFE_NO_PAD
        .decode(challenge)
        .ok()
        .and_then(|bytes| bytes.try_into().ok());
    if challenge.is_none() {
        fields.add("code_challenge", "is no SHA-256 in base64url");
    }
    if start
        .code_challenge_method
        .is_some_and(|method| method != "S256")
    {
        fields.add("code_challenge_method", "is not S256");
    }
    let port = start
        .port
        .as_deref()
        .and_then(|port| port.parse::<u16>().ok());
    let port = port.filter(|port| *port >= LOWEST_PORT);
    if port.is_none() {
        fields.add(
            "port",
            format!("is no port from {LOWEST_PORT} to {}", u16::MAX),
        );
    }
    let state = start.state.unwrap_or_default();
    let printable = state.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if state.is_empty() || state.len() > LONGEST_STATE || !printable {
        fields.add(
            "state",
            format!("is not 1 to {LONGEST_STATE} printable characters"),
        );
    }
    fields.check()?;
    Ok(Asked {
        port: port.unwrap_or_default(),
        app_state: state,
        code_challenge: challenge.unwrap_or_default(),
    })
}
