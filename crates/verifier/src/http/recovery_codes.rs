use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::once::{Creating, CreatingBare, IdempotencyKey, Telling};
use super::openapi::problems;
use super::path::{MemberParam, TheMember};
use super::problem::Problem;
use super::shapes::{self, IssuedCodes};
use crate::ids::MemberId;
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(issue))
        .routes(routes!(issue_one))
}

problems! {
    IssueOneProblems = [BACKEND, BODY, ONCE] MemberNotFound, RoleMayNot, NotEnrolled, TryAgain, Busy;
    IssueProblems = [BACKEND, NO_BODY, ONCE] MemberNotFound, NotEnrolled, TryAgain, Busy;
}

/// Issues a new set of recovery codes. The old set is no longer accepted.
#[utoipa::path(post, path = "/v1/members/{member}/recovery-codes", tag = "recovery codes",
    operation_id = "issue_recovery_codes",
    params(MemberParam, IdempotencyKey),
    security(("api_key" = [])),
    responses(
        (status = 201, description = "Show them to the member now: they are not kept", body = IssuedCodes),
        IssueProblems,
    ))]
async fn issue(
    State(service): State<Service>,
    TheMember(member): TheMember,
    CreatingBare(once): CreatingBare,
) -> Result<Telling, Problem> {
    let creation = service.renew_recovery_codes(member.clone());
    once.tell(member, creation, StatusCode::CREATED, IssuedCodes::new)
        .await
}

/// Who hands a recovery code out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "by": "grace" }))]
struct IssueOne {
    /// The administrator: a member whose role the policy lets do this.
    #[schema(value_type = shapes::MemberId)]
    by: String,
}

/// Hands out one recovery code, for an administrator to give to a member. The codes that the member holds stay good.
#[utoipa::path(post, path = "/v1/members/{member}/recovery-code", tag = "recovery codes",
    operation_id = "issue_recovery_code",
    params(MemberParam, IdempotencyKey), request_body = IssueOne,
    security(("api_key" = [])),
    responses(
        (status = 201, description = "Give it to the member now: it is not kept", body = IssuedCodes),
        IssueOneProblems,
    ))]
async fn issue_one(
    State(service): State<Service>,
    TheMember(member): TheMember,
    Creating(once, wanted): Creating<IssueOne>,
) -> Result<Telling, Problem> {
    let by = MemberId::parse(&wanted.by).map_err(|error| Problem::unprocessable("by", error))?;
    let creation = service.issue_recovery_code(member.clone(), Some(by));
    once.tell(member, creation, StatusCode::CREATED, IssuedCodes::new)
        .await
}
