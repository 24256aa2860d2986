use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::openapi::problems;
use super::problem::Problem;
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(alive))
        .routes(routes!(ready))
}

problems! {
    ReadyProblems = [] Unavailable;
}

/// The verifier can do its work.
#[derive(Serialize, ToSchema)]
struct Readiness {
    /// Always `ready`.
    status: &'static str,
}

/// Whether the process answers.
#[utoipa::path(get, path = "/healthz", tag = "health", operation_id = "healthz",
    responses((status = 200, description = "It answers", content_type = "text/plain", body = String, example = "ok")))]
async fn alive() -> &'static str {
    "ok"
}

/// Whether the store answers too.
#[utoipa::path(get, path = "/readyz", tag = "health", operation_id = "readyz",
    responses((status = 200, description = "It answers", body = Readiness), ReadyProblems))]
async fn ready(State(service): State<Service>) -> Result<Json<Readiness>, Problem> {
    service.ready().await?;
    Ok(Json(Readiness { status: "ready" }))
}
