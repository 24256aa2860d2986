use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::openapi::problems;
use super::path::{DeviceParam, MemberParam, TheDevice, TheMember};
use super::problem::Problem;
use super::shapes::Devices;
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(revoke))
}

problems! {
    ListProblems = [BACKEND, ADDRESS] MemberNotFound;
    RevokeProblems = [BACKEND, ADDRESS] MemberNotFound, DeviceNotFound;
}

/// The browsers that a member is known in.
#[utoipa::path(get, path = "/v1/members/{member}/devices", tag = "devices", operation_id = "list_devices",
    params(MemberParam), security(("api_key" = [])),
    responses((status = 200, description = "All of them", body = Devices), ListProblems))]
async fn list(
    State(service): State<Service>,
    TheMember(member): TheMember,
) -> Result<Json<Devices>, Problem> {
    Ok(Json(service.devices(member).await?.into()))
}

/// Knows one of a member's browsers no more.
#[utoipa::path(delete, path = "/v1/members/{member}/devices/{device}", tag = "devices", operation_id = "revoke_device",
    params(MemberParam, DeviceParam), security(("api_key" = [])),
    responses((status = 204, description = "It is known no more"), RevokeProblems))]
async fn revoke(
    State(service): State<Service>,
    TheMember(member): TheMember,
    TheDevice(device): TheDevice,
) -> Result<StatusCode, Problem> {
    service.revoke_device(member, device).await?;
    Ok(StatusCode::NO_CONTENT)
}
