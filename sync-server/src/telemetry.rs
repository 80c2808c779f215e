//! Figures for Prometheus, on a listener of their own that is not for the outside. They count requests by route and never
//! by person.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;

use crate::App;
use crate::serve::ListenError;

/// Upper ends of the classes of durations, in seconds.
const SECONDS: [f64; 11] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0,
];
const REQUESTS: &str = "tactus_http_requests_total";
const DURATION: &str = "tactus_http_request_duration_seconds";

/// Counts from now on. Without this, counting does nothing and costs nothing.
pub fn install() -> Result<PrometheusHandle, BuildError> {
    let builder = PrometheusBuilder::new();
    let builder = builder.set_buckets_for_metric(Matcher::Full(DURATION.to_owned()), &SECONDS)?;
    let handle = builder.install_recorder()?;
    metrics::describe_counter!(REQUESTS, "Requests by method, route and status.");
    metrics::describe_histogram!(DURATION, "Time until the answer began, by route.");
    Ok(handle)
}

/// Counts a request that was answered.
pub(crate) fn answered(method: &axum::http::Method, route: &str, status: StatusCode, seconds: f64) {
    // What a client makes up would be a new series each time.
    let method = match method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS") => {
            known.to_owned()
        }
        _ => "other".to_owned(),
    };
    let status = status.as_u16().to_string();
    metrics::counter!(REQUESTS, "method" => method, "route" => route.to_owned(), "status" => status).increment(1);
    metrics::histogram!(DURATION, "route" => route.to_owned()).record(seconds);
}

/// Answers `/metrics` for ever.
pub async fn serve(
    app: App,
    handle: PrometheusHandle,
    address: SocketAddr,
) -> Result<impl Future<Output = std::io::Result<()>>, ListenError> {
    let listener: TcpListener = crate::serve::listen(address).await?;
    let router = router(app, handle);
    tracing::info!(address = %listener.local_addr().map_or(address, |bound| bound), "figures at /metrics");
    Ok(async move { axum::serve(listener, router).await })
}

/// The only route of that listener.
pub fn router(app: App, handle: PrometheusHandle) -> Router {
    Router::new()
        .route("/metrics", get(scrape))
        .with_state((app, handle))
}

async fn scrape(State((app, handle)): State<(App, PrometheusHandle)>) -> Response {
    let connections = |state, count: u32| {
        metrics::gauge!("tactus_database_connections", "state" => state).set(count);
    };
    let idle = u32::try_from(app.db.num_idle()).unwrap_or(u32::MAX);
    connections("idle", idle);
    connections("used", app.db.size().saturating_sub(idle));
    if let Ok(waiting) = crate::mail::waiting(&app).await {
        metrics::gauge!("tactus_mails_waiting").set(f64::from(waiting));
    }
    if let Ok(waiting) = crate::billing::matters_waiting(&app).await {
        metrics::gauge!("tactus_billing_matters_waiting").set(f64::from(waiting));
    }
    handle.run_upkeep();
    let kind = [(
        header::CONTENT_TYPE,
        "text/plain; version=0.0.4; charset=utf-8",
    )];
    (kind, handle.render()).into_response()
}
