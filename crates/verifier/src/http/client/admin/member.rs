//! One member, as an administrator sees and changes them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::body::{Body, NoBody};
use crate::http::openapi::problems;
use crate::http::path::{
    DeviceParam, FactorParam, MemberParam, TheColleague, TheDevice, TheFactor,
};
use crate::http::problem::Problem;
use crate::http::shapes::{IssuedCodes, Member, MemberInFull, RecoveryCodes, Setting};
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get))
        .routes(routes!(set))
        .routes(routes!(end_sessions))
        .routes(routes!(unlock))
        .routes(routes!(issue_code))
        .routes(routes!(remove_factor))
        .routes(routes!(revoke_device))
}

problems! {
    GetProblems = [BROWSER, ADDRESS] WrongPurpose, RoleMayNot;
    SetProblems = [BROWSER, BODY] WrongPurpose, RoleMayNot, StepUpRequired;
    ActProblems = [BROWSER, NO_BODY] WrongPurpose, RoleMayNot, StepUpRequired;
    IssueProblems = [BROWSER, NO_BODY] WrongPurpose, RoleMayNot, StepUpRequired, NotEnrolled, TryAgain, Busy;
    RemoveProblems = [BROWSER, ADDRESS] WrongPurpose, RoleMayNot, StepUpRequired, FactorNotFound;
    RevokeProblems = [BROWSER, ADDRESS] WrongPurpose, RoleMayNot, StepUpRequired, DeviceNotFound;
}

/// What is set for one member alone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "setting": "required" }))]
struct PutSetting {
    /// Whether they must have a second factor, whatever the policy says of their role.
    setting: Setting,
}

/// One member, with what they set up and where they are reached.
#[utoipa::path(get, path = "/v1/client/admin/members/{member}", tag = "admin", operation_id = "admin_get_member",
    params(MemberParam), security(("client_token" = [])),
    responses((status = 200, description = "The member", body = MemberInFull), GetProblems))]
async fn get(
    State(service): State<Service>,
    TheColleague(member): TheColleague,
) -> Result<Json<MemberInFull>, Problem> {
    Ok(Json(service.member_in_full(member).await?.into()))
}

/// Sets for one member alone whether they must have a second factor.
#[utoipa::path(put, path = "/v1/client/admin/members/{member}/setting", tag = "admin", operation_id = "admin_set",
    params(MemberParam), request_body = PutSetting, security(("client_token" = [])),
    responses((status = 200, description = "The member", body = Member), SetProblems))]
async fn set(
    State(service): State<Service>,
    TheColleague(member): TheColleague,
    Body(wanted): Body<PutSetting>,
) -> Result<Json<Member>, Problem> {
    let set = service.set_setting(member, wanted.setting.0);
    Ok(Json(set.await?.into()))
}

/// Ends every client token, open sign-in and unredeemed receipt of a member; one's own but for this page's.
#[utoipa::path(post, path = "/v1/client/admin/members/{member}/end-sessions", tag = "admin",
    operation_id = "admin_end_sessions", params(MemberParam), security(("client_token" = [])),
    responses((status = 204, description = "They are ended"), ActProblems))]
async fn end_sessions(
    State(service): State<Service>,
    TheColleague(member): TheColleague,
    NoBody: NoBody,
) -> Result<StatusCode, Problem> {
    service.end_sessions(member).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets a member who gave too many wrong codes in a row try again, and ends their sessions. It signs nobody in.
#[utoipa::path(post, path = "/v1/client/admin/members/{member}/unlock", tag = "admin", operation_id = "admin_unlock",
    params(MemberParam), security(("client_token" = [])),
    responses((status = 200, description = "The member", body = Member), ActProblems))]
async fn unlock(
    State(service): State<Service>,
    TheColleague(member): TheColleague,
    NoBody: NoBody,
) -> Result<Json<Member>, Problem> {
    Ok(Json(service.unlock_member(member).await?.into()))
}

/// Hands out one recovery code, to give to the member. The codes that they hold stay good.
#[utoipa::path(post, path = "/v1/client/admin/members/{member}/recovery-code", tag = "admin",
    operation_id = "admin_issue_recovery_code", params(MemberParam), security(("client_token" = [])),
    responses((status = 201, description = "Give it to the member now: it is not kept", body = IssuedCodes), IssueProblems))]
async fn issue_code(
    State(service): State<Service>,
    TheColleague(member): TheColleague,
    NoBody: NoBody,
) -> Result<(StatusCode, Json<IssuedCodes>), Problem> {
    let recovery_codes = RecoveryCodes(service.issue_recovery_code(member, None).await?);
    Ok((StatusCode::CREATED, Json(IssuedCodes { recovery_codes })))
}

/// Takes a factor of a member away. They are told so.
#[utoipa::path(delete, path = "/v1/client/admin/members/{member}/factors/{factor}", tag = "admin",
    operation_id = "admin_remove_factor", params(MemberParam, FactorParam), security(("client_token" = [])),
    responses((status = 204, description = "It is removed"), RemoveProblems))]
async fn remove_factor(
    State(service): State<Service>,
    TheColleague(member): TheColleague,
    TheFactor(factor): TheFactor,
) -> Result<StatusCode, Problem> {
    service.remove_factor(member, factor).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Knows one of a member's browsers no more.
#[utoipa::path(delete, path = "/v1/client/admin/members/{member}/devices/{device}", tag = "admin",
    operation_id = "admin_revoke_device", params(MemberParam, DeviceParam), security(("client_token" = [])),
    responses((status = 204, description = "It is known no more"), RevokeProblems))]
async fn revoke_device(
    State(service): State<Service>,
    TheColleague(member): TheColleague,
    TheDevice(device): TheDevice,
) -> Result<StatusCode, Problem> {
    service.revoke_device(member, device).await?;
    Ok(StatusCode::NO_CONTENT)
}
