//! Lost factors: the queue of resets, as an administrator sees and settles it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::body::NoBody;
use crate::http::openapi::problems;
use crate::http::path::{MemberParam, ResetParam, TheColleague, TheirReset};
use crate::http::problem::Problem;
use crate::http::query::Asking;
use crate::http::resets::ResetsQuery;
use crate::http::shapes::{Reset, ResetsPage};
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(require))
        .routes(routes!(list))
        .routes(routes!(cancel))
        .routes(routes!(grant))
        .routes(routes!(refuse))
}

problems! {
    RequireProblems = [BROWSER, NO_BODY] WrongPurpose, RoleMayNot, StepUpRequired, NotAllowed, OwnReset, NotEnrolled, ResetUnderWay;
    ListProblems = [BROWSER, ADDRESS] WrongPurpose, RoleMayNot;
    CancelProblems = [BROWSER, ADDRESS] WrongPurpose, RoleMayNot, StepUpRequired, ResetNotFound, ResetSettled;
    PermitProblems = [BROWSER, NO_BODY] WrongPurpose, RoleMayNot, StepUpRequired, OwnReset, ResetNotFound, ResetSettled;
}

/// Requires a new set-up of a member who lost their factors: at once (`done`), or once an owner permits it (`permission`).
#[utoipa::path(post, path = "/v1/client/admin/members/{member}/reset", tag = "admin", operation_id = "admin_reset_member",
    params(MemberParam), security(("client_token" = [])),
    responses((status = 201, description = "The reset", body = Reset), RequireProblems))]
async fn require(
    State(service): State<Service>,
    TheColleague(member): TheColleague,
    NoBody: NoBody,
) -> Result<(StatusCode, Json<Reset>), Problem> {
    let reset = service.require_set_up(member, None).await?;
    Ok((StatusCode::CREATED, Json(reset.into())))
}

/// The resets of the workspace, newest first.
#[utoipa::path(get, path = "/v1/client/admin/resets", tag = "admin", operation_id = "admin_list_resets",
    params(ResetsQuery), security(("client_token" = [])),
    responses((status = 200, description = "Some of the resets", body = ResetsPage), ListProblems))]
async fn list(
    State(service): State<Service>,
    Visitor(page): Visitor,
    Asking(asked): Asking<ResetsQuery>,
) -> Result<Json<ResetsPage>, Problem> {
    let (wanted, size) = asked.read()?;
    Ok(Json(service.resets(page, wanted, size).await?.into()))
}

/// Cancels a reset that is under way. Every address is told.
#[utoipa::path(delete, path = "/v1/client/admin/resets/{reset}", tag = "admin", operation_id = "admin_cancel_reset",
    params(ResetParam), security(("client_token" = [])),
    responses((status = 204, description = "It is cancelled"), CancelProblems))]
async fn cancel(
    State(service): State<Service>,
    TheirReset(page, reset): TheirReset,
) -> Result<StatusCode, Problem> {
    service.cancel_reset(page, reset).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An owner permits a reset: it is done at once.
#[utoipa::path(post, path = "/v1/client/admin/resets/{reset}/grant", tag = "admin", operation_id = "admin_grant_reset",
    params(ResetParam), security(("client_token" = [])),
    responses((status = 200, description = "The reset", body = Reset), PermitProblems))]
async fn grant(
    State(service): State<Service>,
    TheirReset(page, reset): TheirReset,
    NoBody: NoBody,
) -> Result<Json<Reset>, Problem> {
    Ok(Json(service.grant_reset(page, reset, None).await?.into()))
}

/// An owner refuses a reset. Whoever asked for it is told.
#[utoipa::path(post, path = "/v1/client/admin/resets/{reset}/refuse", tag = "admin", operation_id = "admin_refuse_reset",
    params(ResetParam), security(("client_token" = [])),
    responses((status = 200, description = "The reset", body = Reset), PermitProblems))]
async fn refuse(
    State(service): State<Service>,
    TheirReset(page, reset): TheirReset,
    NoBody: NoBody,
) -> Result<Json<Reset>, Problem> {
    Ok(Json(service.refuse_reset(page, reset, None).await?.into()))
}
