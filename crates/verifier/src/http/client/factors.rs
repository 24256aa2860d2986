use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::body::Body;
use crate::http::factors::{BeginFactor, CodeFromBrowser};
use crate::http::members::label;
use crate::http::openapi::problems;
use crate::http::path::{FactorParam, TheFactor};
use crate::http::problem::Problem;
use crate::http::shapes::{Confirmation, Factors, PendingFactor};
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, begin))
        .routes(routes!(delete))
        .routes(routes!(confirm))
}

problems! {
    BeginProblems = [BROWSER, BODY] StepUpRequired, EnrolledAlready, FactorLimit, PendingLimit, SignInPassed, SignInChallenges, LabelUnshowable, SignInEnded;
    ConfirmProblems = [BROWSER, BODY] StepUpRequired, EnrolledAlready, FactorNotFound, FactorActive, FactorLimit, SignInPassed, SignInChallenges, OtherBrowser, TryAgain, SignInEnded, FactorExpired, Busy;
    ListProblems = [BROWSER] WrongPurpose;
    DeleteProblems = [BROWSER, ADDRESS] StepUpRequired, WrongPurpose, FactorNotFound;
}

/// Begins to set up an authenticator app. The secret is in this answer, and never again.
#[utoipa::path(post, path = "/v1/client/factors", tag = "client", request_body = BeginFactor,
    operation_id = "client_begin_factor", security(("client_token" = [])),
    responses(
        (status = 201, description = "Scan it, then confirm it within 15 minutes", body = PendingFactor,
            example = json!({
                "id": "fac_01jd8zq9k3v5m7r2t4w6x8y0za", "kind": "totp", "label": "Work phone", "status": "pending",
                "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                "otpauth_uri": "otpauth://totp/Acme:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme",
                "expires_at": "2026-11-22T06:42:00.000000Z"
            })),
        BeginProblems,
    ))]
async fn begin(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    Body(wanted): Body<BeginFactor>,
) -> Result<(StatusCode, Json<PendingFactor>), Problem> {
    wanted.check()?;
    let pending = service.begin_factor(browser, label(wanted.label)?);
    Ok((StatusCode::CREATED, Json(pending.await?.into())))
}

/// Confirms a factor with its first code. In a sign-in that asked for it, that passes the sign-in.
#[utoipa::path(post, path = "/v1/client/factors/{factor}/confirm", tag = "client", params(FactorParam),
    operation_id = "client_confirm_factor", request_body = CodeFromBrowser, security(("client_token" = [])),
    responses(
        (status = 200, description = "Whether the code was accepted, and why not", body = Confirmation),
        ConfirmProblems,
    ))]
async fn confirm(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    TheFactor(factor): TheFactor,
    Body(typed): Body<CodeFromBrowser>,
) -> Result<Json<Confirmation>, Problem> {
    let (browser, typed) = typed.read(browser)?;
    let confirmation = service.confirm_factor(browser, factor, typed);
    Ok(Json(confirmation.await?.into()))
}

/// The member's own factors.
#[utoipa::path(get, path = "/v1/client/factors", tag = "client", operation_id = "client_list_factors",
    security(("client_token" = [])),
    responses((status = 200, description = "All factors", body = Factors), ListProblems))]
async fn list(
    State(service): State<Service>,
    Visitor(browser): Visitor,
) -> Result<Json<Factors>, Problem> {
    Ok(Json(service.factors(browser).await?.into()))
}

/// Removes one of the member's own factors.
#[utoipa::path(delete, path = "/v1/client/factors/{factor}", tag = "client", params(FactorParam),
    operation_id = "client_remove_factor", security(("client_token" = [])),
    responses((status = 204, description = "It is removed"), DeleteProblems))]
async fn delete(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    TheFactor(factor): TheFactor,
) -> Result<StatusCode, Problem> {
    service.remove_factor(browser, factor).await?;
    Ok(StatusCode::NO_CONTENT)
}
