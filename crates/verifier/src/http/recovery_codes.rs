use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::body::NoBody;
use super::openapi::problems;
use super::path::{MemberParam, TheMember};
use super::problem::Problem;
use super::shapes::{IssuedCodes, RecoveryCodes};
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(issue))
}

problems! {
    IssueProblems = [BACKEND, NO_BODY] MemberNotFound, NotEnrolled, TryAgain, Busy;
}

/// Issues a new set of recovery codes. The old set is no longer accepted.
#[utoipa::path(post, path = "/v1/members/{member}/recovery-codes", tag = "recovery codes",
    operation_id = "issue_recovery_codes",
    params(MemberParam),
    security(("api_key" = [])),
    responses(
        (status = 201, description = "Show them to the member now: they are not kept", body = IssuedCodes),
        IssueProblems,
    ))]
async fn issue(
    State(service): State<Service>,
    TheMember(member): TheMember,
    NoBody: NoBody,
) -> Result<(StatusCode, Json<IssuedCodes>), Problem> {
    let recovery_codes = RecoveryCodes(service.renew_recovery_codes(member).await?);
    Ok((StatusCode::CREATED, Json(IssuedCodes { recovery_codes })))
}
