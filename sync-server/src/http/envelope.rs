//! Around every route: the request's id, its line in the log, and the one form of every error.

use axum::Json;
use axum::body::HttpBody as _;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use protocol::{ErrorBody, ErrorDetail};
use tracing::Instrument as _;

use super::error::{Fields, Problem};
use super::integrity;
use crate::App;
use crate::telemetry;

const REQUEST_ID: &str = "x-request-id";

/// Runs the request. The id is always the server's own: one chosen by a client could be anything.
pub(super) async fn wrap(State(app): State<App>, request: Request, next: Next) -> Response {
    let id = hex::encode(app.random.bytes::<8>());
    // The route's pattern and not the path: no ids, and no query, in the log.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    let span = tracing::info_span!("request", id, %method, route);
    let begin = app.clock.now();
    let response = next.run(request).instrument(span.clone()).await;
    let ms = (app.clock.now() - begin).num_milliseconds();
    span.in_scope(|| tracing::info!(status = response.status().as_u16(), ms, "answered"));

    telemetry::answered(
        &method,
        &route,
        response.status(),
        f64::from(u32::try_from(ms).unwrap_or_default()) / 1000.0,
    );

    // Those who are told to come back together would come back together.
    let random_wait = 5 + app.random.below(56);
    let mut response = explained(response, &id, random_wait);
    protect(response.headers_mut(), app.is_reached_by_tls);
    response = integrity::add(response).await;
    let value = HeaderValue::from_str(&id).expect("hex is a valid header");
    response.headers_mut().insert(REQUEST_ID, value);
    response
}

/// What browsers are told about every answer: it is what it says it is, it is for nobody else's page, and it is nothing
/// to keep. A route that says otherwise has its reason.
fn protect(headers: &mut HeaderMap, is_reached_by_tls: bool) {
    let always = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; frame-ancestors 'none'",
        ),
        (header::CACHE_CONTROL, "no-store"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in always {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if is_reached_by_tls {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
}

/// Gives every error its body, those of the router and of the layers too.
fn explained(mut response: Response, id: &str, random_wait: u32) -> Response {
    let status = response.status();
    let problem = match response.extensions_mut().remove::<Problem>() {
        Some(problem) => problem,
        None if status.is_client_error() || status.is_server_error() => bare(status),
        None => return response,
    };
    let body = ErrorBody {
        error: ErrorDetail {
            code: problem.code.to_owned(),
            detail: problem.detail,
            request_id: id.to_owned(),
            fields: problem.fields.0,
        },
    };
    let mut answer = (status, Json(body)).into_response();
    let headers = answer.headers_mut();
    // What routers and limits say beside the status: which methods there are, when to come back.
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            headers.insert(name, value.clone());
        }
    }
    let wait = match status {
        StatusCode::SERVICE_UNAVAILABLE => Some(random_wait),
        _ => problem.retry_after,
    };
    if let Some(seconds) = wait {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    debug_assert!(
        response
            .body()
            .size_hint()
            .exact()
            .is_none_or(|size| size < 1024),
        "an error with a body of its own"
    );
    answer
}

/// Words for a status that came without any.
fn bare(status: StatusCode) -> Problem {
    let (code, detail, retry_after) = match status {
        StatusCode::NOT_FOUND => ("not_found", "There is nothing at this address.", None),
        StatusCode::METHOD_NOT_ALLOWED => (
            "method_not_allowed",
            "This address does not take this method.",
            None,
        ),
        StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "The body is too big.", None),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => (
            "unsupported_media_type",
            "The body is of a type that is not taken here.",
            None,
        ),
        StatusCode::SERVICE_UNAVAILABLE => (
            "unavailable",
            "The server cannot answer just now.",
            Some(10),
        ),
        status if status.is_server_error() => {
            ("internal", "Something went wrong on the server.", None)
        }
        _ => ("unreadable", "The request cannot be read.", None),
    };
    Problem {
        code,
        detail: detail.to_owned(),
        fields: Fields::new(),
        retry_after,
    }
}
