use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::auth::{Backend, SignIns};
use super::body::Body;
use super::openapi::problems;
use super::problem::Problem;
use super::shapes::{self, Verification};
use crate::ids::{MemberId, MemberKey, WorkspaceId};
use crate::service::{Service, Typed};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(verify))
}

problems! {
    VerifyProblems = [BACKEND, BODY] MemberNotFound, TryAgain, Busy;
}

/// A code, and the member who is said to have typed it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "member": "ada@example.org", "code": "123 456" }))]
struct VerifyCode {
    /// Who typed it.
    #[schema(value_type = shapes::MemberId)]
    member: String,
    /// A code of their authenticator app or one of their recovery codes, as it was typed.
    code: String,
}

/// A member of `workspace` that a body names.
pub(super) fn member(workspace: WorkspaceId, text: &str) -> Result<MemberKey, Problem> {
    let member = MemberId::parse(text).map_err(|error| Problem::unprocessable("member", error))?;
    Ok(MemberKey { workspace, member })
}

/// Checks a code, for applications that ask for it themselves. A code is accepted once.
///
/// No sign-in says whose slip a wrong code was, so that each stays in the long account; begin a sign-in where a person types.
#[utoipa::path(post, path = "/v1/verify", tag = "verify", operation_id = "verify",
    request_body = VerifyCode, security(("api_key" = [])),
    responses(
        (status = 200, description = "Whether the code was accepted, and why not", body = Verification, examples(
            ("accepted" = (value = json!({
                "accepted": true, "method": "totp", "factor": "fac_01jd8zq9k3v5m7r2t4w6x8y0za",
                "recovery_codes_left": 10, "at": "2026-11-22T06:27:00.000000Z"
            }))),
            ("refused" = (value = json!({ "accepted": false, "reason": "wrong-code", "remaining": 4 }))),
            ("clock off" = (value = json!({
                "accepted": false, "reason": "clock-off", "clock_off_seconds": 90, "remaining": 3
            }))),
            ("wait" = (value = json!({
                "accepted": false, "reason": "wait", "retry_at": "2026-11-22T06:27:30.000000Z", "remaining": 0
            }))),
        )),
        VerifyProblems,
    ))]
async fn verify(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<SignIns>,
    Body(sent): Body<VerifyCode>,
) -> Result<Json<Verification>, Problem> {
    let member = member(workspace, &sent.member)?;
    let verification = service.verify(member, Typed::read(&sent.code));
    Ok(Json(verification.await?.into()))
}
