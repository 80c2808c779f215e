//! Everything the server answers: the routes of each feature, and around them what every request goes through.

use axum::Router;
use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;

use crate::App;
use crate::{accounts, billing, care, catalog, export, http, oauth, orgs, rewards, stats, sync};

/// Everything the server answers.
pub fn router(app: App) -> Router {
    let (router, document) = routes().split_for_parts();
    let document = http::complete(document);
    let router = router.route("/openapi.json", get(async move || axum::Json(document)));
    http::around(router, app)
}

/// The document at `/openapi.json`.
pub fn document() -> utoipa::openapi::OpenApi {
    http::complete(routes().into_openapi())
}

fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(http::head())
        .merge(http::health())
        .merge(accounts::routes())
        .merge(oauth::routes())
        .merge(export::routes())
        .merge(sync::routes())
        .merge(catalog::routes())
        .merge(stats::routes())
        .merge(rewards::routes())
        .merge(billing::routes())
        .merge(care::routes())
        .merge(orgs::routes())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use axum::body::Body as AxumBody;
    use axum::http::Request;
    use http_body_util::BodyExt as _;
    use serde_json::Value;
    use sqlx::postgres::PgPoolOptions;
    use tower::ServiceExt as _;

    use axum::http::StatusCode;

    use super::*;
    use crate::clock::MockClock;
    use crate::config::RateLimits;
    use crate::random::Random;

    /// An app whose database is away.
    fn app() -> App {
        let db = PgPoolOptions::new()
            .acquire_timeout(Duration::from_millis(50))
            .connect_lazy("postgres://nobody@127.0.0.1:1/nothing")
            .unwrap();
        let clock = MockClock::new("2026-11-22T08:30:00Z".parse().unwrap());
        App::new(db, Arc::new(clock), Random::seeded(1), RateLimits::Off)
    }

    async fn ask(router: Router, path: &str) -> (StatusCode, axum::http::HeaderMap, Value) {
        let request = Request::get(path).header("authorization", "Bearer ta_x");
        let request = request.body(AxumBody::empty()).unwrap();
        let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        (
            parts.status,
            parts.headers,
            serde_json::from_slice(&body).unwrap(),
        )
    }

    #[tokio::test]
    async fn a_panic_is_an_internal_error_that_tells_nothing() {
        let app = app();
        let router: Router<App> = Router::new().route(
            "/panic",
            get(async || -> StatusCode { panic!("the secret of the house") }),
        );
        let (status, headers, body) = ask(http::around(router, app), "/panic").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(body["error"]["code"], "internal");
        assert_eq!(
            body["error"]["request_id"],
            headers["x-request-id"].to_str().unwrap()
        );
        assert!(!body.to_string().contains("secret"), "{body}");
    }

    #[tokio::test]
    async fn a_database_that_is_away_is_told_with_when_to_come_back() {
        for path in ["/v1/me", "/v1/sync/hello", "/readyz"] {
            let (status, headers, body) = ask(router(app()), path).await;
            assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
            assert_eq!(body["error"]["code"], "unavailable");
            assert!(headers.contains_key("retry-after"), "{path}");
        }
        let (status, ..) = ask(router(app()), "/healthz").await;
        assert_eq!(status, StatusCode::OK, "the process lives");
    }
}
