use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::body::{Body, NoBody};
use crate::http::factors::TypedCode;
use crate::http::openapi::problems;
use crate::http::problem::Problem;
use crate::http::shapes::{IssuedCodes, Method, Sent, Verification};
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(step_up))
        .routes(routes!(send))
        .routes(routes!(issue_codes))
}

problems! {
    SendProblems = [BROWSER, BODY] WrongPurpose, RoleMayNot, MethodNotOffered, CodeSentLately;
    StepUpProblems = [BROWSER, BODY] WrongPurpose, RoleMayNot, TryAgain, Busy;
    IssueCodesProblems = [BROWSER, NO_BODY] StepUpRequired, WrongPurpose, NotEnrolled, TryAgain, Busy;
}

/// Proves a factor again, so that the factors may be changed for ten minutes.
#[utoipa::path(post, path = "/v1/client/security/step-up", tag = "client", operation_id = "client_step_up",
    request_body = TypedCode,
    security(("client_token" = [])),
    responses((status = 200, description = "Whether the code was accepted, and why not", body = Verification), StepUpProblems))]
async fn step_up(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    Body(typed): Body<TypedCode>,
) -> Result<Json<Verification>, Problem> {
    let verification = service.step_up(browser, typed.read());
    Ok(Json(verification.await?.into()))
}

/// By what way a code is to be sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "method": "email-code" }))]
struct SendCode {
    /// The method that it will be given back with.
    method: Method,
}

/// Sends a code that proves a factor again.
#[utoipa::path(post, path = "/v1/client/security/send", tag = "client", operation_id = "client_send_step_up_code",
    request_body = SendCode,
    security(("client_token" = [])),
    responses((status = 200, description = "It was sent", body = Sent), SendProblems))]
async fn send(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    Body(wanted): Body<SendCode>,
) -> Result<Json<Sent>, Problem> {
    let sent = service.send_for_page(browser, wanted.method.0);
    Ok(Json(sent.await?.into()))
}

/// Issues a new set of the member's own recovery codes. The old set is no longer accepted.
#[utoipa::path(post, path = "/v1/client/recovery-codes", tag = "client", operation_id = "client_issue_recovery_codes",
    security(("client_token" = [])),
    responses(
        (status = 201, description = "The codes, shown only here", body = IssuedCodes),
        IssueCodesProblems,
    ))]
async fn issue_codes(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    NoBody: NoBody,
) -> Result<(StatusCode, Json<IssuedCodes>), Problem> {
    let codes = service.renew_recovery_codes(browser).await?;
    Ok((StatusCode::CREATED, Json(IssuedCodes::new(codes))))
}
