use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::openapi::problems;
use crate::http::path::{DeviceParam, TheDevice};
use crate::http::problem::Problem;
use crate::http::shapes::Devices;
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(revoke))
}

problems! {
    ListProblems = [BROWSER] WrongPurpose;
    RevokeProblems = [BROWSER, ADDRESS] WrongPurpose, DeviceNotFound;
}

/// The browsers that the member is known in.
#[utoipa::path(get, path = "/v1/client/devices", tag = "client", operation_id = "client_list_devices",
    security(("client_token" = [])),
    responses((status = 200, description = "All of them", body = Devices), ListProblems))]
async fn list(
    State(service): State<Service>,
    Visitor(browser): Visitor,
) -> Result<Json<Devices>, Problem> {
    Ok(Json(service.devices(browser).await?.into()))
}

/// Knows one of the member's own browsers no more.
#[utoipa::path(delete, path = "/v1/client/devices/{device}", tag = "client", params(DeviceParam),
    operation_id = "client_revoke_device", security(("client_token" = [])),
    responses((status = 204, description = "It is known no more"), RevokeProblems))]
async fn revoke(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    TheDevice(device): TheDevice,
) -> Result<StatusCode, Problem> {
    service.revoke_device(browser, device).await?;
    Ok(StatusCode::NO_CONTENT)
}
