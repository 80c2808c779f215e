//! `GET /v1/auth/oauth/{provider}/callback`.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use openidconnect::url::Url;
use serde::Deserialize;
use utoipa::IntoParams;

use super::attempt::{self, Asked, Secrets};
use super::code;
use super::start::{away, cookie};
use crate::App;
use crate::accounts::{self, Provider};
use crate::http::{self, ApiError, Fields};

/// What the provider sends along.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Back {
    /// Ours, as `start` gave it to the provider.
    pub(super) state: Option<String>,
    /// For us, to ask the provider who it was.
    code: Option<String>,
    /// In its place: why there is none.
    error: Option<String>,
    /// Who sends it, where the provider says so (RFC 9207).
    iss: Option<String>,
}

/// For the learner's browser, sent back by the provider: sends it on to the app at
/// `http://127.0.0.1:{port}/callback?code&state`, or with `error` (`access_denied`, `provider_failed`) in place of `code`.
#[utoipa::path(get, path = "/v1/auth/oauth/{provider}/callback", tag = "accounts",
    params(("provider" = String, Path, description = "`google` or `github`"), Back),
    responses((status = SEE_OTHER, description = "To the app on the learner's machine."),
        (status = OK, body = String, content_type = "text/html",
            description = "To a browser, in place of 422: that this sign-in is over.")))]
pub(super) async fn callback(
    State(app): State<App>,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<Back>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    match come_back(&app, path, query, &headers).await {
        Err(ApiError::Invalid(_)) if wants_page(&headers) => {
            Ok(accounts::sign_in_is_over(&app, &headers))
        }
        answer => answer,
    }
}

/// Whether it is somebody's browser that asks, which would show them JSON.
fn wants_page(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).into_iter();
    accepted
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.contains("text/html"))
}

async fn come_back(
    app: &App,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<Back>, QueryRejection>,
    headers: &HeaderMap,
) -> Result<Response, ApiError> {
    let provider = app.oauth.named(&http::path(path)?)?;
    let back = http::query(query)?;
    let state = back.state.clone().unwrap_or_default();
    let browser = secret_in(headers, &attempt::cookie_name(&state)).unwrap_or_default();
    let secrets = Secrets::received(&state, browser);
    let now = app.clock.now();
    let mut db = app.db.acquire().await?;
    // Taken out before anything else: a second time there is nothing, whatever becomes of the first.
    let asked = attempt::take(&mut db, provider, &secrets, now).await?;
    drop(db);
    let asked = asked.ok_or_else(|| {
        ApiError::Invalid(Fields::one(
            "state",
            "is used, too old, of another browser or unknown",
        ))
    })?;
    let answer = match judge(app, provider, back, &secrets).await {
        Ok(identity) => {
            let mut db = app.db.acquire().await?;
            let now = app.clock.now();
            Ok(code::issue(&mut db, &app.random, &identity, &asked.code_challenge, now).await?)
        }
        Err(why) => Err(why),
    };
    let to = to_the_app(&asked, &answer)?;
    Ok(away(
        to.as_str(),
        cookie(app, &Secrets::received(&state, ""), 0),
    ))
}

/// Who it is, or the word for the app for why that is not known.
async fn judge(
    app: &App,
    provider: Provider,
    back: Back,
    secrets: &Secrets,
) -> Result<crate::accounts::Identity, &'static str> {
    let is_issuer = |name: &str| app.oauth.is_issuer(provider, name);
    if !back.iss.as_deref().is_none_or(is_issuer) {
        tracing::warn!(
            provider = provider.as_str(),
            "another provider sends a browser back"
        );
        return Err("provider_failed");
    }
    let code = match (back.code, back.error.as_deref()) {
        (Some(code), None) if !code.is_empty() => code,
        (_, Some("access_denied")) => return Err("access_denied"),
        _ => return Err("provider_failed"),
    };
    let identity = app
        .oauth
        .identity(provider, code, secrets, app.clock.now())
        .await;
    identity.map_err(|refusal| {
        tracing::warn!(provider = provider.as_str(), %refusal, "a sign-in came to nothing");
        "provider_failed"
    })
}

/// The one place a browser is sent to: the learner's own machine.
pub(super) fn to_the_app(
    asked: &Asked,
    answer: &Result<String, &'static str>,
) -> Result<Url, ApiError> {
    let place = format!("http://127.0.0.1:{}/callback", asked.port);
    let mut to = Url::parse(&place).map_err(ApiError::internal)?;
    match answer {
        Ok(code) => to.query_pairs_mut().append_pair("code", code),
        Err(why) => to.query_pairs_mut().append_pair("error", why),
    };
    to.query_pairs_mut().append_pair("state", &asked.app_state);
    Ok(to)
}

/// The value of a cookie.
pub(super) fn secret_in<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).into_iter();
    all.filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(each, value)| (each == name).then_some(value))
}
