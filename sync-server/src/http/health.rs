//! For whoever watches the server.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::ApiError;
use crate::{App, database};

/// The server is well.
#[derive(Serialize, ToSchema)]
struct Health {
    /// `ok`.
    status: &'static str,
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(healthz))
        .routes(routes!(readyz))
}

/// Does the process live?
#[utoipa::path(get, path = "/healthz", tag = "running", responses((status = OK, body = Health)))]
async fn healthz() -> Json<Health> {
    Json(Health { status: "ok" })
}

/// Can it work: is the database reachable and its schema the one this server was built for?
#[utoipa::path(get, path = "/readyz", tag = "running", responses((status = OK, body = Health)))]
async fn readyz(State(app): State<App>) -> Result<Json<Health>, ApiError> {
    match database::is_current(&app.db).await {
        Ok(true) => Ok(Json(Health { status: "ok" })),
        Ok(false) => {
            tracing::warn!(
                "the schema is not this server's: `tactus-server migrate` brings it there"
            );
            Err(ApiError::Unavailable { retry_after: 10 })
        }
        Err(error) => {
            tracing::warn!(%error, "not ready");
            Err(ApiError::Unavailable { retry_after: 10 })
        }
    }
}
